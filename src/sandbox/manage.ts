// `/_sandbox/*`: what people and tests may do to the sandbox itself. Its contract is kept stable.
import { z } from "zod";
import { asInstallation } from "./auth.ts";
import { after, wholeSeconds } from "./clock.ts";
import { advance, settle } from "./control.ts";
import { Fault } from "./faults.ts";
import { type Answer, type Heard, json, jsonOf } from "./http.ts";
import { pullTable } from "./manage-pulls.ts";
import { parsed } from "./parsed.ts";
import { notFound, Refusal } from "./refusal.ts";
import type { Sandbox } from "./sandbox.ts";
import { type Account, roles, type World } from "./state.ts";
import { deleteRevision } from "./verbs/comments.ts";
import { addPerson, deleteAccount, joinTeam, leaveTeam, rename } from "./verbs/people.ts";
import { findPerson, liveIssues, repositoryNamed } from "./world.ts";

export type Do = (sandbox: Sandbox, body: unknown, parts: readonly string[], url: URL) => Answer | Promise<Answer>;

const seconds = z.number().positive().max(600).default(30);
const Clock = z.union([
  z.strictObject({ advance: z.string(), timeout: seconds }),
  z.strictObject({ to: z.string(), timeout: seconds }),
]);
const Person = z.strictObject({
  login: z.string(),
  name: z.string().optional(),
  teams: z.array(z.string()).optional(),
  permissions: z.record(z.string(), z.enum(roles)).optional(),
  role: z.enum(["owner", "member", "outside"]).optional(),
});
const Permissions = z.record(z.string(), z.enum(["none", "read", "write", "admin"]));
const Revision = z.strictObject({ issue: z.string().optional(), comment: z.int().optional(), index: z.int() });

const table: readonly (readonly [method: string, path: RegExp, run: Do])[] = [
  [
    "GET",
    /^\/clock$/,
    // Asked while Quorate starts, when it may be too busy to answer: the time is known all the same.
    async ({ world, control }) => json(200, { now: world.clock.now(), due: await control.due().catch(() => null) }),
  ],
  ["POST", /^\/clock$/, moveClock],
  ["POST", /^\/settle$/, rest],
  ["GET", /^\/requests$/, requests],
  ["GET", /^\/faults$/, ({ faults }) => json(200, faults.list())],
  ["POST", /^\/faults$/, addFaults],
  ["DELETE", /^\/faults$/, clearFaults],
  ["POST", /^\/people$/, changePerson],
  [
    "DELETE",
    /^\/people\/([^/]+)$/,
    ({ world }, _, [login = ""]) => {
      deleteAccount(world, world.organisation, person(world, login));
      return json(204, undefined);
    },
  ],
  [
    "POST",
    /^\/people\/([^/]+)\/rename$/,
    ({ world }, body, [login = ""]) => {
      rename(world, person(world, login), parsed(z.strictObject({ to: z.string() }), body).to);
      return json(204, undefined);
    },
  ],
  [
    "DELETE",
    /^\/people\/([^/]+)\/teams\/([^/]+)$/,
    ({ world }, _, [login = "", slug = ""]) => {
      leaveTeam(world, world.organisation, person(world, login), team(world, slug));
      return json(204, undefined);
    },
  ],
  [
    "GET",
    /^\/deliveries$/,
    ({ deliveries }) =>
      json(
        200,
        deliveries.list().map(({ body, answer, ...rest }) => rest),
      ),
  ],
  ["POST", /^\/deliveries\/release$/, ({ deliveries }) => json(200, { released: deliveries.release() })],
  [
    "GET",
    /^\/deliveries\/([^/]+)$/,
    (sandbox, _, [guid]) => {
      const { body, ...rest } = delivery(sandbox, guid);
      return json(200, { ...rest, payload: JSON.parse(body) });
    },
  ],
  [
    "POST",
    /^\/deliveries\/([^/]+)\/redeliver$/,
    (sandbox, _, [guid]) => {
      const again = sandbox.deliveries.redeliver(delivery(sandbox, guid), sandbox.world.clock.now());
      return json(202, { guid: again.guid, id: again.id });
    },
  ],
  ["POST", /^\/install$/, install],
  ["POST", /^\/repositories\/([^/]+)$/, changeRepository],
  ...pullTable,
  [
    "GET",
    /^\/app$/,
    ({ world }) => json(200, { id: world.app.id, slug: world.app.slug, permissions: world.app.permissions }),
  ],
  [
    "POST",
    /^\/app$/,
    ({ world }, body) => {
      const { permissions } = parsed(z.strictObject({ permissions: Permissions }), body);
      world.app.permissions = { ...world.app.permissions, ...permissions };
      return json(200, { permissions: world.app.permissions });
    },
  ],
  ["POST", /^\/revisions\/delete$/, eraseRevision],
  [
    "POST",
    /^\/reset$/,
    async (sandbox, body) => {
      sandbox.reset(parsed(z.strictObject({ community: z.string().optional() }), body).community);
      await sandbox.control.setClock(sandbox.world.clock.now());
      return json(200, { now: sandbox.world.clock.now() });
    },
  ],
];

