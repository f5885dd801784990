import { beforeEach, expect, test } from "vitest";
import { called, later, manners } from "../support/manners.ts";
import { inReview } from "../support/requests.ts";
import { town } from "../support/town.ts";

const reps = town();
manners(reps);

beforeEach(() =>
  reps.begin({
    "program/.github/quorate.yml": (text) =>
      text.replace(
        "decide: { approve: { approvers: 2 } }",
        "decide: { approve: { approvers: 2 }, ask: { from: approvers, people: 2, turn: 3 days } }",
      ),
  }),
);

const asked = async (request: number): Promise<string[]> => (await reps.look(request)).notices.flatMap(called);

test("two people are asked by name, and the next two when nobody answers", async () => {
  const request = await inReview(reps);
  const first = await asked(request);
  expect(first).toHaveLength(2);
  const { status, notices } = await reps.look(request);
  expect(status).toContain("- Asked first, until March 5, 2026: ");
  expect(called(status)).toEqual([]);
  expect(notices[0]).toContain("you are asked to decide [this request](");
  await reps.advance("P3D");
  const both = await asked(request);
  expect(both).toHaveLength(4);
  expect(new Set(both).size).toBe(4);
  expect((await reps.look(request)).notices[1]).toContain("it is your turn now");
});

test("several requests are asked of different people, and their votes make room", async () => {
  const [one, two] = [await inReview(reps), await inReview(reps)];
  const people = [...(await asked(one)), ...(await asked(two))];
  expect(new Set(people).size).toBe(4);
  const [voter = ""] = await asked(one);
  await reps.as(voter.slice(1)).says(one, "/approve");
  expect((await later(reps, one)).notices).toHaveLength(1);
});

test("asking costs no further request, and a vote costs what it did", async () => {
  const request = await inReview(reps);
  const calls = await reps.calls(() => reps.as("ana").says(request, "/approve"));
  expect(calls.map(({ operation }) => operation)).toEqual(["Case", "Apply"]);
});
