// Comments on issues, and reactions on both.
import { z } from "zod";
import { demandIssues } from "../access.ts";
import { isLater } from "../clock.ts";
import { ordered } from "../order.ts";
import { notFound } from "../refusal.ts";
import { commentShape, reactionShape } from "../shapes/issues.ts";
import { type Comment, type Issue, type Reaction, reactionContents } from "../state.ts";
import { addComment, deleteComment, editComment } from "../verbs/comments.ts";
import { react, unreact } from "../verbs/reactions.ts";
import { commentOf, commentsIn, liveIssues } from "../world.ts";
import {
  type Call,
  created,
  issueIn,
  nothing,
  numberParam,
  ok,
  paged,
  type Reply,
  read,
  repositoryIn,
  route,
} from "./route.ts";

const Body = z.object({ body: z.string() });
const NewReaction = z.object({ content: z.enum(reactionContents) });

const one = "/repos/{owner}/{repo}/issues/comments/{comment_id}";
const ofIssue = "/repos/{owner}/{repo}/issues/{issue_number}";

export const commentRoutes = [
  route("GET", `${ofIssue}/comments`, (call) =>
    paged(call, since(call, commentsIn(issueIn(call))), (comment) => commentShape(call.world, comment)),
  ),
  route("POST", `${ofIssue}/comments`, (call) => {
    const { body } = read(Body, call.body, "IssueComment");
    return created(commentShape(call.world, addComment(call.world, call.viewer, issueIn(call), body)));
  }),
  route("GET", "/repos/{owner}/{repo}/issues/comments", (call) => {
    const repository = repositoryIn(call);
    demandIssues(call.world, call.viewer, repository);
    const all = liveIssues(repository).flatMap(commentsIn);
    const key = (comment: Comment) => (call.query.get("sort") === "updated" ? comment.updatedAt : comment.createdAt);
    const sorted = ordered(since(call, all), key, call.query.get("direction") === "desc");
    return paged(call, sorted, (comment) => commentShape(call.world, comment));
  }),
  route("GET", one, (call) => ok(commentShape(call.world, commentIn(call)))),
  route("PATCH", one, (call) => {
    const comment = commentIn(call);
    editComment(call.world, call.viewer, comment, read(Body, call.body, "IssueComment").body);
    return ok(commentShape(call.world, comment));
  }),
  route("DELETE", one, (call) => {
    deleteComment(call.world, call.viewer, commentIn(call));
    return nothing;
  }),
  route("GET", `${one}/reactions`, (call) => reactions(call, commentIn(call))),
  route("POST", `${one}/reactions`, (call) => addReaction(call, commentIn(call))),
  route("DELETE", `${one}/reactions/{reaction_id}`, (call) => removeReaction(call, commentIn(call))),
  route("GET", `${ofIssue}/reactions`, (call) => reactions(call, issueIn(call))),
  route("POST", `${ofIssue}/reactions`, (call) => addReaction(call, issueIn(call))),
  route("DELETE", `${ofIssue}/reactions/{reaction_id}`, (call) => removeReaction(call, issueIn(call))),
];

const commentIn = (call: Call): Comment =>
  commentOf(call.world, call.viewer, repositoryIn(call), numberParam(call, "comment_id"));

function since(call: Call, comments: readonly Comment[]): Comment[] {
  const from = call.query.get("since");
  return comments.filter((comment) => from === null || !isLater(from, comment.updatedAt));
}

function reactions(call: Call, subject: Issue | Comment): Reply {
  const content = call.query.get("content");
  const wanted = subject.reactions.filter((reaction) => content === null || reaction.content === content);
  return paged(call, wanted, (reaction) => reactionShape(call.world, reaction));
}

function addReaction(call: Call, subject: Issue | Comment): Reply {
  const { content } = read(NewReaction, call.body, "Reaction");
  const { reaction, added } = react(call.world, call.viewer, subject, content);
  return { status: added ? 201 : 200, body: reactionShape(call.world, reaction) };
}

function removeReaction(call: Call, subject: Issue | Comment): Reply {
  const found: Reaction | undefined = subject.reactions.find(({ id }) => id === numberParam(call, "reaction_id"));
  if (!found) throw notFound();
  unreact(call.world, call.viewer, subject, found);
  return nothing;
}
