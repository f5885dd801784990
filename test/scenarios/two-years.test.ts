// Time is where a case stands on it, not how often somebody looked. `npm run bench -- reviews` takes every single day.

import { expect, test } from "vitest";
import { twoYears } from "../faults/two-years.ts";
import { manners } from "../support/manners.ts";
import { town } from "../support/town.ts";

const here = town();
manners(here);

test("six terms with their reviews over two years come to the same in one step and in small ones", async () => {
  const once = await twoYears(here, ["P730D"]);
  expect(once.filter((text) => /^#\d+ Review: .*: lapsed, closed 2/.test(text))).toHaveLength(6);
  const inSteps = await twoYears(here, [...Array.from({ length: 52 }, () => "P14D"), "P2D"]);
  expect(inSteps).toEqual(once);
}, 240_000);
