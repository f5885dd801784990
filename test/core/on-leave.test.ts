import { describe, expect, test } from "vitest";
import type { Facts, Roster } from "../../src/core/case/facts.ts";
import type { LedgerEntry, LedgerRow } from "../../src/core/case/ledger.ts";
import { heeded, leaveLookUps, withLeave } from "../../src/core/case/on-leave.ts";
import { moreThan } from "../support/ballots.ts";
import { charter, tier } from "../support/charters.ts";
import { budget, issue, judge, later, person, roster } from "../support/story.ts";

const guides = new Set(["guide"]);

const leave = (login: string, substitute: string | null, more: Partial<LedgerEntry> = {}): LedgerEntry => ({
  sort: "leave",
  key: "guide/",
  person: person(login).id,
  login,
  from: "2026-01-02T00:00:00Z",
  until: "2026-02-01T00:00:00Z",
  data: { role: "guide", substitute: substitute === null ? null : { id: person(substitute).id, login: substitute } },
  ...more,
});

const team = roster("ana", "bo", "cem", "dia");
const on = (now: string, ...rows: readonly LedgerEntry[]): Roster => withLeave(team, rows, guides, now);
const standIns = (of: Roster) => (of.known ? (of.standIns ?? []).map(({ by }) => by.login) : []);

describe("in the team of a role", () => {
  test("the substitute sits for the holder from the first day of the leave to the last", () => {
    expect(standIns(on("2026-01-01T23:59:59Z", leave("ana", "zoe")))).toEqual([]);
    expect(standIns(on("2026-01-02T00:00:00Z", leave("ana", "zoe")))).toEqual(["zoe"]);
    expect(standIns(on("2026-01-31T23:59:59Z", leave("ana", "zoe")))).toEqual(["zoe"]);
    expect(standIns(on("2026-02-01T00:00:00Z", leave("ana", "zoe")))).toEqual([]);
  });

  test("nobody sits for somebody who is not in the team", () => {
    expect(on("2026-01-10T00:00:00Z", leave("mei", "zoe"))).toEqual(team);
  });

  test("who is in the team has no second seat, and who names nobody leaves none", () => {
    expect(standIns(on("2026-01-10T00:00:00Z", leave("ana", "bo"), leave("cem", null)))).toEqual([]);
  });

  test("leave from a role that gives another team brings nobody in, and nobody waits for its holder", () => {
    const other = withLeave(team, [leave("ana", "zoe")], new Set(), "2026-01-10T00:00:00Z");
    expect(standIns(other)).toEqual([]);
    expect(other).toMatchObject({ away: [{ login: "ana", until: "2026-02-01T00:00:00Z" }] });
  });

  test("what cannot be read stays unknown", () => {
    const unknown: Roster = { known: false, why: "the team cannot be read" };
    expect(withLeave(unknown, [leave("ana", "zoe")], guides, "2026-01-10T00:00:00Z")).toBe(unknown);
  });
});

const half = charter(tier({ is: "share", of: ["approvers"], bar: moreThan("1/2") }));
const story = issue("2026-01-01").with("approvers", on("2026-01-10T09:00:00Z", leave("ana", "zoe")));

const said = (facts: Facts, instance = budget(half)) => {
  const { record, tally } = judge(facts, instance);
  return `${record.stage}, ${tally?.yes.map(({ login }) => login).join(" ")} of ${tally?.eligible}`;
};

describe("a seat has one vote", () => {
  test("that of the substitute, while the holder says nothing", () => {
    const two = story.says("2026-01-10", "zoe", "/approve").says("2026-01-10", "bo", "/approve");
    expect(judge(two.at("2026-01-10")).record.stage).toBe("approved");
  });

  test("that of the holder, whoever said it first", () => {
    const both = story.says("2026-01-10", "zoe", "/approve").says("2026-01-10", "ana", "/approve");
    expect(said(both.at("2026-01-10"), budget())).toBe("in-review, ana of 4");
    const turned = story.says("2026-01-10", "ana", "/approve").says("2026-01-10", "zoe", "/approve");
    expect(said(turned.at("2026-01-10"), budget())).toBe("in-review, ana of 4");
  });

  test("who sits for two has the seat of the one who is silent", () => {
    const rows = [leave("ana", "zoe"), leave("bo", "zoe")];
    const shared = issue("2026-01-01").with("approvers", on("2026-01-10T09:00:00Z", ...rows));
    const both = shared.says("2026-01-10", "ana", "/approve").says("2026-01-10", "zoe", "/approve");
    expect(judge(both.at("2026-01-10")).record.stage).toBe("approved");
  });

  test("also where those decide who could when it came up", () => {
    const frozen = budget({ voting: { eligible: "frozen" } });
    const first = judge(story.at("2026-01-10"), frozen);
    const back = story
      .with("approvers", on("2026-02-02T09:00:00Z"))
      .says("2026-02-02", "zoe", "/approve")
      .says("2026-02-02", "ana", "/approve");
    const decision = later(back, first, "2026-02-02", frozen);
    expect(decision.tally?.yes.map(({ login }) => login)).toEqual(["ana"]);
  });
});

test("a case that is decided is not looked at again because somebody is on leave", () => {
  const row: LedgerRow = { ...leave("ana", null), address: { repository: 1, issue: 2 } };
  const training = { ...row, sort: "training" };
  const facts = { lookUps: [...leaveLookUps, { sort: "training" }], ledger: [row, training] };
  const wanted = [{ sort: "training" }];
  expect(heeded(facts, wanted, false)).toEqual({ lookUps: facts.lookUps, found: facts.ledger });
  expect(heeded(facts, wanted, true)).toEqual({ lookUps: wanted, found: [training] });
  expect(heeded(facts, [], true)).toEqual({ lookUps: [], found: [] });
});
