// A group's digest as it stands, and how it is changed: one question, and the comment that calls before the table.

import { z } from "zod";
import { sign, verified } from "../core/case/record.ts";
import type { DigestChange, Told } from "../core/digest/present.ts";
import { type Instant, instant } from "../core/text/time.ts";
import type { Client } from "./client.ts";
import { ownIssue } from "./own-issue.ts";
import type { Ids, World } from "./world.ts";

export interface DigestPlace {
  readonly home: number;
  readonly installation: number;
  readonly owner: string;
  readonly name: string;
  readonly group: string;
}

export interface SeenDigest {
  readonly repository: number;
  readonly private: boolean;
  readonly issue: SeenIssue | null;
}

interface SeenIssue {
  readonly number: number;
  readonly open: boolean;
  readonly title: string;
  readonly text: string;
  readonly called: Instant | null;
  /** What its comments delivered, newest first. */
  readonly calls: readonly { readonly at: Instant; readonly told: readonly Told[] }[];
}

const Comment = z.object({ body: z.string(), createdAt: z.string(), viewerDidAuthor: z.boolean() });
const Page = z.object({
  pageInfo: z.object({ hasPreviousPage: z.boolean(), startCursor: z.string().nullable() }),
  nodes: z.array(Comment),
});
const Issue = z.object({
  number: z.number(),
  state: z.string(),
  title: z.string(),
  body: z.string(),
  comments: Page,
});
const Answer = z.object({
  repository: z.object({ id: z.string(), databaseId: z.number(), isPrivate: z.boolean() }),
  node: z.union([Issue, z.looseObject({ __typename: z.string() })]).nullish(),
});

const digestQuery = (hasIssue: boolean) => `query Digest($owner: String!, $name: String!${
  hasIssue ? ", $issue: ID!, $before: String" : ""
}) {
  repository(owner: $owner, name: $name) { id databaseId isPrivate }
  ${
    hasIssue
      ? `node(id: $issue) {
    __typename
    ... on Issue {
      number state title body
      comments(last: 100, before: $before) {
        pageInfo { hasPreviousPage startCursor }
        nodes { body createdAt viewerDidAuthor }
      }
    }
  }`
      : ""
  }
}`;

/** The ids of the issue are kept under this name; `begun` while it may be there or not. */
const keptAs = ({ owner, name, group }: DigestPlace) => `${prefix}${owner}/${name}:${group}`;
const prefix = "digest:";
const begun: Ids = { id: -1, node: "" };

const keptWith = (home: number) => ({ repository: home, issue: 0 });

/** The digests of a program that were ever begun, as `OWNER/NAME` and group. */
export async function knownDigests(home: number, world: World): Promise<{ place: string; group: string }[]> {
  const kept = await world.index.posted.all(keptWith(home));
  return Object.keys(kept).flatMap((name) => {
    const [, place, group] = /^digest:([^:]+):(.+)$/.exec(name) ?? [];
    return place === undefined || group === undefined ? [] : [{ place, group }];
  });
}

/** How it stands. `since`: calls older than this matter to nobody any more. */
export async function gatherDigest(place: DigestPlace, since: Instant, world: World): Promise<SeenDigest> {
  const client = world.client(place.installation);
  const kept = (await world.index.posted.all(keptWith(place.home)))[keptAs(place)];
  const known = kept && kept.node !== "" ? await read(place, kept.node, since, client, world) : undefined;
  if (known?.issue) return known;
  const repository = known ?? (await read(place, null, since, client, world));
  const node = await marked(place, repository, kept?.id === begun.id, world);
  return node === undefined ? repository : read(place, node, since, client, world);
}

/** What was begun may be there already though GitHub does not show it yet. */
async function marked(place: DigestPlace, of: Read, wasBegun: boolean, world: World): Promise<string | undefined> {
  const isIt = (body: string) => groupIn(body, of.repository, world) === place.group;
  for (const seconds of wasBegun ? [0, 1, 2, 4] : [0]) {
    if (seconds > 0) await world.pause(seconds * 1_000);
    const issue = await ownIssue(of.id, ["OPEN", "CLOSED"], isIt, world.client(place.installation));
    if (!issue) continue;
    await world.index.posted.put(keptWith(place.home), keptAs(place), { id: issue.number, node: issue.node });
    return issue.node;
  }
  return undefined;
}

type Read = SeenDigest & { readonly id: string };

