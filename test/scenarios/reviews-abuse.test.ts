// Nobody keeps a role by what they try on its review: only those who decide renew it, by words that stand.

import { expect, test } from "vitest";
import { later, manners } from "../support/manners.ts";
import { becomesGuide, belowOf, withReviews } from "../support/reviews.ts";
import { isIn } from "../support/teams.ts";
import { town } from "../support/town.ts";

const here = town();
manners(here);

/** Rosa is a guide, and it is the day on which those who decide are asked about her term. */
async function reviewed(login = "rosa"): Promise<{ readonly term: number; readonly review: number }> {
  await here.begin(withReviews({ settings: "    review_spread_hours: 1\n" }));
  const term = await becomesGuide(here, login);
  await here.advance("P45D");
  const [review] = await belowOf(here, term, "term-review");
  expect((await later(here, review?.number ?? 0)).state).toBe("in-review");
  return { term, review: review?.number ?? 0 };
}

const isGuide = (login: string) => isIn(here, "guides", login);

async function says(login: string, issue: number, text: string): Promise<number> {
  const comment = await here.as(login).says(issue, text);
  await here.settle();
  return comment;
}

test("an edited vote, a label, and a review that is closed by hand renew nothing: without a decision the term is over", async () => {
  const { term, review } = await reviewed();
  const vote = await says("omar", review, "/approve");
  await here.as("omar").editsComment(vote, "/approve, I think");
  await says("pia", review, "/approve");
  await here.as("tria").labels(review, "state: renewed");
  await here.as("tria").edits(review, { state: "closed" });
  expect(await later(here, review)).toMatchObject({ state: "in-review", open: true });
  await here.advance("P16D");
  expect(await isGuide("rosa")).toBe(true);
  await here.as("tria").edits(review, { state: "closed", state_reason: "completed" });
  await here.advance("P16D");
  expect(await here.look(review)).toMatchObject({ state: "lapsed", open: false });
  expect(await here.look(term)).toMatchObject({ state: "ended", open: false });
  expect(await isGuide("rosa")).toBe(false);
}, 120_000);

test("a holder who is in the council has no say in the own review, and one other vote is not two", async () => {
  const { term, review } = await reviewed("pia");
  await says("pia", review, "/approve");
  await says("omar", review, "/approve");
  expect((await here.look(review)).state).toBe("in-review");
  await here.advance("P32D");
  expect((await here.look(term)).state).toBe("ended");
  expect(await isGuide("pia")).toBe(false);
}, 120_000);

test("a term that is closed by hand runs on, and one that is over does not come back by opening it again", async () => {
  const { term } = await reviewed();
  await here.as("tria").edits(term, { state: "closed" });
  expect(await later(here, term)).toMatchObject({ state: "active", open: true });
  expect(await isGuide("rosa")).toBe(true);
  await says("rosa", term, "/step-down");
  await here.advance("P1D");
  expect(await isGuide("rosa")).toBe(false);
  await here.as("tria").labels(term, "state: active");
  await here.as("tria").edits(term, { state: "open" });
  await here.advance("P1D");
  expect(await here.look(term)).toMatchObject({ state: "ended", open: false });
  expect(await isGuide("rosa")).toBe(false);
}, 120_000);

test("renamed in the middle of the review, the account goes on; whoever takes the old name has no term", async () => {
  const { term, review } = await reviewed();
  await here.manage("POST", "/people/rosa/rename", { to: "rosalia" });
  await here.manage("POST", "/people", { login: "rosa" });
  await says("rosa", term, "/step-down");
  await says("omar", review, "/approve");
  await says("pia", review, "/approve");
  await here.advance("P32D");
  expect((await here.look(term)).state).toBe("active");
  expect(await isGuide("rosalia")).toBe(true);
  expect(await isGuide("rosa")).toBe(false);
}, 120_000);

test("an account that is deleted: those who decide are asked what is to become of the term", async () => {
  const { term } = await reviewed("bo");
  await here.manage("DELETE", "/people/bo");
  await here.advance("P1D");
  const look = await here.look(term);
  const [asked, ...others] = look.notices.filter((one) => one.includes("@open-reps/council"));
  expect(asked).toContain("the account bo, which had this role (Guide), is not there any more");
  expect(others).toEqual([]);
  await here.advance("P31D");
  expect(await here.look(term)).toMatchObject({ state: "ended", open: false });
}, 120_000);
