import { expect, test } from "vitest";
import { messagesIn } from "../../src/config/messages.ts";
import type { Facts, Person } from "../../src/core/case/facts.ts";
import type { Kin } from "../../src/core/case/kin.ts";
import type { Instance } from "../../src/core/case/kind.ts";
import type { LedgerRow } from "../../src/core/case/ledger.ts";
import type { Decision } from "../../src/core/deciding/decide.ts";
import { termRow } from "../../src/core/roles/lookups.ts";
import { type CarriedTerm, carried } from "../../src/core/roles/record.ts";
import { offered } from "../../src/core/roles/renewing.ts";
import type { Role } from "../../src/core/roles/role.ts";
import { present } from "../../src/core/telling/present.ts";
import { words } from "../../src/core/text/words.ts";
import termReview from "../../src/kinds/term-review/index.ts";
import { coordinator, firstTerm as term } from "../core/roles/example.ts";
import { answersOf, budget, issue, judge, person, roster, type Story, stagesOf } from "../support/story.ts";

const settings = termReview.settings.parse({ opening: "role-opening" });
const role: Role = { ...coordinator, decides: "council", feedback: "approvers" };

function review(of: Role = role, set: typeof settings = settings): Instance {
  const base = budget({ rule: { approve: { council: 2 }, decline: 2 } });
  const stages = termReview.stages(set);
  return {
    ...base,
    name: "term-review",
    kind: "term-review",
    start: termReview.start,
    stages,
    roles: [of],
    communities: [{ ...base.communities[0], id: "ghana", name: "Ghana" } as Instance["communities"][number]],
    contacts: { program: "council@open-reps.example" },
    tells: (view) => termReview.tells?.(view, set) ?? [],
    notices: (view) => termReview.notices?.(view, set) ?? [],
    turn: (view) => termReview.turn?.(view, set),
    keeps: (view) => termReview.keeps?.(view, set) ?? view.state,
    children: (view) => termReview.children?.(view, set) ?? [],
  };
}

function parent(of: CarriedTerm = term, more: Partial<Kin> = {}): Kin {
  const author: Person = person("rosa");
  return {
    key: "",
    address: { repository: 1, issue: 7, node: "I_7", installation: 1, owner: "open-reps", name: "program", number: 7 },
    title: "Application: coordinator",
    kind: "role-application",
    stage: "active",
    open: true,
    since: "2026-01-01T00:00:00Z",
    author,
    assignees: [],
    own: carried.put({} as never, of).own ?? {},
    decided: null,
    ...more,
  };
}

const row = (of: CarriedTerm): LedgerRow => ({
  ...termRow({ ...of, seated: true }, "UTC"),
  address: { repository: 1, issue: 7 },
});

interface Around {
  readonly parent?: Kin;
  readonly rows?: readonly LedgerRow[];
}

/** The review as it stands at a moment, with what the case above and the others say. */
function at(story: Story, now: string, { parent: above = parent(), rows = [row(term)] }: Around = {}): Facts {
  return {
    ...story.at(now),
    parent: above,
    ledger: rows,
    lookUps: [
      { sort: "term", key: "coordinator/ghana" },
      { sort: "training", person: term.person },
    ],
    children: [],
  };
}

/** Opened on December 1st, thirty days before the end. */
const opened = issue("2026-12-01").with("council", roster("omar", "mei", "dia"));

/** People are heard until the 15th. */
const heard = (story: Story = opened, around: Around = {}): Decision =>
  judge(at(story, "2026-12-16", around), review());

const saying = ({ notices }: Decision): string[] => notices.map(({ say }) => say.say);

test("first the holder and the group are asked how it went, and nobody votes yet", () => {
  const decision = judge(at(opened.says("2026-12-02", "omar", "/approve"), "2026-12-03"), review());
  expect(decision.record.stage).toBe("feedback");
  expect(saying(decision)).toEqual(["review/asks", "review/feedback-private"]);
  expect(answersOf(decision)[0]).toContain("omar approve: ");
});

test("after fourteen days those who decide are asked; two of them renew it", () => {
  expect(stagesOf(heard())).toEqual(["in-review"]);
  const both = opened.says("2026-12-16", "omar", "/approve").says("2026-12-17", "mei", "/choose renew");
  expect(stagesOf(judge(at(both, "2026-12-18"), review()))).toEqual(["in-review", "renewed"]);
});

test("whoever writes `/choose` without saying what is asked which of the three it is", () => {
  const decision = judge(at(opened.says("2026-12-16", "omar", "/choose"), "2026-12-17"), review());
  expect(answersOf(decision).at(-1)).toBe("omar choose: choose-which");
  expect(decision.tally?.yes).toEqual([]);
});

