import { expect, test } from "vitest";
import { called, later, manners } from "../support/manners.ts";
import { budgetBody, town } from "../support/town.ts";

const reps = town();
manners(reps);

test("the dates stand there from the beginning; those who decide are reminded once, and then it closes", async () => {
  const request = await reps.as("rosa").asksForBudget();
  let look = await later(reps, request);
  expect(look.status).toContain("I remind on March 9, 2026, and this closes on April 1, 2026.");
  await reps.advance("P6D");
  expect((await later(reps, request)).notices).toEqual([]);
  await reps.advance("P2D");
  look = await later(reps, request);
  expect(look.notices).toHaveLength(1);
  expect(look.notices[0]).toContain("it closes on April 1, 2026");
  expect(called(look.notices[0] ?? "")).toEqual(["@open-reps/approvers"]);
  await reps.advance("P21D");
  look = await later(reps, request);
  expect(look.state).toBe("in-review");
  expect(look.notices).toHaveLength(1);
  await reps.advance("P2D");
  look = await later(reps, request);
  expect(look).toMatchObject({ state: "expired", open: false, reason: "not_planned" });
  expect(look.status).toContain("**Closed, because nobody answered in time.**");
  expect(look.notices).toHaveLength(1);
});

test("an author who does not complete the form is reminded, and can go on after it closed", async () => {
  const request = await reps.as("rosa").opens("Budget", budgetBody({ what: "A workshop" }));
  await reps.settle();
  await reps.advance("P8D");
  let look = await later(reps, request);
  expect(look.notices).toHaveLength(1);
  expect(called(look.notices[0] ?? "")).toEqual(["@rosa"]);
  await reps.advance("P30D");
  look = await later(reps, request);
  expect(look.state).toBe("expired");
  await reps.as("rosa").says(request, "/reopen");
  look = await later(reps, request);
  expect(look).toMatchObject({ state: "needs-info", open: true });
  expect(look.status).toContain("@rosa, it is your turn");
});

test("a request never closes when nobody could be reminded, only later, after the reminder", async () => {
  const request = await reps.as("rosa").asksForBudget();
  await reps.settle();
  await reps.faults({ mutation: "addComment", fail: "FORBIDDEN" });
  // Time goes on although the work is not done: each call stops where something hangs.
  for (let tries = 0; tries < 6 && reps.clock.now() < "2026-04-10"; tries++) {
    await reps.manage("POST", "/clock", { to: "2026-04-10T09:00:00Z", timeout: 0.3 }).catch(() => {});
  }
  expect(reps.clock.now()).toBe("2026-04-10T09:00:00Z");
  expect(await reps.look(request)).toMatchObject({ state: "in-review", notices: [] });
  await reps.manage("DELETE", "/faults");
  await reps.as("zoe").says(request, "/status");
  let look = await later(reps, request);
  expect(look.state).toBe("in-review");
  expect(look.notices[0]).toMatch(/a reminder.* closes on May 3, 2026/);
  await reps.advance("P24D");
  look = await later(reps, request);
  expect(look.state).toBe("expired");
});

test("a decision, once taken, is not closed by silence", async () => {
  const request = await reps.as("rosa").asksForBudget();
  await reps.as("ana").says(request, "/approve");
  await reps.as("bo").says(request, "/approve");
  await reps.settle();
  await reps.advance("P90D");
  expect(await later(reps, request)).toMatchObject({ state: "approved", open: true, notices: [] });
});
