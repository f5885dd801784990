import { expect, test } from "vitest";
import { shipped } from "../../../src/config/messages.ts";
import type { Facts } from "../../../src/core/case/facts.ts";
import type { Instance } from "../../../src/core/case/kind.ts";
import type { LedgerEntry } from "../../../src/core/case/ledger.ts";
import { courseNamed, lastDay } from "../../../src/core/roles/course.ts";
import {
  missingTraining,
  trained,
  trainingEntries,
  trainingEntry,
  trainingNotices,
  trainingOf,
} from "../../../src/core/roles/training.ts";
import { words } from "../../../src/core/text/words.ts";
import { answersOf, budget, issue, judge, person, roster, type Story, unreadable } from "../../support/story.ts";

const guidelines = { id: "guidelines", title: "Participation guidelines", validFor: { months: 24 }, link: null };
const training = { trainers: "council", notice: 30, courses: [guidelines] };
const base = budget();

/** A kind for tests in which trainers say who has done what. */
const kind: Instance = {
  ...base,
  training,
  stages: Object.fromEntries(
    Object.entries(base.stages).map(([name, stage]) => [name, { ...stage, takes: { trained } }]),
  ),
};

const rosa = person("rosa");
const need = ["guidelines"];

const looked = (facts: Facts, ...rows: readonly LedgerEntry[]): Facts => ({
  ...facts,
  lookUps: [{ sort: "training", person: rosa.id }],
  ledger: rows.map((row) => ({ ...row, address: { repository: 10, issue: 99 } })),
});

const row = (day: string, until: string | null) =>
  trainingEntry({ course: "guidelines", person: rosa.id, login: "rosa", day, until, by: null }, "UTC");

const answers = (story: Story, instance = kind) => answersOf(judge(story.at("2026-02-01"), instance));

test("a trainer says that somebody has done a course; it counts for as long as the program says", () => {
  const said = judge(issue().says("2026-01-02", "omar", "/trained @rosa guidelines").at("2026-02-01"), kind);
  expect(answersOf(said)).toEqual(["omar trained"]);
  expect(trainingEntries({ state: said.record, instance: kind })).toMatchObject([
    {
      sort: "training",
      key: "guidelines",
      person: rosa.id,
      from: "2026-01-02T00:00:00Z",
      until: "2028-01-02T00:00:00Z",
      data: { day: "2026-01-02", last: "2028-01-01", by: "omar" },
    },
  ]);
});

test("without a name it is about whoever opened the issue; a day before is written behind, and the title will do", () => {
  const { record } = judge(
    issue().says("2026-01-09", "omar", "/trained participation  Guidelines 2026-01-05").at("2026-02-01"),
    kind,
  );
  expect(trainingEntries({ state: record, instance: kind })).toMatchObject([
    { person: rosa.id, data: { day: "2026-01-05" } },
  ]);
});

test("nobody else says it, nobody says it of themselves, and what is unclear is asked", () => {
  const story = (who: string, text: string) => answers(issue().says("2026-01-09", who, text));
  expect(story("ana", "/trained @rosa guidelines")).toEqual(["ana trained: not-for-you"]);
  expect(story("rosa", "/trained guidelines")).toEqual(["rosa trained: not-for-you"]);
  expect(story("omar", "/trained @omar guidelines")).toEqual(["omar trained: training-self"]);
  expect(story("omar", "/trained @stranger guidelines")).toEqual(["omar trained: not-met"]);
  expect(story("omar", "/trained @rosa guidelnes")).toEqual(["omar trained: training-course"]);
  const wrote = (what: string) =>
    judge(issue().says("2026-01-09", "omar", `/trained @rosa ${what}`).at("2026-02-01"), kind).record.answers.at(-1);
  // The word to write, where one was nearly meant; all of them where nobody can tell.
  expect(wrote("particpation gudelines")).toMatchObject({ refused: "training-course", about: "guidelines" });
  expect(wrote("cooking")).toMatchObject({ refused: "training-courses", about: "guidelines" });
  expect(story("omar", "/trained @rosa guidelines 2026-01-10")).toEqual(["omar trained: training-day"]);
  expect(story("omar", "/trained @rosa guidelines 2026-02-30")).toEqual(["omar trained: training-day"]);
  const byFile = { ...kind, training: { ...training, trainers: null } };
  expect(answers(issue().says("2026-01-09", "omar", "/trained guidelines"), byFile)).toEqual([
    "omar trained: training-by-file",
  ]);
});

