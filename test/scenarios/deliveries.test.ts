import { expect, test } from "vitest";
import { calm, deliver, payloadOf, redeliver, sent } from "../support/mail.ts";
import { until } from "../support/store.ts";
import { town } from "../support/town.ts";

const reps = town();

/** The last webhook about a comment. */
async function lastComment() {
  const found = (await sent(reps)).findLast(({ event, redelivery }) => event === "issue_comment" && !redelivery);
  if (!found) throw new Error("no comment was delivered");
  return found;
}

async function inReview(): Promise<number> {
  const request = await reps.as("rosa").asksForBudget();
  await reps.settle();
  return request;
}

test("a vote whose webhook was lost is found within the hour", async () => {
  const request = await inReview();
  await reps.faults({ deliveries: "lose" });
  await reps.as("ana").says(request, "/approve");
  await reps.settle();
  await calm(reps);
  expect((await reps.look(request)).status).toContain("0 of 2");
  await reps.advance("PT1H");
  const found = await reps.look(request);
  expect(found.status).toContain("1 of 2");
  expect(found.comments.find(({ by }) => by === "ana")?.eyes).toBe(1);
});

test("a request whose every webhook was lost becomes a case all the same, and its closing is seen", async () => {
  await reps.faults({ deliveries: "lose" });
  const request = await reps.as("rosa").asksForBudget();
  await reps.advance("PT1H");
  expect((await reps.look(request)).state).toBe("in-review");
  await reps.as("rosa").edits(request, { state: "closed" });
  await reps.advance("PT1H");
  await calm(reps);
  expect((await reps.look(request)).state).toBe("withdrawn");
});

test("webhooks that come twice count once", async () => {
  await reps.faults({ deliveries: "double" });
  const request = await inReview();
  await reps.as("ana").says(request, "/approve");
  await reps.as("bo").says(request, "/approve");
  await reps.settle();
  await calm(reps);
  const seen = await reps.look(request);
  expect(seen.state).toBe("approved");
  expect(seen.decisions).toHaveLength(1);
  expect(seen.comments).toHaveLength(4);
});

test("a webhook that comes late changes nothing that was decided without it", async () => {
  const request = await inReview();
  await reps.faults({ deliveries: "delay", event: "issue_comment", count: 1 });
  await reps.as("ana").says(request, "/approve");
  await reps.as("bo").says(request, "/approve");
  await reps.settle();
  const seen = await reps.look(request);
  expect(seen.state).toBe("approved");
  await reps.manage("POST", "/deliveries/release");
  await reps.settle();
  expect(await reps.look(request)).toEqual(seen);
});

test("a webhook that was done and is sent again costs nothing", async () => {
  const request = await inReview();
  await reps.as("ana").says(request, "/approve");
  await reps.settle();
  const { guid } = await lastComment();
  expect(await reps.calls(() => redeliver(reps, guid))).toEqual([]);
});

test("a webhook that is sent again before it was done is done once", async () => {
  const request = await inReview();
  await reps.faults({ request: { operation: "Case" }, answer: { status: 500 }, count: 1 });
  await reps.as("ana").says(request, "/approve");
  await until("the first try failed", () => reps.logged.some((line) => line.includes("tried again")));
  await redeliver(reps, (await lastComment()).guid);
  await reps.settle();
  expect((await reps.look(request)).status).toContain("1 of 2");
  expect(await reps.service.store.backlog.list()).toEqual([]);
});

test("a webhook with a wrong signature is refused and forgotten", async () => {
  const request = await inReview();
  await reps.as("ana").says(request, "Nice.");
  await reps.settle();
  const payload = await payloadOf(reps, (await lastComment()).guid);
  const forged = { ...payload, comment: { ...(payload.comment as object), id: 999, body: "/approve" } };
  const calls = await reps.calls(async () => {
    expect(await deliver(reps, "issue_comment", forged, "a guess")).toBe(401);
  });
  expect(calls).toEqual([]);
  expect((await reps.look(request)).status).toContain("0 of 2");
});

test("even a webhook with a right signature is only a hint: what it says is read again", async () => {
  const request = await inReview();
  await reps.as("ana").says(request, "Nice.");
  await reps.settle();
  const payload = await payloadOf(reps, (await lastComment()).guid);
  const forged = { ...payload, comment: { ...(payload.comment as object), id: 999, body: "/approve" } };
  expect(await deliver(reps, "issue_comment", forged)).toBe(202);
  await reps.settle();
  expect((await reps.look(request)).status).toContain("0 of 2");
});

test("the app's own echo, other repositories, pull requests and ordinary issues cost nothing", async () => {
  const request = await inReview();
  const ours = (await sent(reps)).filter(({ event }) => event === "issue_comment");
  expect(ours).toHaveLength(1);
  const [first] = ours;
  const payload = await payloadOf(reps, first?.guid ?? "");
  const asPullRequest = { ...(payload.issue as object), pull_request: {} };
  const calls = await reps.calls(async () => {
    await deliver(reps, "issue_comment", payload);
    await deliver(reps, "issue_comment", { ...payload, sender: { id: 1002, login: "ana" }, issue: asPullRequest });
    await reps.as("walt").opens("/approve", "/approve", [], "elsewhere");
    const idea = await reps.as("ana").opens("An idea", "What if we met twice?");
    await reps.as("bo").says(idea, "/approve");
    await reps.as("walt").labels(request, "good first issue");
    await reps.as("walt").unlabels(request, "good first issue");
  });
  expect(calls).toEqual([]);
});
