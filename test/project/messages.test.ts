import { join } from "node:path";
import { expect, test } from "vitest";
import { readMessages } from "../../src/config/messages.ts";
import { problemCodes } from "../../src/core/problem.ts";
import { kinds } from "../../src/kinds/index.ts";
import { codeOf, filesIn, root } from "./sources.ts";

const messages = readMessages(join(root, "templates/messages/en"));
const topics = new Set(Object.keys(messages).map((key) => key.split("/")[0] ?? ""));

/** The key without the form of its number: `status/votes.one` is said as `status/votes`. */
const plainKey = (key: string): string => key.replace(/\.(?:zero|one|two|few|many|other)$/, "");
const there = new Set(Object.keys(messages).map(plainKey));

interface Said {
  /** Matches the keys that are said: exactly one, or those that a computed part can make. */
  readonly keys: RegExp;
  readonly as: string;
  readonly path: string;
}

const kindNames = kinds.map(({ name }) => name).join("|");

/** Keys as they stand in the code: in quotes, wherever, or as templates with computed parts. */
const keyed = /"([\w-]+\/[\w.-]+)"|`((?:[\w-]+|\$\{instance\.kind\})\/(?:[\w.-]|\$\{[^}`]*\})+)`/g;

const said = filesIn("src")
  .filter((path) => !path.startsWith("src/sandbox/"))
  .flatMap((path) => [...codeOf(path).matchAll(keyed)].flatMap(([, plain, made]) => asSaid(plain ?? made ?? "", path)));

function asSaid(as: string, path: string): Said[] {
  const known = as.replaceAll(/\$\{instance\.kind\}\//g, "KIND/").replaceAll(/\$\{[^}]*\}/g, "*");
  const [topic = ""] = known.split("/");
  if (!/^[\w-]+\/[\w.*-]+$/.test(known) || !(topics.has(topic) || topic === "KIND")) return [];
  const source = known.replaceAll(".", "\\.").replaceAll("*", "[\\w-]+").replace("KIND", `(?:${kindNames})`);
  return [{ keys: new RegExp(`^${source}$`), as, path }];
}

/** A sentence for a problem may have another one beside it, for when more or less is known. */
const variant = /^(problem\/\w+)-(?:closest|bare)$/;
const sayersOf = (key: string): Said[] =>
  said.filter(({ keys }) => keys.test(key) || keys.test(key.replace(variant, "$1")));

test("everything that the code says has its sentence", () => {
  expect(said.length).toBeGreaterThan(50);
  expect(
    said.filter(({ keys }) => ![...there].some((key) => keys.test(key))).map(({ as, path }) => `${path}: ${as}`),
  ).toEqual([]);
});

test("every sentence is said somewhere", () => {
  expect([...there].filter((key) => sayersOf(key).length === 0)).toEqual([]);
});

test("every stage of every kind has its name and its sentence", () => {
  const needed = kinds.flatMap((kind) =>
    Object.keys(kind.stages(kind.settings.parse({}))).flatMap((stage) => [`state/${stage}`, `${kind.name}/${stage}`]),
  );
  expect(needed.filter((key) => !there.has(key))).toEqual([]);
  const spoken = [...there].filter(
    (key) => key.startsWith("state/") || kinds.some(({ name }) => key.startsWith(`${name}/`)),
  );
  expect(spoken.filter((key) => !needed.includes(key))).toEqual([]);
});

test("every problem of a form has its sentence, and there are no others", () => {
  const codes = new Set<string>(problemCodes);
  expect(problemCodes.filter((code) => !there.has(`problem/${code}`))).toEqual([]);
  const strangers = [...there].filter(
    (key) => key.startsWith("problem/") && !codes.has(key.replace(variant, "$1").slice("problem/".length)),
  );
  expect(strangers).toEqual([]);
});

const core = filesIn("src/core").map(codeOf).join("\n");

test("every refusal that the code makes has its sentence", () => {
  const made = [...core.matchAll(/\bno\("([a-z-]+)"|\bbarred: "([a-z-]+)"|this\.note\([^)]*"([a-z-]+)"\)/g)];
  const codes = new Set(made.map(([, ...found]) => found.find((one) => one !== undefined) ?? ""));
  const moves = kinds.flatMap((kind) =>
    Object.values(kind.stages(kind.settings.parse({}))).flatMap(({ on = {} }) => Object.keys(on)),
  );
  for (const move of moves) codes.add(`${move}-not-now`).add(`${move}-not-yours`);
  expect(codes.size).toBeGreaterThan(15);
  expect([...codes].filter((code) => !there.has(`refused/${code}`))).toEqual([]);
});

test("every refusal that has a sentence is made somewhere", () => {
  const codes = [...there].filter((key) => key.startsWith("refused/")).map((key) => key.slice("refused/".length));
  const isMade = (code: string) =>
    core.includes(`"${code}"`) ||
    core.includes(`"refused/${code}"`) ||
    (/-not-(?:now|yours)$/.test(code) && core.includes(`}${code.slice(code.indexOf("-not-"))}\``));
  expect(codes.filter((code) => !isMade(code))).toEqual([]);
});

test("a sentence that counts has a form for one and a form for several", () => {
  const forms = Object.keys(messages).filter((key) => key !== plainKey(key));
  const lonely = forms.filter((key) => !(`${plainKey(key)}.one` in messages && `${plainKey(key)}.other` in messages));
  expect(lonely).toEqual([]);
});

test("every gap of a sentence is filled where it is said", () => {
  const unknown = Object.entries(messages).flatMap(([key, text]) => {
    const code = sayersOf(plainKey(key))
      .map(({ path }) => codeOf(path))
      .join("\n");
    const gaps = [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, gap]) => gap ?? "");
    return gaps.filter((gap) => !new RegExp(`\\b${gap}\\b`).test(code)).map((gap) => `${key}: {{${gap}}}`);
  });
  expect(unknown).toEqual([]);
});

test("gaps are written plainly, and nothing else looks like one", () => {
  const odd = Object.entries(messages).filter(([, text]) => /\{\{|\}\}/.test(text.replaceAll(/\{\{\w+\}\}/g, "")));
  expect(odd).toEqual([]);
});

test("no sentence is empty, or longer than people read on a phone", () => {
  const odd = Object.entries(messages).filter(
    ([, text]) => text === "" || text.replaceAll(/\{\{\w+\}\}/g, "something").length > 320,
  );
  expect(odd.map(([key]) => key)).toEqual([]);
});

test("the first words of a stage say whose turn it is, within a hundred characters", () => {
  const turns = Object.entries(messages).filter(([key]) => kinds.some(({ name }) => key.startsWith(`${name}/`)));
  expect(turns.length).toBeGreaterThan(0);
  for (const [key, text] of turns) {
    const shown = text.replaceAll(/\{\{(?:have|needed|count)\}\}/g, "2").replaceAll(/\{\{\w+\}\}/g, "@rosa-delgado");
    const bold = /^\*\*(.+?)\*\*/.exec(shown)?.[1];
    expect(bold?.length, key).toBeLessThanOrEqual(100);
  }
});

test("nothing in a sentence is a word that only insiders know", () => {
  const insider = /\b(?:quorum|stale|recus\w+|tally|eligible|payload|webhook|instance|guard)\b/i;
  const found = Object.entries(messages).filter(([, text]) =>
    insider.test(text.replaceAll(/\{\{\w+\}\}|`[^`]*`/g, "")),
  );
  expect(found.map(([key]) => key)).toEqual([]);
});
