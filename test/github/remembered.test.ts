import { expect, test } from "vitest";
import { remembered } from "../../src/github/remembered.ts";

/** Reads texts, and counts how often each was really read. */
function reading(most: number) {
  const read: string[] = [];
  const known = remembered<string>(most);
  const of = (text: string) =>
    known([text], () => {
      read.push(text);
      return text.toUpperCase();
    });
  return { read, of };
}

test("a file that did not change is read once, and one that says something else anew", () => {
  const { read, of } = reading(10);
  expect([of("old"), of("old"), of("new"), of("old")]).toEqual(["OLD", "OLD", "NEW", "OLD"]);
  expect(read).toEqual(["old", "new"]);
});

test("what was asked for longest ago makes room", () => {
  const { read, of } = reading(2);
  for (const text of ["a", "b", "a", "c", "a", "b"]) of(text);
  expect(read).toEqual(["a", "b", "c", "b"]);
});

test("that a file cannot be read is remembered too", () => {
  const known = remembered<string | undefined>(2);
  let times = 0;
  for (let look = 0; look < 2; look++) known(["broken"], () => void times++);
  expect(times).toBe(1);
});
