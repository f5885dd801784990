// A part of `npm run bench -- reviews`, which has 500 terms end on one day.

import { expect, test } from "vitest";
import { reviewing } from "./reviewing.ts";

test("killed while the reviews of many terms are opened, Quorate opens each of them once", async () => {
  const { wrong, opened, between } = await reviewing({ terms: 8, kills: 4, seed: 3 });
  expect(wrong).toBe(0);
  expect(opened).toBeGreaterThan(3);
  expect(between).toBeGreaterThan(0);
}, 240_000);
