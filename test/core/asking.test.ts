import fc from "fast-check";
import { expect, test } from "vitest";
import type { Deadlines } from "../../src/core/case/deadlines.ts";
import { choose } from "../../src/core/deciding/asking.ts";
import type { Decision } from "../../src/core/deciding/decide.ts";
import { charter } from "../../src/core/rules/expression.ts";
import { dated, goesOn, histories } from "../support/histories.ts";
import { budget, issue, judge, later, person, roster, type Story } from "../support/story.ts";

const { tiers } = charter({ approvers: 2 }, 2);
const byTurn = budget({
  rule: { tiers: tiers.map((tier) => ({ ...tier, ask: { group: "approvers", people: 2, turn: { days: 3 } } })) },
});
const everybody = roster("rosa", "ana", "bo", "cem", "dia", "noor", "pat");
const opened = issue().with("approvers", everybody);

const askedIn = ({ record }: Decision, turn: number) =>
  (record.turns ?? []).filter((one) => one.turn === turn).map(({ login }) => login);
const now = ({ asking }: Decision) => asking?.people.map(({ login }) => login);

test("two are asked, and when their turn passes in silence the next two are", () => {
  const first = judge(opened.at("2026-01-01"), byTurn);
  expect(now(first)).toHaveLength(2);
  expect(first.wakeAt).toBe("2026-01-04T09:00:00Z");
  const same = later(opened, first, "2026-01-03", byTurn);
  expect(now(same)).toEqual(now(first));
  const second = later(opened, first, "2026-01-04", byTurn);
  expect(askedIn(second, 2)).toHaveLength(2);
  expect(askedIn(second, 2).filter((login) => askedIn(first, 1).includes(login))).toEqual([]);
});

test("whoever is asked and leaves the group has somebody else asked in their place", () => {
  const first = judge(opened.at("2026-01-01"), byTurn);
  const [gone = ""] = askedIn(first, 1);
  const rest = ["rosa", "ana", "bo", "cem", "dia", "noor", "pat"].filter((login) => login !== gone);
  const after = later(opened.with("approvers", roster(...rest)), first, "2026-01-02", byTurn);
  expect(now(after)).toHaveLength(2);
  expect(now(after)).not.toContain(gone);
  expect(askedIn(after, 1)).toHaveLength(3);
});

test("a turn of three days is three working days where the program counts those", () => {
  const working: Deadlines = { count: "working-days", zone: "program" };
  const counted = { ...byTurn, deadlines: working };
  const friday = judge(opened.at("2026-01-02"), counted);
  expect(friday.wakeAt).toBe("2026-01-07T09:00:00Z");
  expect(askedIn(later(opened, friday, "2026-01-06", counted), 2)).toEqual([]);
  expect(askedIn(later(opened, friday, "2026-01-07", counted), 2)).toHaveLength(2);
});

test("who is too close to it is not asked", () => {
  const conflicts = { sameCommunity: false, sameAffiliation: true, mostOfOne: null };
  const instance = { ...byTurn, voting: { ...byTurn.voting, conflicts } };
  const colleagues = ["rosa", "ana", "bo", "cem", "dia"].map((login) => [login, { affiliation: "Acme" }] as const);
  const directory = { people: Object.fromEntries(colleagues), leave: [] };
  expect(now(judge({ ...opened.at("2026-01-01"), directory }, instance))?.toSorted()).toEqual(["noor", "pat"]);
});

test("who is on leave is not asked", () => {
  const leave = ["ana", "bo", "cem", "dia"].map((login) => ({ login, from: "2025-12-20", until: "2026-01-10" }));
  const directory = { people: {}, leave };
  expect(now(judge({ ...opened.at("2026-01-01"), directory }, byTurn))?.toSorted()).toEqual(["noor", "pat"]);
});

test("the others may vote too, and when everybody has answered in time the next ones are asked at once", () => {
  const first = judge(opened.at("2026-01-01"), byTurn);
  const [one = "", two = ""] = askedIn(first, 1);
  const spoken = opened.says("2026-01-02", one, "/abstain").says("2026-01-02T10:00:00Z", two, "/abstain");
  expect(askedIn(later(spoken, first, "2026-01-02T10:00:00Z", byTurn), 2)).toHaveLength(2);
  const outsiders = everybody.known ? everybody.members.filter(({ login }) => ![one, two, "rosa"].includes(login)) : [];
  const voted = outsiders
    .slice(0, 2)
    .reduce((story: Story, { login }, at) => story.says(`2026-01-02T1${at}:00:00Z`, login, "/approve"), opened);
  const decided = later(voted, first, "2026-01-03", byTurn);
  expect(decided.record).toMatchObject({ stage: "approved" });
  expect(decided.record.turns).toBeUndefined();
});

test("while a question waits for its author, no turn passes", () => {
  const first = judge(opened.at("2026-01-01"), byTurn);
  const question = opened.says("2026-01-02", "ana", "/ask How many?");
  const waiting = later(question, first, "2026-01-20", byTurn);
  expect(askedIn(waiting, 2)).toEqual([]);
  const answered = later(question.says("2026-01-20", "rosa", "Twenty."), waiting, "2026-01-20", byTurn);
  expect(askedIn(answered, 2)).toEqual([]);
});

test("nobody is asked twice in a stage, nor its author, nor who stays out of it; and looking again asks nobody", () => {
  fc.assert(
    fc.property(histories(10), (history) => {
      let story = opened;
      let decision: Decision | undefined;
      for (const { one, at } of dated(history)) {
        story = goesOn(story, one, at);
        decision = decision ? later(story, decision, at, byTurn) : judge(story.at(at), byTurn);
        const { turns = [], recused } = decision.record;
        expect(new Set(turns.map(({ id }) => id)).size).toBe(turns.length);
        expect(turns.map(({ login }) => login)).not.toContain("rosa");
        expect((decision.asking?.people ?? []).filter(({ id }) => recused.includes(id))).toEqual([]);
        expect(later(story, decision, at, byTurn).record).toEqual(decision.record);
      }
    }),
    { numRuns: 60 },
  );
});

test("over many cases nobody is asked more than once more than anybody else", () => {
  const all = ["ana", "bo", "cem", "dia", "noor", "pat", "kwame"].map(person);
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 4 }), { maxLength: 40 }), (cases) => {
      const load: Record<number, number> = Object.fromEntries(all.map(({ id }) => [id, 0]));
      const { address } = issue().at("2026-01-01");
      for (const [number, count] of cases.entries())
        for (const { id } of choose(count, all, { load: { ...load }, address: { ...address, issue: number } }))
          load[id] = (load[id] ?? 0) + 1;
      const loads = Object.values(load);
      expect(Math.max(...loads) - Math.min(...loads)).toBeLessThanOrEqual(1);
    }),
  );
});
