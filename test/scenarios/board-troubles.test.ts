// What may be wrong with a board: it is said where everything else is that is wrong with a program, and cases go on.

import { expect, test } from "vitest";
import { card, puts, writes } from "../support/board.ts";
import { withBoard } from "../support/board-town.ts";
import { commits } from "../support/commits.ts";
import { manners } from "../support/manners.ts";
import { approved, inReview } from "../support/requests.ts";
import { town } from "../support/town.ts";

const reps = town();
manners(reps);
const configuration = ".github/quorate.yml";

/** The issue that tells what is wrong, if there is one and it is open. */
async function told(): Promise<{ number: number; body: string } | undefined> {
  const path = "/repos/open-reps/program/issues?state=open&creator=quorate%5Bbot%5D";
  const [issue] = (await reps.as("rosa").rest("GET", path)) as { number: number; body: string }[];
  return issue;
}

const grant = (level: string) => reps.manage("POST", "/app", { permissions: { organization_projects: level } });

async function looksAgain(): Promise<void> {
  await reps.manage("POST", "/install");
  await reps.settle();
}

test("a column that the project does not have is named, and everything else stands on the card", async () => {
  await reps.begin(withBoard("", (text) => text.replace("Inbox, In review, Approved, Done", "Inbox, Approved")));
  const body = (await told())?.body ?? "";
  expect(body).toContain("The board does not look as the settings of this program say");
  expect(body).toContain('"Status" of the project "Requests" has no option "In review", but "Inbox", "Approved".');
  expect(body).toContain('has no option "Done"');
  expect(body).not.toContain('has no option "Approved"');
  const request = await inReview(reps);
  expect(await card(reps, request)).toEqual({ Kind: "Budget request", Amount: 250 });
});

test("columns and fields of a project's own are used by the names that the settings give them", async () => {
  const own = (text: string) =>
    text
      .replace("Inbox, In review, Approved, Done", "New, Needs decision, Accepted, Over")
      .replace("Amount", "Money")
      .replace("Kind", "What");
  const names = "{ Inbox: new, in-review: needs decision, Approved: Accepted, Done: Over }";
  await reps.begin(
    withBoard(
      `  fields: { amount: money, kind: What, owner: false }\n  options:\n    status: ${names}\n    community: { lisbon: Lima }\n`,
      own,
    ),
  );
  expect(await told()).toBeUndefined();
  const request = await reps.as("rosa").asksForBudget({ community: "Lisbon" });
  await reps.settle();
  const stands = { Status: "Needs decision", What: "Budget request", Community: "Lima", Money: 250 };
  expect(await card(reps, request)).toEqual(stands);
  await writes(reps, "tria", request, "Owner", "nobody in particular");
  await reps.settle();
  expect(await card(reps, request)).toEqual({ ...stands, Owner: "nobody in particular" });
});

test.each([
  ["{ due: Deadline }", 'board.fields.due: the project "Requests" has no field "Deadline". It has '],
  ["{ due: Amount }", '"Amount" of the project "Requests" is a number field, and has to be a date or text field.'],
  ["{ owner: Assignees }", '"Assignees" of the project "Requests" is one that GitHub writes itself'],
  ["{ status: Due }", '"Due" of the project "Requests" is a date field, and has to be a single select field.'],
])("a field that does not fit, %s, is named with what would", async (fields, says) => {
  await reps.begin(withBoard(`  fields: ${fields}\n`));
  expect((await told())?.body).toContain(says);
  expect(await card(reps, await inReview(reps))).toMatchObject({ Kind: "Budget request" });
});

test.each([
  ["project: 7", "board.project: open-reps has no project 7 that the App can see."],
  [
    "project: https://github.com/orgs/other-reps/projects/1",
    "board.project: this project belongs to other-reps. The board has to be a project of open-reps.",
  ],
])("where %s is no project of the organisation, it is said, and cases go on without a board", async (project, says) => {
  await reps.begin(withBoard());
  await commits(reps, configuration, (text) => text.replace("project: 1", project));
  expect((await told())?.body).toContain(says);
  const calls = await reps.calls(() => reps.as("rosa").asksForBudget());
  expect(calls.map(({ operation }) => operation)).toEqual(["Case", "Apply"]);
});

