// The mutations that are built. Each runs on its own: one that fails does not stop those after it.
import { GraphQLError } from "graphql";
import { z } from "zod";
import { actingAs, canSee } from "../access.ts";
import { notFound } from "../refusal.ts";
import type { Account, Comment, Issue, Label, Node, Repository } from "../state.ts";
import { assign, unassign } from "../verbs/assignees.ts";
import { addComment, deleteComment, editComment, minimizeComment } from "../verbs/comments.ts";
import { addSubIssue, deleteIssue, removeSubIssue, transferIssue } from "../verbs/family.ts";
import { closeIssue, editIssue, lockIssue, openIssue, reopenIssue, unlockIssue } from "../verbs/issues.ts";
import { addLabels, createLabel, deleteLabel, removeLabels, setLabels, updateLabel } from "../verbs/labels.ts";
import { react, unreact } from "../verbs/reactions.ts";
import { actorNode } from "./accounts.ts";
import { commentNode, contentNamed, issueNode, reactionGroups, reactionNode } from "./issues.ts";
import type { Args, Context } from "./node.ts";
import { labelNode, repositoryNode } from "./repositories.ts";

const id = z.string();
const ids = z.array(z.string());
const text = z.string().nullish();

type Mutation = (context: Context, input: unknown) => Args;

const mutation =
  <Shape extends z.ZodRawShape>(
    shape: Shape,
    run: (context: Context, input: z.infer<z.ZodObject<Shape>>) => Args,
  ): Mutation =>
  (context, raw) => {
    const input = z.object(shape).parse(raw);
    const echo = z.looseObject({ clientMutationId: text }).parse(raw).clientMutationId ?? null;
    return { clientMutationId: echo, ...run(context, input) };
  };

function find<Kind extends Node["kind"]>(
  context: Context,
  nodeId: string,
  ...kinds: readonly Kind[]
): Extract<Node, { kind: Kind }> {
  const node = context.world.nodes.get(nodeId);
  const isWanted = (one: Node): one is Extract<Node, { kind: Kind }> => kinds.some((kind) => kind === one.kind);
  if (!node || !isWanted(node) || !visible(context, node))
    throw notFound(`Could not resolve to a node with the global id of '${nodeId}'`);
  return node;
}

export function visible({ world, viewer }: Context, node: Node): boolean {
  if (node.kind === "account" || node.kind === "team") return true;
  if (node.kind === "repository") return canSee(world, viewer, node);
  return canSee(world, viewer, node.kind === "comment" ? node.issue.repository : node.repository);
}

const issueBy = (context: Context, nodeId: string): Issue => find(context, nodeId, "issue");
const labelsBy = (context: Context, issue: Issue, wanted: readonly string[]): Label[] =>
  wanted.map((one) => {
    const label = find(context, one, "label");
    if (label.repository !== issue.repository)
      throw notFound(`Could not resolve to a node with the global id of '${one}'`);
    return label;
  });
const accountsBy = (context: Context, wanted: readonly string[]): Account[] =>
  wanted.map((one) => find(context, one, "account"));
const shown = (context: Context, subject: Issue | Comment) =>
  subject.kind === "issue" ? issueNode(context, subject) : commentNode(context, subject);
const actor = (context: Context) => actorNode(context, actingAs(context.viewer));

function updateIssue(context: Context, input: z.infer<z.ZodObject<typeof issuePatch>>): Args {
  const { world, viewer } = context;
  const issue = issueBy(context, input.id);
  editIssue(world, viewer, issue, { title: input.title ?? undefined, body: input.body ?? undefined });
  if (input.labelIds) setLabels(world, viewer, issue, labelsBy(context, issue, input.labelIds));
  if (input.assigneeIds) {
    const people = accountsBy(context, input.assigneeIds);
    unassign(
      world,
      viewer,
      issue,
      issue.assignees.filter((one) => !people.includes(one)),
    );
    assign(world, viewer, issue, people);
  }
  if (input.state === "CLOSED") closeIssue(world, viewer, issue, "completed");
  if (input.state === "OPEN") reopenIssue(world, viewer, issue);
  return { issue: () => issueNode(context, issue), actor: () => actor(context) };
}

const issuePatch = { id, title: text, body: text, state: text, labelIds: ids.nullish(), assigneeIds: ids.nullish() };
const reasons = { COMPLETED: "completed", NOT_PLANNED: "not_planned", DUPLICATE: "duplicate" } as const;
const lockReasons: Readonly<Record<string, string>> = { TOO_HEATED: "too heated", OFF_TOPIC: "off-topic" };

function createIssue(context: Context, input: z.infer<z.ZodObject<typeof newIssue>>): Args {
  const { world, viewer } = context;
  const repository: Repository = find(context, input.repositoryId, "repository");
  const labels = (input.labelIds ?? []).map((one) => find(context, one, "label").name);
  const assignees = accountsBy(context, input.assigneeIds ?? []);
  const parent = input.parentIssueId == null ? undefined : issueBy(context, input.parentIssueId);
  const issue = openIssue(world, viewer, repository, {
    title: input.title,
    body: input.body ?? null,
    labels,
    assignees,
  });
  if (parent) addSubIssue(world, viewer, parent, issue);
  return { issue: () => issueNode(context, issue) };
}

const newIssue = {
  repositoryId: id,
  title: z.string(),
  body: text,
  labelIds: ids.nullish(),
  assigneeIds: ids.nullish(),
  parentIssueId: text,
};

const reaction = { subjectId: id, content: z.string() };

