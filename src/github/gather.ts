// Everything about one case at one instant: one question to GitHub, and what the index knows.

import { directoryOf } from "../config/directory.ts";
import { blobsOf, configId } from "../config/layers.ts";
import { withLabelsOf } from "../config/other-labels.ts";
import type { Config } from "../config/schema.ts";
import type { CaseAddress } from "../core/address.ts";
import { layoutsOf } from "../core/door.ts";
import type { Facts } from "../core/facts.ts";
import { Gone } from "../core/fault.ts";
import type { Instance } from "../core/kind.ts";
import { labelNames } from "../core/labels.ts";
import type { Actual } from "../core/plan.ts";
import { masked } from "../core/private-numbers.ts";
import { instant } from "../core/time.ts";
import type { Words } from "../core/words.ts";
import { actual } from "./actual.ts";
import { away } from "./away.ts";
import { beginning } from "./beginning.ts";
import type { Answer, Client } from "./client.ts";
import { digestFacts, digestIn } from "./digest-place.ts";
import { exposed } from "./exposed.ts";
import type { Looks } from "./fingerprint.ts";
import { isLabel, labelIds } from "./labels.ts";
import { origins } from "./origins.ts";
import { othersClaims } from "./others-claims.ts";
import { part, person, rosters } from "./people.ts";
import { configAt, currentInstances, groupsOf, labelNamesOf, pinnedInstance, readable } from "./pinned.ts";
import { caseQuery, groupQuery, moreTimeline } from "./query.ts";
import { Home, Issue, type Item, Timeline } from "./shapes.ts";
import { type Known, type Standing, standing } from "./standing.ts";
import { type SeenStray, seenStray } from "./stray.ts";
import { entries, revisions } from "./timeline.ts";
import { speaks } from "./words.ts";
import type { KnownProgram, World } from "./world.ts";

export interface SeenCase {
  /** Released: somebody took the kind's label off, which ends the case. */
  readonly is: "case" | "released";
  readonly address: CaseAddress;
  /** Its program's home repository. */
  readonly home: number;
  readonly instance: Instance;
  readonly facts: Facts;
  readonly actual: Actual;
  /** How many comments of ours were deleted, as far as GitHub shows. */
  readonly deletions: number;
  readonly looks: Looks;
  /** Node ids of the labels that we speak with, by name; those that were deleted are not there. */
  readonly labels: ReadonlyMap<string, string>;
  /** The program's sentences in a language. */
  readonly words: (language: string) => Promise<Words>;
  /** Whether there are sentences in a language. */
  readonly speaks: (language: string) => boolean;
}

/** A case as it stands; an issue where only cases should be; or one that is nothing to us, or nothing any more. */
type Seen = SeenCase | SeenStray | { readonly is: "none" };

export interface Read {
  readonly client: Client;
  readonly program: KnownProgram;
  readonly config: { readonly oid: string; readonly is: Config };
  readonly answer: Answer;
  readonly issue: Issue;
  readonly items: readonly Item[];
  readonly standing: Standing;
  readonly known: Known;
}

/** What holds now, whatever the configuration of the case: names of states' labels, and who is on leave. */
type Named = Read & Pick<Facts, "directory"> & { readonly stateNames: Config["labels"] };

export async function gather(address: CaseAddress, world: World): Promise<Seen> {
  const program = await world.index.programs.of(address.repository);
  if (!program) return { is: "none" };
  const known = { row: await world.index.cases.get(address), posted: await world.index.posted.all(address) };
  const client = world.client(address.installation);
  const first = await fresh({ address, world, program, known, client }, program.config);
  const now = await configInForce(first, world);
  // The case keeps the configuration that it was opened with, or gets the one in force.
  const wanted = first.standing.believed?.record.config ?? now.oid;
  const asking = { address, world, program, known, client };
  const read = wanted === first.config.oid ? first : await fresh(asking, wanted);
  return seen({ ...read, stateNames: now.is.labels, directory: directoryOf(now.is) }, address, world);
}

interface Asking {
  readonly address: CaseAddress;
  readonly world: World;
  readonly program: KnownProgram;
  readonly known: Known;
  readonly client: Client;
}

/** Asks again after 1, 2 and 4 seconds where GitHub shows less than what we wrote. */
async function fresh(asking: Asking, config: string): Promise<Read> {
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
  const groups = groupQuery(config.is.groups, names, program.home.owner);
  const wanted = Object.fromEntries(labels.map((label, at) => [`label${at}`, label]));
  const variables = { issue: address.node, home: program.home.node, ...groups.variables, ...wanted };
  const extended = blobsOf(oid).base === undefined ? {} : { baseOwner: program.home.owner };
  const digests = digestIn(config.is, program.home);
  const has = { isExtended: "baseOwner" in extended, hasDigest: digests !== null };
  const query = caseQuery(groups, labels, has);
  const answer = await client.graphql(query, { ...variables, ...extended, ...digests });
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
    standing: standing(items, address, known, world.keys, world.slug),
  };
}

