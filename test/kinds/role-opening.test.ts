// What has to hold before a role is open, in the words that whoever opens it reads.

import { expect, test } from "vitest";
import { among, elsewhere, kindOf, looks, opened, openingOf, termOf } from "../support/role-cases.ts";
import { judge, unreadable } from "../support/story.ts";

const role = kindOf("role-opening");

const look = (story: ReturnType<typeof opened>, now = "2026-03-02", rows: Parameters<typeof among>[0] = []) =>
  looks(role, among(rows, story.at(now)));

test("a member of the council opens a role, and everybody reads until when and from when on", () => {
  const { stage, status } = look(opened("2026-03-02", "mei"));
  expect(stage).toBe("open");
  expect(status).toContain("Applications are open until March 20, 2026; the term begins on April 1, 2026.");
  expect(status).toContain("There are 2 seats.");
});

test("somebody who is not in the group that opens roles reads who is, and nothing is open", () => {
  const { stage, status } = look(opened("2026-03-02", "rosa"));
  expect(stage).toBe("needs-info");
  expect(status).toContain("@rosa, only members of council open a role here.** Please ask one of them");
  const anybody = kindOf("role-opening", ["    opened_by: council\n", ""]);
  expect(looks(anybody, among([], opened("2026-03-02", "rosa").at("2026-03-02"))).stage).toBe("open");
});

test("what Quorate opens itself, since a review decided so, needs nobody of that group", () => {
  const origin = { parent: { repository: 10, issue: 3 }, key: "opening" };
  const facts = among([], opened("2026-03-02", "rosa").at("2026-03-02"));
  expect(looks(role, { ...facts, origin }).stage).toBe("open");
});

test("while the group cannot be read, nobody is sent away and nothing is open", () => {
  const story = opened("2026-03-02", "mei").with("council", unreadable);
  const { stage, status } = look(story);
  expect(stage).toBe("needs-info");
  expect(status).not.toContain("only members of");
  expect(judge(among([], story.at("2027-03-02")), role).record.stage).toBe("needs-info");
});

test("a last day that is too near is answered with the first one that would do, and that one does", () => {
  const { stage, status } = look(opened("2026-03-02", "mei", { closes: "2026-03-15" }));
  expect(stage).toBe("needs-info");
  expect(status).toContain("A role is open for at least 14 days, so that more people hear of it.");
  expect(status).toContain("The last day for applications can be March 16, 2026 or later.");
  expect(look(opened("2026-03-02", "mei", { closes: "2026-03-16" })).stage).toBe("open");
});

test("a term does not begin before everybody could apply", () => {
  for (const starts of ["2026-03-10", "2026-03-20"]) {
    const { stage, status } = look(opened("2026-03-02", "mei", { starts }));
    expect(stage).toBe("needs-info");
    expect(status).toContain("The term has to begin after the last day for applications: on March 21, 2026 or later.");
  }
  expect(look(opened("2026-03-02", "mei", { starts: "2026-03-21" })).stage).toBe("open");
});

test("a role that is open already is not opened a second time, and the other one is named", () => {
  for (const is of ["open", "choosing"] as const) {
    const { stage, status } = look(opened("2026-03-02", "mei"), "2026-03-02", [openingOf(is)]);
    expect(stage).toBe("needs-info");
    expect(status).toContain("This role is open already: https://github.com/open-reps/program/issues/7");
  }
  expect(look(opened("2026-03-02", "mei"), "2026-03-02", [openingOf("over")]).stage).toBe("open");
});

test("an opening of the same number in another repository is another one", () => {
  const rows = [openingOf("open", { number: 1, address: elsewhere })];
  const { stage, status } = look(opened("2026-03-02", "mei"), "2026-03-02", rows);
  expect(stage).toBe("needs-info");
  expect(status).toContain("This role is open already");
});

test("where no seat is free on the first day, nobody is asked to apply", () => {
  const rosa = termOf("rosa", "2026-01-01", "2026-12-31");
  const ana = termOf("ana", "2025-06-01", "2026-04-01");
  const { stage, status } = look(opened("2026-03-02", "mei"), "2026-03-02", [rosa, ana]);
  expect(stage).toBe("needs-info");
  expect(status).toContain("No seat of Community coordinator is free on April 1, 2026. A later first day may work.");
  const day = look(opened("2026-03-02", "mei", { starts: "2026-04-02" }), "2026-03-02", [rosa, ana]);
  expect(day.stage).toBe("open");
  expect(day.status).toContain("There is one seat.");
});

test("while nobody can tell what other issues say, nothing is open and nobody is asked to change anything", () => {
  const { stage, status } = look(opened("2026-03-02", "mei"), "2026-03-02", null);
  expect(stage).toBe("needs-info");
  expect(status).toContain("I cannot see just now what other issues say about this role. I look again by myself.");
});

const soon =
  "Community coordinator: applications are open until March 20, 2026. Do you know somebody who should hear of it?";

test("three days before the end people are reminded that they can still apply", () => {
  expect(look(opened("2026-03-02", "mei"), "2026-03-17T23:59:59Z").notices).toEqual([]);
  expect(look(opened("2026-03-02", "mei"), "2026-03-18T00:00:00Z").notices).toEqual([soon]);
});

test("a role that opens on its last days has no reminder of that beside it", () => {
  const unclear = opened("2026-03-02", "mei", { closes: "in March" }).at("2026-03-19");
  const clear = opened("2026-03-02", "mei").at("2026-03-19");
  const edits = clear.revisions.map((one) => ({ ...one, at: "2026-03-18T10:00:00Z" }));
  const facts = { ...unclear, revisions: [...unclear.revisions, ...edits] };
  expect(looks(role, among([], facts))).toMatchObject({ stage: "open", notices: [] });
});
