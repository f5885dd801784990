// Who may do what. People have a role in each repository; the app has the permissions of its installation.
import { forbidden, notFound, Refusal } from "./refusal.ts";
import {
  type Account,
  type Issue,
  type Level,
  type Repository,
  type Role,
  roles,
  type Team,
  type Viewer,
  type World,
} from "./state.ts";

const rank = (role: Role): number => roles.indexOf(role);
const levels: readonly Level[] = ["none", "read", "write", "admin"];

export function roleIn(repository: Repository, account: Account): Role {
  if (account.deleted) return "none";
  if (account.standing === "owner") return "admin";
  return repository.permissions.get(account) ?? (repository.visibility === "public" ? "read" : "none");
}

export function appHas(world: World, permission: string, level: Level): boolean {
  return levels.indexOf(world.app.permissions[permission] ?? "none") >= levels.indexOf(level);
}

export function hasRole(world: World, viewer: Viewer, repository: Repository, role: Role): boolean {
  if (viewer.is === "person") return rank(roleIn(repository, viewer.account)) >= rank(role);
  if (viewer.is !== "installation") return role === "read" && repository.visibility === "public";
  if (role === "read") return appHas(world, "metadata", "read");
  if (role === "admin") return appHas(world, "administration", "write");
  return appHas(world, "issues", "write");
}

/** Repositories that the viewer cannot read do not exist for them. */
export const canSee = (world: World, viewer: Viewer, repository: Repository): boolean =>
  hasRole(world, viewer, repository, "read");

export function demandSight(world: World, viewer: Viewer, repository: Repository): void {
  if (!canSee(world, viewer, repository)) throw notFound();
}

/** Issues of the app need their own permission; people who see a repository see its issues. */
export function demandIssues(world: World, viewer: Viewer, repository: Repository): void {
  demandSight(world, viewer, repository);
  if (viewer.is === "installation" && !appHas(world, "issues", "read")) throw refused(viewer);
}

export function demandRole(world: World, viewer: Viewer, repository: Repository, role: Role): void {
  demandIssues(world, viewer, repository);
  if (!hasRole(world, viewer, repository, role)) throw refused(viewer);
  if (repository.archived && role !== "read") throw forbidden("Repository was archived so is read-only.");
}

/** Taking part as oneself: opening issues, commenting, reacting. */
export function demandVoice(world: World, viewer: Viewer, repository: Repository): Account {
  demandIssues(world, viewer, repository);
  const account = actingAs(viewer);
  if (viewer.is === "installation" && !appHas(world, "issues", "write")) throw refused(viewer);
  if (repository.archived) throw forbidden("Repository was archived so is read-only.");
  return account;
}

export function demandComment(world: World, viewer: Viewer, issue: Issue): Account {
  const account = demandVoice(world, viewer, issue.repository);
  if (issue.locked && !hasRole(world, viewer, issue.repository, "write"))
    throw forbidden("Unable to create comment because issue is locked.");
  return account;
}

/** The author and everybody with triage (issues) or write (comments). */
export function demandOwnOr(
  world: World,
  viewer: Viewer,
  repository: Repository,
  author: Account,
  role: Role,
): Account {
  const account = demandVoice(world, viewer, repository);
  if (account !== author && !hasRole(world, viewer, repository, role)) throw refused(viewer);
  return account;
}

export function actingAs(viewer: Viewer): Account {
  if (viewer.is === "person" || viewer.is === "installation") return viewer.account;
  throw new Refusal(401, viewer.is === "app" ? "A JSON web token cannot do this" : "Requires authentication");
}

export function canSeeTeam(world: World, viewer: Viewer, team: Team): boolean {
  if (viewer.is === "installation") return appHas(world, "members", "read");
  if (viewer.is !== "person" || viewer.account.standing === "outside") return false;
  return team.privacy === "closed" || viewer.account.standing === "owner" || team.members.has(viewer.account);
}

export function demandMembers(world: World, viewer: Viewer, level: Level): void {
  if (viewer.is === "installation" && !appHas(world, "members", level)) throw refused(viewer);
  if (viewer.is === "person" && level === "write" && viewer.account.standing !== "owner") throw refused(viewer);
  if (viewer.is === "person" && viewer.account.standing === "outside") throw notFound();
  if (viewer.is !== "person" && viewer.is !== "installation") actingAs(viewer);
}

/** Projects are the organisation's own: its members read and write them, the app needs a permission of its own. */
export function mayInProjects(world: World, viewer: Viewer, level: "read" | "write"): boolean {
  if (viewer.is === "installation") return appHas(world, "organization_projects", level);
  return viewer.is === "person" && viewer.account.standing !== "outside" && !viewer.account.deleted;
}

/** Who may not read projects is told that there are none. */
export function demandProjects(world: World, viewer: Viewer, level: "read" | "write"): Account {
  if (!mayInProjects(world, viewer, "read")) throw notFound();
  if (!mayInProjects(world, viewer, level)) throw refused(viewer);
  return actingAs(viewer);
}

export function refused(viewer: Viewer): Refusal {
  return forbidden(
    viewer.is === "installation"
      ? "Resource not accessible by integration"
      : "Must have the necessary permission in this repository.",
  );
}
