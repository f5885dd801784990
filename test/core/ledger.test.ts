import { expect, test } from "vitest";
import { shipped } from "../../src/config/messages.ts";
import { type Claim, heldBy, type OthersClaim } from "../../src/core/case/claims.ts";
import type { Facts } from "../../src/core/case/facts.ts";
import type { Instance } from "../../src/core/case/kind.ts";
import { entriesOf, holdsAt, type LedgerRow, lookedUp } from "../../src/core/case/ledger.ts";
import { missingText } from "../../src/core/telling/own-text.ts";
import { words } from "../../src/core/text/words.ts";
import { budget, issue, judge, person, stagesOf } from "../support/story.ts";

const english = words(shipped.en ?? {}, "en");

const seat: Claim = {
  key: "seat/coordinator/ghana",
  item: "coordinator",
  holder: 0,
  amount: 1,
  currency: null,
  most: 2,
  used: 0,
  each: "all",
  period: null,
  since: null,
};

/** A kind of which two at most are approved. */
const seated: Instance = {
  ...budget({ rule: { approve: { approvers: 1 }, decline: 1 } }),
  claims: (outcome) => (outcome === "approved" ? [seat] : []),
};

const asked = issue().says("2026-01-02", "ana", "/approve");
const at = (claims?: readonly OthersClaim[]): Facts => ({
  ...asked.at("2026-01-03"),
  ...(claims === undefined ? {} : { claims }),
});
const taken = (amount: number): readonly OthersClaim[] => [{ key: seat.key, at: "2026-01-01T09:00:00Z", amount }];

test("a seat that is free is taken by the decision, which says how many were taken before", () => {
  const { record, awaited } = judge(at(taken(1)), seated);
  expect(record.stage).toBe("approved");
  expect(record.decided?.claims).toEqual([{ ...seat, used: 1, own: true }]);
  expect(heldBy(record, seated)).toMatchObject([{ key: seat.key, amount: 1, is: "committed" }]);
  expect(awaited).toEqual([]);
});

test("where no seat is free nobody gets one, however many approve; the case waits until one is", () => {
  const full = judge(at(taken(2)), seated);
  expect(full.record.stage).toBe("in-review");
  expect(full.exits.find(({ to }) => to === "approved")?.verdict.because.say).toBe("because/no-room");
  expect(missingText({ decision: full, words: english })).toContain("There is no room for it any more.");
  expect(full.awaited.map(({ key }) => key)).toEqual([seat.key]);
  const free = judge({ ...asked.recorded(full.record).at("2026-01-04"), claims: taken(1) }, seated);
  expect(stagesOf(free)).toEqual(["approved"]);
});

test("while nobody can tell how many seats are taken nobody gets one", () => {
  const { record, exits } = judge(at(), seated);
  expect(record.stage).toBe("in-review");
  expect(exits.find(({ to }) => to === "approved")?.verdict.because.say).toBe("because/room-unknown");
});

test("a seat is given back where the kind says so", () => {
  const { record } = judge(at([]), seated);
  const stages = { approved: { color: "0e8a16", column: "Done", turn: "nobody", frees: true } } as const;
  expect(heldBy(record, { stages })).toEqual([]);
});

test("what was not looked up is not known; what was looked up and is not there is known not to be", () => {
  const row: LedgerRow = {
    sort: "term",
    key: "coordinator",
    person: person("ana").id,
    login: "ana",
    from: "2026-01-01T00:00:00Z",
    until: null,
    data: {},
    address: { repository: 1, issue: 2 },
  };
  const facts = { ledger: [row], lookUps: [{ sort: "term", key: "coordinator" }] };
  const about = (one: string) => ({ sort: "term", key: "coordinator", person: person(one).id });
  expect(lookedUp(facts, about("ana"))).toEqual([row]);
  expect(lookedUp(facts, about("bo"))).toEqual([]);
  expect(lookedUp(facts, { sort: "term" })).toBeUndefined();
  expect(lookedUp(facts, { sort: "term", key: "mentor" })).toBeUndefined();
  expect(lookedUp(facts, { sort: "training", key: "coordinator" })).toBeUndefined();
  expect(lookedUp({ lookUps: facts.lookUps }, about("ana"))).toBeUndefined();
});

test("a row holds from its first moment until its last is over", () => {
  const row = { from: "2026-01-01T00:00:00Z", until: "2026-02-01T00:00:00Z" };
  expect(["2025-12-31T23:59:59Z", row.from, "2026-01-31T23:59:59Z", row.until].map((one) => holdsAt(row, one))).toEqual(
    [false, true, true, false],
  );
  expect(holdsAt({ from: null, until: null }, row.from)).toBe(true);
});

test("what a case tells follows from its record; a kind that tells nothing tells nothing", () => {
  const { view, record } = judge(at([]), seated);
  expect(entriesOf(seated, view, record)).toEqual([]);
  const telling: Instance = {
    ...seated,
    entries: ({ state }) => [
      { sort: "term", key: state.stage, person: null, login: null, from: state.since, until: null, data: {} },
    ],
  };
  expect(entriesOf(telling, view, record)).toMatchObject([{ key: "approved", from: record.since }]);
});