async function read(
  { owner, name, group }: DigestPlace,
  issue: string | null,
  since: Instant,
  client: Client,
  world: World,
): Promise<Read> {
  const comments: z.infer<typeof Comment>[] = [];
  for (let before: string | null = null; ; ) {
    const variables = issue === null ? { owner, name } : { owner, name, issue, before };
    const { data, errors } = await client.graphql(digestQuery(issue !== null), variables);
    const isGone = errors.some(({ type, path }) => type === "NOT_FOUND" && path?.[0] === "node");
    const found = Answer.safeParse(data);
    if (!found.success || (errors.length > 0 && !isGone)) throw new Error("GitHub could not read a digest");
    const { repository, node } = found.data;
    const known = { id: repository.id, repository: repository.databaseId, private: repository.isPrivate };
    if (!node || !("comments" in node) || isGone) return { ...known, issue: null };
    const its = Issue.parse(node);
    const { nodes, pageInfo } = its.comments;
    comments.unshift(...nodes);
    const oldest = nodes[0];
    if (!pageInfo.hasPreviousPage || (oldest && instant(oldest.createdAt) < since))
      return { ...known, issue: seen(its, comments, group, repository.databaseId, world) };
    before = pageInfo.startCursor;
  }
}

function seen(
  { number, state, title, body }: z.infer<typeof Issue>,
  comments: readonly z.infer<typeof Comment>[],
  group: string,
  repository: number,
  world: World,
): SeenIssue {
  const calls = comments.flatMap((one) => {
    const told = one.viewerDidAuthor ? toldIn(one.body, group, repository, world) : null;
    return told ? [{ at: instant(one.createdAt), told }] : [];
  });
  const text = body.replaceAll("\r\n", "\n").replace(/\n*<!-- quorate:[^\n]*-->\s*$/, "");
  return { number, open: state === "OPEN", title, text, called: calls.at(-1)?.at ?? null, calls: calls.toReversed() };
}

const ofRepository = (repository: number) => ({ repository, issue: 0 });
const Mark = z.object({ group: z.string() });
const Called = z.object({
  group: z.string(),
  told: z.array(z.object({ repository: z.number(), issue: z.number(), key: z.string() })),
});

const groupIn = (body: string, repository: number, { keys }: World): string | undefined =>
  Mark.safeParse(verified("digest", body, ofRepository(repository), keys)).data?.group;

function toldIn(body: string, group: string, repository: number, { keys }: World): readonly Told[] | null {
  const { data } = Called.safeParse(verified("digest", body, ofRepository(repository), keys));
  return data?.group === group ? data.told : null;
}

const Opened = z.looseObject({ number: z.number(), node_id: z.string() });
const Posted = z.looseObject({ created_at: z.string() });

/** Carries the changes out in their order, and says what was delivered when. */
export async function applyDigest(
  changes: readonly DigestChange[],
  place: DigestPlace,
  digest: SeenDigest,
  world: World,
): Promise<readonly { readonly told: readonly Told[]; readonly at: Instant }[]> {
  const { owner, name: repo, group } = place;
  const client = world.client(place.installation);
  const signed = (text: string, value: unknown) =>
    `${text}\n\n${sign("digest", value, ofRepository(digest.repository), world.keys)}`;
  const delivered: { told: readonly Told[]; at: Instant }[] = [];
  let number = digest.issue?.number ?? 0;
  for (const change of changes) {
    if (change.do === "open") {
      await world.index.posted.put(keptWith(place.home), keptAs(place), begun);
      const asked = { owner, repo, title: change.title, body: signed(change.text, { group }) };
      const opened = Opened.parse((await client.rest("POST /repos/{owner}/{repo}/issues", asked)).data);
      number = opened.number;
      await world.index.posted.put(keptWith(place.home), keptAs(place), { id: number, node: opened.node_id });
    } else if (change.do === "call") {
      const body = signed(change.text, { group, told: change.told });
      const route = "POST /repos/{owner}/{repo}/issues/{issue_number}/comments";
      const posted = Posted.parse((await client.rest(route, { owner, repo, issue_number: number, body })).data);
      delivered.push({ told: change.told, at: instant(posted.created_at) });
    } else {
      const body = signed(change.text, { group });
      const edited = { owner, repo, issue_number: number, title: change.title, body, state: "open" };
      await client.rest("PATCH /repos/{owner}/{repo}/issues/{issue_number}", edited);
    }
  }
  return delivered;
}
