// A review that is deleted or moved away: nobody loses a role because an issue is gone.

import { expect, test } from "vitest";
import { called, later, manners } from "../support/manners.ts";
import { becomesGuide, belowOf, withReviews } from "../support/reviews.ts";
import { town } from "../support/town.ts";

const here = town();
manners(here);

interface Ids {
  readonly node_id: string;
}

const idOf = async (path: string): Promise<string> =>
  ((await here.as("omar").rest("GET", `/repos/open-reps/${path}`)) as Ids).node_id;

/** What only a maintainer can do to an issue. */
async function change(mutation: string): Promise<void> {
  await here.as("omar").graphql(`mutation { ${mutation} { clientMutationId } }`);
  await here.settle();
}

const deletes = async (number: number): Promise<void> =>
  change(`deleteIssue(input: { issueId: "${await idOf(`program/issues/${number}`)}" })`);

const moves = async (number: number, to: string): Promise<void> =>
  change(
    `transferIssue(input: { issueId: "${await idOf(`program/issues/${number}`)}", repositoryId: "${await idOf(to)}" })`,
  );

/** Rosa is a guide, and her review has just opened. */
async function reviewed(): Promise<{ readonly term: number; readonly review: number }> {
  await here.begin(withReviews({ settings: "    review_spread_hours: 1\n" }));
  const term = await becomesGuide(here, "rosa");
  await here.advance("P30D");
  return { term, review: await reviewOf(term) };
}

const reviewOf = async (term: number): Promise<number> =>
  (await belowOf(here, term, "term-review")).at(-1)?.number ?? 0;

test("a review that is deleted is opened again, once, and renews the term as the first would have", async () => {
  const { term, review } = await reviewed();
  await deletes(review);
  await here.advance("P1D");
  const [second, ...others] = await belowOf(here, term, "term-review");
  expect(others).toEqual([]);
  const number = second?.number ?? 0;
  expect(number).not.toBe(review);
  expect((await later(here, term)).status).toContain(`The review of this term: #${number}`);
  await here.advance("P14D");
  for (const one of ["omar", "pia"]) await here.as(one).says(number, "/approve");
  expect(await later(here, number)).toMatchObject({ state: "renewed" });
  await here.advance("P20D");
  expect((await here.look(term)).status).toMatch(/from May 1, 2026 to June 29, 2026/);
  expect((await here.look(term)).notices.join()).not.toContain("is not there any more");
}, 120_000);

test("a review that is moved away is opened again where it belongs", async () => {
  const { term, review } = await reviewed();
  await moves(review, "elsewhere");
  await here.advance("P1D");
  const second = await reviewOf(term);
  expect(await here.look(second)).toMatchObject({ state: "feedback", open: true });
  expect(await belowOf(here, second, "term-review")).toEqual([]);
}, 120_000);

test("deleted twice, those who decide read on the term itself that its review is gone, and until when they can answer", async () => {
  const { term, review } = await reviewed();
  await deletes(review);
  await here.advance("P1D");
  const second = await reviewOf(term);
  await deletes(second);
  await here.advance("P1D");
  expect(await belowOf(here, term, "term-review")).toEqual([]);
  const gone = (await here.look(term)).notices.filter((one) => one.includes("is not there any more"));
  expect(gone).toHaveLength(1);
  expect(called(gone[0] ?? "")).toEqual(["@open-reps/council"]);
  expect(gone[0]).toContain(`(#${second})`);
  expect(gone[0]).toContain("it ends for good on May 15, 2026");
  await here.advance("P41D");
  expect(await here.look(term)).toMatchObject({ state: "active", open: true });
  await here.advance("P3D");
  expect(await here.look(term)).toMatchObject({ state: "ended", open: false });
}, 120_000);
