// Teams that could not be read: since when, for telling those who can change it once one bad answer cannot be all.

import { z } from "zod";
import type { FileProblem } from "../config/problem.ts";
import { readConfig } from "../config/read.ts";
import { type Instant, plusSeconds } from "../core/text/time.ts";
import type { Client } from "./client.ts";
import { configText } from "./extended.ts";
import type { FoundProgram } from "./installation.ts";
import type { World } from "./world.ts";

/** Kept by the home of a program: that a group cannot be read, since the moment beside it. */
const prefix = "unread ";
const unread = 1;
const readAgain = 0;

/** One bad answer calls nobody. */
const patience = 3 * 3_600;

type Knowing = Pick<World, "index">;

/** Keeps since when a group of a program cannot be read. */
export async function noteUnread(group: string, home: number, now: Instant, { index }: Knowing): Promise<void> {
  const key = { repository: home, issue: 0 };
  const known = (await index.posted.all(key))[`${prefix}${group}`];
  if (known?.id !== unread) await index.posted.put(key, `${prefix}${group}`, { id: unread, node: now });
}

/** The teams of a program that could not be read for hours, and still cannot. Asks GitHub only about such. */
export async function unreadGroups(program: FoundProgram, client: Client, world: World): Promise<FileProblem[]> {
  const { index, clock } = world;
  const key = { repository: program.home.repository, issue: 0 };
  const marks = Object.entries(await index.posted.all(key)).filter(
    ([name, { id }]) => name.startsWith(prefix) && id === unread,
  );
  if (marks.length === 0) return [];
  const { text, base } = await configText(program.config, program, client, index.blobs);
  const read = readConfig(text, base);
  const problems: FileProblem[] = [];
  for (const [name, { node: since }] of marks) {
    const group = name.slice(prefix.length);
    const is = read.ok ? read.config.groups[group] : undefined;
    const team = is && "team" in is ? is.team : undefined;
    if (!read.ok || team === undefined || (await canBeRead(team, program.home.owner, client))) {
      await index.posted.put(key, name, { id: readAgain, node: "" });
    } else if (plusSeconds(since, patience) <= clock.now()) {
      problems.push({ ...read.at(["groups", group]), says: saysOf(group, team, program.home.owner) });
    }
  }
  return problems;
}

const saysOf = (group: string, team: string, owner: string): string =>
  `groups.${group}: I cannot see who is in the team "${team}" of ${owner}, so nothing is decided where it has a say. Look whether the team is still there under this name, and whether the App may read the organisation's members.`;

const question = `query UnreadTeam($owner: String!, $team: String!) {
  organization(login: $owner) { team(slug: $team) { id members(first: 1) { nodes { login } } } }
}`;

const Seen = z.object({ organization: z.object({ team: z.object({ id: z.string() }) }) });

async function canBeRead(team: string, owner: string, client: Client): Promise<boolean> {
  const { data, errors } = await client.graphql(question, { owner, team });
  return errors.length === 0 && Seen.safeParse(data).success;
}
