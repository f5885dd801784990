import { expect, test } from "vitest";
import { called, later, manners, reactionTo } from "../support/manners.ts";
import { budgetBody, town } from "../support/town.ts";

const reps = town();
manners(reps);

async function asked(): Promise<number> {
  const request = await reps.as("rosa").asksForBudget();
  await reps.settle();
  await reps.as("ana").says(request, "/ask How many people do you expect?");
  await reps.settle();
  return request;
}

test("a question calls its author once, with one comment, and the question itself is not repeated", async () => {
  const request = await asked();
  const look = await later(reps, request);
  expect(look.state).toBe("in-review");
  expect(look.notices).toHaveLength(1);
  expect(called(look.notices[0] ?? "")).toEqual(["@rosa"]);
  expect(called(look.status)).toEqual([]);
  expect(look.status.slice(0, 60)).toBe("**rosa, it is your turn: ana has a question.** [Read it](htt");
  expect(look.status + look.notices.join()).not.toContain("How many");
});

test("while a question waits no deadline runs, and the answer moves the dates by as long as it took", async () => {
  const request = await asked();
  expect((await later(reps, request)).status).not.toContain("this closes on");
  await reps.advance("P100D");
  let look = await later(reps, request);
  expect(look.state).toBe("in-review");
  expect(look.notices).toHaveLength(1);
  await reps.as("rosa").says(request, "About twenty.");
  look = await later(reps, request);
  expect(look.status).toContain("**@open-reps/approvers, it is your turn");
  expect(look.status).toContain("I remind on June 17, 2026, and this closes on July 10, 2026.");
});

test("only the author's words or edit answer a question", async () => {
  const request = await asked();
  await reps.as("bo").says(request, "I would like to know that too.");
  expect((await later(reps, request)).status).toContain("ana has a question");
  await reps.advance("PT1M");
  const body = budgetBody({ what: "A workshop for 20", amount: "250 EUR", start: "2026-05-09" });
  await reps.as("rosa").edits(request, { body });
  expect((await later(reps, request)).status).toContain("**@open-reps/approvers, it is your turn");
});

test("votes are taken while a question waits, and decide", async () => {
  const request = await asked();
  await reps.as("bo").says(request, "/approve");
  await reps.as("cleo").says(request, "/approve");
  const look = await later(reps, request);
  expect(look.state).toBe("approved");
  expect(look.status).not.toContain("has a question");
});

test("people outside the group cannot ask with a command, they can just ask", async () => {
  const request = await reps.as("rosa").asksForBudget();
  await reps.settle();
  const question = await reps.as("zoe").says(request, "/ask Why?");
  const look = await later(reps, request);
  expect(reactionTo(look, question)).toBe("😕");
  expect(look.notices).toEqual([]);
});
