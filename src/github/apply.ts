// The plan as one mutation document. Its parts run in order and one that fails does not stop the later ones, so the
// decision's comment goes first and the status comment, with its number, last.

import { z } from "zod";
import type { Facts } from "../core/case/facts.ts";
import { type CaseRecord, sign } from "../core/case/record.ts";
import { type CardChange, isCardChange } from "../core/telling/card.ts";
import { type Change, describe } from "../core/telling/plan.ts";
import type { Notice } from "../core/telling/present.ts";
import { cardWrites, fieldWrites, ofNewCard, type Write } from "./card.ts";
import type { Answer, Client } from "./client.ts";
import { Looks, looksQuery } from "./fingerprint.ts";
import type { SeenCase } from "./gather.ts";
import { deletionsBefore } from "./standing.ts";
import type { Ids, World } from "./world.ts";

/** Where the changes go, and the ids that they need. */
type Writable = Pick<SeenCase, "address" | "labels" | "deletions"> & { readonly facts?: Pick<Facts, "board"> };

/** What came of it. */
export interface Applied {
  /** What the issue looks like afterwards, where the status comment was among the changes. */
  readonly looks: Looks | undefined;
  /** GitHub did not take what was to be written on the board: it is not as we know it. */
  readonly boardRefused: boolean;
}

interface Part extends Write {
  readonly change: Change;
  /** The name under which the new comment's ids are kept. */
  readonly posts?: string;
}

/**
 * Sends the changes. Throws where a part failed; what went through is kept, and the next run plans afresh. What the board
 * refuses stops nothing else: its writes come last, and a case never waits for them.
 */
export async function apply(seen: Writable, changes: readonly Change[], world: World): Promise<Applied> {
  const parts = changes.flatMap((change) => toParts(change, seen, world));
  if (parts.length === 0) return { looks: undefined, boardRefused: false };
  const client = world.client(seen.address.installation);
  const answer = await client.graphql(document(parts), variables(parts));
  await keepIds(parts, answer, seen, world);
  const own = parts.filter(({ change }) => !isCardChange(change)).length;
  const refused = answer.errors.filter(({ path }) => Number(/^m(\d+)$/.exec(String(path?.[0]))?.[1] ?? -1) >= own);
  const [first] = answer.errors.filter((one) => !refused.includes(one));
  if (first) throw new Failed(failedParts(parts, answer), first.type);
  await withEmoji(parts, answer, client);
  const boardRefused = refused.length > 0 || !(await writtenOnNewCard(changes, answer, seen, client));
  return { looks: looksIn(answer.data, `m${own - 1}`), boardRefused };
}

/** On comments that stand only now. Nothing waits for these reactions: people can pick others' or their own as well. */
async function withEmoji(parts: readonly Part[], { data }: Answer, client: Client): Promise<void> {
  const writes = parts.flatMap(({ change }, at): Write[] => {
    const posted = change.do === "postNotice" ? idsIn(data, `m${at}`) : undefined;
    const contents = change.do === "postNotice" ? (change.notice.emoji ?? []) : [];
    return posted
      ? contents.map((content) => ({ field: "addReaction", input: { subjectId: posted.node, content } }))
      : [];
  });
  if (writes.length > 0) await client.graphql(document(writes, "Emoji"), variables(writes));
}

const Added = z.looseObject({ item: z.object({ id: z.string() }) });

/** A card can be written on only once it is there. */
async function writtenOnNewCard(
  changes: readonly Change[],
  { data }: Answer,
  { facts }: Writable,
  client: Client,
): Promise<boolean> {
  const values = ofNewCard(changes);
  if (!values || !facts?.board) return true;
  const answered = Object.values(z.record(z.string(), z.unknown()).safeParse(data).data ?? {});
  const item = answered.flatMap((one) => Added.safeParse(one).data ?? []).at(-1)?.item.id;
  if (item === undefined) return false;
  const writes = fieldWrites(values, item, facts.board);
  if (writes.length === 0) return true;
  const { errors } = await client.graphql(document(writes, "Card"), variables(writes));
  return errors.length === 0;
}

/** Some of the writes did not go through. */
class Failed extends Error {
  constructor(parts: readonly string[], type: string | undefined) {
    super(`GitHub refused to ${parts.join(" and to ")} (${type ?? "no type"})`);
  }
}

const failedParts = (parts: readonly Part[], { errors }: Answer): string[] =>
  parts.filter((_, at) => errors.some(({ path }) => path?.[0] === `m${at}`)).map(({ change }) => describe(change));

function document(parts: readonly (Write & Pick<Partial<Part>, "posts">)[], name = "Apply"): string {
  const declared = parts.map(({ field }, at) => `$m${at}: ${field[0]?.toUpperCase()}${field.slice(1)}Input!`);
  const fields = parts.map(({ field, posts }, at) => `m${at}: ${field}(input: $m${at}) { ${answerOf(field, posts)} }`);
  return `mutation ${name}(${declared.join(", ")}) {\n  ${fields.join("\n  ")}\n}`;
}