test("two who decline let it end, and why is nobody's business", () => {
  const both = opened.says("2026-12-16", "omar", "/decline").says("2026-12-17", "mei", "/choose end");
  const decision = judge(at(both, "2026-12-18"), review());
  expect(stagesOf(decision)).toEqual(["in-review", "ended"]);
  expect(decision.prospects).toEqual([]);
});

test("where most of them want somebody else to have a turn, the seat is opened for others when the term is over", () => {
  const both = opened
    .says("2026-12-16", "omar", "/choose rotate")
    .says("2026-12-17", "mei", "/choose rotate, thank you");
  const first = judge(at(both, "2026-12-18"), review());
  expect(stagesOf(first)).toEqual(["in-review", "ended"]);
  const again = judge({ ...at(both, "2026-12-18"), record: first.record }, review());
  expect(again.prospects).toMatchObject([
    {
      now: true,
      child: {
        key: "opening",
        kind: "role-opening",
        values: { role: "Coordinator", community: "Ghana", closes: "2027-01-07", starts: "2027-01-08" },
      },
    },
  ]);
});

test("once others have a turn, the review says where, and keeps it for the case of the term", () => {
  const both = opened.says("2026-12-16", "omar", "/choose rotate").says("2026-12-17", "mei", "/choose rotate");
  const { record } = judge(at(both, "2026-12-18"), review());
  const facts = { ...at(both, "2026-12-19"), record: { ...record, children: { opening: 13 } } };
  const decision = judge(facts, review());
  expect(offered.of(decision.record)).toBe(13);
  expect(decision.tells).toEqual([{ lines: [{ say: "review/offered", with: { link: "#13" } }] }]);
});

