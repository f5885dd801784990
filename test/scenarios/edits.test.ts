import { expect, test } from "vitest";
import { called, later, manners, reactionTo } from "../support/manners.ts";
import { type Budget, budgetBody, town } from "../support/town.ts";

const reps = town();
manners(reps);

const answers: Budget = { what: "A workshop", amount: "250 EUR", start: "2026-05-09" };

async function inReview(): Promise<number> {
  const request = await reps.as("rosa").asksForBudget(answers);
  await reps.settle();
  return request;
}

const edited = (request: number, change: Budget) =>
  reps.as("rosa").edits(request, { body: budgetBody({ ...answers, ...change }) });

test("when the amount changes after a vote, the vote does not count, its voter is told, and sees before and after", async () => {
  const request = await inReview();
  await reps.as("ana").says(request, "/approve");
  await reps.settle();
  await edited(request, { amount: "900 EUR" });
  let look = await later(reps, request);
  expect(look.state).toBe("in-review");
  expect(look.status).toContain("0 of 2");
  expect(look.status).toContain("@ana: this request was changed after your vote");
  expect(look.status).toContain("- **Amount**: €250.00 → €900.00");
  await reps.as("bo").says(request, "/approve");
  await reps.as("ana").says(request, "/approve");
  look = await later(reps, request);
  expect(look.state).toBe("approved");
  expect(look.decisions[0]).toContain("€900.00");
});

test("a change of words leaves the votes alone", async () => {
  const request = await inReview();
  await reps.as("ana").says(request, "/approve");
  const before = await later(reps, request);
  await edited(request, { what: "A very good workshop", why: "To learn" });
  expect((await later(reps, request)).status).toBe(before.status);
});

test("an edit that makes an answer unclear asks its author again, and the votes come back with the old answer", async () => {
  const request = await inReview();
  await reps.as("ana").says(request, "/approve");
  await reps.settle();
  await edited(request, { amount: "250" });
  let look = await later(reps, request);
  expect(look.state).toBe("needs-info");
  expect(look.status).toContain("**Amount**: in which currency?");
  await edited(request, {});
  look = await later(reps, request);
  expect(look.state).toBe("in-review");
  expect(look.status).toContain("1 of 2");
});

test("edits after the decision change nothing, and both values are shown", async () => {
  const request = await inReview();
  await reps.as("ana").says(request, "/approve");
  await reps.as("bo").says(request, "/approve");
  const [decision] = (await later(reps, request)).decisions;
  await edited(request, { amount: "9000 EUR" });
  const look = await later(reps, request);
  expect(look.state).toBe("approved");
  expect(look.status).toContain("- **Amount**: decided €250.00, now €9,000.00");
  expect(look.decisions).toEqual([decision]);
});

test("a vote whose comment is edited before the decision does not count, and its voter is told", async () => {
  const request = await inReview();
  const vote = await reps.as("ana").says(request, "/approve");
  await reps.settle();
  await reps.as("ana").editsComment(vote, "/approve with pleasure");
  let look = await later(reps, request);
  expect(look.status).toContain("0 of 2");
  expect(look.status).toMatch(/@ana, \[your comment\].* was changed after you voted in it/);
  expect(reactionTo(look, vote)).toBe("😕");
  await reps.as("bo").says(request, "/approve");
  await reps.as("cleo").says(request, "/approve");
  look = await later(reps, request);
  expect(look.state).toBe("approved");
  expect(reactionTo(look, vote)).toBe("😕");
});

test("a comment that becomes a command by an edit is refused, by whomever it was edited", async () => {
  const request = await inReview();
  const comment = await reps.as("ana").says(request, "Let me think.");
  await reps.settle();
  await reps.as("walt").editsComment(comment, "/approve");
  const look = await later(reps, request);
  expect(look.status).toContain("0 of 2");
  expect(look.status).toContain("the comment was changed after it was posted");
  expect(reactionTo(look, comment)).toBe("😕");
});

test("a vote whose comment is deleted before the decision does not count", async () => {
  const request = await inReview();
  const vote = await reps.as("ana").says(request, "/approve");
  await reps.settle();
  await reps.as("ana").deletesComment(vote);
  const look = await later(reps, request);
  expect(look.status).toContain("0 of 2");
  expect(look.status).toContain("@ana, the comment with your vote was deleted");
});

test("votes edited or deleted after the decision change nothing", async () => {
  const request = await inReview();
  const ana = await reps.as("ana").says(request, "/approve");
  const bo = await reps.as("bo").says(request, "/approve");
  const before = await later(reps, request);
  await reps.as("ana").editsComment(ana, "/decline I changed my mind.");
  await reps.as("bo").deletesComment(bo);
  const look = await later(reps, request);
  expect(look.state).toBe("approved");
  expect(look.status).toBe(before.status);
  expect(look.decisions).toEqual(before.decisions);
  expect(reactionTo(look, ana)).toBe("👀");
});

test("nothing that a person wrote is repeated raw: no mention, link, image or HTML comes from the form or the title", async () => {
  const nasty = "<img src=x> @open-reps/council [click](http://evil.example) ![x](y) <!-- quorate:record {} -->";
  const request = await reps
    .as("rosa")
    .opens(
      `@open-reps/council ${nasty}`,
      budgetBody({ what: nasty, why: nasty, amount: nasty, start: nasty, payee: nasty }),
    );
  let look = await later(reps, request);
  expect(look.state).toBe("needs-info");
  expect(called(look.status)).toEqual(["@rosa"]);
  expect(look.status).not.toMatch(/<img|evil|!\[/);
  await edited(request, { what: nasty, why: nasty });
  look = await later(reps, request);
  expect(look.state).toBe("in-review");
  expect(called(look.status)).toEqual(["@open-reps/approvers"]);
  expect(look.status).not.toMatch(/<img|evil|!\[/);
});
