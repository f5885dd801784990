import { expect, test } from "vitest";
import { codeOf, filesIn, importsOf, valuesFrom } from "./sources.ts";

/** Folders and files of src, and what of src each may import. Arrows point inwards; `*` is everything. */
const arrows: Readonly<Record<string, readonly string[]>> = {
  core: [],
  kinds: ["core"],
  config: ["core", "kinds"],
  github: ["core", "config", "kinds"],
  store: ["core"],
  web: ["core", "store"],
  sandbox: [],
  "app.ts": ["core", "github", "store"],
  "reconcile.ts": ["core", "digest.ts", "github", "store"],
  "digest.ts": ["core", "github", "store"],
  "worker.ts": ["core", "digest.ts", "metrics.ts", "reconcile.ts", "store"],
  "heart.ts": ["core", "store"],
  "metrics.ts": ["store"],
  "missed.ts": ["core", "github", "store"],
  "rebuild.ts": ["core", "github", "reconcile.ts", "store", "sweep.ts", "unseen.ts"],
  "office.ts": ["github", "store", "web"],
  "calendar-site.ts": ["core", "store", "web"],
  "site.ts": ["calendar-site.ts", "core", "role-site.ts", "store"],
  "role-site.ts": ["core", "config", "store", "web"],
  "sweep.ts": ["core", "github", "store", "unseen.ts"],
  "unseen.ts": ["core", "github", "store"],
  "control.ts": ["core"],
  "engine.ts": [
    "app.ts",
    "core",
    "digest.ts",
    "github",
    "heart.ts",
    "metrics.ts",
    "missed.ts",
    "office.ts",
    "reconcile.ts",
    "store",
    "sweep.ts",
    "web",
    "worker.ts",
  ],
  "service.ts": ["core", "engine.ts", "github", "metrics.ts", "role-site.ts", "site.ts", "store", "web"],
  commands: ["*"],
  "main.ts": ["*"],
};

const places = filesIn("src").map((path) => ({ path, place: path.split("/")[1] ?? "" }));

test("every folder and file of src has its place in the list of arrows", () => {
  expect([...new Set(places.map(({ place }) => place))].filter((place) => !(place in arrows))).toEqual([]);
  expect(Object.keys(arrows).filter((name) => !places.some(({ place }) => place === name))).toEqual([]);
});

test("imports follow the arrows", () => {
  const wrong = places.flatMap(({ path, place }) => {
    const may = arrows[place] ?? [];
    if (may.includes("*")) return [];
    const own = importsOf(path).filter((one) => one.startsWith("src/"));
    return own
      .filter((one) => one.split("/")[1] !== place && !may.includes(one.split("/")[1] ?? ""))
      .map((one) => `${path} imports ${one}`);
  });
  expect(wrong).toEqual([]);
});

test("nothing outside src is imported from src", () => {
  const wrong = places.flatMap(({ path }) =>
    importsOf(path)
      .filter((one) => /^(?:test|scripts|bench|templates|\.\.)\b/.test(one))
      .map((one) => `${path} imports ${one}`),
  );
  expect(wrong).toEqual([]);
});

/**
 * The folders of core, from what people write up to what they read. Code is taken from the same folder or from below;
 * types, which are gone when it runs, from anywhere.
 */
const layers = ["text", "items", "form", "rules", "case", "deciding", "roles", "digest", "telling"];

const layerOf = (path: string) => layers.indexOf(/^src\/core\/(\w+)\//.exec(path)?.[1] ?? "");

test("inside core, code comes from the same folder or from below", () => {
  const inCore = places.filter(({ place }) => place === "core").map(({ path }) => path);
  expect(inCore.filter((path) => layerOf(path) < 0)).toEqual([]);
  const wrong = inCore.flatMap((path) =>
    valuesFrom(path)
      .filter((one) => one.startsWith("src/core/") && layerOf(one) > layerOf(path))
      .map((one) => `${path} takes code from ${one}`),
  );
  expect(wrong).toEqual([]);
});

/** What the pure folders may take from outside: nothing of it can see the clock, the network or a file. */
const harmless = new Set(["node:crypto", "rrule-temporal", "zod"]);
const pure = places.filter(({ place }) => place === "core" || place === "kinds");

test("core and kinds import nothing that reaches the world", () => {
  const wrong = pure.flatMap(({ path }) =>
    importsOf(path)
      .filter((one) => !one.startsWith("src/") && !harmless.has(one))
      .map((one) => `${path} imports ${one}`),
  );
  expect(wrong).toEqual([]);
});

test.each([
  ["waits for nothing", /\basync\b|\bawait\b|\bPromise\b|\bsetTimeout\b|\bsetInterval\b/],
  ["does not look at the clock", /\bDate\.now\b|\bnew Date\(\s*\)|\bDate\(\s*\)|\bTemporal\.Now\b|\bperformance\b/],
  ["rolls no dice", /\bMath\.random\b|\brandomUUID\b|\brandomBytes\b|\brandomInt\b|\bgetRandomValues\b/],
  ["knows no environment", /\bprocess\b|\bglobalThis\b|\bfetch\(|\bconsole\b/],
])("core and kinds: it %s", (_, forbidden) => {
  expect(pure.filter(({ path }) => forbidden.test(codeOf(path))).map(({ path }) => path)).toEqual([]);
});

test("only the command line reads the environment", () => {
  const readers = places.filter(({ path }) => /\bprocess\.env\b/.test(codeOf(path))).map(({ path }) => path);
  expect(readers).toEqual(["src/main.ts"]);
});

test("tests speak to processes over connections of their own, never over one that may just be closed", () => {
  const fetching = filesIn("test").filter((path) => /(?<![.\w])fetch\(/.test(codeOf(path)));
  expect(fetching).toEqual(["test/support/reach.ts"]);
});
