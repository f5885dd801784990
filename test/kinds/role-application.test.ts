// What has to hold before anybody decides about an application, in the words that the applicant reads.

import { expect, test } from "vitest";
import type { LedgerRow } from "../../src/core/case/ledger.ts";
import { among, applicationOf, applied, elsewhere, kindOf, looks, openingOf, termOf } from "../support/role-cases.ts";
import { answersOf, judge } from "../support/story.ts";

/** Without a course and without people who speak for somebody: what counts here is the rest. */
const plain = [
  ["    training: [participation] # a course of `training:`, see below\n", ""],
  ["    endorsements: { people: 2 }\n", ""],
] as const;
const anyTime = ["    term: 1 year\n", "    term: 1 year\n    applications: any-time\n"] as const;

const role = kindOf("role-application", ...plain, anyTime);
const once = kindOf("role-application", ...plain, anyTime, ["consecutive: 2 #", "consecutive: 1 #"]);
const byOpening = kindOf("role-application", ...plain);

const rosa = applied("2026-03-02", "rosa");
const look = (rows: readonly LedgerRow[] | null, kind = role, now = "2026-03-02") =>
  looks(kind, among(rows, rosa.at(now)));

test("where nothing is in the way, those who decide are asked at once", () => {
  expect(look([]).stage).toBe("in-review");
});

test("after one term where only one in a row is allowed, the first day of another one is said, and comes by itself", () => {
  const term = termOf("rosa", "2025-02-01", "2026-01-31", false);
  const { stage, status } = look([term], once);
  expect(stage).toBe("preparing");
  expect(status).toContain(
    "rosa has had Community coordinator for as many terms in a row as the program allows. The next one can begin on",
  );
  expect(look([term], role).stage).toBe("in-review");
  expect(look([{ ...term, person: 1, login: "zoe" }], once).stage).toBe("in-review");
  expect(look([termOf("rosa", "2023-02-01", "2024-01-31", false)], once).stage).toBe("in-review");
});

test("whoever has the role already reads that there is nothing to apply for", () => {
  const { stage, status } = look([termOf("rosa", "2026-01-01", "2026-12-31")]);
  expect(stage).toBe("preparing");
  expect(status).toContain("rosa has Community coordinator already, so there is nothing to apply for.");
  expect(look([termOf("rosa", "2026-01-01", "2026-12-31", false)]).status).not.toContain("nothing to apply for");
  expect(look([termOf("ana", "2026-01-01", "2026-12-31")]).stage).toBe("in-review");
});

test("of two applications the older one counts, and the younger one says where it is", () => {
  const older = { address: { repository: 10, issue: 7 } };
  for (const is of ["preparing", "ready"] as const) {
    const { stage, status } = look([applicationOf("rosa", is, older)]);
    expect(stage).toBe("preparing");
    expect(status).toContain(
      "rosa has another application for the same role: https://github.com/open-reps/program/issues/7. Please take one of them back with `/withdraw`.",
    );
  }
  expect(look([applicationOf("rosa", "over", older)]).stage).toBe("in-review");
  expect(look([applicationOf("ana", "ready", older)]).stage).toBe("in-review");
  expect(look([applicationOf("rosa", "ready", { number: 90, address: { repository: 10, issue: 90 } })]).stage).toBe(
    "in-review",
  );
});

test("an application of the same number in another repository is another one", () => {
  const { stage, status } = look([applicationOf("rosa", "ready", { number: 1, address: elsewhere })]);
  expect(stage).toBe("preparing");
  expect(status).toContain("rosa has another application for the same role");
});

test("without an opening an application waits, and is asked about as soon as the role takes them at any time", () => {
  const { stage, status } = look([], byOpening);
  expect(stage).toBe("preparing");
  expect(status).toContain("There is no opening for Community coordinator just now.");
  expect(look([openingOf("over")], byOpening).status).toContain("There is no opening for Community coordinator");
});

test("while a role is open an application waits for its last day, and so do those who decide", () => {
  const { stage, status } = look([openingOf("open")], byOpening);
  expect(stage).toBe("preparing");
  expect(status).toContain("Applications are open until March 20, 2026, so that more people hear of it");
  expect(look([openingOf("choosing")], byOpening, "2026-03-21T00:00:00Z").stage).not.toBe("preparing");
});

test("where every seat is taken, the day on which one is free is said", () => {
  const rows = [termOf("ana", "2026-01-01", "2026-12-31"), termOf("bo", "2026-01-01", "2026-06-30")];
  const { stage, status } = look(rows);
  expect(stage).toBe("preparing");
  expect(status).toContain("All seats of Community coordinator are taken. The next one is free on July 1, 2026.");
});

test("while nobody can tell what other issues say, nobody is asked to decide", () => {
  const { stage, status } = look(null);
  expect(stage).toBe("preparing");
  expect(status).toContain("I cannot see just now what other issues say about this role.");
});

const apart = [
  "# private_repository: council\n",
  "repositories: [program, council]\nprivate_repository: council\n",
] as const;
const nowhere = ["  program: council@open-reps.example\n", ""] as const;

test("those who decide are asked for no reason, and read where one belongs that is not for everybody", () => {
  const { status } = look([]);
  expect(status).toContain("- those who decide: `/approve`, `/decline`, ");
  expect(status).toContain("none belongs here, where everybody reads along. It can go to <council@open-reps.example>.");
  expect(look([], kindOf("role-application", ...plain, anyTime, apart)).status).toContain(
    "Those who decide can write it here: https://github.com/open-reps/council/issues",
  );
  expect(look([], kindOf("role-application", ...plain, anyTime, nowhere)).status).not.toContain("needs no reason");
});

const spoken = kindOf("role-application", plain[0], anyTime);

test("two people speak for somebody, and those who decide are asked", () => {
  const one = rosa.says("2026-03-03", "kwame", "/endorse");
  const waiting = looks(spoken, among([], one.at("2026-03-04")));
  expect(waiting.stage).toBe("preparing");
  expect(waiting.status).toContain("One more person has to speak for rosa");
  expect(looks(spoken, among([], one.says("2026-03-03", "pat", "/endorse").at("2026-03-04"))).stage).toBe("in-review");
  expect(looks(spoken, among([], one.says("2026-03-03", "kwame", "/endorse").at("2026-03-04"))).stage).toBe(
    "preparing",
  );
});

test("nobody speaks for themselves", () => {
  const facts = among([], rosa.says("2026-03-03", "rosa", "/endorse").at("2026-03-04"));
  expect(answersOf(judge(facts, spoken))).toEqual(["rosa endorse: endorse-self"]);
  const { status, reactions } = looks(spoken, facts);
  expect(status).toContain("speaking for oneself does not count. Somebody else can.");
  expect(status).toContain("2 more people have to speak for rosa");
  expect(reactions.get(1)).toBe("CONFUSED");
});

test("a word for somebody that is edited or deleted later stands no more, until the applicant is asked about", () => {
  const both = rosa.says("2026-03-03", "kwame", "/endorse").says("2026-03-03", "pat", "hello");
  const { record } = judge(among([], both.at("2026-03-04")), spoken);
  const after = (story: typeof both) =>
    looks(spoken, among([], story.recorded(record).says("2026-03-05", "zoe", "/endorse").at("2026-03-06")));
  expect(after(both).stage).toBe("in-review");
  for (const gone of [both.rewrites(1, "/endorse, or rather not"), both.deletes(1)]) {
    const { stage, status } = after(gone);
    expect(stage).toBe("preparing");
    expect(status).toContain("One more person has to speak for rosa");
  }
});
