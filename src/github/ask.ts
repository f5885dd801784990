// The question about one case, asked again where GitHub's answer is older than what we know.

import { blobsOf, configId } from "../config/layers.ts";
import type { Config } from "../config/schema.ts";
import type { CaseAddress } from "../core/case/address.ts";
import { Gone } from "../core/text/fault.ts";
import { cardQuery } from "./card.ts";
import type { Answer, Client } from "./client.ts";
import { digestIn } from "./digest-place.ts";
import { part } from "./people.ts";
import { configAt, groupsOf, labelNamesOf, readable } from "./pinned.ts";
import { caseQuery, groupQuery, moreTimeline } from "./query.ts";
import { pollKnown } from "./reactions.ts";
import { Home, Issue, type Item, Timeline } from "./shapes.ts";
import { type Known, type Standing, standing } from "./standing.ts";
import type { KnownProgram, World } from "./world.ts";

export interface Read {
  readonly client: Client;
  readonly program: KnownProgram;
  readonly config: { readonly oid: string; readonly is: Config };
  readonly answer: Answer;
  readonly issue: Issue;
  readonly items: readonly Item[];
  readonly standing: Standing;
  readonly known: Known;
  /** Whether what people say of themselves was asked for. */
  readonly hasLeave: boolean;
}

interface Asking {
  readonly address: CaseAddress;
  readonly world: World;
  readonly program: KnownProgram;
  readonly known: Known;
  readonly client: Client;
}

/** Asks again after 1, 2 and 4 seconds where GitHub shows less than what we wrote. */
export async function fresh(asking: Asking, config: string): Promise<Read> {
  for (const seconds of [1, 2, 4]) {
    const read = await ask(asking, config);
    if (!read.standing.stale) return read;
    await asking.world.pause(seconds * 1_000);
  }
  const read = await ask(asking, config);
  const { row } = asking.known;
  const shown = read.standing.status?.carries?.seq ?? 0;
  // Writes that began and were never confirmed may not have happened at all; those that were confirmed did.
  const maybeNever = row?.intended && shown >= row.seq;
  if (read.standing.stale && !maybeNever) throw new Error("GitHub shows an older state than we wrote");
  return read;
}

async function ask({ address, world, program, known, client }: Asking, oid: string): Promise<Read> {
  const config = { oid, is: await configAt(oid, program, client, world.index.blobs) };
  const names = groupsOf(config.is);
  const now = oid === program.config ? config.is : await configAt(program.config, program, client, world.index.blobs);
  const labels = labelNamesOf(config.is, now.labels);
  const groups = groupQuery(config.is.groups, names, program.home.owner, now.leave_by_profile);
  const wanted = Object.fromEntries(labels.map((label, at) => [`label${at}`, label]));
  const variables = { issue: address.node, home: program.home.node, ...groups.variables, ...wanted };
  const extended = blobsOf(oid).base === undefined ? {} : { baseOwner: program.home.owner };
  const digests = digestIn(config.is, program.home);
  const poll = pollKnown(known.posted);
  const reacted = poll === undefined ? {} : { poll };
  const has = { isExtended: "baseOwner" in extended, hasDigest: digests !== null, hasPoll: poll !== undefined };
  const card = cardQuery(program.board);
  const query = caseQuery(groups, labels, { ...has, card });
  const answer = await client.graphql(query, { ...variables, ...extended, ...digests, ...card.variables, ...reacted });
  const issue = issueIn(answer);
  const items = await allItems(issue, client);
  return {
    client,
    program,
    config,
    answer,
    issue,
    items,
    known,
    hasLeave: now.leave_by_profile,
    standing: standing(items, address, known, world.keys, world.slug),
  };
}

function issueIn(answer: Answer): Issue {
  // That the board cannot be seen is no matter of the case.
  const errors = answer.errors.filter(
    ({ path }) => path === undefined || (path[0] === "node" && path[1] !== "projectItems") || path[0] === "home",
  );
  const node = part(answer.data, "node");
  if (
    errors.some(({ type, path }) => type === "NOT_FOUND" && path?.[0] === "node") ||
    (node === null && errors.length === 0)
  ) {
    throw new Gone("the issue is not there any more");
  }
  if (errors.length > 0) throw new Error(`GitHub could not read the issue (${errors[0]?.type ?? "no type"})`);
  return Issue.parse(node);
}

async function allItems(issue: Issue, client: Client): Promise<Item[]> {
  const items = [...issue.timelineItems.nodes];
  let page = issue.timelineItems.pageInfo;
  while (page.hasNextPage) {
    const more = await client.graphql(moreTimeline, { issue: issue.id, after: page.endCursor });
    if (more.errors.length > 0) throw new Error("GitHub could not read the timeline to its end");
    const next = Timeline.parse(part(part(more.data, "node"), "timelineItems"));
    items.push(...next.nodes);
    page = next.pageInfo;
  }
  return items;
}

/** What is in force on the default branches, if it reads; else what was the last time. */
export async function configInForce({ answer, config, program, client }: Read, world: World): Promise<Read["config"]> {
  const own = Home.safeParse(part(answer.data, "home")).data?.object?.oid;
  const base = Home.safeParse(part(answer.data, "base")).data?.object?.oid;
  if (own === undefined || configId(own, base) === config.oid) return config;
  return (await readable({ own, base }, program, client, world.index.blobs)) ?? config;
}
