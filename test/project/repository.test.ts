import { expect, test } from "vitest";
import { z } from "zod";
import { staleFiles } from "../../scripts/generate/files.ts";
import { read, root, tracked } from "./sources.ts";

test("generated files are fresh", () => {
  expect(staleFiles(root)).toEqual([]);
});

const names = z.record(z.string(), z.string()).default({});
const Package = z.object({ dependencies: names, devDependencies: names, optionalDependencies: names });
const Lock = z.object({
  packages: z.record(z.string(), z.object({ license: z.string().optional(), dev: z.boolean().optional() })),
});
const wanted = Package.parse(JSON.parse(read("package.json")));
const locked = Object.entries(Lock.parse(JSON.parse(read("package-lock.json"))).packages).filter(
  ([path]) => path !== "",
);

test("every dependency is one version, or may only grow within its major version", () => {
  const all = Object.entries({ ...wanted.dependencies, ...wanted.devDependencies, ...wanted.optionalDependencies });
  expect(all.length).toBeGreaterThan(20);
  expect(all.filter(([, version]) => !/^\^?\d+\.\d+\.\d+$/.test(version))).toEqual([]);
});

/** Licences that allow everything that we do, and ask for no more than their text. */
const free = new Set([
  ...["MIT", "ISC", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "0BSD", "PSF-2.0", "Unlicense"],
  // Of the holidays' data, see docs/decisions/0008.
  "CC-BY-3.0",
]);
/** What only the tests run, and nobody is given, may have conditions for who changes it. */
const forTests = new Set([...free, "MPL-2.0"]);

const isAmong = (licence: string | undefined, allowed: ReadonlySet<string>): boolean =>
  (licence ?? "none")
    .replace(/[()]/g, "")
    .split(" OR ")
    .some((one) => one.split(" AND ").every((part) => allowed.has(part)));

test("everything that we depend on, however far down, has a free licence", () => {
  expect(locked.length).toBeGreaterThan(100);
  const wrong = locked.filter(([, { license, dev }]) => !isAmong(license, dev ? forTests : free));
  expect(wrong.map(([path, { license }]) => `${path}: ${license}`)).toEqual([]);
});

test("an installed package has the licence that the lock file says", () => {
  const names = Object.keys({ ...wanted.dependencies, ...wanted.devDependencies });
  const wrong = names.filter((name) => {
    const { license } = z.object({ license: z.string() }).parse(JSON.parse(read(`node_modules/${name}/package.json`)));
    return license !== locked.find(([path]) => path === `node_modules/${name}`)?.[1].license;
  });
  expect(wrong).toEqual([]);
});

const isText = (path: string) => !/\.(?:png|jpg|ico|woff2?|gz)$/.test(path);
const texts = tracked().filter(
  (path) => isText(path) && path !== "package-lock.json" && path !== "test/fixtures/github-openapi.json",
);

test("no file is longer than one can keep in mind", () => {
  const code = texts.filter((path) => /^(?:src|scripts)\/.*\.(?:ts|mjs)$/.test(path));
  expect(code.length).toBeGreaterThan(100);
  const long = code
    .map((path) => ({ path, lines: read(path).split("\n").length - 1 }))
    .filter(({ lines }) => lines > 250);
  expect(long).toEqual([]);
});

test("every file opens with what it is for", () => {
  // A migration says it where its columns are.
  const files = texts.filter((path) => /^src\/.*\.ts$/.test(path) && !path.startsWith("src/store/migrations/"));
  expect(files.length).toBeGreaterThan(500);
  const silent = files.filter((path) => !/^(?:#!.*\n)?(?:\/\/|\/\*\*) \S.*\n/.test(read(path)));
  expect(silent).toEqual([]);
  const chatty = files.filter((path) => /^(?:\/\/.*\n){4}/.test(read(path)));
  expect(chatty).toEqual([]);
});

test("no file names a machine's folders or where packages are fetched", () => {
  const machine = new RegExp(
    [
      "/ho" + "me/\\w",
      "/ro" + "ot/\\w",
      "/Use" + "rs/\\w",
      "C:\\\\Us" + "ers",
      "/wo" + "rk/\\w",
      "regist" + "ry\\.",
      "npm" + "js\\.(?:org|com)",
    ].join("|"),
  );
  const found = texts.flatMap((path) => {
    const at = read(path)
      .split("\n")
      .findIndex((line) => machine.test(line));
    return at < 0 ? [] : [`${path}:${at + 1}`];
  });
  expect(found).toEqual([]);
});

test("the lock file holds what packages are, not where they were fetched", () => {
  expect(read("package-lock.json")).not.toMatch(/"resolved"/);
});

test("nothing is skipped, singled out or silenced without a word", () => {
  const tests = texts.filter(
    (path) => path.startsWith("test/") && path.endsWith(".test.ts") && path !== "test/project/repository.test.ts",
  );
  const found = tests.filter((path) => /\b(?:test|describe|it)\.(?:only|skip|todo|fails)\b/.test(read(path)));
  expect(found).toEqual([]);
  const silenced = texts.filter(
    (path) =>
      /^(?:src|test|scripts)\/.*\.ts$/.test(path) &&
      /@ts-(?:ignore|nocheck|expect-error)|biome-ignore(?!-\w+ [\w/]+: \S| [\w/]+: \S)/.test(read(path)),
  );
  expect(silenced.filter((path) => path !== "test/project/repository.test.ts")).toEqual([]);
});

test("no escape from the types in src, but where GitHub's own shapes force it", () => {
  const code = texts.filter((path) => path.startsWith("src/") && path.endsWith(".ts"));
  const free = (path: string) => path.startsWith("src/github/") || path.startsWith("src/sandbox/");
  const cast = /\bas (?!const\b)[A-Z{][\w.<]*|: any\b|<any>|\benum \w+ \{|\bnamespace \w+ \{/;
  const isImport = (line: string) => /^\s*(?:import|export)\b|^\s*type \w+ as|^\s*\w+ as \w+,?$/.test(line);
  const found = code
    .filter((path) => !free(path))
    .flatMap((path) =>
      read(path)
        .split("\n")
        .flatMap((line, at) =>
          !/^\s*(?:\/\/|\*|\/\*)/.test(line) && !isImport(line) && cast.test(line.replace(/"[^"]*"|`[^`]*`/g, ""))
            ? [`${path}:${at + 1}: ${line.trim()}`]
            : [],
        ),
    );
  expect(found).toEqual([]);
});
