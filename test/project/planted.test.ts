// What `npm run planted` needs, without planting anything: each fault can be put in, and the test that sees it is there.

import { expect, test } from "vitest";
import { faults } from "../planted/faults.ts";
import { read } from "./sources.ts";

test("the text that each planted fault replaces stands exactly once in its file", () => {
  const odd = faults.filter(({ file, replace }) => read(file).split(replace).length !== 2);
  expect(odd.map(({ claim, file }) => `${file}: ${claim}`)).toEqual([]);
});

test("each planted fault has a claim of its own, and changes something", () => {
  expect(new Set(faults.map(({ claim }) => claim)).size).toBe(faults.length);
  expect(faults.filter((fault) => fault.replace === fault.with)).toEqual([]);
});
