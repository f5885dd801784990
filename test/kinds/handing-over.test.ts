// What stands in the list of what somebody hands over, and what is in no list that everybody can read.

import { expect, test } from "vitest";
import type { LedgerRow } from "../../src/core/case/ledger.ts";
import type { View } from "../../src/core/case/view.ts";
import { handOver, handOverLookUps } from "../../src/kinds/role-application/handing-over.ts";
import { coordinator, firstTerm as term } from "../core/roles/example.ts";
import { budget, issue, judge, person } from "../support/story.ts";

const running = { term, role: coordinator };
const settings = { hand_over: "hand-over", review_spread_hours: 0 };

const task = (number: number, title: string, more: Partial<LedgerRow> = {}): LedgerRow => ({
  sort: "action-item",
  key: String(number),
  person: term.person,
  login: "rosa",
  from: null,
  until: null,
  data: { title, url: `https://github.com/open-reps/program/issues/${number}`, due: null },
  address: { repository: 1, issue: number },
  ...more,
});

function after(rows: readonly LedgerRow[] | undefined, more: Partial<View["facts"]> = {}): View {
  const { view } = judge(issue("2027-01-01").at("2027-01-01"), budget());
  const known =
    rows === undefined
      ? {}
      : { ledger: rows, lookUps: [{ sort: "action-item", person: term.person }, { sort: "delegation" }] };
  const state = { ...view.state, stage: "ended", own: { term } };
  return {
    ...view,
    state,
    facts: { ...view.facts, ...known, ...more },
    instance: { ...view.instance, roles: [coordinator] },
  };
}

const items = (view: View) =>
  handOver(view, running, settings).flatMap(({ values: { list } }) =>
    typeof list === "object" ? list.flatMap((one) => (one.say === "review/hand-over-item" ? one.with?.value : [])) : [],
  );

test("open tasks stand in it, the next one due first, as plain text", () => {
  const soon = task(3, "Call @everybody", {
    data: { title: "Call @everybody", url: "https://x.example/3", due: "2027-02-01" },
  });
  expect(items(after([task(2, "Write the report"), soon]))).toEqual(["`Call @everybody`", "`Write the report`"]);
});

test("what stands in a private repository is named in no public list", () => {
  const rows = [task(2, "A talk with somebody", { hidden: true })];
  expect(items(after(rows))).toEqual([]);
  expect(items(after(rows, { private: true }))).toEqual(["`A talk with somebody`"]);
});

/** Bo has handed a responsibility on, to somebody or other. */
const handedOn = (to: string, more: Partial<LedgerRow> = {}): LedgerRow => ({
  sort: "delegation",
  key: "coordinator/kenya",
  person: person("bo").id,
  login: "bo",
  from: "2026-06-01T00:00:00Z",
  until: "2027-06-01T00:00:00Z",
  data: { role: "coordinator", community: "kenya", responsibility: "calls", to: { id: person(to).id, login: to } },
  address: { repository: 1, issue: 8 },
  ...more,
});

const lentTo = (view: View) =>
  handOver(view, running, settings).flatMap(({ values: { list } }) =>
    typeof list === "object"
      ? list.flatMap((one) => (one.say === "review/hand-over-for" ? one.with?.mention : []))
      : [],
  );

test("what others have handed on to rosa stands in her list, and nothing of what is over or with somebody else", () => {
  expect(lentTo(after([handedOn("rosa"), handedOn("ana")]))).toEqual(["@bo"]);
  expect(lentTo(after([handedOn("rosa", { until: "2026-12-31T00:00:00Z" })]))).toEqual([]);
  expect(lentTo(after([handedOn("rosa", { hidden: true })]))).toEqual([]);
});

test("while nobody can tell what is still open, the list waits", () => {
  const [now] = handOver(after([]), running, settings);
  expect(now?.at).toBeUndefined();
  const [later] = handOver(after(undefined), running, settings);
  expect(later?.at).toBe("2027-01-01T09:05:00Z");
});

test("once the list is there, nobody's tasks are looked up for it any more", () => {
  const view = after([]);
  expect(handOverLookUps(view, settings)).toHaveLength(2);
  const there = { ...view, state: { ...view.state, children: { "hand-over-2026-12-31": 9 } } };
  expect(handOverLookUps(there, settings)).toEqual([]);
});

const groupsIn = (view: View) =>
  handOver(view, { term, role: { ...coordinator, groups: ["coordinators", "voters"] } }, settings).flatMap(
    ({ values: { list } }) =>
      typeof list === "object"
        ? list.flatMap(({ say, with: gaps }) => (gaps?.group ? [`${say} ${gaps.group}`] : []))
        : [],
  );

test("every group stands in it in which rosa is by the role, and those that name her", () => {
  const view = after([]);
  const lists = { trainers: ["bo", "rosa"], others: ["bo"] };
  expect(groupsIn({ ...view, instance: { ...view.instance, lists } })).toEqual([
    "review/hand-over-group coordinators",
    "review/hand-over-group voters",
    "review/hand-over-named trainers",
  ]);
});
