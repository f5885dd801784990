// Which issues become cases, and which are never touched.

import { expect, test } from "vitest";
import { calm } from "../support/mail.ts";
import { later, manners } from "../support/manners.ts";
import { budgetBody, town } from "../support/town.ts";

const reps = town();
manners(reps);

const kind = "kind: budget";
const complete = { what: "Paint", amount: "250 EUR", start: "2026-05-09" };
const filled = JSON.stringify(budgetBody(complete));

/** The town with issues from before its program, as lines of its folder's `issues:`. */
const before = (...lines: readonly string[]) =>
  reps.begin({ "community.yml": (text) => `${text}\nissues:\n${lines.map((line) => `  - { ${line} }\n`).join("")}` });

const old = `repository: program, by: rosa, title: "We need paint", at: 2025-01-05T10:00:00Z`;
const isWrite = ({ operation, method }: { operation?: string; method: string }) =>
  operation === "Apply" || (operation === undefined && method !== "GET");

test("an issue without a form that is adopted is asked for what is needed, and for nothing else", async () => {
  const number = await reps.as("rosa").opens("Paint", "We need paint for the wall. Can you help?");
  await reps.advance("PT1H");
  await reps.as("tria").labels(number, kind);
  const look = await later(reps, number);
  expect(look).toMatchObject({ state: "needs-info", open: true });
  expect(look.status.match(/^- \*\*.*please.*$/gm)).toEqual([
    "- **What is it for?**: please answer this.",
    "- **Amount**: please answer this.",
    "- **First day**: please answer this.",
  ]);
  await reps.as("rosa").edits(number, { body: budgetBody(complete) });
  expect((await later(reps, number)).state).toBe("in-review");
});

test("an old issue is adopted by its label, let go without it, and taken up again where it stood", async () => {
  await before(`${old}, body: ${filled}`);
  expect(await later(reps, 1)).toMatchObject({ labels: [], comments: [] });
  await reps.as("tria").labels(1, kind);
  await reps.advance("PT1M");
  await reps.as("ana").says(1, "/approve");
  expect((await later(reps, 1)).status).toContain("1 of 2");
  await reps.advance("PT1H");
  await reps.as("tria").unlabels(1, kind);
  const released = await later(reps, 1);
  expect(released).toMatchObject({ labels: [], open: true, notices: [] });
  expect(released.status).toContain("was taken off");
  await reps.as("bo").says(1, "/approve");
  expect((await later(reps, 1)).labels).toEqual([]);
  await reps.advance("PT1H");
  await reps.as("tria").labels(1, kind);
  const look = await later(reps, 1);
  expect(look.status).toContain("1 of 2");
  expect(look.status).not.toContain("@bo");
  await reps.advance("PT1M");
  await reps.as("cleo").says(1, "/approve");
  expect((await later(reps, 1)).state).toBe("approved");
});

test("while a request is let go, votes, closing and deadlines stand still, and then it has as long as before", async () => {
  const number = await reps.as("rosa").asksForBudget();
  await reps.advance("P2D");
  expect((await later(reps, number)).status).toContain("this closes on April 1, 2026");
  await reps.as("tria").unlabels(number, kind);
  await reps.advance("P1D");
  for (const login of ["ana", "bo"]) await reps.as(login).says(number, "/approve");
  await reps.as("rosa").edits(number, { state: "closed" });
  await reps.advance("P39D");
  await reps.as("tria").labels(number, kind);
  const look = await later(reps, number);
  expect(look).toMatchObject({ state: "in-review", open: true, decisions: [] });
  expect(look.status).toContain("0 of 2");
  expect(look.status).toContain("I remind on April 18, 2026, and this closes on May 11, 2026.");
});

test("what was said before an old issue was adopted counts for nothing", async () => {
  await before(`${old}, body: ${filled}`);
  for (const login of ["ana", "bo"]) await reps.as(login).says(1, "/approve");
  await reps.advance("PT1H");
  await reps.as("tria").labels(1, kind);
  const look = await later(reps, 1);
  expect(look.state).toBe("in-review");
  expect(look.status).toContain("0 of 2");
  expect(look.comments.every(({ eyes, confused }) => eyes + confused === 0)).toBe(true);
});

test("a closed issue stays closed and untouched when it is labelled, and becomes a case when it is opened again", async () => {
  await before(`${old}, body: ${filled}`);
  const number = await reps.as("rosa").opens("Paint", "No form here.");
  for (const one of [1, number]) {
    await reps.as("walt").edits(one, { state: "closed" });
    await reps.advance("PT1H");
    await reps.as("tria").labels(one, kind);
    expect(await later(reps, one)).toMatchObject({ open: false, labels: [kind], comments: [] });
    await reps.as("walt").edits(one, { state: "open" });
    expect((await later(reps, one)).state).toBe(one === 1 ? "in-review" : "needs-info");
  }
});

test("a closed issue with a label is not touched by a sweep either", async () => {
  await before(`${old}, body: ${filled}`);
  await reps.as("walt").edits(1, { state: "closed" });
  await reps.faults({ deliveries: "lose" });
  await reps.as("tria").labels(1, kind);
  await calm(reps);
  const calls = await reps.calls(() => reps.advance("PT2H"));
  expect(calls.filter(isWrite)).toEqual([]);
  expect(await later(reps, 1)).toMatchObject({ open: false, labels: [kind], comments: [] });
});

test("somebody without the right to label cannot make a case of an issue by naming the label", async () => {
  const number = await reps.as("rosa").opens("Paint", "Please", [kind]);
  expect(await later(reps, number)).toMatchObject({ labels: [], comments: [] });
  await expect(reps.as("zoe").labels(number, kind)).rejects.toThrow(/403|404/);
  expect(await later(reps, number)).toMatchObject({ labels: [], comments: [] });
});

test("a locked issue is adopted and decided like any other, by those who may still write there", async () => {
  await before(`${old}, body: ${filled}`);
  await reps.as("walt").rest("PUT", "/repos/open-reps/program/issues/1/lock", {});
  await reps.as("tria").labels(1, kind);
  expect((await later(reps, 1)).state).toBe("in-review");
  await reps.as("walt").unlabels(1, kind);
  expect((await later(reps, 1)).labels).toEqual([]);
});

test("a sweep over five hundred old issues, whatever is in them, writes nothing and asks little", async () => {
  const sorts = [
    `${old}, body: ${filled}, labels: ["${kind}"]`,
    `${old}, body: ${filled}`,
    `${old}, body: "We need paint."`,
    `${old}, body: "/approve", labels: ["state: approved", urgent]`,
    `${old}, body: "Done.", labels: ["${kind}", "state: in-review"]`,
  ];
  await before(...Array.from({ length: 500 }, (_, at) => sorts[at % sorts.length] ?? ""));
  const first = await reps.calls(() => reps.manage("POST", "/install"));
  const again = await reps.calls(() => reps.advance("PT1H"));
  for (const calls of [first, again]) {
    expect(calls.filter(isWrite)).toEqual([]);
    expect(calls.filter(({ operation }) => operation === "Case")).toEqual([]);
    expect(calls.length).toBeLessThanOrEqual(15);
    expect(calls.reduce((sum, { points }) => sum + points, 0)).toBeLessThanOrEqual(30);
  }
  expect(await reps.service.store.cases.list()).toEqual([]);
  for (const number of [1, 2, 3, 4, 5, 500]) expect((await reps.look(number)).comments).toEqual([]);
});
