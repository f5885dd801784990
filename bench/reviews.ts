// 500 terms that end on one day: their reviews come in time, take little of GitHub's limit, and stand there once.

import { reviewing } from "../test/faults/reviewing.ts";
import { spreading } from "../test/faults/spreading.ts";
import { twoYears } from "../test/faults/two-years.ts";
import { Town } from "../test/support/town.ts";
import { atMost, type Figure, known } from "./figure.ts";

const terms = 500;
const kills = 20;
/** GitHub's limit for an hour, which all else shares. */
const anHour = 500;

export async function measure(): Promise<Figure[]> {
  const town = new Town();
  await town.raise(1);
  const { busiest, wrong } = await spreading(town, terms, 48);
  const once = await twoYears(town, 730);
  const daily = await twoYears(town, 1);
  const other = once.filter((text, at) => text !== daily[at]).length + Math.abs(daily.length - once.length);
  const { wrong: lost, opened, between } = await reviewing({ terms, kills, seed: 2_026 });
  return [
    atMost(
      `reviews: comments and issues in the busiest hour, of ${anHour}, for ${terms} terms`,
      busiest,
      "",
      anHour / 4,
    ),
    atMost("reviews: terms without a review in time, or with two", wrong, "", 0),
    atMost(`reviews: terms without their one review after ${kills} kills`, lost, "", 0),
    atMost("reviews: issues that look otherwise after two years day by day than in one step", other, "", 0),
    known("reviews: opened between those kills", opened, "reviews"),
    known("reviews: kills between GitHub's write of a review and ours", between, "kills"),
  ];
}
