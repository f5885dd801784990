import { expect, test } from "vitest";
import { calm, sent } from "../support/mail.ts";
import { later, manners } from "../support/manners.ts";
import { down } from "../support/outage.ts";
import { town } from "../support/town.ts";

const reps = town();
manners(reps);

const redelivered = async () => (await sent(reps)).filter(({ redelivery }) => redelivery).map(({ guid }) => guid);

test("deliveries that failed while Quorate was down are sent again within the hour, each of them once", async () => {
  const request = await reps.as("rosa").asksForBudget();
  await reps.as("ana").says(request, "/approve");
  await reps.settle();
  await reps.faults({ deliveries: "fail" });
  // No sweep would notice this: nothing happens on the issue.
  await reps.manage("DELETE", "/people/ana/teams/approvers");
  // Nor is anything kept of this, which asks for nothing.
  await reps.as("walt").says(request, "I can help.");
  await calm(reps);
  expect((await reps.look(request)).status).toContain("1 of 2");
  await reps.advance("PT1H");
  expect((await later(reps, request)).status).toContain("0 of 2");
  const first = await redelivered();
  expect(first.length).toBeGreaterThan(0);
  expect(new Set(first).size).toBe(first.length);
  await reps.advance("PT3H");
  expect(await redelivered()).toEqual(first);
});

test("what no sweep would notice is found when everything is looked at again", async () => {
  const request = await reps.as("rosa").asksForBudget();
  await reps.as("ana").says(request, "/approve");
  await reps.settle();
  await reps.faults({ deliveries: "lose" });
  await reps.manage("DELETE", "/people/ana/teams/approvers");
  await calm(reps);
  await reps.advance("PT2H");
  expect((await reps.look(request)).status).toContain("1 of 2");
  expect(await reps.service.office.sync("open-reps", "program")).toBe(true);
  expect((await later(reps, request)).status).toContain("0 of 2");
  expect(await reps.service.office.sync("open-reps", "nowhere")).toBe(false);
});

test("a delivery that arrived is not asked for again, nor one that is older than GitHub keeps them", async () => {
  await reps.as("rosa").asksForBudget();
  await reps.settle();
  await reps.advance("PT2H");
  expect(await redelivered()).toEqual([]);
});

test("the days of an outage are added to what would end by silence, and it is said at once", async () => {
  const request = await reps.as("rosa").asksForBudget();
  expect((await later(reps, request)).status).toContain("this closes on April 1, 2026.");
  await reps.advance("P8D");
  expect((await reps.look(request)).notices).toHaveLength(1);
  await reps.advance("P3D");
  await down(reps, "2026-03-11T20:00:00Z", "2026-03-13T08:00:00Z");
  const told = await later(reps, request);
  expect(told.status).toContain(
    "this closes on April 3, 2026. That is 2 days later than planned, because I was not running for a while.",
  );
  expect(told.notices).toHaveLength(1);
  await reps.advance("P19DT12H");
  expect(reps.clock.now() > "2026-04-01T10").toBe(true);
  expect((await reps.look(request)).state).toBe("in-review");
  await reps.advance("P2D");
  expect(await later(reps, request)).toMatchObject({ state: "expired", open: false });
});

test("a date that has moved stays where it is when the database is lost", async () => {
  const request = await reps.as("rosa").asksForBudget();
  await reps.settle();
  await reps.advance("P2D");
  await down(reps, "2026-03-03T09:00:00Z", "2026-03-04T09:00:00Z");
  const before = (await later(reps, request)).status;
  expect(before).toContain("this closes on April 2, 2026. That is one day later");
  await reps.service.store.clear();
  await reps.manage("POST", "/install");
  expect((await later(reps, request)).status).toBe(before);
});

test("an outage before a request was opened moves nothing", async () => {
  await reps.service.store.presence.missed({ from: "2026-02-20T09:00:00Z", to: "2026-03-01T09:00:00Z" });
  const request = await reps.as("rosa").asksForBudget();
  const { status } = await later(reps, request);
  expect(status).toContain("this closes on April 1, 2026.");
  expect(status).not.toContain("planned");
});
