// Who is on leave by `/leave` is on leave wherever they decide; in the team of their role the substitute sits for them.

import { expect, test } from "vitest";
import { later, manners } from "../support/manners.ts";
import { inReview } from "../support/requests.ts";
import { becomesGuide, withReviews } from "../support/reviews.ts";
import type { Differences } from "../support/sandbox-process.ts";
import { town } from "../support/town.ts";

const reps = town();
manners(reps);

/** Guides' terms give the team guides; this rule decides about money. */
function decidedBy(rule: string, more: (text: string) => string = (text) => text): Differences {
  const guides = withReviews({ term: "1 year" });
  const config = guides["program/.github/quorate.yml"];
  return {
    ...guides,
    "program/.github/quorate.yml": (text) =>
      more(typeof config === "function" ? config(text) : text)
        .replace("guides: { team: guides }", "guides: { team: guides, public: true }")
        .replace("decide: { approve: { approvers: 2 } }", `decide: { approve: ${rule} }`),
  };
}

/** They become guides and are in the team; the issue of each term. */
async function guides(...logins: readonly string[]): Promise<readonly number[]> {
  const terms: number[] = [];
  for (const login of logins) terms.push(await becomesGuide(reps, login));
  await reps.settle();
  await reps.advance("PT2H");
  return terms;
}

async function says(login: string, issue: number, text: string) {
  await reps.as(login).says(issue, text);
  return later(reps, issue);
}

test("while a guide is away, the substitute decides in the team of the role, and afterwards the guide alone", async () => {
  await reps.begin(decidedBy("{ guides: 2 }"));
  const [term = 0] = await guides("cleo", "dina");
  const request = await inReview(reps);
  await says("bo", term, "I can stand in.");
  await says("cleo", term, "/leave until 2026-03-20 substitute @bo");
  const asked = await later(reps, request);
  expect(asked.status).toContain("On leave, so nobody waits for them: cleo (until March 20, 2026)");
  expect(asked.status).toContain("Not heard yet: dina and bo");
  expect((await says("bo", request, "/approve")).state).toBe("in-review");
  expect((await says("dina", request, "/approve")).state).toBe("approved");
  await reps.advance("P20D");
  const second = await inReview(reps);
  const after = await says("bo", second, "/approve");
  expect(after.status).not.toContain("On leave");
  expect(after.status).toMatch(/Not heard yet: (?:cleo and dina|dina and cleo)/);
});

test("a seat has one vote: if the guide who is away votes all the same, that of the substitute counts no more", async () => {
  await reps.begin(decidedBy("{ guides: 2 }"));
  const [term = 0] = await guides("cleo", "dina");
  await says("bo", term, "I can stand in.");
  await says("cleo", term, "/leave until 2026-03-20 substitute @bo");
  const request = await inReview(reps);
  await says("bo", request, "/approve");
  expect((await says("cleo", request, "/approve")).state).toBe("in-review");
  expect((await says("dina", request, "/approve")).state).toBe("approved");
});

test("in a team that has nothing to do with the role nobody waits for who is away, and nobody sits for them", async () => {
  await reps.begin(decidedBy("{ share: { of: approvers, at_least: 2/3 } }"));
  const [term = 0] = await guides("cleo");
  const request = await inReview(reps);
  await says("zoe", term, "I can stand in.");
  for (const login of ["ana", "bo"]) await says(login, request, "/approve");
  expect((await reps.look(request)).state).toBe("in-review");
  await says("cleo", term, "/leave until 2026-03-20 substitute @zoe");
  const { status } = await reps.look(request);
  expect(status).toContain("On leave, so nobody waits for them: cleo (until March 20, 2026)");
  expect((await says("zoe", request, "/approve")).state).toBe("in-review");
});

test("leave takes no request: an ordinary approval takes two", async () => {
  await reps.begin(decidedBy("{ guides: 2 }"));
  const [term = 0] = await guides("cleo", "dina");
  await says("bo", term, "I can stand in.");
  await says("cleo", term, "/leave until 2026-03-20 substitute @bo");
  const request = await inReview(reps);
  const calls = await reps.calls(() => reps.as("bo").says(request, "/approve"));
  expect(calls).toHaveLength(2);
});