test("a project that is closed is not written in, and goes on when it is opened again", async () => {
  await reps.begin(withBoard());
  await puts(reps, "closed");
  await looksAgain();
  expect((await told())?.body).toContain(
    'the project "Requests" is closed. Open it again, or write the number of another one.',
  );
  const request = await inReview(reps);
  expect(await card(reps, request)).toBeUndefined();
  await puts(reps, "open");
  await looksAgain();
  expect(await told()).toBeUndefined();
  expect(await card(reps, request)).toMatchObject({ Status: "In review" });
});

test("a project that is deleted while cases go on stops none of them, and is said at once", async () => {
  await reps.begin(withBoard());
  const request = await inReview(reps);
  await puts(reps, "deleted");
  await reps.as("ana").says(request, "/approve");
  await reps.as("bo").says(request, "/approve");
  await reps.settle();
  expect(await reps.look(request)).toMatchObject({ state: "approved" });
  expect((await told())?.body).toContain("open-reps has no project 1 that the App can see.");
});

test("without the permission there is no board, which is said; with it, open cases come onto it", async () => {
  await grant("none");
  await reps.begin(withBoard());
  await grant("none");
  await looksAgain();
  expect((await told())?.body).toContain(
    "the App may not use projects. It needs the permission `Projects: read and write` of the organisation.",
  );
  const request = await inReview(reps);
  expect(await reps.look(request)).toMatchObject({ state: "in-review" });
  await grant("write");
  await looksAgain();
  expect(await told()).toBeUndefined();
  expect(await card(reps, request)).toMatchObject({ Status: "In review" });
});

test("a board that a program gets later shows the cases that go on, and leaves closed ones alone", async () => {
  await reps.begin(withBoard());
  await commits(reps, configuration, (text) => text.replace(/board:[\s\S]*/, ""));
  const [open, closed] = [await inReview(reps), await inReview(reps)];
  await reps.as("rosa").says(closed, "/withdraw");
  await reps.settle();
  await commits(reps, configuration, (text) => `${text}board: { project: 1 }\n`);
  expect(await card(reps, open)).toMatchObject({ Status: "In review" });
  expect(await card(reps, closed)).toBeUndefined();
});

test("a write that the board refuses stops no decision, and is made up for when the board is looked at again", async () => {
  await reps.begin(withBoard());
  await reps.faults({ mutation: "updateProjectV2ItemFieldValue", fail: "FORBIDDEN", count: 50 });
  const request = await approved(reps);
  expect(await reps.look(request)).toMatchObject({ state: "approved" });
  expect(reps.logged.filter((line) => line.includes("tried again"))).toEqual([]);
  await reps.manage("DELETE", "/faults");
  await reps.as("ana").says(request, "/status");
  await reps.settle();
  expect(await card(reps, request)).toMatchObject({ Status: "Approved", Amount: 250 });
});

test("a move whose delivery was lost is found by the next sweep and put back", async () => {
  await reps.begin(withBoard());
  const request = await inReview(reps);
  await reps.faults({ deliveries: "lose", count: 1 });
  await writes(reps, "tria", request, "Status", "Done");
  await reps.settle();
  expect(await card(reps, request)).toMatchObject({ Status: "Done" });
  await looksAgain();
  expect(await card(reps, request)).toMatchObject({ Status: "In review" });
});

test("cards that nobody touched cost a sweep no look", async () => {
  await reps.begin(withBoard());
  for (const _ of [1, 2, 3]) await inReview(reps);
  await looksAgain();
  const calls = await reps.calls(looksAgain);
  const asked = calls.flatMap(({ operation }) => operation ?? []);
  expect(asked.filter((name) => ["Case", "Apply", "Card"].includes(name))).toEqual([]);
  expect(asked.filter((name) => name === "Board")).toHaveLength(1);
});
