import { expect, test } from "vitest";
import type { Kin } from "../../src/core/case/kin.ts";
import type { LedgerRow } from "../../src/core/case/ledger.ts";
import type { View } from "../../src/core/case/view.ts";
import { groupOf } from "../../src/kinds/meeting/group.ts";
import { carriedOver, nextLate, stepLine, steps } from "../../src/kinds/meeting/steps.ts";
import { isAhead } from "../../src/kinds/meeting/time.ts";
import { address, issue, judge, person } from "../support/story.ts";

const task = (key: string, due: string | null) => ({
  key,
  text: key,
  who: ["R @ana"],
  due,
  done: false,
  by: { id: 1001, login: "rosa" },
  comment: 7,
});

const below = (key: string, number: number, more: Partial<Kin> = {}): Kin => ({
  key: `task ${key}`,
  address: { ...address, issue: 100 + number, number },
  title: key,
  kind: "action-item",
  stage: "to-do",
  open: true,
  since: "2026-01-01T09:00:00Z",
  author: person("rosa"),
  assignees: [person("ana")],
  decided: null,
  ...more,
});

const charter = { parent: { repository: 10, issue: 5 }, key: "meeting-1" };

/** A meeting with these issues below it. */
function meeting(children: readonly Kin[], tasks: readonly object[] = [], ledger?: readonly LedgerRow[]): View {
  const facts = {
    ...issue().at("2026-01-02"),
    origin: charter,
    children,
    ...(ledger ? { ledger, lookUps: [{ sort: "step", key: "10/5" }] } : {}),
  };
  const { view } = judge(facts);
  return { ...view, state: { ...view.state, stage: "scheduled", own: { tasks: { list: tasks } } } };
}

const said = (view: View) => steps(view).map(({ login, data }) => [data.title, login, data.due]);

test("what is still open below a meeting is told to its group, with who does it and until when", () => {
  const all = [below("plan", 2), below("venue", 3, { assignees: [] }), below("posters", 4, { open: false })];
  const view = meeting(all, [task("plan", "2026-02-23"), task("venue", null), task("posters", null)]);
  expect(said(view)).toEqual([
    ["plan", "ana", "2026-02-23"],
    ["venue", null, null],
  ]);
  expect(steps(view)[0]).toMatchObject({ sort: "step", key: "10/5", person: person("ana").id });
});

test("another day given with /due counts until the notes say a new one", () => {
  const moved = below("plan", 2, { own: { due: { day: "2026-03-01", over: "2026-02-23" } } });
  expect(said(meeting([moved], [task("plan", "2026-02-23")]))).toEqual([["plan", "ana", "2026-03-01"]]);
  expect(said(meeting([moved], [task("plan", "2026-02-25")]))).toEqual([["plan", "ana", "2026-02-25"]]);
});

test("a meeting of no group tells nobody of its steps", () => {
  const view = meeting([below("plan", 2)]);
  const { origin: _, ...alone } = view.facts;
  expect(groupOf({ ...view, facts: alone })).toBe("");
  expect(steps({ ...view, facts: alone })).toEqual([]);
});

const row = (due: string | null, who: readonly string[] = ["ana"]): LedgerRow => ({
  sort: "step",
  key: "10/5",
  person: null,
  login: null,
  from: null,
  until: null,
  data: { title: "plan", number: 2, who, due },
  address: { repository: 10, issue: 21 },
});

test("earlier meetings' open steps come onto the agenda until this one is over; what nobody can tell is left out", () => {
  const view = meeting([], [], [row("2026-02-23")]);
  expect(carriedOver(view).map(({ say }) => say)).toEqual(["group/step-due"]);
  expect(isAhead({ state: { ...view.state, stage: "held" } })).toBe(false);
  expect(carriedOver(meeting([], []))).toEqual([]);
});

test("a step of nobody is told as one, and its day stands in it", () => {
  expect(stepLine(row(null, []), "2026-01-02")).toEqual({
    say: "group/step-nobodys",
    with: { title: "`plan`", link: "#2" },
  });
  expect(stepLine(row("2026-02-23", []), "2026-01-02").with).toMatchObject({ day: { is: "day", day: "2026-02-23" } });
});

test("a step is marked as overdue from the day after its own, and that is when the agenda is looked at again", () => {
  const said = (today: string) => stepLine(row("2026-02-23"), today).say;
  expect(said("2026-02-23")).toBe("group/step-due");
  expect(said("2026-02-24")).toBe("group/step-late");
  expect(stepLine(row("2026-02-23", []), "2026-02-24").say).toBe("group/step-nobodys-late");
  expect(nextLate(meeting([], [], [row("2026-02-23"), row("2026-02-20"), row(null)]))).toBe("2026-02-21T00:00:00Z");
});
