// A part of `npm run bench -- faults`.

import { expect, test } from "vitest";
import { troubles } from "./troubles.ts";

test("with deliveries and requests failing in every way, each request ends as on a calm day", async () => {
  const { wrong, refused, lost } = await troubles(6, 11);
  expect(wrong).toEqual([]);
  expect(refused).toBeGreaterThan(0);
  expect(lost).toBeGreaterThan(0);
}, 240_000);
