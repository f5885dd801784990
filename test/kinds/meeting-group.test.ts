import { expect, test } from "vitest";
import type { View } from "../../src/core/case/view.ts";
import { grouped, groupOf, withGroup } from "../../src/kinds/meeting/group.ts";
import { issue, judge } from "../support/story.ts";

/** A meeting whose form names this group, and the groups that there are. */
function meeting(named: string, hidden: readonly boolean[]): View {
  const { view } = judge(issue().at("2026-01-02"));
  const ledger = hidden.map((one, place) => ({
    sort: "group",
    key: `10/${5 + place}`,
    person: null,
    login: null,
    from: null,
    until: null,
    data: { number: 5 + place, title: "Working group: Swag", url: "", node: `I_${place}`, people: [], hidden: one },
    address: { repository: 10, issue: 5 + place },
  }));
  const facts = { ...view.facts, ledger, lookUps: [{ sort: "group" }] };
  return { ...view, facts, reading: { ...view.reading, values: { group: { is: "text", text: named } } } };
}

const of = (view: View) => groupOf({ ...view, state: withGroup(view) });

test("a meeting is of the group that its form names", () => {
  expect(of(meeting("Swag", [false]))).toBe("10/5");
  expect(grouped(meeting("Swag", [false])).met).toBe(true);
});

test("what could be two groups is asked about", () => {
  const view = meeting("Swag", [false, false]);
  expect(of(view)).toBe("");
  expect(grouped(view)).toMatchObject({ met: false, because: { say: "agenda/no-group" } });
});

test("a public meeting learns of no group of a private repository", () => {
  const view = meeting("Swag", [true]);
  expect(of(view)).toBe("");
  expect(grouped(view)).toMatchObject({ met: false, because: { say: "agenda/no-groups" } });
});

test("while nobody can tell which groups there are nothing is decided", () => {
  const { ledger: _, ...facts } = meeting("Swag", [false]).facts;
  const verdict = grouped({ ...meeting("Swag", [false]), facts });
  expect(verdict).toMatchObject({ met: false, because: { say: "because/incomplete" } });
  expect(verdict).toHaveProperty("recheckAt");
});

test("when the form names another group later the meeting is of that one, and stays where it was put", () => {
  const first = meeting("#5", [false, false]);
  const bound = { ...first, state: withGroup(first) };
  const moved = withGroup({ ...meeting("#6", [false, false]), state: bound.state });
  expect(moved.own?.group).toEqual({ repository: 10, issue: 6, node: "I_0" });
});
