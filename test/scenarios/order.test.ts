import fc from "fast-check";
import { expect, test } from "vitest";
import { calm, redeliver, sent } from "../support/mail.ts";
import { picture } from "../support/picture.ts";
import { town } from "../support/town.ts";

const reps = town();

/**
 * A lively story: an incomplete request, mended; votes for and against, one taken back; approved, and done. Nobody
 * edits a comment in it: what was answered before an edit stays answered, so there the order does matter.
 */
async function lively(): Promise<readonly number[]> {
  const later = () => reps.manage("POST", "/clock", { advance: "PT1M" });
  const rosa = reps.as("rosa");
  const first = await rosa.asksForBudget({ amount: "some money" });
  const second = await rosa.asksForBudget({ what: "Stickers" });
  await later();
  await rosa.edits(first, { body: (await reps.look(second)).body.replace("Stickers", "A workshop") });
  await reps.as("ana").says(second, "/decline Too early.");
  await later();
  await reps.as("ana").says(first, "/approve");
  await reps.as("zoe").says(first, "/approve");
  await reps.as("dina").says(second, "/hold Let us wait.");
  await later();
  await reps.as("cleo").says(first, "/approve");
  await reps.as("cleo").says(first, "/retract");
  await reps.as("ana").says(second, "/approve");
  await later();
  await reps.as("bo").says(first, "/approve");
  await reps.as("dina").says(second, "/unhold");
  await later();
  await rosa.says(first, "/done");
  await reps.as("bo").says(second, "/decline No.");
  await reps.as("quin").says(second, "/decline Not this time.");
  await later();
  return [first, second];
}

const looks = async (issues: readonly number[]) =>
  Promise.all(issues.map(async (issue) => picture(await reps.look(issue))));

test("whatever order webhooks come in, and however often, the end is the same", async () => {
  const expected = await looks(await lively());
  expect(expected.map(({ labels }) => labels)).toEqual([
    ["kind: budget", "state: completed"],
    ["kind: budget", "state: declined"],
  ]);
  await fc.assert(
    fc.asyncProperty(fc.infiniteStream(fc.nat()), async (numbers) => {
      await reps.begin();
      await reps.faults({ deliveries: "lose" });
      const issues = await lively();
      await calm(reps);
      const lost = (await sent(reps)).filter(({ status }) => status === "lost").map(({ guid }) => guid);
      const number = () => Number(numbers.next().value);
      const doubled = [...lost, ...lost.filter(() => number() % 4 === 0)];
      const shuffled = doubled.map((guid) => ({ guid, place: number() })).toSorted((a, b) => a.place - b.place);
      for (const { guid } of shuffled) await redeliver(reps, guid);
      await reps.settle();
      expect(await looks(issues)).toEqual(expected);
    }),
    { numRuns: 3 },
  );
});