test("while nobody can tell who the trainers are the command waits for its answer", () => {
  const story = issue().with("council", unreadable).says("2026-01-02", "omar", "/trained @rosa guidelines");
  const waits = judge(story.at("2026-02-01"), kind);
  expect(answersOf(waits)).toEqual([]);
  const again = story.with("council", roster("omar")).recorded(waits.record);
  expect(answersOf(judge(again.at("2026-02-01"), kind))).toEqual(["omar trained"]);
});

test("a course counts to the end of its last day, and a newer one takes its place", () => {
  const on = (at: string, ...rows: readonly LedgerEntry[]) => {
    const { view } = judge(looked(issue().at(at), ...rows), kind);
    return trainingOf(view, rosa.id, "guidelines");
  };
  const old = row("2024-03-01", "2026-02-28");
  expect(on("2026-01-15")).toEqual({ is: "none" });
  expect(on("2026-02-28T23:00:00Z", old)).toEqual({ is: "held", until: "2026-02-28" });
  expect(on("2026-03-01", old)).toEqual({ is: "over", until: "2026-02-28" });
  expect(on("2026-03-01", old, row("2026-02-20", "2028-02-19"))).toEqual({ is: "held", until: "2028-02-19" });
  expect(on("2026-03-01", old, row("2026-02-20", null))).toEqual({ is: "held", until: null });
  const { view } = judge(issue().at("2026-01-15"), kind);
  expect(trainingOf(view, rosa.id, "guidelines")).toBeUndefined();
  expect(missingTraining(view, rosa, need)).toBeUndefined();
});

test("what is missing is said with what helps", () => {
  const missing = (...rows: readonly LedgerEntry[]) =>
    missingTraining(judge(looked(issue().at("2026-03-01"), ...rows), kind).view, rosa, need);
  expect(missing()).toMatchObject([{ say: "training/none", with: { title: "Participation guidelines" } }]);
  expect(missing(row("2024-03-01", "2026-02-28"))).toMatchObject([
    { say: "training/over", with: { day: { day: "2026-02-28" } } },
  ]);
  expect(missing(row("2024-03-01", "2026-03-01"))).toEqual([]);
});

test("where only the program's own list counts, nobody is sent to a trainer", () => {
  const byList = { ...kind, training: { ...training, trainers: null } };
  const english = words(shipped.en ?? {}, "en");
  const { view } = judge(looked(issue().at("2026-03-01")), byList);
  const [missing] = missingTraining(view, rosa, need) ?? [];
  expect(missing && english.say(missing.say, missing.with)).toBe(
    "**Participation guidelines**: nothing says that @rosa has done it. Those who keep the program's list of trainings enter it there.",
  );
  const soon = judge(looked(issue().at("2026-01-15"), row("2024-03-01", "2026-02-28")), byList);
  const [notice] = trainingNotices(soon.view, rosa, need);
  expect(notice && english.say(notice.say.say, notice.say.with)).toMatch(/^@rosa, .* and tell those who keep the/);
  for (const { say } of [missing, notice?.say].flatMap((one) => one ?? [])) expect(say).toMatch(/-listed$/);
});

test("somebody who needs a course is told once before it ends, as long before as the program says", () => {
  const notices = (...rows: readonly LedgerEntry[]) =>
    trainingNotices(judge(looked(issue().at("2026-01-15"), ...rows), kind).view, rosa, need);
  expect(notices(row("2024-03-01", "2026-02-28"))).toMatchObject([
    { key: "training-guidelines-2026-02-28", at: "2026-01-30T00:00:00Z", say: { say: "training/ends" } },
  ]);
  expect(notices(row("2024-03-01", null))).toEqual([]);
  expect(notices()).toEqual([]);
});

test("a course of a leap day ends where the calendar lets it, and one without an end never does", () => {
  expect(lastDay({ validFor: { months: 12 } }, "2028-02-29")).toBe("2029-02-27");
  expect(lastDay({ validFor: { days: 90 } }, "2026-01-01")).toBe("2026-03-31");
  expect(lastDay({ validFor: null }, "2026-01-01")).toBeNull();
  expect(courseNamed("gidelines", [guidelines])).toEqual({ near: guidelines });
});
