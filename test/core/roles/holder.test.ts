import { expect, test } from "vitest";
import { shipped } from "../../../src/config/messages.ts";
import { entriesOf } from "../../../src/core/case/ledger.ts";
import type { Decision } from "../../../src/core/deciding/decide.ts";
import { onLeaveOn } from "../../../src/core/roles/holding.ts";
import { carried } from "../../../src/core/roles/record.ts";
import { present } from "../../../src/core/telling/present.ts";
import { words } from "../../../src/core/text/words.ts";
import { answersOf, issue, judge, later, type Story, stagesOf } from "../../support/story.ts";
import { termCase } from "../../support/term.ts";

const instance = termCase();
const english = words(shipped.en ?? {}, "en");
const term = issue("2026-01-01");

const seen = (story: Story, at: string) => judge(story.at(at), instance);
const lastAnswer = (decision: Decision) => answersOf(decision).at(-1);
const told = ({ tells }: Decision) => tells.flatMap(({ lines }) => lines.map((one) => english.say(one.say, one.with)));
const noticed = ({ notices }: Decision) => notices.map(({ say }) => english.say(say.say, say.with));
const rows = (decision: Decision) => entriesOf(instance, decision.view, decision.record);

test("rosa steps down on a day; until its end she has the role, and then the term is over", () => {
  const leaving = term.says("2026-05-01", "rosa", "/step-down 30 June 2026");
  const said = seen(leaving, "2026-05-02");
  expect(lastAnswer(said)).toBe("rosa step-down");
  expect(told(said)).toEqual(["The last day of this term is June 30, 2026."]);
  expect(said.wakeAt).toBe("2026-07-01T00:00:00Z");
  expect(stagesOf(seen(leaving, "2026-06-30T23:59:59Z"))).toEqual([]);
  expect(stagesOf(seen(leaving, "2026-07-01T00:00:00Z"))).toEqual(["ended"]);
});

test("without a date it is the day on which she says so, by the program's own calendar", () => {
  const inSydney = termCase("Australia/Sydney");
  const leaving = term.says("2026-05-01T20:00:00Z", "rosa", "/step-down");
  const { record } = judge(leaving.at("2026-05-01T20:00:00Z"), inSydney);
  expect(carried.of(record)?.until).toBe("2026-05-02");
  expect(stagesOf(judge(leaving.at("2026-05-02T14:00:00Z"), inSydney))).toEqual(["ended"]);
});

test("until then she can take it back, and the term ends when it would have", () => {
  const back = term.says("2026-05-01", "rosa", "/step-down 2026-06-30").says("2026-05-09", "rosa", "/retract");
  const decision = seen(back, "2026-08-01");
  expect(stagesOf(decision)).toEqual([]);
  expect(carried.of(decision.record)?.until).toBe("2026-12-31");
  expect(told(decision)).toEqual([]);
});

test.each([
  ["somebody else", "ana", "/step-down", "ana step-down: not-for-you"],
  ["a day that is over", "rosa", "/step-down 2026-04-30", "rosa step-down: day-over"],
  ["a day after the end", "rosa", "/step-down 2027-01-01", "rosa step-down: after-term"],
  ["what is no day", "rosa", "/step-down soon", "rosa step-down: day-unclear"],
  ["a leave without a date", "rosa", "/leave for a while", "rosa leave: leave-how"],
  ["a substitute whom nobody has met", "rosa", "/leave until 2026-08-31 substitute @nobody", "rosa leave: not-met"],
  ["oneself as substitute", "rosa", "/leave until 2026-08-31 substitute @rosa", "rosa leave: yourself"],
  ["handing on to nobody", "rosa", "/delegate newsletter", "rosa delegate: delegate-how"],
  ["handing on what nobody has", "rosa", "/delegate the keys to @bo", "rosa delegate: no-such-responsibility"],
  [
    "handing on for longer than the term",
    "rosa",
    "/delegate calls to @bo until 2027-02-01",
    "rosa delegate: after-term",
  ],
  ["taking back what was not handed on", "rosa", "/undelegate calls", "rosa undelegate: not-handed-on"],
  ["taking back what nobody said", "rosa", "/retract", "rosa retract: nothing-to-retract"],
])("%s is refused", (_, by, text, answer) => {
  const decision = seen(term.says("2026-05-01", by, text), "2026-05-01");
  expect(lastAnswer(decision)).toBe(answer);
  expect(carried.of(decision.record)?.until).toBe("2026-12-31");
});

/** Her review has renewed the term, or not yet. */
const withReview = (story: Story, stage: string, at: string) => {
  const { address, author } = story.at(at);
  const own = { title: "Review", kind: "term-review", stage, open: stage !== "renewed", since: at, author };
  const review = { ...own, key: "review-2026-12-31", address, assignees: [], decided: null };
  return judge({ ...story.at(at), children: [review] }, { ...instance, children: () => [] });
};

test("where the next term is agreed, a leave and what is handed on may reach into it, and not beyond its end", () => {
  const reaching = term
    .says("2026-12-10", "rosa", "/leave until 2027-01-15")
    .says("2026-12-11", "rosa", "/delegate calls to @bo until 2027-12-31");
  expect(answersOf(withReview(reaching, "renewed", "2026-12-12"))).toEqual(["rosa leave", "rosa delegate"]);
  expect(answersOf(withReview(reaching, "in-review", "2026-12-12"))).toEqual([
    "rosa leave: after-term",
    "rosa delegate: after-term",
  ]);
  const beyond = term.says("2026-12-10", "rosa", "/leave until 2028-01-01");
  expect(answersOf(withReview(beyond, "renewed", "2026-12-12"))).toEqual(["rosa leave: after-term"]);
});

