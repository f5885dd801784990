import { expect, test } from "vitest";
import type { CaseRecord } from "../../src/core/case/record.ts";
import { sign } from "../../src/core/case/record.ts";
import type { CommentItem } from "../../src/github/believe.ts";
import { standing } from "../../src/github/standing.ts";
import { issue, judge } from "../support/story.ts";

const of = { repository: 10, issue: 20 };
const keys = ["new", "old"] as const;
const quorate = { __typename: "Bot", login: "quorate", databaseId: 7 } as const;
const zoe = { __typename: "User", login: "zoe", databaseId: 1011 } as const;

const young = judge(issue("2026-01-01").at("2026-01-01")).record;
const grown = judge(issue("2026-01-01").says("2026-01-02", "ana", "/approve").at("2026-01-02")).record;
const carrying = (seq: number, record: CaseRecord, key = "new") =>
  `Words\n\n${sign("record", { seq, record }, of, [key])}`;

const comment = (body: string, more: Partial<CommentItem> = {}): CommentItem => ({
  __typename: "IssueComment",
  id: "IC_1",
  fullDatabaseId: 1,
  createdAt: "2026-01-01T09:00:00Z",
  lastEditedAt: null,
  body,
  viewerDidAuthor: true,
  authorAssociation: "NONE",
  author: quorate,
  editor: null,
  reactionGroups: [],
  ...more,
});

const nothing = { row: undefined, posted: {} };
const indexed = (seq: number, record: CaseRecord) => ({
  row: { seq, record: sign("record", { seq, record }, of, ["new"]), intended: null },
  posted: { status: { id: 1, node: "IC_1" } },
});

test("the record of our status comment is believed, under the present key and the former one", () => {
  expect(standing([comment(carrying(2, grown))], of, nothing, keys, "quorate").believed).toEqual({
    seq: 2,
    record: grown,
  });
  expect(standing([comment(carrying(2, grown, "old"))], of, nothing, keys, "quorate").believed?.seq).toBe(2);
  expect(standing([comment(carrying(2, grown, "mine"))], of, nothing, keys, "quorate").believed).toBeNull();
});

test("a status comment that somebody else edited is not believed, even where its words are ours", () => {
  const edited = { lastEditedAt: "2026-01-03T09:00:00Z" };
  expect(
    standing([comment(carrying(2, grown), { ...edited, editor: zoe })], of, nothing, keys, "quorate").believed,
  ).toBeNull();
  expect(
    standing([comment(carrying(2, grown), { ...edited, editor: quorate })], of, nothing, keys, "quorate").believed?.seq,
  ).toBe(2);
});

test("what somebody else posts is not believed, whatever it carries", () => {
  const theirs = comment(carrying(2, grown), { viewerDidAuthor: false, author: zoe });
  expect(standing([theirs], of, nothing, keys, "quorate")).toMatchObject({ status: null, believed: null });
});

test("an older text put back does not roll a case back: the higher number wins", () => {
  const back = standing([comment(carrying(1, young))], of, indexed(2, grown), keys, "quorate");
  expect(back.believed).toEqual({ seq: 2, record: grown });
  const ahead = standing([comment(carrying(3, grown))], of, indexed(2, young), keys, "quorate");
  expect(ahead.believed).toEqual({ seq: 3, record: grown });
});

test("what is older than what we wrote is read again, and what somebody changed is not waited for", () => {
  const stale = (item: CommentItem) => standing([item], of, indexed(2, grown), keys, "quorate").stale;
  expect(stale(comment(carrying(1, young)))).toBe(true);
  expect(stale(comment(carrying(2, grown)))).toBe(false);
  expect(stale(comment("Rewritten", { lastEditedAt: "2026-01-03T09:00:00Z", editor: zoe }))).toBe(false);
});

test("a decision counts in its own comment, as we posted it", () => {
  const { decided } = judge(
    issue("2026-01-01").says("2026-01-02", "ana", "/approve").says("2026-01-02", "bo", "/approve").at("2026-01-03"),
  ).record;
  const text = `Approved\n\n${sign("decision", decided, of, ["new"])}`;
  const decisions = (item: CommentItem) => standing([item], of, nothing, keys, "quorate").decisions;
  expect(decisions(comment(text))).toEqual([decided]);
  expect(decisions(comment(text, { lastEditedAt: "2026-01-03T09:00:00Z", editor: quorate }))).toEqual([]);
  expect(decisions(comment(text, { viewerDidAuthor: false, author: zoe }))).toEqual([]);
});

test("what we posted is known by what it carries, also where we died before its number was written down", () => {
  const { decided } = judge(
    issue("2026-01-01").says("2026-01-02", "ana", "/approve").says("2026-01-02", "bo", "/approve").at("2026-01-03"),
  ).record;
  const items = [
    comment(`Approved\n\n${sign("decision", decided, of, ["new"])}`),
    comment(`A reminder\n\n${sign("notice", { key: "remind-1" }, of, ["old"])}`, { createdAt: "2026-01-05T09:00:00Z" }),
  ];
  expect(standing(items, of, nothing, keys, "quorate").notices).toEqual({
    "decision-1": "2026-01-01T09:00:00Z",
    "remind-1": "2026-01-05T09:00:00Z",
  });
});