function answerOf(field: string, posts: string | undefined): string {
  const looks = `issue { ${looksQuery} }`;
  if (field === "updateIssueComment") return `issueComment { ${looks} }`;
  if (field === "addProjectV2ItemById") return "item { id }";
  if (field !== "addComment") return "clientMutationId";
  return `commentEdge { node { id fullDatabaseId ${posts === "status" ? looks : ""} } }`;
}

const variables = (parts: readonly Write[]) => Object.fromEntries(parts.map(({ input }, at) => [`m${at}`, input]));

function toParts(change: Change, seen: Writable, world: World): Part[] {
  const board = seen.facts?.board;
  if (!isCardChange(change)) return [toPart(change, seen, world) ?? []].flat();
  return board ? cardWrites(change, seen.address.node, board).map((write) => ({ change, ...write })) : [];
}

function toPart(change: Exclude<Change, CardChange>, seen: Writable, world: World): Part | undefined {
  const subject = seen.address.node;
  switch (change.do) {
    case "postNotice":
      return {
        change,
        field: "addComment",
        input: { subjectId: subject, body: noticeBody(change.notice, seen, world) },
        posts: change.notice.key,
      };
    case "addLabels":
      return {
        change,
        field: "addLabelsToLabelable",
        input: { labelableId: subject, labelIds: idsOf(change.names, seen) },
      };
    case "removeLabels":
      return { change, field: "removeLabelsFromLabelable", input: { labelableId: subject, labelIds: change.nodes } };
    case "react":
      return { change, field: "addReaction", input: { subjectId: change.node, content: change.reaction } };
    case "unreact":
      return { change, field: "removeReaction", input: { subjectId: change.node, content: change.reaction } };
    case "bring":
    case "tick":
      // Was carried out before, where it could be.
      return undefined;
    case "close":
      return { change, field: "closeIssue", input: { issueId: subject, stateReason: change.reason } };
    case "reopen":
      return { change, field: "reopenIssue", input: { issueId: subject } };
    case "postStatus":
      return {
        change,
        field: "addComment",
        input: { subjectId: subject, body: statusBody(change, seen, world) },
        posts: "status",
      };
    case "editStatus":
      return { change, field: "updateIssueComment", input: { id: change.node, body: statusBody(change, seen, world) } };
    default:
      return change satisfies never;
  }
}

function idsOf(names: readonly string[], { labels }: Writable): string[] {
  return names.map((name) => {
    const id = labels.get(name);
    if (id === undefined) throw new Error(`the label ${name} is not there`);
    return id;
  });
}

function noticeBody({ key, text, decided, until }: Notice, { address }: Writable, { keys }: World): string {
  const said = until === undefined ? { key } : { key, until };
  const carried = decided ? sign("decision", decided, address, keys) : sign("notice", said, address, keys);
  return `${text}\n\n${carried}`;
}

export function signedRecord(seq: number, record: CaseRecord, { address }: Writable, { keys }: World): string {
  return sign("record", { seq, record }, address, keys);
}

function statusBody(
  change: Extract<Change, { do: "postStatus" | "editStatus" }>,
  seen: Writable,
  world: World,
): string {
  return `${change.text}\n\n${signedRecord(change.seq, change.record, seen, world)}`;
}

/** The ids of new comments count as read from now on, even while GitHub's reads lag behind. */
async function keepIds(parts: readonly Part[], { data }: Answer, seen: Writable, world: World): Promise<void> {
  const { address, deletions } = seen;
  const { posted } = world.index;
  for (const [at, { posts }] of parts.entries()) {
    const ids = posts === undefined ? undefined : idsIn(data, `m${at}`);
    if (posts === undefined || !ids) continue;
    await posted.put(address, posts, ids);
    // A later read that shows these deletions but not this comment is an old one.
    if (posts === "status") await posted.put(address, deletionsBefore, { id: deletions, node: "" });
  }
}

const Shown = z.object({ issue: Looks });
const After = z.union([
  z.object({ issueComment: Shown }).transform(({ issueComment }) => issueComment.issue),
  z.object({ commentEdge: z.object({ node: Shown }) }).transform(({ commentEdge }) => commentEdge.node.issue),
]);

const looksIn = (data: unknown, alias: string): Looks | undefined =>
  After.safeParse(z.record(z.string(), z.unknown()).safeParse(data).data?.[alias]).data;

function idsIn(data: unknown, alias: string): Ids | undefined {
  const answer = data as Record<
    string,
    { commentEdge?: { node?: { id: string; fullDatabaseId: string | number } } } | null
  > | null;
  const node = answer?.[alias]?.commentEdge?.node;
  return node && { id: Number(node.fullDatabaseId), node: node.id };
}

/** The number of the status comment once the changes are made. */
export function numberAfter(changes: readonly Change[], { actual }: SeenCase): number {
  // Its card is written after it.
  const status = changes.findLast((change) => change.do === "postStatus" || change.do === "editStatus");
  return status?.seq ?? actual.seq;
}
