// A part of `npm run bench -- fuzz`, which makes a hundred thousand of each.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { readMessages } from "../../src/config/messages.ts";
import { words } from "../../src/core/text/words.ts";
import { writeOnCases } from "./fuzz-cases.ts";
import { throwAtTheDoor } from "./fuzz-door.ts";

const root = join(import.meta.dirname, "../..");

test("whatever is sent to the door, it answers: what is signed is taken, what is not is refused", async () => {
  const { wrong, answers, stored } = await throwAtTheDoor(1_500, 3);
  expect(wrong).toEqual([]);
  expect(answers[401]).toBeGreaterThan(300);
  expect(stored).toBe(answers[202]);
  expect(stored).toBeGreaterThan(500);
}, 60_000);

test("whatever people write in a form and below it, it is answered, and once", () => {
  const english = words(readMessages(join(root, "templates/messages/en")), "en");
  expect(writeOnCases(1_000, 5, english)).toEqual([]);
}, 60_000);

test("how long a signature is compared for does not tell how much of it was right", () => {
  const read = (file: string) => readFileSync(join(root, file), "utf8");
  expect(read("src/web/signature.ts")).toContain("one.length === sent.length && timingSafeEqual(one, sent)");
  // Nothing but whether it is there at all is asked of it elsewhere.
  expect(read("src/web/ingress.ts")).toContain("if (!signed.fits(signature))");
  expect(read("src/web/ingress.ts")).not.toMatch(/signature\s*[!=]==(?! "(?:string)?")|[!=]==?\s*signature/);
});
