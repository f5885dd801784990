// Mutations of issues as a whole: opening, editing, state, people, relatives.
import { z } from "zod";
import { actingAs } from "../access.ts";
import type { Repository } from "../state.ts";
import { assign, setAssignees, unassign } from "../verbs/assignees.ts";
import { addSubIssue, deleteIssue, demandRoom, removeSubIssue, transferIssue } from "../verbs/family.ts";
import { closeIssue, editIssue, lockIssue, openIssue, reopenIssue, unlockIssue } from "../verbs/issues.ts";
import { setLabels } from "../verbs/labels.ts";
import { actorNode } from "./accounts.ts";
import { issueNode } from "./issues.ts";
import { accountsBy, find, id, ids, issueBy, labelsBy, type Mutation, mutation, text } from "./mutate.ts";
import type { Args, Context } from "./node.ts";
import { repositoryNode } from "./repositories.ts";

const actor = (context: Context) => actorNode(context, actingAs(context.viewer));

const issuePatch = { id, title: text, body: text, state: text, labelIds: ids.nullish(), assigneeIds: ids.nullish() };

function updateIssue(context: Context, input: z.infer<z.ZodObject<typeof issuePatch>>): Args {
  const { world, viewer } = context;
  const issue = issueBy(context, input.id);
  editIssue(world, viewer, issue, { title: input.title ?? undefined, body: input.body ?? undefined });
  if (input.labelIds) setLabels(world, viewer, issue, labelsBy(context, issue, input.labelIds));
  if (input.assigneeIds) setAssignees(world, viewer, issue, accountsBy(context, input.assigneeIds));
  if (input.state === "CLOSED") closeIssue(world, viewer, issue, "completed");
  if (input.state === "OPEN") reopenIssue(world, viewer, issue);
  return { issue: () => issueNode(context, issue), actor: () => actor(context) };
}

const newIssue = {
  repositoryId: id,
  title: z.string(),
  body: text,
  labelIds: ids.nullish(),
  assigneeIds: ids.nullish(),
  parentIssueId: text,
};

function createIssue(context: Context, input: z.infer<z.ZodObject<typeof newIssue>>): Args {
  const { world, viewer } = context;
  const repository: Repository = find(context, input.repositoryId, "repository");
  const labels = (input.labelIds ?? []).map((one) => find(context, one, "label").name);
  const assignees = accountsBy(context, input.assigneeIds ?? []);
  const parent = input.parentIssueId == null ? undefined : issueBy(context, input.parentIssueId);
  if (parent) demandRoom(parent);
  const issue = openIssue(world, viewer, repository, {
    title: input.title,
    body: input.body ?? null,
    labels,
    assignees,
  });
  if (parent) addSubIssue(world, viewer, parent, issue);
  return { issue: () => issueNode(context, issue) };
}

const reasons = { COMPLETED: "completed", NOT_PLANNED: "not_planned", DUPLICATE: "duplicate" } as const;
const lockReasons: Readonly<Record<string, string>> = { TOO_HEATED: "too heated", OFF_TOPIC: "off-topic" };

export const issueMutations: Readonly<Record<string, Mutation>> = {
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
