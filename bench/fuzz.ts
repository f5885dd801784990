// A hundred thousand deliveries and as many cases as nobody should send or write them.

import { join } from "node:path";
import { readMessages } from "../src/config/messages.ts";
import { words } from "../src/core/text/words.ts";
import { writeOnCases } from "../test/faults/fuzz-cases.ts";
import { throwAtTheDoor } from "../test/faults/fuzz-door.ts";
import { atMost, type Figure, known } from "./figure.ts";

const count = 100_000;

/** An unhandled rejection ends the process, and so the measurement. */
export async function measure(): Promise<Figure[]> {
  const seed = 2_026;
  const { wrong, answers } = await throwAtTheDoor(count, seed);
  const english = words(readMessages(join(import.meta.dirname, "../templates/messages/en")), "en");
  const cases = writeOnCases(count, seed, english);
  for (const line of [...wrong, ...cases].slice(0, 20)) console.error(line);
  return [
    atMost(`fuzz: of ${count} deliveries, answered otherwise than they should be`, wrong.length, "", 0),
    known("fuzz: deliveries that were refused for their signature", answers[401] ?? 0, ""),
    atMost(
      `fuzz: of ${count} cases with strange forms and comments, not answered once and for all`,
      cases.length,
      "",
      0,
    ),
  ];
}
