// Look-ups in the world, with the same answer for what is missing and for what may not be seen.
import { appHas, canSee, canSeeTeam, demandIssues, mayInProjects } from "./access.ts";
import { nodeId } from "./ids.ts";
import type { Project, ProjectItem } from "./project.ts";
import { gone, notFound } from "./refusal.ts";
import type { Account, App, Comment, Issue, Label, Repository, Team, Viewer, World } from "./state.ts";

export const sameLogin = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();

export function findAccount(world: World, login: string): Account | undefined {
  return findPerson(world, login) ?? [world.bot, world.organisation].find((one) => sameLogin(one.login, login));
}

/** Somebody who is still there, and no bot. */
export const findPerson = (world: World, login: string): Account | undefined =>
  world.accounts.find((account) => !account.deleted && sameLogin(account.login, login));

/** Everybody who belongs to the organisation. */
export const insidersOf = (world: World): Account[] =>
  world.accounts.filter((account) => !account.deleted && account.standing !== "outside");

/** By its name alone, whoever may see it: for the sandbox's own doings. */
export const repositoryNamed = (world: World, name: string | undefined): Repository | undefined =>
  world.repositories.find((one) => one.name === name);

export function findRepository(world: World, viewer: Viewer, owner: string, name: string): Repository | undefined {
  const found = world.repositories.find((one) => sameLogin(one.owner.login, owner) && sameLogin(one.name, name));
  return found && canSee(world, viewer, found) ? found : undefined;
}

export function repositoryOf(world: World, viewer: Viewer, owner: string, name: string): Repository {
  const found = findRepository(world, viewer, owner, name);
  if (!found) throw notFound();
  return found;
}

export function issueOf(world: World, viewer: Viewer, repository: Repository, number: number): Issue {
  demandIssues(world, viewer, repository);
  const issue = repository.issues.get(number);
  if (!issue) throw notFound();
  if (issue.gone) throw issue.gone.is === "deleted" ? gone() : notFound("The issue was transferred");
  return issue;
}

export function issueById(world: World, viewer: Viewer, id: number): Issue {
  const all = world.repositories.flatMap((repository) =>
    canSee(world, viewer, repository) ? liveIssues(repository) : [],
  );
  const found = all.find((issue) => issue.id === id);
  if (!found) throw notFound();
  return found;
}

export function commentOf(world: World, viewer: Viewer, repository: Repository, id: number): Comment {
  demandIssues(world, viewer, repository);
  const comment = world.comments.get(id);
  if (!comment || comment.issue.repository !== repository || comment.issue.gone) throw notFound();
  return comment;
}

export function labelOf(repository: Repository, name: string): Label | undefined {
  return repository.labels.find((label) => sameLogin(label.name, name));
}

export function teamOf(world: World, viewer: Viewer, slug: string): Team {
  const team = world.teams.find((one) => one.slug === slug);
  if (!team || !canSeeTeam(world, viewer, team)) throw notFound();
  return team;
}

export function projectOf(world: World, viewer: Viewer, number: number): Project {
  const project = world.projects.find((one) => one.number === number);
  if (!project || !mayInProjects(world, viewer, "read")) throw notFound();
  return project;
}

export const itemsOf = (world: World, issue: Issue): ProjectItem[] =>
  world.projects.flatMap(({ items }) => items.filter(({ content }) => content === issue));

/** Items whose issue the viewer cannot see stay in the project, but show nothing of it. */
export const isRedacted = (world: World, viewer: Viewer, { content }: ProjectItem): boolean =>
  !canSee(world, viewer, content.repository) || (viewer.is === "installation" && !appHas(world, "issues", "read"));

/** Everybody in the team or in a team below it; `inherited` for the latter only. */
export function membersOf(
  world: World,
  team: Team,
): Map<Account, { role: "member" | "maintainer"; inherited: boolean }> {
  const members = new Map<Account, { role: "member" | "maintainer"; inherited: boolean }>();
  for (const [account, role] of team.members) {
    members.set(account, { role: account.standing === "owner" ? "maintainer" : role, inherited: false });
  }
  for (const child of world.teams.filter((one) => one.parent === team)) {
    for (const account of membersOf(world, child).keys()) {
      if (!members.has(account)) members.set(account, { role: "member", inherited: true });
    }
  }
  return members;
}

/** An app of somebody else, acting for a user. The same slug is always the same app. */
export function otherApp(world: World, slug: string): App {
  if (slug === world.app.slug) return world.app;
  const known = world.otherApps.get(slug);
  if (known) return known;
  const id = world.ids.next("app");
  const app: App = { id, nodeId: nodeId("A", id), slug, createdAt: world.startedAt, permissions: { issues: "write" } };
  world.otherApps.set(slug, app);
  return app;
}

/** How far an issue's sub-issues are. */
export function progressBelow({ subIssues }: Issue): { total: number; completed: number; percentCompleted: number } {
  const total = subIssues.length;
  const completed = subIssues.filter(({ state }) => state === "closed").length;
  return { total, completed, percentCompleted: total === 0 ? 0 : Math.floor((completed * 100) / total) };
}

export const commentsIn = (issue: Issue): Comment[] => issue.timeline.filter((item) => item.kind === "comment");

export const openIssues = (repository: Repository): Issue[] =>
  liveIssues(repository).filter(({ state }) => state === "open");

export const liveIssues = (repository: Repository): Issue[] =>
  [...repository.issues.values()].filter((issue) => !issue.gone);
