// Issues, their state, assignees and relatives.
import { z } from "zod";
import { actingAs, canSee, demandIssues, hasRole } from "../access.ts";
import { isLater } from "../clock.ts";
import { ordered } from "../order.ts";
import { invalid, notFound, Refusal } from "../refusal.ts";
import { userShape } from "../shapes/accounts.ts";
import { eventShape, timelineShape } from "../shapes/events.ts";
import { fullIssueShape, issuePath, issueShape } from "../shapes/issues.ts";
import { api } from "../shapes/json.ts";
import type { Account, Issue } from "../state.ts";
import { assign, assignable, setAssignees, unassign } from "../verbs/assignees.ts";
import { addSubIssue, removeSubIssue } from "../verbs/family.ts";
import { closeIssue, editIssue, lockIssue, openIssue, reopenIssue, unlockIssue } from "../verbs/issues.ts";
import { labelsNamed, setLabels } from "../verbs/labels.ts";
import { commentsIn, findAccount, issueById, liveIssues, sameLogin } from "../world.ts";
import {
  type Call,
  created,
  issueIn,
  names,
  nothing,
  ok,
  paged,
  param,
  type Reply,
  read,
  repositoryIn,
  route,
} from "./route.ts";

const title = z.union([z.string(), z.number()]).transform(String);
const NewIssue = z.object({
  title,
  body: z.string().nullish(),
  labels: names.nullish(),
  assignees: z.array(z.string()).nullish(),
});
const Patch = z.object({
  title: title.optional(),
  body: z.string().nullish(),
  labels: names.optional(),
  assignees: z.array(z.string()).optional(),
  state: z.enum(["open", "closed"]).optional(),
  state_reason: z.enum(["completed", "not_planned", "duplicate", "reopened"]).nullish(),
});
const Assignees = z.object({ assignees: z.array(z.string()).default([]) });
const Child = z.object({ sub_issue_id: z.int(), replace_parent: z.boolean().optional() });

export const issueRoutes = [
  route("GET", "/repos/{owner}/{repo}/issues", (call) => {
    const repository = repositoryIn(call);
    demandIssues(call.world, call.viewer, repository);
    return paged(call, filtered(call, liveIssues(repository)), (issue) => issueShape(call.world, issue));
  }),
  route("POST", "/repos/{owner}/{repo}/issues", (call) => {
    const { world, viewer } = call;
    const wanted = read(NewIssue, call.body, "Issue");
    const assignees = accounts(call, wanted.assignees ?? []);
    const labels = wanted.labels ?? [];
    const issue = openIssue(world, viewer, repositoryIn(call), {
      title: wanted.title,
      body: wanted.body ?? null,
      labels,
      assignees,
    });
    return created(fullIssueShape(world, issue));
  }),
  route("GET", "/repos/{owner}/{repo}/issues/{issue_number}", (call) => {
    const moved = repositoryIn(call).issues.get(Number(param(call, "issue_number")))?.gone;
    if (moved?.is === "transferred" && canSee(call.world, call.viewer, moved.to.repository)) {
      const url = api(call.world, issuePath(moved.to));
      return { status: 301, headers: { location: url }, body: { message: "Moved Permanently", url } };
    }
    return ok(fullIssueShape(call.world, issueIn(call)));
  }),
  route("PATCH", "/repos/{owner}/{repo}/issues/{issue_number}", (call) => patchIssue(call)),
  route("PUT", "/repos/{owner}/{repo}/issues/{issue_number}/lock", (call) => {
    const reasons = z.enum(["off-topic", "too heated", "resolved", "spam"]);
    const { lock_reason } = read(z.object({ lock_reason: reasons.nullish() }), call.body, "Issue");
    lockIssue(call.world, call.viewer, issueIn(call), lock_reason ?? null);
    return nothing;
  }),
  route("DELETE", "/repos/{owner}/{repo}/issues/{issue_number}/lock", (call) => {
    unlockIssue(call.world, call.viewer, issueIn(call));
    return nothing;
  }),
  route("GET", "/repos/{owner}/{repo}/issues/{issue_number}/timeline", (call) => {
    const issue = issueIn(call);
    return paged(call, issue.timeline, (item) => timelineShape(call.world, issue, item));
  }),
  route("GET", "/repos/{owner}/{repo}/issues/{issue_number}/events", (call) => {
    const issue = issueIn(call);
    const events = issue.timeline.filter((item) => item.kind === "event");
    return paged(call, events, (event) => eventShape(call.world, issue, event));
  }),
  route("POST", "/repos/{owner}/{repo}/issues/{issue_number}/assignees", (call) => {
    const issue = issueIn(call);
    assign(call.world, call.viewer, issue, accounts(call, read(Assignees, call.body, "Issue").assignees));
    return created(issueShape(call.world, issue));
  }),
  route("DELETE", "/repos/{owner}/{repo}/issues/{issue_number}/assignees", (call) => {
    const issue = issueIn(call);
    unassign(call.world, call.viewer, issue, accounts(call, read(Assignees, call.body, "Issue").assignees));
    return ok(issueShape(call.world, issue));
  }),
  route("GET", "/repos/{owner}/{repo}/assignees", (call) => {
    const repository = repositoryIn(call);
    const able = call.world.accounts.filter((account) => !account.deleted && assignable({ repository }, account));
    return paged(call, able, (account) => userShape(call.world, account));
  }),
  route("GET", "/repos/{owner}/{repo}/issues/{issue_number}/sub_issues", (call) => {
    const seen = issueIn(call).subIssues.filter((child) => canSee(call.world, call.viewer, child.repository));
    return paged(call, seen, (child) => issueShape(call.world, child));
  }),
  route("POST", "/repos/{owner}/{repo}/issues/{issue_number}/sub_issues", (call) => {
    const { sub_issue_id, replace_parent } = read(Child, call.body, "SubIssue");
    const parent = issueIn(call);
    addSubIssue(call.world, call.viewer, parent, issueById(call.world, call.viewer, sub_issue_id), replace_parent);
    return created(issueShape(call.world, parent));
  }),
  route("DELETE", "/repos/{owner}/{repo}/issues/{issue_number}/sub_issue", (call) => {
    const { sub_issue_id } = read(Child, call.body, "SubIssue");
    const parent = issueIn(call);
    removeSubIssue(call.world, call.viewer, parent, issueById(call.world, call.viewer, sub_issue_id));
    return ok(issueShape(call.world, parent));
  }),
  route("GET", "/repos/{owner}/{repo}/issues/{issue_number}/parent", (call) => {
    const { parent } = issueIn(call);
    if (!parent || !canSee(call.world, call.viewer, parent.repository)) throw notFound();
    return ok(issueShape(call.world, parent));
  }),
];

