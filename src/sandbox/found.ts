// Founds a world from a community's folder: accounts, teams, repositories, and the issues that it starts with.
import { join } from "node:path";
import { createClock } from "./clock.ts";
import { type Community, readCommunity, readTree, type StartingIssue } from "./community.ts";
import { type Answers, formsOf, renderBody } from "./forms.ts";
import { createIds, nodeId } from "./ids.ts";
import type { Account, Permissions, Repository, Viewer, World } from "./state.ts";
import { addComment } from "./verbs/comments.ts";
import { commitSha, fileOf } from "./verbs/files.ts";
import { openIssue } from "./verbs/issues.ts";
import { plantLabel } from "./verbs/labels.ts";
import { addPerson } from "./verbs/people.ts";
import { plantProject } from "./verbs/projects.ts";
import { labelOf, repositoryNamed } from "./world.ts";

export interface Founding {
  readonly folder: string;
  readonly origin: string;
  readonly app: { readonly id: number; readonly slug: string };
  readonly announce: World["announce"];
}

const firstPermissions: Permissions = {
  ...{ issues: "write", metadata: "read", contents: "read", members: "read" },
  ...{ checks: "write", pull_requests: "read", organization_projects: "write" },
};

export function found(founding: Founding): World {
  const community = readCommunity(founding.folder);
  let quiet = true;
  const world: World = {
    ...empty(community, founding),
    announce: (happening) => {
      if (!quiet) founding.announce(happening);
    },
  };
  for (const [login, { name, role }] of Object.entries(community.people)) {
    addPerson(world, login, { name: name ?? null, standing: role });
  }
  foundTeams(world, community);
  for (const name of Object.keys(community.repositories)) foundRepository(world, community, name);
  const founder = world.accounts.find(({ standing }) => standing === "owner") ?? world.organisation;
  for (const project of community.projects) plantProject(world, founder, project);
  for (const issue of community.issues) foundIssue(world, issue);
  for (const one of world.repositories) one.archived = community.repositories[one.name]?.archived ?? false;
  world.clock.set(community.clock);
  quiet = false;
  return world;
}

function empty(community: Community, { origin, app }: Founding): Omit<World, "announce"> {
  const startedAt = createClock(community.clock).now();
  const account = (id: number, type: Account["type"], login: string): Account => ({
    kind: "account",
    id,
    nodeId: nodeId(type === "Bot" ? "BOT" : type === "Organization" ? "O" : "U", id),
    type,
    createdAt: startedAt,
    login,
    name: null,
    standing: "outside",
    deleted: false,
  });
  const organisation = account(901, "Organization", community.organisation);
  const bot = account(902, "Bot", `${app.slug}[bot]`);
  return {
    origin,
    clock: createClock(community.clock),
    ids: createIds(),
    startedAt,
    organisation,
    ghost: account(10137, "User", "ghost"),
    app: {
      ...app,
      nodeId: nodeId("A", app.id),
      createdAt: startedAt,
      permissions: { ...firstPermissions, ...community.app },
    },
    bot,
    installationId: 5001,
    otherApps: new Map(),
    accounts: [],
    teams: [],
    repositories: [],
    projects: [],
    comments: new Map(),
    nodes: new Map([organisation, bot].map((one) => [one.nodeId, one])),
  };
}

function foundTeams(world: World, community: Community): void {
  for (const [slug, { name, description, privacy }] of Object.entries(community.teams)) {
    const id = world.ids.next("team");
    const common = { kind: "team", id, nodeId: nodeId("T", id), slug, createdAt: world.startedAt } as const;
    const said = { name: name ?? slug, description, privacy, parent: undefined };
    world.teams.push({ ...common, ...said, members: new Map(), invited: new Map() });
  }
  for (const team of world.teams) {
    world.nodes.set(team.nodeId, team);
    team.parent = world.teams.find(({ slug }) => slug === community.teams[team.slug]?.parent);
    for (const account of world.accounts) {
      if (community.people[account.login]?.teams.includes(team.slug)) team.members.set(account, "member");
    }
  }
}

function foundRepository(world: World, community: Community, name: string): void {
  const settings = community.repositories[name];
  if (!settings) return;
  const files =
    settings.files === undefined ? new Map<string, Buffer>() : readTree(join(community.folder, settings.files));
  const id = world.ids.next("repository");
  const repository: Repository = {
    kind: "repository",
    id,
    nodeId: nodeId("R", id),
    owner: world.organisation,
    name,
    description: settings.description ?? null,
    visibility: settings.visibility,
    createdAt: world.startedAt,
    permissions: new Map(),
    files: new Map([...files].map(([path, bytes]) => [path, fileOf(bytes)])),
    past: new Map(),
    commits: new Map(),
    pulls: new Map(),
    checkRuns: [],
    labels: [],
    issues: new Map(),
    archived: false,
    head: "",
    pushedAt: world.startedAt,
    nextNumber: 1,
  };
  repository.head = commitSha(repository, "", world.startedAt);
  repository.commits.set(repository.head, new Map(repository.files));
  for (const account of world.accounts) {
    const role = settings.permissions[account.login];
    if (role) repository.permissions.set(account, role);
  }
  world.repositories.push(repository);
  world.nodes.set(repository.nodeId, repository);
  for (const label of settings.labels) plantLabel(world, repository, label);
}

function foundIssue(world: World, start: StartingIssue): void {
  const repository = repositoryNamed(world, start.repository);
  if (!repository) return;
  if (start.at !== undefined) world.clock.set(start.at);
  const form =
    start.form === undefined ? undefined : formsOf(world, repository).find(({ file }) => file === start.form);
  if (start.form !== undefined && !form) throw new Error(`${start.repository} has no form ${start.form}`);
  const body = form ? renderBody(form, answersOf(start)) : (start.body ?? "");
  for (const name of start.labels) if (!labelOf(repository, name)) plantLabel(world, repository, { name });
  const labels = [...(form?.labels ?? []), ...start.labels];
  const issue = openIssue(world, acting(world, start.by), repository, {
    title: start.title,
    body,
    labels,
    byForm: true,
  });
  for (const { by, says, at } of start.comments) {
    if (at !== undefined) world.clock.set(at);
    addComment(world, acting(world, by), issue, says);
  }
}

function acting(world: World, login: string): Viewer {
  const account = world.accounts.find((one) => one.login === login);
  if (!account) throw new Error(`there is no "${login}" in the community`);
  return { is: "person", account, viaApp: null };
}

function answersOf(start: StartingIssue): Answers {
  return new Map(
    Object.entries(start.answers).map(([id, value]) => [id, Array.isArray(value) ? value : [String(value)]]),
  );
}
