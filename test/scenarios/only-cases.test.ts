// What people see who open an issue without a form where everything should be a case.

import { expect, test } from "vitest";
import { calm } from "../support/mail.ts";
import { manners } from "../support/manners.ts";
import { budgetBody, type Look, town } from "../support/town.ts";

const reps = town();
manners(reps);

const marked = (only: string) => (text: string) =>
  text.replace("groups:", `repositories:\n  - { name: program, only_cases: ${only} }\ngroups:`);
const begin = (only: string) => reps.begin({ "program/.github/quorate.yml": marked(only) });
const closing = "{ close_after_days: 7 }";

const ours = ({ comments }: Look) => comments.filter(({ by }) => by === "quorate[bot]").map(({ body }) => body);
const writes = (calls: readonly { readonly operation?: string }[]) =>
  calls.filter(({ operation }) => operation === "Apply");

async function strays(login: string, body = "We want to paint the wall.\nAmount: 250 EUR"): Promise<number> {
  const number = await reps.as(login).opens("Paint for the wall", body);
  await reps.settle();
  return number;
}

test("somebody who opens an issue without a form is shown the forms once, with what was written filled in", async () => {
  await begin(closing);
  const number = await strays("zoe");
  const [said = "", ...more] = ours(await reps.look(number));
  expect(more).toEqual([]);
  expect(said).toContain("@zoe, thank you for writing.");
  const link = /\[Budget request\]\((\S+)\)/.exec(said)?.[1] ?? "";
  const asked = new URL(link);
  expect(asked.pathname).toBe("/open-reps/program/issues/new");
  expect(Object.fromEntries(asked.searchParams)).toEqual({
    template: "budget.yml",
    title: "Budget: Paint for the wall",
    amount: "250 EUR",
    why: "We want to paint the wall.\nAmount: 250 EUR",
  });
  expect(said).toContain("[Hardware request](");
  expect(said).toContain("closes by itself on March 9, 2026");
  expect(await reps.look(number)).toMatchObject({ open: true, labels: [], status: "" });
});

test("it costs two requests, and what is said there later costs none", async () => {
  await begin(closing);
  let number = 0;
  const first = await reps.calls(async () => {
    number = await strays("zoe");
  });
  expect(first.map(({ operation }) => operation)).toEqual(["Case", "Apply"]);
  const later = await reps.calls(async () => {
    await reps.as("rosa").says(number, "Nice idea! /approve");
    await reps.as("zoe").says(number, "/help");
  });
  expect(later).toEqual([]);
  expect(ours(await reps.look(number))).toHaveLength(1);
});

test("the issue closes on the day that was said", async () => {
  await begin(closing);
  const number = await strays("zoe");
  await reps.advance("P6D");
  expect((await reps.look(number)).open).toBe(true);
  await reps.advance("P1D");
  expect(await reps.look(number)).toMatchObject({ open: false, reason: "not_planned" });
  expect(ours(await reps.look(number))).toHaveLength(1);
});

test("where the program closes nothing, the issue stays open and no day is told", async () => {
  await begin("true");
  const number = await strays("zoe");
  expect(ours(await reps.look(number))[0]).not.toContain("closes by itself");
  await reps.advance("P40D");
  expect((await reps.look(number)).open).toBe(true);
});

test("a member of the organisation who may not write here is shown the forms too", async () => {
  await begin(closing);
  const number = await strays("rosa");
  expect(ours(await reps.look(number))[0]).toContain("@rosa, thank you for writing.");
});

test("the notes of people with write access are their own affair", async () => {
  await begin(closing);
  const number = await strays("walt");
  await reps.advance("P10D");
  expect(await reps.look(number)).toMatchObject({ open: true, comments: [] });
});

test("when somebody with write access answers, the issue stays open; anybody else's words do not keep it", async () => {
  await begin(closing);
  const heard = await strays("zoe");
  const alone = await strays("zoe");
  await reps.as("walt").says(heard, "Let us talk about this on Monday.");
  await reps.as("rosa").says(alone, "I like it.");
  await reps.advance("P30D");
  expect((await reps.look(heard)).open).toBe(true);
  expect((await reps.look(alone)).open).toBe(false);
});

test("what somebody opens again is not closed again", async () => {
  await begin(closing);
  const before = await strays("zoe");
  await reps.as("walt").edits(before, { state: "closed" });
  await reps.as("walt").edits(before, { state: "open" });
  const after = await strays("zoe");
  await reps.advance("P8D");
  await reps.as("walt").edits(after, { state: "open" });
  await reps.advance("P30D");
  for (const number of [before, after]) expect(await reps.look(number)).toMatchObject({ open: true });
});

test("an issue that becomes a case, by its label or by its text, stays open and goes on as one", async () => {
  await begin(closing);
  const labelled = await strays("zoe");
  const edited = await strays("zoe");
  await reps.as("tria").labels(labelled, "kind: budget");
  const complete = { what: "Paint", amount: "250 EUR", start: "2026-05-09" };
  await reps.as("zoe").edits(edited, { body: budgetBody(complete) });
  await reps.settle();
  expect((await reps.look(labelled)).state).toBe("needs-info");
  expect((await reps.look(edited)).state).toBe("in-review");
  await reps.advance("P8D");
  for (const number of [labelled, edited]) expect((await reps.look(number)).open).toBe(true);
  expect(await reps.service.store.cases.list({ open: true })).toHaveLength(2);
});