/** Labels and assignees of somebody without triage are silently dropped, as on GitHub. */
function patchIssue(call: Call): Reply {
  const { world, viewer } = call;
  const issue = issueIn(call);
  const wanted = read(Patch, call.body, "Issue");
  const mayTriage = hasRole(world, viewer, issue.repository, "triage");
  if (actingAs(viewer) !== issue.author && !mayTriage)
    throw new Refusal(403, "Must have triage rights to the repository.");
  if (wanted.title !== undefined || wanted.body !== undefined) {
    const body = wanted.body === undefined ? undefined : (wanted.body ?? "");
    editIssue(world, viewer, issue, { title: wanted.title, body });
  }
  if (wanted.labels && mayTriage) setLabels(world, viewer, issue, labelsNamed(world, viewer, issue, wanted.labels));
  if (wanted.assignees && mayTriage) setAssignees(world, viewer, issue, accounts(call, wanted.assignees));
  const reason = wanted.state_reason === "reopened" ? undefined : wanted.state_reason;
  if (wanted.state === "closed") closeIssue(world, viewer, issue, reason ?? "completed");
  if (wanted.state === "open") reopenIssue(world, viewer, issue);
  return ok(fullIssueShape(world, issue));
}

function accounts(call: Call, logins: readonly string[]): Account[] {
  return logins.flatMap((login) => findAccount(call.world, login) ?? []);
}

const sorts: Readonly<Record<string, (issue: Issue) => string | number>> = {
  created: (issue) => issue.number,
  updated: (issue) => issue.updatedAt,
  comments: (issue) => commentsIn(issue).length,
};

function filtered({ query }: Call, issues: readonly Issue[]): Issue[] {
  const state = query.get("state") ?? "open";
  const labels = (query.get("labels") ?? "").split(",").filter((name) => name !== "");
  const [creator, assignee, since] = [query.get("creator"), query.get("assignee"), query.get("since")];
  const key = sorts[query.get("sort") ?? "created"];
  if (!["open", "closed", "all"].includes(state) || !key)
    throw invalid({ resource: "Search", field: "q", code: "invalid" });
  const fitting = issues
    .filter((issue) => state === "all" || issue.state === state)
    .filter((issue) => labels.every((name) => issue.labels.some((label) => sameLogin(label.name, name))))
    .filter((issue) => creator === null || sameLogin(issue.author.login, creator))
    .filter((issue) => assignee === null || isAssigned(issue, assignee))
    .filter((issue) => since === null || !isLater(since, issue.updatedAt));
  return ordered(fitting, key, query.get("direction") !== "asc");
}

function isAssigned(issue: Issue, assignee: string): boolean {
  if (assignee === "none") return issue.assignees.length === 0;
  if (assignee === "*") return issue.assignees.length > 0;
  return issue.assignees.some((account) => sameLogin(account.login, assignee));
}
