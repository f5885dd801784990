import { expect, test } from "vitest";
import { called, later, manners } from "../support/manners.ts";
import { type Budget, budgetBody, hardwareBody, town } from "../support/town.ts";

const reps = town();
manners(reps);

const answers: Budget = { what: "A workshop", amount: "250 EUR", start: "2026-05-09" };

test("each answer that is missing or unclear is asked for in words, field by field, and one edit mends all", async () => {
  const body = budgetBody({ amount: "1.133 EUR", start: "03/04/2026", payee: "my sister" });
  const request = await reps.as("rosa").opens("Budget", body);
  let look = await later(reps, request);
  expect(look).toMatchObject({ state: "needs-info", open: true });
  expect(look.status.slice(0, 60)).toBe("**@rosa, it is your turn: 4 answers need a change.** Please ");
  expect(called(look.status)).toEqual(["@rosa"]);
  expect(look.status).toContain("- **What is it for?**: please answer this.");
  expect(look.status).toMatch(/- \*\*Amount\*\*: do you mean .*1133.* or .*\?/);
  expect(look.status).toMatch(
    /- \*\*First day\*\*: do you mean `2026-04-03` or `2026-03-04`\?|do you mean `2026-03-04` or `2026-04-03`\?/,
  );
  expect(look.status).toContain("- **Who receives the money?**: please write the person's GitHub name");
  expect(look.status).toContain("- **Amount**: not clear yet");
  await reps.as("rosa").edits(request, { body: budgetBody(answers) });
  look = await later(reps, request);
  expect(look.state).toBe("in-review");
});

test("several edits: each is read, the last one counts", async () => {
  const request = await reps.as("rosa").opens("Budget", budgetBody({ ...answers, what: "", amount: "" }));
  await reps.settle();
  await reps.advance("PT1M");
  await reps.as("rosa").edits(request, { body: budgetBody({ ...answers, amount: "" }) });
  let look = await later(reps, request);
  expect(look.status).toContain("**@rosa, it is your turn: one answer needs a change.**");
  await reps.advance("PT1M");
  await reps.as("rosa").edits(request, { body: budgetBody({ ...answers, amount: "250 EURO" }) });
  await reps.as("rosa").edits(request, { body: budgetBody(answers) });
  look = await later(reps, request);
  expect(look.state).toBe("in-review");
});

test("a vote on a revision that is gone from the history does not count; what stands there now does", async () => {
  const request = await reps.as("rosa").asksForBudget();
  await reps.settle();
  await reps.faults([
    { deliveries: "lose", event: "issues" },
    { deliveries: "lose", event: "issue_comment" },
  ]);
  await reps.advance("PT1M");
  await reps.as("rosa").edits(request, { body: budgetBody({ ...answers, amount: "300 EUR" }) });
  await reps.advance("PT1M");
  await reps.as("ana").says(request, "/approve");
  await reps.advance("PT1M");
  await reps.as("rosa").edits(request, { body: budgetBody({ ...answers, amount: "400 EUR" }) });
  await reps.manage("POST", "/revisions/delete", { issue: `program#${request}`, index: 1 });
  await reps.manage("DELETE", "/faults");
  await reps.advance("PT1M");
  await reps.as("bo").says(request, "/approve");
  let look = await later(reps, request);
  expect(look.status).toContain("1 of 2");
  expect(look.status).toContain("@ana: this request was changed after your vote");
  await reps.as("ana").says(request, "/approve");
  look = await later(reps, request);
  expect(look.state).toBe("approved");
  expect(look.decisions[0]).toContain("€400.00");
});

test("an answer of GitHub's full length is read, and one with invisible characters too", async () => {
  const empty = budgetBody({ ...answers, why: "x" }).length - 1;
  const long = budgetBody({ ...answers, why: "é".repeat(65_536 - empty) });
  expect(long).toHaveLength(65_536);
  const full = await reps.as("rosa").opens("Budget", long);
  const strange = await reps.as("rosa").opens("Budget", budgetBody({ ...answers, why: "a\u0000b\u200b\u202ec" }));
  expect((await later(reps, full)).state).toBe("in-review");
  expect((await later(reps, strange)).state).toBe("in-review");
});

test("a body of 65,536 signs of nonsense under the form's label is asked about, and harms nothing", async () => {
  const request = await reps.as("tria").opens("Budget", "### ``` <!-- > ".repeat(4_369), ["kind: budget"]);
  const look = await later(reps, request);
  expect(look.state).toBe("needs-info");
  expect(look.status.length).toBeLessThan(5_000);
});

test("a required field of the form that the configuration does not name is asked for like any other", async () => {
  const request = await reps.as("rosa").asksForBudget({ what: "" });
  const look = await later(reps, request);
  expect(look.state).toBe("needs-info");
  expect(look.status).toContain("- **What is it for?**: please answer this.");
});

test("part of the form that somebody deleted is asked for with its heading, and nothing else is lost", async () => {
  const body = budgetBody(answers).replace(/### Amount\n\n[^\n]*\n\n/, "");
  const request = await reps.as("rosa").opens("Budget", body, []);
  await reps.as("tria").labels(request, "kind: budget");
  const look = await later(reps, request);
  expect(look.state).toBe("needs-info");
  expect(look.status).toContain("Please add the line `### Amount`, with your answer below it.");
  expect(look.status).toContain("one answer needs a change");
});

test("two forms in one repository do not get in each other's way", async () => {
  const budget = await reps.as("rosa").asksForBudget();
  const laptop = await reps.as("rosa").opens("A laptop", hardwareBody({ device: "Laptop", why: "Mine broke." }));
  expect((await later(reps, budget)).labels).toContain("kind: budget");
  const look = await later(reps, laptop);
  expect(look.labels.toSorted()).toEqual(["kind: hardware", "state: in-review"]);
  expect(look.status).toContain("### Hardware request: in review");
});
