// No sentence for people stands in the code that speaks to them: all are messages, so that any language can say them.

import { expect, test } from "vitest";
import { codeOf, filesIn } from "./sources.ts";

/** What `quorate check` says about a form, and what `quorate plan` prints, are for maintainers and in English. */
const forMaintainers = [
  "src/core/form/layout.ts",
  "src/core/form/layout-problems.ts",
  "src/core/telling/plan.ts",
  "src/core/text/fault.ts",
];

/** How people write things, as patterns and lists of words. */
const ofPeople = filesIn("src/core/items");

/** Three words or more, with small letters: no key, no pattern, no list of codes. */
const isSentence = (text: string): boolean => /[A-Za-z]{2,},? [a-z]{1,}['\u2019]?[a-z]*,? [a-z]{2,}/.test(text);

/** Strings that no person reads in an issue: faults, a setting's description, and what kinds are called in the docs. */
const excused = [
  /throw new \w+\([^;]*?\);/g,
  /Error\((?:"[^"]*"|`[^`]*`)/g,
  /description:\s*(?:"[^"]*"|`[^`]*`)/g,
  /^ {2}about: "[^"]*"/gm,
  /^ {4}(?:example|who): "[^"]*"/gm,
  /^ {2}readonly [^;]*;/gm,
];

function sentencesIn(path: string): string[] {
  const code = excused.reduce((left, one) => left.replaceAll(one, ""), codeOf(path));
  return [...code.matchAll(/"((?:[^"\\\n]|\\.)*)"|`((?:[^`\\\n]|\\.)*)`/g)]
    .map(([, plain, made]) => plain ?? made?.replaceAll(/\$\{[^}]*\}/g, "") ?? "")
    .filter(isSentence);
}

/** These read what people write, in every language; they say nothing. */
const reads = "src/core/items/";

const speaking = [...filesIn("src/core"), ...filesIn("src/kinds")].filter(
  (path) => ![...forMaintainers, ...ofPeople].includes(path) && !path.startsWith(reads),
);

test("no sentence for people stands in the code", () => {
  expect(speaking.length).toBeGreaterThan(50);
  expect(speaking.flatMap((path) => sentencesIn(path).map((text) => `${path}: ${text}`))).toEqual([]);
});

test("what comes into an issue is written by core and kinds alone", () => {
  const writers = [...filesIn("src/github"), "src/reconcile.ts", "src/sweep.ts"].filter((path) =>
    /(?:addComment|updateIssueComment|body:)[^;]*?(?:"[a-z]+ [a-z]+ [a-z]+|`[^`]*[a-z]+ [a-z]+ [a-z]+)/i.test(
      codeOf(path),
    ),
  );
  expect(writers).toEqual([]);
});
