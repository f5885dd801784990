// Mutations of comments and reactions.
import { z } from "zod";
import { actingAs } from "../access.ts";
import type { Comment, Issue } from "../state.ts";
import { addComment, deleteComment, editComment, minimizeComment } from "../verbs/comments.ts";
import { react, unreact } from "../verbs/reactions.ts";
import { commentNode, contentNamed, issueNode, reactionGroups, reactionNode } from "./issues.ts";
import { find, id, issueBy, type Mutation, mutation } from "./mutate.ts";
import type { Context } from "./node.ts";

const reaction = { subjectId: id, content: z.string() };

const shown = (context: Context, subject: Issue | Comment) =>
  subject.kind === "issue" ? issueNode(context, subject) : commentNode(context, subject);

export const commentMutations: Readonly<Record<string, Mutation>> = {
  addComment: mutation({ subjectId: id, body: z.string() }, (context, { subjectId, body }) => {
    const issue = issueBy(context, subjectId);
    const comment = addComment(context.world, context.viewer, issue, body);
    const edge = { cursor: "", node: () => commentNode(context, comment) };
    return { commentEdge: edge, timelineEdge: edge, subject: () => issueNode(context, issue) };
  }),
  updateIssueComment: mutation({ id, body: z.string() }, (context, input) => {
    const comment = find(context, input.id, "comment");
    editComment(context.world, context.viewer, comment, input.body);
    return { issueComment: () => commentNode(context, comment) };
  }),
  deleteIssueComment: mutation({ id }, (context, input) => {
    deleteComment(context.world, context.viewer, find(context, input.id, "comment"));
    return {};
  }),
  minimizeComment: mutation({ subjectId: id, classifier: z.string() }, (context, { subjectId, classifier }) => {
    const comment = find(context, subjectId, "comment");
    minimizeComment(context.world, context.viewer, comment, classifier.toLowerCase().replace("_", "-"));
    return { minimizedComment: () => commentNode(context, comment) };
  }),
  unminimizeComment: mutation({ subjectId: id }, (context, { subjectId }) => {
    const comment = find(context, subjectId, "comment");
    minimizeComment(context.world, context.viewer, comment, null);
    return { unminimizedComment: () => commentNode(context, comment) };
  }),
  addReaction: mutation(reaction, (context, { subjectId, content }) => {
    const subject = find(context, subjectId, "issue", "comment");
    const { reaction: given } = react(context.world, context.viewer, subject, contentNamed(content) ?? "eyes");
    const groups = () => reactionGroups(context, subject);
    return {
      reaction: () => reactionNode(context, given),
      reactionGroups: groups,
      subject: () => shown(context, subject),
    };
  }),
  removeReaction: mutation(reaction, (context, { subjectId, content }) => {
    const subject = find(context, subjectId, "issue", "comment");
    const mine = subject.reactions.find(
      ({ by, content: given }) => by === actingAs(context.viewer) && given === contentNamed(content),
    );
    if (mine) unreact(context.world, context.viewer, subject, mine);
    const groups = () => reactionGroups(context, subject);
    const gone = mine ? () => reactionNode(context, mine) : null;
    return { reaction: gone, reactionGroups: groups, subject: () => shown(context, subject) };
  }),
};
