import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const root = join(import.meta.dirname, "../..");
const read = (path: string) => readFileSync(join(root, path), "utf8");

/** `test/core/decide.test.ts`: "what it says" */
const named = /`(test\/[\w/.-]+\.test\.ts)`: "([^"]+)"/g;

test("every test that docs/security.md rests on is there, under its name", () => {
  const said = [...read("docs/security.md").replace(/\s+/g, " ").matchAll(named)];
  expect(said.length).toBeGreaterThanOrEqual(17);
  const missing = said.filter(([, path = "", name = ""]) => !read(path).includes(name));
  expect(missing.map(([text]) => text)).toEqual([]);
});
