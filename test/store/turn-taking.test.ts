import { expect, test } from "vitest";
import { turnTaking } from "../../src/store/turn-taking.ts";

/** A question to the embedded store: a millisecond in which nothing else happens. */
function question(): void {
  const end = performance.now() + 1;
  while (performance.now() < end);
}

test("however much is asked at once, what comes in meanwhile is read every few milliseconds", async () => {
  const { plugin } = turnTaking();
  const answer = { queryId: { queryId: "" }, result: { rows: [] } };
  let asked = 0;
  let most = 0;
  const asker = async () => {
    for (let one = 0; one < 30; one++) {
      question();
      asked++;
      await plugin.transformResult(answer);
    }
  };
  const askers = Promise.all(Array.from({ length: 8 }, asker));
  while (asked < 8 * 30) {
    const before = asked;
    await new Promise(setImmediate);
    most = Math.max(most, asked - before);
  }
  await askers;
  // Five milliseconds' worth, and the one that each of the eight has asked already.
  expect(most).toBeLessThan(20);
});