test("while nobody can tell whether the next term is agreed, a leave that reaches into it waits for its answer", () => {
  const story = term.says("2026-12-10", "rosa", "/leave until 2027-01-15");
  const { children: _, ...blind } = { children: undefined, ...story.at("2026-12-12") };
  expect(answersOf(judge(blind, { ...instance, children: () => [] }))).toEqual([]);
});

test("rosa is away and bo stands in: everybody reads it, bo is told once, and the ledger says so", () => {
  const away = seen(term.says("2026-05-01", "rosa", "/leave until 2026-08-31, substitute @bo"), "2026-05-02");
  expect(told(away)).toEqual(["rosa is away until August 31, 2026; bo stands in."]);
  expect(noticed(away)[0]).toMatch(/^@bo, rosa is away until August 31, 2026 and has named you to stand in as/);
  expect(rows(away)).toMatchObject([
    {
      sort: "leave",
      key: "coordinator/ghana",
      person: 1001,
      from: "2026-05-01T00:00:00Z",
      until: "2026-09-01T00:00:00Z",
      data: { substitute: { id: 1003, login: "bo" } },
    },
  ]);
});

test("the status comment is looked at again when somebody is back, and when what was handed on is over", () => {
  const story = term.says("2026-05-01", "rosa", "/leave until 2026-08-31\n/delegate calls to @bo until 2026-06-30");
  expect(seen(story, "2026-05-02").wakeAt).toBe("2026-07-01T00:00:00Z");
  expect(seen(story, "2026-07-02").wakeAt).toBe("2026-09-01T00:00:00Z");
});

test("after the last day of a leave nothing is said of it any more", () => {
  const story = term.says("2026-05-01", "rosa", "/leave until 2026-08-31");
  const back = later(story, seen(story, "2026-05-02"), "2026-09-01T00:00:00Z", instance);
  expect(told(back)).toEqual([]);
  expect(rows(back)).toEqual([]);
  expect(onLeaveOn(back.record, "2026-08-31")).toBeDefined();
});

test("bo stands down, rosa comes back earlier: each says so and it holds at once", () => {
  const away = term.says("2026-05-01", "rosa", "/leave until 2026-08-31 substitute @bo");
  const alone = away.says("2026-05-03", "bo", "/retract");
  expect(told(seen(alone, "2026-05-04"))).toEqual(["rosa is away until August 31, 2026."]);
  expect(told(seen(alone.says("2026-06-01", "rosa", "/retract"), "2026-06-01"))).toEqual([]);
});

test("rosa hands the newsletter on to bo by its title, and takes it back by its name", () => {
  const handed = term.says("2026-05-01", "rosa", "/delegate Writes the newsletter to @bo until 30 June 2026");
  const given = seen(handed, "2026-05-02");
  expect(told(given)).toEqual(["**Writes the newsletter**: bo looks after it until June 30, 2026."]);
  expect(noticed(given)[0]).toMatch(/^@bo, rosa has handed this on to you until June 30, 2026: \*\*Writes the newsl/);
  expect(rows(given)).toMatchObject([{ sort: "delegation", person: 1001, data: { to: { login: "bo" } } }]);
  expect(told(seen(handed, "2026-07-01"))).toEqual([]);
  expect(told(seen(handed.says("2026-05-03", "rosa", "/undelegate newsletter"), "2026-05-04"))).toEqual([]);
});

test("handed on without a day, it is said that this lasts until the term ends", () => {
  const given = seen(term.says("2026-05-01", "rosa", "/delegate newsletter to @bo"), "2026-05-02");
  expect(told(given)).toEqual([
    "**Writes the newsletter**: bo looks after it until this term ends, on December 31, 2026.",
  ]);
  expect(noticed(given)[0]).toMatch(
    /^@bo, rosa has handed this on to you until this term ends, on December 31, 2026: /,
  );
});

test("bo gives back what does not suit him, and nobody else does it for him", () => {
  const handed = term.says("2026-05-01", "rosa", "/delegate newsletter to @bo");
  expect(lastAnswer(seen(handed.says("2026-05-02", "ana", "/undelegate newsletter"), "2026-05-03"))).toBe(
    "ana undelegate: not-for-you",
  );
  expect(told(seen(handed.says("2026-05-02", "bo", "/undelegate newsletter"), "2026-05-03"))).toEqual([]);
});

test("one thing is with one person: handing it on again takes the place of the first", () => {
  const twice = term
    .says("2026-05-01", "rosa", "/delegate newsletter to @bo")
    .says("2026-05-02", "rosa", "/delegate newsletter to @ana\n/delegate calls to @bo");
  expect(told(seen(twice, "2026-05-03"))).toEqual([
    "**Writes the newsletter**: ana looks after it until this term ends, on December 31, 2026.",
    "**Calls the community together**: bo looks after it until this term ends, on December 31, 2026.",
  ]);
});

test.each([
  [
    { removal: "council", program: "council@open-reps.example" },
    "that is not decided where everybody reads along. Those who decide find the form for it here: https://github.com/open-reps/council/issues/new/choose",
  ],
  [
    { program: "council@open-reps.example" },
    "that is not decided where everybody reads along. Please write to <council@open-reps.example>.",
  ],
  [{}, "that is not decided where everybody reads along. Please talk to a maintainer of the program."],
])("whoever writes /remove is sent where the program has a place for it: %j", (contacts, says) => {
  const facts = term.says("2026-05-01", "ana", "/remove @rosa").at("2026-05-02");
  const here = { ...instance, contacts, privateRepository: "council" };
  const spoken = words({ ...shipped.en, "request/active": "**{{author}}**", "state/active": "active" }, "en");
  expect(present(here, judge(facts, here), facts, spoken).status.text).toContain(`does not count: ${says}`);
});
