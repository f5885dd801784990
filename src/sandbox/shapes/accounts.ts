// People, the organisation, teams and apps, as REST and webhooks show them.
import { roleIn } from "../access.ts";
import type { Account, App, Repository, Team, World } from "../state.ts";
import { api, type Json, type Shape, web } from "./json.ts";

/** A deleted account is shown as the ghost. */
export function userShape(world: World, account: Account): Shape {
  const shown = account.deleted ? world.ghost : account;
  const url = api(world, `/users/${encodeURIComponent(shown.login)}`);
  return {
    login: shown.login,
    id: shown.id,
    node_id: shown.nodeId,
    avatar_url: web(world, `/avatars/${shown.id}.svg`),
    gravatar_id: "",
    url,
    html_url: web(world, shown.type === "Bot" ? `/apps/${shown.login.replace("[bot]", "")}` : `/${shown.login}`),
    followers_url: `${url}/followers`,
    following_url: `${url}/following{/other_user}`,
    gists_url: `${url}/gists{/gist_id}`,
    starred_url: `${url}/starred{/owner}{/repo}`,
    subscriptions_url: `${url}/subscriptions`,
    organizations_url: `${url}/orgs`,
    repos_url: `${url}/repos`,
    events_url: `${url}/events{/privacy}`,
    received_events_url: `${url}/received_events`,
    type: shown.type,
    user_view_type: "public",
    site_admin: false,
  };
}

export function publicUserShape(world: World, account: Account): Shape {
  const unknown = { company: null, blog: "", location: null, email: null, hireable: null, bio: null };
  const counts = { public_repos: 0, public_gists: 0, followers: 0, following: 0 };
  const times = { created_at: account.createdAt, updated_at: account.createdAt };
  return { ...userShape(world, account), name: account.name, ...unknown, ...counts, ...times };
}

export function privateUserShape(world: World, account: Account): Shape {
  const none = { private_gists: 0, total_private_repos: 0, owned_private_repos: 0, disk_usage: 0, collaborators: 0 };
  return { ...publicUserShape(world, account), ...none, two_factor_authentication: true };
}

export function organisationShape(world: World): Shape {
  const { login, id, nodeId } = world.organisation;
  const url = api(world, `/orgs/${login}`);
  return {
    login,
    id,
    node_id: nodeId,
    url,
    repos_url: `${url}/repos`,
    events_url: `${url}/events`,
    hooks_url: `${url}/hooks`,
    issues_url: `${url}/issues`,
    members_url: `${url}/members{/member}`,
    public_members_url: `${url}/public_members{/member}`,
    avatar_url: web(world, `/avatars/${id}.svg`),
    description: null,
  };
}

export function fullOrganisationShape(world: World): Shape {
  const { login, createdAt } = world.organisation;
  return {
    ...organisationShape(world),
    html_url: web(world, `/${login}`),
    has_organization_projects: true,
    has_repository_projects: true,
    public_repos: world.repositories.filter((one) => one.visibility === "public").length,
    public_gists: 0,
    followers: 0,
    following: 0,
    type: "Organization",
    created_at: createdAt,
    updated_at: createdAt,
    archived_at: null,
  };
}

export function teamShape(world: World, team: Team): Shape {
  return { ...simpleTeamShape(world, team), parent: team.parent ? simpleTeamShape(world, team.parent) : null };
}

function simpleTeamShape(world: World, team: Team): Shape {
  const url = api(world, `/organizations/${world.organisation.id}/team/${team.id}`);
  return {
    id: team.id,
    node_id: team.nodeId,
    name: team.name,
    slug: team.slug,
    description: team.description,
    privacy: team.privacy,
    notification_setting: "notifications_enabled",
    permission: "pull",
    type: "organization",
    organization_id: world.organisation.id,
    url,
    html_url: web(world, `/orgs/${world.organisation.login}/teams/${team.slug}`),
    members_url: `${url}/members{/member}`,
    repositories_url: `${url}/repos`,
  };
}

export function fullTeamShape(world: World, team: Team, members: number): Shape {
  return {
    ...teamShape(world, team),
    members_count: members,
    repos_count: 0,
    created_at: team.createdAt,
    updated_at: team.createdAt,
    organization: fullOrganisationShape(world),
  };
}

const appEvents = [
  "check_run",
  "issues",
  "issue_comment",
  "label",
  "membership",
  "pull_request",
  "push",
  "repository",
  "sub_issues",
];

export function appShape(world: World, app: App): Shape {
  return {
    id: app.id,
    slug: app.slug,
    node_id: app.nodeId,
    client_id: `Iv1.${app.slug}`,
    owner: userShape(world, world.organisation),
    name: app.slug,
    description: null,
    external_url: web(world, `/apps/${app.slug}`),
    html_url: web(world, `/apps/${app.slug}`),
    created_at: app.createdAt,
    updated_at: app.createdAt,
    permissions: grantedOf(app),
    events: appEvents,
  };
}

export const grantedOf = (app: App): Record<string, Json> =>
  Object.fromEntries(Object.entries(app.permissions).filter(([, level]) => level !== "none"));

export function installationShape(world: World): Shape {
  const { app, installationId, organisation } = world;
  return {
    id: installationId,
    account: userShape(world, organisation),
    repository_selection: "all",
    access_tokens_url: api(world, `/app/installations/${installationId}/access_tokens`),
    repositories_url: api(world, "/installation/repositories"),
    html_url: web(world, `/organizations/${organisation.login}/settings/installations/${installationId}`),
    app_id: app.id,
    app_slug: app.slug,
    target_id: organisation.id,
    target_type: "Organization",
    permissions: grantedOf(app),
    events: appEvents,
    created_at: app.createdAt,
    updated_at: app.createdAt,
    single_file_name: null,
    has_multiple_single_files: false,
    single_file_paths: [],
    suspended_by: null,
    suspended_at: null,
  };
}

/** Never to be used for rights, on GitHub as here; it is what a stranger would see. */
export function associationOf(repository: Repository, account: Account): string {
  if (account.type === "Bot" || account.deleted) return "NONE";
  if (account.standing === "outside") return roleIn(repository, account) === "read" ? "NONE" : "COLLABORATOR";
  return "MEMBER";
}