export async function answerManage(sandbox: Sandbox, heard: Heard, path: string): Promise<Answer> {
  for (const [method, pattern, run] of table) {
    const match = method === heard.method ? pattern.exec(path) : null;
    if (match) return run(sandbox, jsonOf(heard), match.slice(1).map(decodeURIComponent), heard.url);
  }
  throw new Refusal(501, `sandbox: ${heard.method} /_sandbox${path} is not built`);
}

async function moveClock(sandbox: Sandbox, body: unknown): Promise<Answer> {
  const wanted = parsed(Clock, body);
  const { world } = sandbox;
  const target = instant(() => ("to" in wanted ? wholeSeconds(wanted.to) : after(world.clock.now(), wanted.advance)));
  const moved = await advance(sandbox, target, wanted.timeout * 1000);
  return json(moved.hanging.length > 0 ? 504 : 200, moved);
}

async function rest(sandbox: Sandbox, body: unknown): Promise<Answer> {
  const { timeout } = parsed(z.strictObject({ timeout: seconds }), body);
  const hanging = await settle(sandbox, timeout * 1000);
  const held = sandbox.deliveries.held().length;
  return hanging.length > 0
    ? json(504, { message: `Still going on: ${hanging.join("; ")}`, hanging, held })
    : json(200, { held });
}

function requests({ requests: counter }: Sandbox, _: unknown, __: readonly string[], url: URL): Answer {
  const since = Number(url.searchParams.get("since") ?? 0) || 0;
  const by = url.searchParams.get("by");
  const list = counter.since(since, url.searchParams.get("bodies") === "true", by);
  return json(200, { total: counter.total(), requests: list });
}

function addFaults({ faults }: Sandbox, body: unknown): Answer {
  const wanted = parsed(z.union([z.array(Fault), Fault.transform((fault) => [fault])]), body);
  for (const fault of wanted) faults.add(fault);
  return json(201, faults.list());
}

function clearFaults({ faults }: Sandbox): Answer {
  faults.clear();
  return json(204, undefined);
}

function changePerson({ world }: Sandbox, body: unknown): Answer {
  const { login, name, teams, permissions, role } = parsed(Person, body);
  const known = findPerson(world, login);
  const wanted = { ...(name !== undefined && { name }), ...(role !== undefined && { standing: role }) };
  const joining = (teams ?? []).map((slug) => team(world, slug));
  const granted = Object.entries(permissions ?? {}).map(([repository, level]) => {
    const found = repositoryNamed(world, repository);
    if (!found) throw new Refusal(422, `There is no repository ${repository}`);
    return [found, level] as const;
  });
  const account = known ? Object.assign(known, wanted) : addPerson(world, login, wanted);
  for (const one of joining) joinTeam(world, world.organisation, account, one, "member");
  for (const [repository, level] of granted) repository.permissions.set(account, level);
  const slugs = world.teams.filter((one) => one.members.has(account)).map(({ slug }) => slug);
  return json(known ? 200 : 201, { id: account.id, login: account.login, teams: slugs });
}

function install({ world }: Sandbox, body: unknown): Answer {
  const actions = z.enum(["created", "deleted", "suspend", "unsuspend", "new_permissions_accepted"]).default("created");
  const { action } = parsed(z.strictObject({ action: actions }), body);
  world.announce({ event: "installation", action, by: world.organisation });
  return json(202, { installation: world.installationId });
}

function changeRepository({ world }: Sandbox, body: unknown, [name]: readonly string[]): Answer {
  const { archived } = parsed(z.strictObject({ archived: z.boolean() }), body);
  const repository = repositoryNamed(world, name);
  if (!repository) throw notFound();
  repository.archived = archived;
  const action = archived ? "archived" : "unarchived";
  world.announce({ event: "repository", action, repository, by: world.organisation });
  return json(200, { name, archived });
}

function eraseRevision({ world }: Sandbox, body: unknown): Answer {
  const { issue, comment, index } = parsed(Revision, body);
  const all = world.repositories.flatMap((repository) => liveIssues(repository));
  const subject =
    comment === undefined
      ? all.find((one) => `${one.repository.name}#${one.number}` === issue)
      : world.comments.get(comment);
  if (!subject) throw notFound();
  deleteRevision(world, asInstallation(world), subject, index);
  return json(204, undefined);
}

function instant(read: () => string): string {
  try {
    return read();
  } catch (error) {
    throw new Refusal(422, error instanceof Error ? error.message : "is not a time");
  }
}

function person(world: World, login: string): Account {
  const found = findPerson(world, login);
  if (!found) throw notFound(`There is nobody called ${login}`);
  return found;
}

function team(world: World, slug: string) {
  const found = world.teams.find((one) => one.slug === slug);
  if (!found) throw new Refusal(422, `There is no team ${slug}`);
  return found;
}

function delivery({ deliveries }: Sandbox, guid: string | undefined) {
  const found = deliveries.list().find((one) => one.guid === guid);
  if (!found) throw notFound();
  return found;
}
