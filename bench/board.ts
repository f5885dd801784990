// What a board costs: a new card, a case that goes on, and a sweep over many cards that nobody touched.

import { withBoard } from "../test/support/board-town.ts";
import { community } from "../test/support/sandbox-process.ts";
import { atMost, type Figure } from "./figure.ts";
import { type Running, running } from "./running.ts";

const cases = 1_000;

export const measure = (): Promise<Figure[]> => running(figures, {}, community(withBoard("  moves: { Done: done }\n")));

async function figures(town: Running): Promise<Figure[]> {
  const count = async (act: () => Promise<unknown>) => (await town.calls(act)).length;
  const opened = await count(() => town.files("rosa"));
  const talk = await count(() => town.says("ana", 1, "I was there last year and it was great."));
  const undecided = await count(() => town.says("ana", 1, "/approve"));
  const decided = await count(() => town.says("bo", 1, "/approve"));
  const still = await count(() => town.settle());
  for (let filed = 1; filed < cases; filed += 20) {
    await Promise.all(Array.from({ length: Math.min(20, cases - filed) }, () => town.files("rosa")));
    await town.settle();
  }
  const sweep = () => town.manage("POST", "/install");
  await town.calls(sweep);
  const calls = await town.calls(sweep);
  const points = calls.reduce((sum, one) => sum + one.points, 0);
  const writes = calls.filter(({ operation }) => operation === "Apply" || operation === "Card").length;
  return [
    atMost("board: requests for a new card, beyond the case's own two", opened - 2, "requests", 2),
    atMost("board: an /approve that does not decide, beyond the case's own two", undecided - 2, "requests", 0),
    atMost("board: an /approve that moves the card, beyond the case's own two", decided - 2, "requests", 0),
    atMost("board: an ordinary comment, our own echo, and nothing happening", talk + still, "requests", 0),
    atMost("board: requests for 1,000 cards that nobody touched", calls.length, "requests", 25),
    atMost("board: rate-limit points for them", points, "points", 50),
    atMost("board: writes", writes, "writes", 0),
  ];
}
