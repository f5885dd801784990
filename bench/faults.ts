// Five in a hundred of each thing that can go wrong between GitHub and Quorate, while 200 commands are given.

import { troubles } from "../test/faults/troubles.ts";
import { atMost, type Figure, known } from "./figure.ts";

const cases = 50;

export async function measure(): Promise<Figure[]> {
  const { wrong, asked, refused, unopened, deliveries, lost } = await troubles(cases, 2_026);
  for (const line of wrong) console.error(line);
  return [
    atMost(`faults: what is wrong after ${cases * 4} commands on ${cases} cases`, wrong.length, "", 0),
    known("faults: requests to GitHub that failed", (100 * refused) / asked, "%"),
    known("faults: of them, those that were to open an issue below", unopened, ""),
    known("faults: deliveries that did not arrive", (100 * lost) / deliveries, "%"),
  ];
}