test("an issue that was let go is no business of ours, whatever the repository is for", async () => {
  await begin(closing);
  const number = await strays("walt", "A note.");
  await reps.advance("PT1H");
  await reps.as("tria").labels(number, "kind: budget");
  await reps.settle();
  await reps.as("tria").unlabels(number, "kind: budget");
  await reps.advance("P10D");
  expect((await reps.look(number)).open).toBe(true);
  expect(ours(await reps.look(number))).toHaveLength(1);
});

test("the comment is never posted twice: not after a lost answer, a lost store, or when somebody deletes it", async () => {
  await begin(closing);
  await reps.faults({ request: { operation: "Apply" }, answer: { status: 502, after: true }, count: 1 });
  const number = await strays("zoe");
  await calm(reps);
  expect(ours(await reps.look(number))).toHaveLength(1);
  await reps.service.store.clear();
  await reps.manage("POST", "/install");
  await reps.settle();
  expect(ours(await reps.look(number))).toHaveLength(1);
  const again = await strays("zoe");
  const comment = (await reps.look(again)).comments[0]?.id ?? 0;
  await reps.as("walt").deletesComment(comment);
  await reps.service.store.clear();
  await reps.manage("POST", "/install");
  await reps.settle();
  expect(ours(await reps.look(again))).toEqual([]);
  await reps.advance("P7D");
  expect((await reps.look(number)).open).toBe(false);
  expect((await reps.look(again)).open).toBe(true);
});

test("an issue whose webhook was lost is found by the sweep, one that is older than two weeks is left alone", async () => {
  await begin(closing);
  await reps.faults({ deliveries: "lose" });
  const number = await strays("zoe");
  await calm(reps);
  await reps.advance("PT1H");
  expect(ours(await reps.look(number))).toHaveLength(1);
  await reps.begin();
  const old = await strays("zoe");
  await reps.advance("P20D");
  await reps.as("walt").rest("PUT", "/repos/open-reps/program/contents/.github/quorate.yml", await replaced());
  await reps.settle();
  await reps.as("rosa").says(old, "Any news?");
  await reps.service.store.clear();
  const calls = await reps.calls(() => reps.manage("POST", "/install"));
  expect(writes(calls)).toEqual([]);
  expect((await reps.look(old)).comments).toHaveLength(1);
});

/** The configuration with the mark, as GitHub takes a file. */
async function replaced(): Promise<object> {
  const path = "/repos/open-reps/program/contents/.github/quorate.yml";
  const file = (await reps.as("walt").rest("GET", path)) as { sha: string; content: string };
  const text = marked(closing)(Buffer.from(file.content, "base64").toString("utf8"));
  return { message: "Only cases", sha: file.sha, content: Buffer.from(text).toString("base64") };
}

test("the number of an account is hidden in the links, and long texts are cut", async () => {
  await begin(closing);
  const number = await strays("zoe", `Amount: ES91 2100 0418 4502 0005 1332\n${"Мы красим стену. ".repeat(400)}`);
  const [said = ""] = ours(await reps.look(number));
  const links = [...said.matchAll(/\]\((\S+)\)/g)].map(([, link = ""]) => link);
  expect(links).toHaveLength(2);
  for (const link of links) {
    expect(link.length).toBeLessThanOrEqual(2_000);
    expect(decodeURIComponent(link)).not.toMatch(/2100|1332/);
  }
});

test("in a Spanish program the words are Spanish", async () => {
  await reps.begin({
    "program/.github/quorate.yml": (text) => marked(closing)(text).replace("groups:", "language: es\ngroups:"),
  });
  const number = await strays("zoe");
  expect(ours(await reps.look(number))[0]).toMatch(/^@zoe, gracias por escribir\.[\s\S]+el 9 de marzo de 2026/);
});

test("where a form cannot be read, nobody is told to use one: the issue may be of that form", async () => {
  await reps.begin({ "program/.github/quorate.yml": marked(closing) });
  await reps.as("walt").rest("PUT", "/repos/open-reps/program/contents/.github/ISSUE_TEMPLATE/broken.yml", {
    message: "Not used",
    content: Buffer.from("name: [").toString("base64"),
  });
  await reps.settle();
  expect(ours(await reps.look(await strays("zoe")))).toHaveLength(1);
  const path = "/repos/open-reps/program/contents/.github/ISSUE_TEMPLATE/budget.yml";
  const { sha } = (await reps.as("walt").rest("GET", path)) as { sha: string };
  await reps.as("walt").rest("PUT", path, { message: "Oh", sha, content: Buffer.from("name: [").toString("base64") });
  await reps.settle();
  expect(ours(await reps.look(await strays("zoe")))).toEqual([]);
});