const table: Readonly<Record<string, Mutation>> = {
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
  addLabelsToLabelable: mutation({ labelableId: id, labelIds: ids }, (context, { labelableId, labelIds }) => {
    const issue = issueBy(context, labelableId);
    addLabels(context.world, context.viewer, issue, labelsBy(context, issue, labelIds));
    return { labelable: () => issueNode(context, issue) };
  }),
  removeLabelsFromLabelable: mutation({ labelableId: id, labelIds: ids }, (context, { labelableId, labelIds }) => {
    const issue = issueBy(context, labelableId);
    removeLabels(context.world, context.viewer, issue, labelsBy(context, issue, labelIds));
    return { labelable: () => issueNode(context, issue) };
  }),
  clearLabelsFromLabelable: mutation({ labelableId: id }, (context, { labelableId }) => {
    const issue = issueBy(context, labelableId);
    removeLabels(context.world, context.viewer, issue, [...issue.labels]);
    return { labelable: () => issueNode(context, issue) };
  }),
  createLabel: mutation(
    { repositoryId: id, name: z.string(), color: z.string(), description: text },
    (context, input) => {
      const repository = find(context, input.repositoryId, "repository");
      const label = createLabel(context.world, context.viewer, repository, {
        ...input,
        description: input.description ?? null,
      });
      return { label: () => labelNode(context, label) };
    },
  ),
  updateLabel: mutation({ id, name: text, color: text, description: text }, (context, input) => {
    const label = find(context, input.id, "label");
    const { name = null, color = null, description } = input;
    const wanted = { ...(name !== null && { name }), ...(color !== null && { color }) };
    updateLabel(context.world, context.viewer, label, { ...wanted, ...(description !== undefined && { description }) });
    return { label: () => labelNode(context, label) };
  }),
  deleteLabel: mutation({ id }, (context, input) => {
    deleteLabel(context.world, context.viewer, find(context, input.id, "label"));
    return {};
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
  createIssue: mutation(newIssue, createIssue),
  updateIssue: mutation(issuePatch, updateIssue),
  closeIssue: mutation(
    { issueId: id, stateReason: z.enum(["COMPLETED", "NOT_PLANNED", "DUPLICATE"]).nullish() },
    (context, input) => {
      const issue = issueBy(context, input.issueId);
      closeIssue(context.world, context.viewer, issue, reasons[input.stateReason ?? "COMPLETED"]);
      return { issue: () => issueNode(context, issue) };
    },
  ),
  reopenIssue: mutation({ issueId: id }, (context, { issueId }) => {
    const issue = issueBy(context, issueId);
    reopenIssue(context.world, context.viewer, issue);
    return { issue: () => issueNode(context, issue) };
  }),
  addAssigneesToAssignable: mutation(
    { assignableId: id, assigneeIds: ids },
    (context, { assignableId, assigneeIds }) => {
      const issue = issueBy(context, assignableId);
      assign(context.world, context.viewer, issue, accountsBy(context, assigneeIds));
      return { assignable: () => issueNode(context, issue) };
    },
  ),
  removeAssigneesFromAssignable: mutation(
    { assignableId: id, assigneeIds: ids },
    (context, { assignableId, assigneeIds }) => {
      const issue = issueBy(context, assignableId);
      unassign(context.world, context.viewer, issue, accountsBy(context, assigneeIds));
      return { assignable: () => issueNode(context, issue) };
    },
  ),
  addSubIssue: mutation({ issueId: id, subIssueId: id, replaceParent: z.boolean().nullish() }, (context, input) => {
    const [issue, child] = [issueBy(context, input.issueId), issueBy(context, input.subIssueId)];
    addSubIssue(context.world, context.viewer, issue, child, input.replaceParent ?? false);
    return { issue: () => issueNode(context, issue), subIssue: () => issueNode(context, child) };
  }),
  removeSubIssue: mutation({ issueId: id, subIssueId: id }, (context, input) => {
    const [issue, child] = [issueBy(context, input.issueId), issueBy(context, input.subIssueId)];
    removeSubIssue(context.world, context.viewer, issue, child);
    return { issue: () => issueNode(context, issue), subIssue: () => issueNode(context, child) };
  }),
  transferIssue: mutation({ issueId: id, repositoryId: id }, (context, { issueId, repositoryId }) => {
    const to = find(context, repositoryId, "repository");
    const moved = transferIssue(context.world, context.viewer, issueBy(context, issueId), to);
    return { issue: () => issueNode(context, moved) };
  }),
  deleteIssue: mutation({ issueId: id }, (context, { issueId }) => {
    const issue = issueBy(context, issueId);
    deleteIssue(context.world, context.viewer, issue);
    return { repository: () => repositoryNode(context, issue.repository) };
  }),
  lockLockable: mutation({ lockableId: id, lockReason: text }, (context, { lockableId, lockReason }) => {
    const issue = issueBy(context, lockableId);
    const reason = lockReason == null ? null : (lockReasons[lockReason] ?? lockReason.toLowerCase());
    lockIssue(context.world, context.viewer, issue, reason);
    return { lockedRecord: () => issueNode(context, issue), actor: () => actor(context) };
  }),
  unlockLockable: mutation({ lockableId: id }, (context, { lockableId }) => {
    const issue = issueBy(context, lockableId);
    unlockIssue(context.world, context.viewer, issue);
    return { unlockedRecord: () => issueNode(context, issue), actor: () => actor(context) };
  }),
};

/** The root object of a mutation document. */
export function mutations(context: Context): Args {
  return Object.fromEntries(
    Object.entries(table).map(([name, run]) => [
      name,
      ({ input }: Args) => {
        const fault = context.faults.mutation(name);
        if (!fault) return run(context, input);
        const message = fault.message ?? "Something went wrong while executing your query.";
        throw new GraphQLError(message, { extensions: { type: fault.fail } });
      },
    ]),
  );
}
