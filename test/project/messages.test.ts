import { readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { checkMessages, missingIn } from "../../src/config/message-problems.ts";
import { plainKey, shipped } from "../../src/config/messages.ts";
import { commandNames } from "../../src/core/text/command-table.ts";
import { daysAhead } from "../../src/core/text/days-ahead.ts";
import { problemCodes } from "../../src/core/text/problem.ts";
import { kinds } from "../../src/kinds/index.ts";
import { codeOf, filesIn, read, root } from "./sources.ts";

const messages = shipped.en ?? {};
const topics = new Set(Object.keys(messages).map((key) => key.split("/")[0] ?? ""));

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

const core = [...filesIn("src/core"), ...filesIn("src/kinds")].map(codeOf).join("\n");

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

/** Where a kind says whose turn it is, people and counts are filled in as for a stage's own sentence. */
const fillersOf = (path: string): string[] =>
  /^src\/kinds\/[\w-]+\/turn\.ts$/.test(path) ? [path, "src/core/telling/turn.ts"] : [path];

test("every gap of a sentence is filled where it is said", () => {
  const unknown = Object.entries(messages).flatMap(([key, text]) => {
    const code = sayersOf(plainKey(key))
      .flatMap(({ path }) => fillersOf(path).map(codeOf))
      .join("\n");
    const gaps = [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, gap]) => gap ?? "");
    // Days of examples are filled wherever something is said: `asOf`.
    const named = new Set(Object.keys(daysAhead("2026-03-02T09:00:00Z")));
    return gaps
      .filter((gap) => !named.has(gap) && !new RegExp(`\\b${gap}\\b`).test(code))
      .map((gap) => `${key}: {{${gap}}}`);
  });
  expect(unknown).toEqual([]);
});

test("every command has one sentence that says what it does", () => {
  expect(commandNames.filter((name) => !/^[A-Z].*\.$/.test(messages[`command/${name}`] ?? ""))).toEqual([]);
});

const insiders: Readonly<Record<string, RegExp>> = {
  en: /\b(?:quorum|stale|recus\w+|tally|eligible|payload|webhook|instance|guard)\b/i,
  es: /\b(?:qu[oó]rum|recus\w+|recuento|elegibles?|instancia|webhook)\b/i,
};

describe.each(Object.keys(shipped))("in %s", (language) => {
  const spoken = Object.entries(shipped[language] ?? {});
  const without = (text: string) => text.replaceAll(/\{\{\w+\}\}|`[^`]*`/g, "");

  test("every sentence is there, with the same gaps as in English", () => {
    const folder = `templates/messages/${language}`;
    const files = readdirSync(join(root, folder)).map((name) => {
      return { language, topic: name.replace(/\.md$/, ""), text: read(`${folder}/${name}`) };
    });
    expect(files.length).toBe(topics.size);
    expect(checkMessages(files).problems).toEqual([]);
    expect(missingIn(language, shipped[language] ?? {})).toEqual([]);
  });

  test("no sentence is longer than people read on a phone", () => {
    const odd = spoken.filter(([, text]) => text.replaceAll(/\{\{\w+\}\}/g, "something").length > 320);
    expect(odd.map(([key]) => key)).toEqual([]);
  });

  test("the first words of a stage say whose turn it is, within a hundred characters", () => {
    const turns = spoken.filter(([key]) => kinds.some(({ name }) => key.startsWith(`${name}/`)));
    expect(turns.length).toBeGreaterThan(0);
    for (const [key, text] of turns) {
      const shown = text.replaceAll(/\{\{(?:have|needed|count)\}\}/g, "2").replaceAll(/\{\{\w+\}\}/g, "@rosa-delgado");
      const bold = /^\*\*(.+?)\*\*/.exec(shown)?.[1];
      expect(bold?.length, key).toBeLessThanOrEqual(100);
    }
  });

  test("nothing in a sentence is a word that only insiders know", () => {
    const insider = insiders[language];
    expect(spoken.filter(([, text]) => insider?.test(without(text))).map(([key]) => key)).toEqual([]);
  });

  test("a code that a sentence names is the same in every language, but for the words in its brackets", () => {
    const codes = (text = "") =>
      [...text.matchAll(/`(\/[a-z-]+)/g)]
        .map(([, code]) => code)
        .toSorted()
        .filter((one, at, all) => one !== all[at - 1]);
    const differing = spoken.filter(([key, text]) => `${codes(text)}` !== `${codes(messages[key])}`);
    expect(differing.map(([key]) => key)).toEqual([]);
  });
});
