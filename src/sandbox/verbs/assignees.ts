// Who is assigned to an issue: at most ten, and only people who can see it.
import { actingAs, demandRole, roleIn } from "../access.ts";
import type { Account, Issue, Viewer, World } from "../state.ts";
import { leave, touch } from "./touch.ts";

export const assignable = (issue: Pick<Issue, "repository">, account: Account): boolean =>
  account.type === "User" && account.standing !== "outside" && roleIn(issue.repository, account) !== "none";

export function assign(world: World, viewer: Viewer, issue: Issue, accounts: readonly Account[]): void {
  demandRole(world, viewer, issue.repository, "triage");
  for (const assignee of new Set(accounts)) {
    if (issue.assignees.includes(assignee) || !assignable(issue, assignee) || issue.assignees.length >= 10) continue;
    touch(world, viewer, issue);
    issue.assignees.push(assignee);
    leave(world, viewer, issue, { is: "assigned", assignee });
    world.announce({ event: "issues", action: "assigned", issue, assignee, by: actingAs(viewer) });
  }
}

export function setAssignees(world: World, viewer: Viewer, issue: Issue, accounts: readonly Account[]): void {
  const others = issue.assignees.filter((one) => !accounts.includes(one));
  unassign(world, viewer, issue, others);
  assign(world, viewer, issue, accounts);
}

export function unassign(world: World, viewer: Viewer, issue: Issue, accounts: readonly Account[]): void {
  demandRole(world, viewer, issue.repository, "triage");
  for (const assignee of new Set(accounts)) {
    if (!issue.assignees.includes(assignee)) continue;
    touch(world, viewer, issue);
    issue.assignees = issue.assignees.filter((one) => one !== assignee);
    leave(world, viewer, issue, { is: "unassigned", assignee });
    world.announce({ event: "issues", action: "unassigned", issue, assignee, by: actingAs(viewer) });
  }
}
