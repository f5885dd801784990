// Time is where a case stands on it, not how often somebody looked. `npm run bench -- reviews` takes every single day.

import { expect, test } from "vitest";
import { twoYears } from "../faults/two-years.ts";
import { manners } from "../support/manners.ts";
import { town } from "../support/town.ts";

const here = town();
manners(here);

test("six terms with their reviews over two years come to the same in one step and in small ones", async () => {
  const once = await twoYears(here, 730);
  const ended = (stage: string) =>
    once.filter((text) => new RegExp(`^#\\d+ Review: .*: ${stage}, closed 2`).test(text));
  expect(ended("renewed"), "bo goes on").toHaveLength(1);
  expect(ended("ended"), "ana does not").toHaveLength(1);
  expect(ended("lapsed"), "nobody decided about the others, and about bo's second term").toHaveLength(5);
  const inSteps = await twoYears(here, 14);
  expect(inSteps).toEqual(once);
}, 240_000);
