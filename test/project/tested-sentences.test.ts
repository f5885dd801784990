// Whatever people are told about a mistake stands in a test: each refusal, and each problem of a configuration or a form.

import { expect, test } from "vitest";
import { shipped } from "../../src/config/messages.ts";
import { codeOf, filesIn } from "./sources.ts";

const plain = (text: string) => text.replaceAll(/\\(["'`])/g, "$1").replaceAll(/\s+/g, " ");

/** What a test is called says nothing of what it looks at. */
const titles = /\btest(?:\.\w+)?\(\s*(?:"(?:[^"\\\n]|\\.)*"|`[^`]*`)/g;

/** What the tests look at, without those about the project itself. */
const tests = plain(
  filesIn("test")
    .filter((path) => path.endsWith(".test.ts") && !path.startsWith("test/project/"))
    .map((path) => codeOf(path).replaceAll(titles, "test("))
    .join("\n"),
);

/** So many words that stand side by side, with no gap between them. */
function runs(sentence: string, length: number): string[] {
  return sentence.split("\u0000").flatMap((part) => {
    const words = part.trim().split(" ");
    return words
      .slice(0, Math.max(0, words.length - length + 1))
      .map((_, at) => words.slice(at, at + length).join(" "))
      .map((run) => run.replace(/[.,:;]$/, ""));
  });
}

const isTested = (sentence: string, length: number) => runs(sentence, length).some((run) => tests.includes(run));

const gapless = (text: string) => plain(text).replaceAll(/\{\{\w+\}\}/g, "\u0000");

/** Forms for one and for several are the same sentence. */
const nameOf = (key: string) => key.replace(/\.\w+$/, "");

const all = Object.entries(shipped.en ?? {}).map(([key, text]) => ({ name: nameOf(key), text: gapless(text) }));

/** So many words, or the whole sentence where it has fewer, that no other message has. */
function isNamed([key, text]: readonly [string, string], length: number): boolean {
  const sentence = gapless(text);
  const longest = Math.max(...sentence.split("\u0000").map((part) => part.trim().split(" ").length));
  const others = all.filter(({ name }) => name !== nameOf(key));
  return runs(sentence, Math.min(length, longest)).some(
    (run) => tests.includes(run) && !others.some((other) => other.text.includes(run)),
  );
}

/** `ana approve: decided`, as `answersOf` says it; a code of several words is nothing else wherever it stands. */
const isCoded = (code: string) =>
  new RegExp(`"[\\w-]+ [\\w-]+: ${code}"|refused: "${code}"${code.includes("-") ? `|"${code}"|: ${code}"` : ""}`).test(
    tests,
  );

test("each refusal stands in a test, by its code or by words that no other message has", () => {
  const refusals = Object.entries(shipped.en ?? {}).filter(([key]) => key.startsWith("refused/"));
  expect(refusals.length).toBeGreaterThan(60);
  const untold = refusals.filter((one) => !isCoded(nameOf(one[0].slice("refused/".length))) && !isNamed(one, 4));
  expect(untold.map(([key]) => key)).toEqual([]);
});

const speaking = [
  ...filesIn("src/config").filter((path) => /problem|rule-shape|training-file|layers|unknown-field/.test(path)),
  ...filesIn("src/core/form").filter((path) => path.includes("layout")),
];

/** What GitHub or a library says beside our own words, and halves of sentences around a list. */
const excused = [/This is not YAML: /, /\$\{/, /^ ?(?:It has|Its gaps are) /];

test("each problem of a configuration or a form stands in a test with its sentence", () => {
  const sentences = speaking.flatMap((path) => {
    const code = codeOf(path).replaceAll(/Error\((?:"[^"]*"|`[^`]*`)/g, "");
    return [...code.matchAll(/"((?:[^"\\\n]|\\.)*)"|`((?:[^`\\]|\\.)*)`/g)].map(([, quoted, made]) =>
      plain(quoted ?? made ?? "").replaceAll(/\$\{[^{}]*(?:\{[^{}]*\}[^{}]*)*\}/g, "\u0000"),
    );
  });
  const said = sentences.filter((one) => runs(one, 4).length > 0 && !excused.some((other) => other.test(one)));
  expect(said.length).toBeGreaterThan(100);
  expect(said.filter((one) => !isTested(one, 4))).toEqual([]);
});