function issueIn(answer: Answer): Issue {
  const errors = answer.errors.filter(({ path }) => path === undefined || path[0] === "node" || path[0] === "home");
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
async function configInForce({ answer, config, program, client }: Read, world: World): Promise<Read["config"]> {
  const own = Home.safeParse(part(answer.data, "home")).data?.object?.oid;
  const base = Home.safeParse(part(answer.data, "base")).data?.object?.oid;
  if (own === undefined || configId(own, base) === config.oid) return config;
  return (await readable({ own, base }, program, client, world.index.blobs)) ?? config;
}

async function seen(read: Named, given: CaseAddress, world: World): Promise<Seen> {
  const { issue, items, standing, config, client, program, answer } = read;
  const { repository } = issue;
  const address = { ...given, owner: repository.owner.login, name: repository.name, number: issue.number };
  const found = await instanceOf(read, world);
  if (!found) return { is: "none" };
  if (found.is === "formless") return (await seenStray(read, found.instances, address, world)) ?? { is: "none" };
  const { is, instance, startsAt } = found;
  const record = standing.believed?.record ?? null;
  const viaApp = await origins({ items, author: issue.author }, record, instance, address, client, world);
  const labels = labelIds(repository, labelNames(instance));
  const followed = away(items, isLabel(instance.label, labels), world.slug);
  const outages = (await world.index.presence?.since(startsAt)) ?? [];
  const facts: Facts = {
    now: world.clock.now(),
    address,
    private: repository.isPrivate,
    author: person(issue.author),
    openedAt: instant(issue.createdAt),
    startsAt,
    title: masked(issue.title),
    url: issue.url,
    revisions: revisions(issue),
    open: issue.state === "OPEN",
    assignees: issue.assignees.nodes.flatMap((one) => person(one) ?? []),
    timeline: entries(followed.items, world.slug, viaApp),
    groups: await rosters(config.is.groups, groupsOf(config.is), program.home.owner, answer, client),
    notices: standing.notices,
    ...digestFacts(config.is, program, answer, await world.index.digests?.told(address)),
    decisions: standing.decisions,
    exposed: exposed(issue, items, startsAt),
    record,
    ...(await othersClaims({ program: program.home.repository, key: address }, instance, issue, world)),
    ...(outages.length > 0 ? { outages } : {}),
    ...(followed.times.length > 0 ? { away: followed.times } : {}),
    ...(read.directory ? { directory: read.directory } : {}),
  };
  return {
    is,
    address,
    home: program.home.repository,
    instance,
    facts,
    actual: actual(issue, items, standing, read.known),
    deletions: standing.deletions,
    looks: issue,
    labels,
    words: (language) => world.words(program, language, client),
    speaks: (language) => speaks(language, program.words),
  };
}

type Recognised =
  | (Pick<SeenCase, "is" | "instance"> & { readonly startsAt: string })
  | { readonly is: "formless"; readonly instances: readonly Instance[] };

/** The instance that the case was pinned to, or that a new one is of; nothing where the issue is no case. */
async function instanceOf(read: Named, world: World): Promise<Recognised | undefined> {
  const { standing, issue, items, config, client, program, stateNames } = read;
  const { blobs } = world.index;
  const labels = labelIds(issue.repository, labelNamesOf(config.is, stateNames));
  const known = { liveFrom: config.is.live_from, slug: world.slug, labels };
  if (standing.believed) {
    const { record } = standing.believed;
    const { since } = record;
    const pinned = await pinnedInstance(record, config, stateNames, issue.repository, client, blobs);
    const instance = withLabelsOf(pinned, layoutsOf(program.door, record.kind));
    const start = beginning(issue, items, { ...known, instances: [instance], pinned: true });
    if (start === "released") return { is: "released", instance, startsAt: since };
    return { is: "case", instance, startsAt: start?.at ?? since };
  }
  const { instances, unread } = await currentInstances(config, program, issue.repository, client, blobs);
  const start = beginning(issue, items, { ...known, instances });
  if (start === "released") return undefined;
  // It may be of a form that does not read.
  if (start === undefined) return unread ? undefined : { is: "formless", instances };
  return { is: "case", instance: start.of, startsAt: start.at };
}
