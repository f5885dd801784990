import { expect, test } from "vitest";
import { called, manners, reactionTo } from "../support/manners.ts";
import { town } from "../support/town.ts";

const here = town();
manners(here);

const report =
  "      - { name: report, title: A short report, after: { field: start, days: 14 }, asks: author, remind_days: 7 }";
const receipts = "      - { name: receipts, title: The receipts kept, after: { days: 10 }, asks: council }";

/** Rosa's workshop of May 9, approved on March 2, in a town where something falls due afterwards. */
async function approvedWith(...followUps: readonly string[]): Promise<number> {
  await here.begin({
    "program/.github/quorate.yml": (text) =>
      text.replace("    remind_days: 7\n", `    follow_ups:\n${followUps.join("\n")}\n    remind_days: 7\n`),
  });
  const number = await here.as("rosa").asksForBudget();
  for (const login of ["ana", "bo"]) await here.as(login).says(number, "/approve");
  await here.settle();
  return number;
}

test("from the approval on rosa reads when her report is due", async () => {
  const { status } = await here.look(await approvedWith(report));
  expect(status).toMatch(/^\*\*Approved\. Next, until May 23, 2026, it is the turn of rosa: A short report\.\*\*/);
  expect(status).toContain("- A short report: rosa, until May 23, 2026. When it is done: `/done report`");
});

test("rosa is told on the day, reminded once a week later, and her word completes the request", async () => {
  const number = await approvedWith(report);
  await here.advance("P81D");
  expect((await here.look(number)).notices).toEqual([]);
  await here.advance("P1D");
  const [due, ...none] = (await here.look(number)).notices;
  expect(none).toEqual([]);
  expect(due).toContain("@rosa, today this is due: A short report.");
  expect(called(due ?? "")).toEqual(["@rosa"]);
  await here.advance("P60D");
  const look = await here.look(number);
  expect(look.notices).toHaveLength(2);
  expect(look.notices[1]).toContain("@rosa, a reminder: A short report was due on May 23, 2026.");
  await here.as("rosa").says(number, "/done");
  await here.settle();
  expect(await here.look(number)).toMatchObject({ state: "completed", open: false, reason: "completed" });
});

test("of two things each is done by whoever is asked, and only the last one completes the request", async () => {
  const number = await approvedWith(report, receipts);
  const wrong = await here.as("rosa").says(number, "/done receipts");
  await here.as("rosa").says(number, "/done report");
  await here.settle();
  const look = await here.look(number);
  expect(reactionTo(look, wrong)).toBe("😕");
  expect(look.status).toContain("somebody else is asked for that");
  expect(look.status).toContain("- done: A short report");
  expect(look.state).toBe("approved");
  await here.as("pia").says(number, "/done receipts, all of them");
  await here.settle();
  expect((await here.look(number)).state).toBe("completed");
});

test("a group is called by its name when something is due from it, and nobody else is", async () => {
  const number = await approvedWith(receipts);
  await here.advance("P10D");
  const [due] = (await here.look(number)).notices;
  expect(called(due ?? "")).toEqual(["@open-reps/council"]);
});

test("while the group cannot be read its member's word waits, and counts afterwards", async () => {
  const number = await approvedWith(receipts);
  await here.faults({ graphql: "partial", field: "team", count: 2 });
  await here.as("pia").says(number, "/done");
  await here.settle();
  expect((await here.look(number)).state).toBe("completed");
});

test("after a second look that declines nothing is due any more", async () => {
  const number = await approvedWith(report);
  await here.as("ana").says(number, "/reopen It was moved.");
  for (const login of ["ana", "bo"]) await here.as(login).says(number, "/decline Not any more.");
  await here.advance("P120D");
  const { status, notices } = await here.look(number);
  expect(status).not.toContain("A short report");
  expect(notices).toEqual([]);
});
