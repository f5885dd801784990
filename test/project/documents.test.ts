import { expect, test } from "vitest";
import { parse } from "yaml";
import { z } from "zod";
import { configSchema, smallest } from "../../scripts/generate/configuration.ts";
import { Schema } from "../../scripts/generate/settings.ts";
import { shipped } from "../../src/config/messages.ts";
import { readConfig } from "../../src/config/read.ts";
import { commands } from "../../src/core/text/command-table.ts";
import { kinds } from "../../src/kinds/index.ts";
import { read, tracked } from "./sources.ts";

const reference = read("docs/configuration.md");

test("the least that works does work", () => {
  expect(readConfig(smallest)).toMatchObject({ ok: true, warnings: [] });
  expect(reference).toContain(smallest);
});

/** Every setting of the schema with its path. */
function settings(schema: Schema, path: string): [string, Schema][] {
  const own = Object.entries(schema.properties ?? {}).flatMap(([name, one]): [string, Schema][] => [
    [`${path}${name}`, one],
    ...settings(one, `${path}${name}.`),
  ]);
  const inner = [...(schema.anyOf ?? []), ...(schema.oneOf ?? []), ...(schema.items ? [schema.items] : [])];
  const named = typeof schema.additionalProperties === "object" ? [schema.additionalProperties] : [];
  return [...own, ...[...inner, ...named].flatMap((one) => settings(one, path))];
}

const all = settings(Schema.parse(configSchema), "");

test("every setting has a meaning, and stands in the reference", () => {
  expect(all.length).toBeGreaterThan(30);
  expect(all.filter(([, { description }]) => !description).map(([name]) => name)).toEqual([]);
  const lost = all.filter(
    ([name, { description = "" }]) => !reference.includes(`| \`${name.split(".").at(-1)}\` | ${description}`),
  );
  expect(lost.map(([name]) => name)).toEqual([]);
});

test("every description is a sentence for people who do not write programs", () => {
  const odd = all.filter(
    ([, { description = "" }]) =>
      !/^[A-Z].*\.$/.test(description) || /\b(?:boolean|string|array|enum|regex|null|object)\b/i.test(description),
  );
  expect(odd.map(([name]) => name)).toEqual([]);
});

test("every kind keeps clear of the settings that all kinds share", () => {
  const shared = ["is", "title", "form", "label", "fields", "checks", "decide", "appeal"];
  for (const { settings } of kinds)
    expect(Object.keys(settings.shape).filter((name) => shared.includes(name))).toEqual([]);
});

test("the schema for editors takes the starting configuration's settings by name", () => {
  const top = Object.keys(z.record(z.string(), z.unknown()).parse(parse(read("templates/quorate.yml"))));
  expect(top.filter((name) => !(name in (configSchema.properties ?? {})))).toEqual([]);
});

test("every command and every kind has its place in the docs", () => {
  const page = read("docs/commands.md");
  for (const [name, { usage }] of Object.entries(commands)) {
    expect(page).toContain(`| \`${usage}\` |`);
    expect(page).toContain(shipped.en?.[`command/${name}`]);
  }
  for (const { name } of kinds) expect(read(`docs/kinds/${name}.md`)).toContain("stateDiagram-v2");
});

test("generated pages have headings from the second level and no HTML", () => {
  for (const path of tracked().filter((one) => /^docs\/(?:commands|configuration|kinds\/.*)\.md$/.test(one))) {
    const text = read(path).replaceAll(/```[\s\S]*?```|`[^`\n]*`/g, "");
    expect(text, path).not.toMatch(/^# /m);
    expect(text, path).not.toMatch(/<\/?[a-z]/i);
    expect(text, path).toMatch(/^## /);
  }
});

test("the page of a kind offers no command that never counts in a stage", () => {
  for (const { name, settings, stages } of kinds)
    for (const [stage, { untold }] of Object.entries(stages(settings.parse({}))))
      for (const command of typeof untold === "object" ? untold : [])
        expect(read(`docs/kinds/${name}.md`)).not.toContain(`| \`${stage}\` | \`/${command}`);
  expect(read("docs/kinds/role-opening.md")).toContain("| `choosing` | `/choose @x` |");
});
