// People in the team of a role without any term are asked about once: in an issue of the program's home, a day after
// they were first seen there. Terms whose holders are not in the team are looked at. To be called by one process at a
// time for each program.

import { z } from "zod";
import { rolesFrom } from "../config/roles.ts";
import type { Config } from "../config/schema.ts";
import { beginsOn } from "../config/shadow.ts";
import type { CaseKey } from "../core/case/address.ts";
import type { Person, Roster } from "../core/case/facts.ts";
import { byMembership, withoutTerm } from "../core/roles/by-hand.ts";
import type { Role } from "../core/roles/role.ts";
import { askedAbout, type ByHand, byHandIssue } from "../core/telling/by-hand.ts";
import { Gone } from "../core/text/fault.ts";
import { dayOf, instant, plusDays } from "../core/text/time.ts";
import type { Client } from "./client.ts";
import type { FoundProgram } from "./installation.ts";
import { lookAtLost } from "./lost-members.ts";
import { ownIssue } from "./own-issue.ts";
import { rosters } from "./people.ts";
import { configAt } from "./pinned.ts";
import { groupQuery } from "./query.ts";
import type { Ids, World } from "./world.ts";

/** Days in which what was done by hand may still become a term, and in which a new index learns of all terms. */
const patience = 1;

interface Asking {
  readonly program: FoundProgram;
  readonly client: Client;
  readonly world: World;
  /** Queues cases. */
  look(cases: readonly CaseKey[]): Promise<void>;
  warn(about: object, text: string): void;
}

/** Costs one question where roles give teams, and nothing elsewhere. */
export async function askAboutByHand(asking: Asking): Promise<void> {
  const { program, client, world, warn } = asking;
  const { ledger, blobs } = world.index;
  const config = await configAt(program.config, program, client, blobs);
  const roles = rolesFrom(config).filter(({ team }) => team !== null);
  const now = world.clock.now();
  if (!ledger || roles.length === 0 || config.mode === "shadow" || dayOf(now) < beginsOn(config)) return;
  const known = await rostersOf(roles, config, asking);
  // After the teams: a term that begins in between is seen.
  const rows = await ledger.found(program.home.repository, [{ sort: "term" }]);
  for (const [team, its] of Map.groupBy(roles, ({ team }) => team ?? "")) {
    const roster = known[its[0]?.group ?? ""];
    if (!roster?.known) continue;
    const home = { repository: program.home.repository, issue: 0 };
    const { look } = asking;
    await lookAtLost(team, byMembership(roster.members, its, rows, now), { home, posted: world.index.posted, look });
    const deciders = its[0]?.decides ?? config.escalation ?? "";
    const asked = known[deciders];
    const mention = (asked?.known && asked.mention) || deciders;
    const about = { team, titles: its.map(({ title }) => title), mention, open: roster.open };
    const people = withoutTerm(roster.members, its, rows, now);
    await askAbout(people, about, config.language, asking).catch((fault) => {
      // Issues may be switched off there.
      if (!(fault instanceof Gone)) throw fault;
      warn({ repository: program.home.repository }, "no issue can be opened about memberships given by hand");
    });
  }
}

async function rostersOf(
  roles: readonly Role[],
  config: Config,
  { program, client }: Asking,
): Promise<Readonly<Record<string, Roster>>> {
  const wanted = roles.flatMap(({ group, decides }) => [group, decides ?? config.escalation]);
  const names = [...new Set(wanted.flatMap((name) => name ?? []))];
  const { owner } = program.home;
  const { text, declared, variables } = groupQuery(config.groups, names, owner);
  const answer = await client.graphql(`query Teams(${declared.slice(2)}) {\n  ${text}\n}`, variables);
  return rosters({ groups: config.groups, names, owner }, answer, client);
}

/** `id` is the last issue that asked about somebody; `node` is when they were first seen since, or one of these. */
const [asked, begun, gone] = ["", "begun", "gone"];

type About = Omit<ByHand, "people">;

async function askAbout(people: readonly Person[], about: About, language: string, asking: Asking): Promise<void> {
  const { program, client, world } = asking;
  const { repository, owner, name: repo } = program.home;
  const kept = await keptOf(about.team, asking);
  await kept.look(people);
  const ripe = people.filter(({ id }) => kept.isRipe(id));
  const left = ripe.length === 0 ? [] : await notAskedYet(ripe, about.team, kept, asking);
  if (left.length === 0) return;
  for (const { id } of left) await kept.put(id, { id: kept.last(id), node: begun });
  const words = await world.words(program, language, client);
  const issue = byHandIssue({ ...about, people: left }, repository, world.keys, words);
  const { data } = await client.rest("POST /repos/{owner}/{repo}/issues", { owner, repo, ...issue });
  const { number } = z.looseObject({ number: z.number() }).parse(data);
  for (const { id } of left) await kept.put(id, { id: number, node: asked });
}

type Kept = Awaited<ReturnType<typeof keptOf>>;

/** What the index knows of those who are or were in a team by hand. */
async function keptOf(team: string, { program, world }: Asking) {
  const key = { repository: program.home.repository, issue: 0 };
  const { posted } = world.index;
  const prefix = `by-hand:${team}:`;
  const all = new Map(Object.entries(await posted.all(key)));
  const of = (id: number) => all.get(`${prefix}${id}`);
  const last = (id: number) => of(id)?.id ?? 0;
  const now = world.clock.now();
  const put = async (id: number, ids: Ids) => {
    all.set(`${prefix}${id}`, ids);
    await posted.put(key, `${prefix}${id}`, ids);
  };
  return {
    last,
    put,
    wasBegun: (id: number) => of(id)?.node === begun,
    isRipe: (id: number) => {
      const node = of(id)?.node ?? gone;
      return node === begun || (node !== asked && node !== gone && plusDays(instant(node), patience) <= now);
    },
    /** Who comes is seen from now on; who went and comes back is somebody new. */
    look: async (people: readonly Person[]) => {
      const there = new Set(people.map(({ id }) => `${prefix}${id}`));
      for (const [name, { id, node }] of all)
        if (name.startsWith(prefix) && node !== gone && !there.has(name))
          await posted.put(key, name, { id, node: gone });
      for (const { id } of people) if ((of(id)?.node ?? gone) === gone) await put(id, { id: last(id), node: now });
    },
  };
}

/** Those about whom no issue asks that the index has lost, or that was begun when the process died. */
async function notAskedYet(
  ripe: readonly Person[],
  team: string,
  kept: Kept,
  { program, client, world }: Asking,
): Promise<readonly Person[]> {
  const { home } = program;
  let left = ripe;
  const idsIn = (body: string) => askedAbout(body, team, home.repository, world.keys);
  for (const seconds of ripe.some(({ id }) => kept.wasBegun(id)) ? [0, 1, 2, 4] : [0]) {
    await world.pause(seconds * 1_000);
    const isIt = (body: string) => left.some(({ id }) => idsIn(body).includes(id));
    const issue = await ownIssue(home.node, ["OPEN", "CLOSED"], isIt, client);
    if (!issue) continue;
    const found = left.filter(({ id }) => idsIn(issue.body).includes(id) && issue.number > kept.last(id));
    for (const { id } of found) await kept.put(id, { id: issue.number, node: asked });
    left = left.filter((one) => !found.includes(one));
    if (left.length === 0) break;
  }
  return left;
}
