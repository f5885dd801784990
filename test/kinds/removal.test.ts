import { expect, test } from "vitest";
import type { Facts } from "../../src/core/case/facts.ts";
import type { Instance } from "../../src/core/case/kind.ts";
import { entriesOf, type LedgerRow } from "../../src/core/case/ledger.ts";
import type { Decision } from "../../src/core/deciding/decide.ts";
import { renderBody } from "../../src/core/form/form.ts";
import removal from "../../src/kinds/removal/index.ts";
import { coordinator } from "../core/roles/example.ts";
import { layoutOf } from "../support/form.ts";
import { answersOf, budget, issue, judge, person, roster, type Story } from "../support/story.ts";

const layout = layoutOf([
  { id: "role", label: "Which role?", required: true },
  { id: "community", label: "Which community?" },
  { id: "who", label: "Whose term?", required: true },
  { id: "why", label: "Why?", required: true, type: "textarea" },
]);
const calendar = { zone: "UTC", weekend: [6, 7], holidays: new Set<string>() };
const community = { id: "ghana", name: "Ghana", bridge: [], openTo: "anyone", languages: [], calendar } as const;

const plain = budget({ rule: { approve: { council: 2 }, decline: 2 } });
const instance: Instance = {
  ...plain,
  kind: "removal",
  start: "needs-info",
  stages: removal.stages(removal.settings.parse({})),
  form: { ...plain.form, layout },
  fields: [
    { id: "role", label: "Which role?", type: "role", required: true },
    { id: "community", label: "Which community?", type: "community", required: false },
    { id: "who", label: "Whose term?", type: "person", required: true },
    { id: "why", label: "Why?", type: "text", required: true },
  ],
  material: ["role", "community", "who"],
  about: ["who"],
  roles: [coordinator],
  communities: [community],
  context: { communities: [community], roles: [coordinator] },
  looksUp: (view) => removal.looksUp?.(view, removal.settings.parse({})) ?? [],
  entries: (view) => removal.entries?.(view, removal.settings.parse({})) ?? [],
  bars: (state) => removal.bars?.(state) ?? [],
};

/** mei coordinates Ghana, as the ledger says. */
const term: LedgerRow = {
  address: { repository: 10, issue: 7 },
  sort: "term",
  key: "coordinator/ghana",
  person: person("mei").id,
  login: "mei",
  from: "2025-12-01T00:00:00Z",
  until: "2026-12-01T00:00:00Z",
  data: {},
};

function facts(story: Story, at: string, more: Partial<Facts> = {}): Facts {
  const text = (id: string, said: string) => [id, { is: "text", text: said }] as const;
  const answers = new Map([
    text("role", "Coordinator"),
    text("community", "Ghana"),
    text("who", "@mei"),
    text("why", "…"),
  ]);
  const [first] = story.at(at).revisions;
  const body = first && [{ ...first, text: renderBody(layout, answers) }];
  const lookUps = [{ sort: "term", key: "coordinator/ghana" }];
  return { ...story.at(at), revisions: body ?? [], private: true, ledger: [term], lookUps, ...more };
}
const seen = (story: Story, at: string, more: Partial<Facts> = {}) => judge(facts(story, at, more), instance);
const missing = ({ exits }: Decision) =>
  exits.flatMap(({ verdict }) => (verdict.met ? [] : (verdict.missing ?? []).map(({ say }) => say)));

const asked = issue("2026-01-02").with("council", roster("omar", "noor", "mei", "kwame"));
const both = asked.says("2026-01-03", "omar", "/approve").says("2026-01-04", "noor", "/approve");

test("two of the council decide that a term ends, and only then others are told", () => {
  const decision = seen(both, "2026-01-05");
  expect(decision.record.stage).toBe("approved");
  expect(entriesOf(instance, decision.view, decision.record)).toEqual([]);
  const { decided } = decision.record;
  if (!decided) throw new Error("nothing was decided");
  const after = seen(both.decided(decided).recorded(decision.record), "2026-01-05");
  expect(after.record.stage).toBe("completed");
  expect(entriesOf(instance, after.view, after.record)).toMatchObject([
    { sort: "removal", key: "coordinator/ghana", person: person("mei").id, from: "2026-01-04T09:00:00Z", data: {} },
  ]);
});

test("whoever it is about has no part in it, under no name", () => {
  const own = asked.says("2026-01-03", "mei", "/decline No.").says("2026-01-03", "omar", "/approve");
  const decision = seen(own, "2026-01-05");
  expect(answersOf(decision)[0]).toBe("mei decline: about");
  const renamed = { ...person("mei"), login: "mei-lin" };
  const again = both.recorded(seen(asked, "2026-01-02").record);
  const members = { known: true, members: [person("omar"), renamed], open: true, mention: null } as const;
  const later = again.says("2026-01-05", "mei", "/decline No.", { by: renamed }).with("council", members);
  expect(answersOf(seen(later, "2026-01-06")).at(-1)).toBe("mei-lin decline: about");
});

test("where everybody reads along nothing is decided", () => {
  const open = seen(both, "2026-01-05", { private: false });
  expect(open.record.stage).toBe("needs-info");
  expect(missing(open)).toContain("term/only-private");
});

test("a term that nobody has cannot be ended, and while nobody can tell nothing goes on", () => {
  expect(missing(seen(both, "2026-01-05", { ledger: [] }))).toEqual(["term/nobody-holds"]);
  const { ledger: _, ...blind } = facts(both, "2026-01-05");
  expect(missing(judge(blind, instance))).toEqual(["term/unknown"]);
});

test("when the term is over in another way, there is nothing left to decide", () => {
  const first = seen(asked, "2026-01-02");
  expect(first.record.stage).toBe("in-review");
  expect(seen(asked.recorded(first.record), "2026-01-03", { ledger: [] }).record.stage).toBe("withdrawn");
});
