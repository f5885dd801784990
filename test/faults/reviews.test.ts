// A part of `npm run bench -- reviews`, which has 500 terms end on one day.

import { expect, test } from "vitest";
import { reviewing } from "./reviewing.ts";

test("killed while the reviews of many terms are opened, Quorate opens each of them once", async () => {
  const { counts, between } = await reviewing({ terms: 8, kills: 4, seed: 3 });
  expect(counts).toEqual(Array.from({ length: 8 }, () => 1));
  expect(between).toBeGreaterThan(0);
}, 240_000);
