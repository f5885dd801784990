// Who is who: actors as people, and groups as the people in them. What cannot be read is unknown, never empty.

import type { Config } from "../config/schema.ts";
import type { Away, Person, Roster } from "../core/case/facts.ts";
import { instant } from "../core/text/time.ts";
import type { Answer, Client } from "./client.ts";
import { moreMembers, moreMembersWithLeave } from "./query.ts";
import { type Actor, type Member, Members, Team } from "./shapes.ts";

export function person(actor: Actor): Person | null {
  if (!actor || typeof actor.databaseId !== "number") return null;
  return { id: actor.databaseId, login: actor.login, is: sortOf(actor.__typename) };
}

const sortOf = (type: string) => (type === "User" ? "person" : type === "Bot" ? "bot" : "other");

/** This app itself: a bot's login in GraphQL has no `[bot]`, and no person can be a Bot. */
export const isSelf = (actor: Actor, slug: string): boolean =>
  actor?.__typename === "Bot" && actor.login.replace(/\[bot\]$/, "").toLowerCase() === slug.toLowerCase();

/** How the groups were asked for. */
interface Asked {
  readonly groups: Config["groups"];
  readonly names: readonly string[];
  readonly owner: string;
  /** Whether people's profiles were asked for, too. */
  readonly hasLeave?: boolean;
}

/** Reads teams and lists out of the answer to the case's question. */
export async function rosters(asked: Asked, answer: Answer, client: Client): Promise<Record<string, Roster>> {
  const { groups, names } = asked;
  const read: Record<string, Roster> = {};
  for (const [at, name] of names.entries()) {
    const group = groups[name];
    if (!group) read[name] = { known: false, why: "it is not in the configuration" };
    else if ("role" in group) continue;
    else if ("team" in group) read[name] = await team(group.public, at, asked, answer, client);
    else read[name] = listed(group, at, answer);
  }
  return read;
}

/** What stands at a path of an answer; undefined where nothing does. */
export const part = (data: unknown, ...path: readonly string[]): unknown =>
  path.reduce<unknown>(
    (of, key) => (typeof of === "object" && of !== null && key in of ? Reflect.get(of, key) : undefined),
    data,
  );

const failed = (alias: string, { errors }: Answer) =>
  errors.some(({ path }) => path === undefined || path[0] === alias);

async function team(
  open: boolean,
  at: number,
  { owner, hasLeave = false }: Asked,
  answer: Answer,
  client: Client,
): Promise<Roster> {
  const alias = `g${at}`;
  const found = Team.safeParse(part(answer.data, alias, "team"));
  // Null is a missing permission as often as a missing team.
  if (failed(alias, answer) || !found.success) return { known: false, why: "the team cannot be read" };
  const { id, slug, privacy, members } = found.data;
  const nodes = [...members.nodes];
  let page = members.pageInfo;
  while (page.hasNextPage) {
    const more = await client.graphql(hasLeave ? moreMembersWithLeave : moreMembers, {
      team: id,
      after: page.endCursor,
    });
    const next = Members.safeParse(part(more.data, "node", "members"));
    if (more.errors.length > 0 || !next.success) return { known: false, why: "the team cannot be read to its end" };
    nodes.push(...next.data.nodes);
    page = next.data.pageInfo;
  }
  const secret = privacy === "SECRET";
  const people = nodes.flatMap((node) => person(node) ?? []);
  const mention = secret ? null : `@${owner}/${slug}`;
  return { known: true, members: people, open: open && !secret, mention, ...awayIn(nodes) };
}

/** What only an organisation may see stays there: we would say it in public. */
function awayIn(nodes: readonly Member[]): { readonly away?: readonly Away[] } {
  const away = nodes.flatMap(({ login, status }): Away[] => {
    if (!status?.indicatesLimitedAvailability || status.organization) return [];
    const until = status.expiresAt === null ? null : instant(status.expiresAt);
    return [{ login, from: instant(status.updatedAt), until }];
  });
  return away.length === 0 ? {} : { away };
}

function listed(group: Extract<Config["groups"][string], { people: unknown }>, at: number, answer: Answer): Roster {
  const nodes: Member[] = [];
  for (const [index] of group.people.entries()) {
    const alias = `p${at}_${index}`;
    const errors = answer.errors.filter(({ path }) => path === undefined || path[0] === alias);
    // Nobody of this login: one member fewer, which can only make a quorum harder to reach.
    if (errors.some(({ type }) => type !== "NOT_FOUND")) return { known: false, why: "its people cannot be read" };
    const found = Members.shape.nodes.element.safeParse(part(answer.data, alias));
    if (found.success) nodes.push(found.data);
    else if (errors.length === 0) return { known: false, why: "its people cannot be read" };
  }
  const members = nodes.flatMap((node) => person(node) ?? []);
  return {
    known: true,
    members,
    open: group.public,
    mention: members.map(({ login }) => `@${login}`).join(" ") || null,
    listed: true,
    ...awayIn(nodes),
  };
}
