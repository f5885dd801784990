import { expect, test } from "vitest";
import { called, later, manners, reactionTo } from "../support/manners.ts";
import { inReview } from "../support/requests.ts";
import { town } from "../support/town.ts";

const reps = town();
manners(reps);

test("Rosa answers on the phone, in one comment, and does not have to edit the form", async () => {
  const request = await reps.as("rosa").asksForBudget({ amount: "250", start: "" });
  let look = await later(reps, request);
  expect(look.state).toBe("needs-info");
  expect(look.status).toContain("write one line for each answer, like `Amount: …`");
  const reply = await reps
    .as("rosa")
    .says(request, "Sorry, here it is:\n\n**Amount:** 300 EUR\n- First day: 2026-05-09\n");
  look = await later(reps, request);
  expect(look.state).toBe("in-review");
  expect(look.status).toMatch(/- \*\*Amount\*\*: €300\.00 \(\[reply\]\(.*#issuecomment-\d+\)\)/);
  expect(look.status).toContain("- **First day**: May 9, 2026 ([reply](");
  expect(reactionTo(look, reply)).toBe("👀");
  await reps.as("ana").says(request, "/approve");
  await reps.as("bo").says(request, "/approve");
  expect((await later(reps, request)).decisions[0]).toContain("€300.00");
});

test("a reply by mail counts above what the mail quotes, and answers the question that waited", async () => {
  const request = await inReview(reps);
  await reps.as("ana").says(request, "/ask How much exactly?");
  await reps.settle();
  await reps.advance("P20D");
  const mail =
    "Amount: 280 EUR\n\n-- \nRosa\nCommunity: Lima\n\nOn Mon, Mar 2, 2026 at 10:00 ana <notifications@github.com> wrote:\n\n> Amount: 1 EUR\n";
  await reps.as("rosa").says(request, mail);
  const look = await later(reps, request);
  expect(look.status).toContain("**@open-reps/approvers, it is your turn");
  expect(look.status).toContain("- **Amount**: €280.00 ([reply](");
  expect(look.status).not.toContain("Lima");
  expect(look.status).toContain("I remind on March 29, 2026");
});

test("a vote goes stale when a reply changes the amount, and its voter sees before and after", async () => {
  const request = await inReview(reps);
  await reps.as("ana").says(request, "/approve");
  await reps.settle();
  await reps.as("rosa").says(request, "Amount: 900 EUR");
  const look = await later(reps, request);
  expect(look.status).toContain("0 of 2");
  expect(look.status).toContain("@ana: this request was changed after your vote");
  expect(look.status).toContain("- **Amount**: €250.00 → €900.00");
  expect(look.status).toContain("; the form says €250.00)");
});

test("what others write fills nothing, and costs nothing", async () => {
  const request = await inReview(reps);
  const before = await later(reps, request);
  const called = await reps.calls(async () => {
    await reps.as("zoe").says(request, "Amount: 900 EUR");
    await reps.as("rosa").says(request, "One thing: we meet at 10:30, see https://example.org");
  });
  expect(called).toEqual([]);
  expect((await later(reps, request)).status).toBe(before.status);
});

test("a reply that is corrected, or deleted, is seen at once", async () => {
  const request = await reps.as("rosa").asksForBudget({ amount: "" });
  const reply = await reps.as("rosa").says(request, "Ammount: 250 EUR");
  let look = await later(reps, request);
  expect(look.status).toContain("@rosa, did you mean **Amount**? [Your reply](");
  expect(reactionTo(look, reply)).toBe("😕");
  await reps.advance("PT1M");
  await reps.as("rosa").editsComment(reply, "Amount: 250 EUR");
  look = await later(reps, request);
  expect(look.state).toBe("in-review");
  expect(reactionTo(look, reply)).toBe("👀");
  await reps.advance("PT1M");
  await reps.as("rosa").deletesComment(reply);
  look = await later(reps, request);
  expect(look.state).toBe("needs-info");
  expect(look.status).toContain("**Amount**: please answer this.");
});

test("a reply that a maintainer changes does not speak for Rosa any more, and she is told", async () => {
  const request = await inReview(reps);
  const reply = await reps.as("rosa").says(request, "Amount: 300 EUR");
  await reps.settle();
  await reps.advance("PT1M");
  await reps.as("walt").editsComment(reply, "Amount: 9 EUR");
  const look = await later(reps, request);
  expect(look.status).not.toMatch(/Amount\*\*: €(?:9|300)\.00 \(/);
  expect(look.status).toContain("@rosa, somebody else changed [your reply]");
  expect(reactionTo(look, reply)).toBe("😕");
});

test("a reply after the decision changes nothing that was decided", async () => {
  const request = await inReview(reps);
  await reps.as("ana").says(request, "/approve");
  await reps.as("bo").says(request, "/approve");
  const before = await later(reps, request);
  await reps.as("rosa").says(request, "Amount: 9000 EUR");
  const look = await later(reps, request);
  expect(look.state).toBe("approved");
  expect(look.decisions).toEqual(before.decisions);
  expect(look.status).toContain("- **Amount**: decided €250.00, now €9,000.00");
});

test("an approver suggests, Rosa is called once and accepts, and it is decided on the new amount", async () => {
  const request = await inReview(reps);
  const suggestion = await reps.as("ana").says(request, "/suggest amount 150 EUR");
  let look = await later(reps, request);
  expect(look.status).toMatch(/- \*\*Amount\*\*: €250\.00 → €150\.00 \(\[by ana\]\(/);
  expect(look.notices.map(called)).toEqual([["@rosa"]]);
  expect(reactionTo(look, suggestion)).toBe("👀");
  const accept = await reps.as("rosa").says(request, "/accept");
  look = await later(reps, request);
  expect(reactionTo(look, accept)).toBe("👀");
  expect(look.status).toContain("- **Amount**: €150.00 ([suggestion that was accepted](");
  await reps.as("ana").says(request, "/approve");
  await reps.as("bo").says(request, "/approve");
  look = await later(reps, request);
  expect(look.decisions[0]).toContain("€150.00");
  expect(look.notices).toHaveLength(1);
});

test("a suggestion that was changed before it is accepted is void", async () => {
  const request = await inReview(reps);
  const suggestion = await reps.as("ana").says(request, "/suggest amount 150 EUR");
  await reps.settle();
  await reps.advance("PT1M");
  await reps.as("ana").editsComment(suggestion, "/suggest amount 1 EUR");
  const accept = await reps.as("rosa").says(request, "/accept");
  const look = await later(reps, request);
  expect(reactionTo(look, accept)).toBe("😕");
  expect(look.status).toContain("was changed after it was posted, so it cannot be accepted");
  expect(look.status).not.toContain("€1.00");
});