test("the votes so far are no note: each list says what it is", () => {
  const role: Role = { ...coordinator, decides: "council", training: ["guidelines"] };
  const courses = [{ id: "guidelines", title: "Guidelines", validFor: null, link: null }];
  const instance = { ...review(role), training: { trainers: "council", notice: 30, courses } };
  const facts = at(opened.says("2026-12-16", "pat", "/approve"), "2026-12-17");
  const { text } = present(instance, judge(facts, instance), facts, words(messagesIn("en", {}), "en")).status;
  expect(text).toMatch(
    /Guidelines\*\*: .*\n\nThe votes so far:\n\n- Approvals: 0 of 2\n[^#]*\n\nPlease note:\n\n- @pat/,
  );
  expect(text).toContain("- members of council: `/trained @x <course>`");
  expect(text).toContain("- those who decide: `/approve`, `/decline`, ");
});

const alone = termReview.settings.parse({});

test("where nothing would be opened for others, nobody is offered another turn, and whoever asks for it reads why", () => {
  const asked = opened.says("2026-12-16", "omar", "/choose rotate").says("2026-12-17", "mei", "/choose");
  const decision = judge(at(asked, "2026-12-18"), review(role, alone));
  expect(answersOf(decision)).toEqual(["omar choose: choose-rotate", "mei choose: choose-which-of-two"]);
  expect(decision.record.votes).toEqual([]);
  expect(review(role, alone).turn?.(decision.view)).toEqual({ say: "review/turn-of-two" });
  expect(review().turn?.(decision.view)).toBeUndefined();
});

test("at the limit, and without anything to open for others, only the end of the term is offered", () => {
  const second = { ...term, number: 2, anchor: "2025-01-01" };
  const rows = [row(second), row({ ...term, from: "2025-01-01", until: "2025-12-31" })];
  const story = opened.says("2026-12-16", "omar", "/approve");
  const decision = judge(at(story, "2026-12-18", { parent: parent(second), rows }), review(role, alone));
  expect(answersOf(decision)).toEqual(["omar approve: term-limit-ends"]);
  expect(review(role, alone).turn?.(decision.view)).toEqual({ say: "review/turn-limit-ends" });
});

test("a wish to hand over is understood in the words of the form's other language, too", () => {
  const wishing = termReview.settings.parse({ opening: "role-opening", rotate_wish: "Hand over" });
  const { view } = heard();
  const turn = (option: string) => {
    const reading = { ...view.reading, values: { ...view.reading.values, wish: { is: "choice", option } as const } };
    const form = { ...view.instance.form, options: { wish: { "Hand over": "Dejarlo" } } };
    return termReview.turn?.({ ...view, reading, instance: { ...view.instance, form } }, wishing);
  };
  expect(turn("Hand over")).toEqual({ say: "review/turn-wish" });
  expect(turn("Dejarlo")).toEqual({ say: "review/turn-wish" });
  expect(turn("Seguir")).toBeUndefined();
});

test("the holder never decides about the own term, whatever groups they are in", () => {
  const own = opened.with("council", roster("rosa", "omar")).says("2026-12-16", "rosa", "/approve");
  const decision = judge(at(own, "2026-12-17"), review());
  expect(answersOf(decision)).toEqual(["rosa approve: author"]);
});

test("at the program's limit of terms in a row nobody can renew it, however many would like to", () => {
  const second = { ...term, number: 2, from: "2026-01-01", anchor: "2025-01-01" };
  const rows = [row(second), row({ ...term, from: "2025-01-01", until: "2025-12-31" })];
  const both = opened.says("2026-12-16", "omar", "/approve").says("2026-12-17", "mei", "/approve");
  const decision = judge(at(both, "2026-12-18", { parent: parent(second), rows }), review());
  expect(decision.record.stage).toBe("in-review");
  expect(answersOf(decision)).toEqual(["omar approve: term-limit", "mei approve: term-limit"]);
  expect(decision.tells[0]?.lines.map(({ say }) => say)).toContain("review/limit-from");
});

test("while nobody can tell what the limit says, no vote is answered", () => {
  const facts = at(opened.says("2026-12-16", "omar", "/approve"), "2026-12-18");
  const { ledger: _, ...blind } = facts;
  const decision = judge(blind, review());
  expect(answersOf(decision)).toEqual([]);
  expect(decision.unknown).toBe("role");
});

test("those who decide are reminded before the end, those who step in for them on the day after it", () => {
  expect(saying(judge(at(opened, "2026-12-26"), review()))).toEqual(["review/remind"]);
  expect(saying(judge(at(opened, "2027-01-02"), review()))).toEqual(["review/remind", "review/over"]);
});

test("without a decision it lapses when the time after the end is over, and only if that was said on the day of the end", () => {
  const told = opened.told("review-over-2027-01-01T00:00:00Z", "2027-01-01T00:01:00Z");
  expect(stagesOf(judge(at(told, "2027-01-14"), review()))).toEqual(["in-review"]);
  expect(stagesOf(judge(at(told, "2027-01-15"), review()))).toEqual(["in-review", "lapsed"]);
  expect(stagesOf(judge(at(opened, "2027-03-01"), review()))).toEqual(["in-review"]);
});

test("said ten days late, since Quorate was down, the end comes ten days later", () => {
  const told = opened.told("review-over-2027-01-01T00:00:00Z", "2027-01-11T00:00:00Z");
  expect(stagesOf(judge(at(told, "2027-01-24"), review()))).toEqual(["in-review"]);
  expect(stagesOf(judge(at(told, "2027-01-26"), review()))).toEqual(["in-review", "lapsed"]);
});

/** Her course of that day counts for a year. */
const course = (day: string, until: string): LedgerRow => ({
  sort: "training",
  key: "guidelines",
  person: term.person,
  login: "rosa",
  from: `${day}T00:00:00Z`,
  until: `${until}T00:00:00Z`,
  data: { day, last: until, by: "mei" },
  address: { repository: 1, issue: 3 },
});

const warnings = (rows: readonly LedgerRow[]): readonly string[] =>
  judge(at(opened, "2026-12-16", { rows: [row(term), ...rows] }), review({ ...role, training: ["guidelines"] }))
    .tells.filter(({ heading }) => heading?.say === "review/training")
    .flatMap(({ lines }) => lines.map(({ say }) => say));

test("a training that ran out, or would before another term is over, is told before anybody decides", () => {
  expect(warnings([course("2025-06-01", "2026-06-01")])).toEqual(["training/over-listed"]);
  expect(warnings([course("2026-06-01", "2027-06-01")])).toEqual(["training/runs-out-listed"]);
  expect(warnings([])).toEqual(["training/none-listed"]);
  expect(warnings([course("2026-06-01", "2028-06-01")])).toEqual([]);
});

test("a missing training takes the role from nobody: two of the council renew it all the same", () => {
  const both = opened.says("2026-12-16", "omar", "/approve").says("2026-12-17", "mei", "/approve");
  const decision = judge(at(both, "2026-12-18"), review({ ...role, training: ["guidelines"] }));
  expect(stagesOf(decision)).toEqual(["in-review", "renewed"]);
});

test("whoever steps down in between ends the review, without a vote", () => {
  const decision = judge(at(opened, "2026-12-10", { parent: parent(term, { open: false, stage: "ended" }) }), review());
  expect(stagesOf(decision)).toEqual(["ended"]);
  expect(decision.record.decided).toBeNull();
});

test("where the case of the term cannot be seen, nothing is decided and nothing lapses", () => {
  const told = opened.told("review-over-2027-01-01T00:00:00Z", "2027-01-01T00:01:00Z");
  const { parent: _, ...blind } = at(told.says("2026-12-16", "omar", "/approve"), "2027-06-01");
  const decision = judge(blind, review());
  expect(decision.record.stage).toBe("feedback");
  expect(saying(decision)).toEqual([]);
});
