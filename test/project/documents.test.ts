import { expect, test } from "vitest";
import { parse } from "yaml";
import { z } from "zod";
import { configSchema, smallest } from "../../scripts/generate/configuration.ts";
import { Schema } from "../../scripts/generate/settings.ts";
import { readConfig } from "../../src/config/read.ts";
import { commands } from "../../src/core/command-table.ts";
import { kinds } from "../../src/kinds/index.ts";
import { readCommunity } from "../../src/sandbox/community.ts";
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
  for (const { usage, does } of Object.values(commands)) {
    expect(page).toContain(`| \`${usage}\` |`);
    expect(page).toContain(does);
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

const community = readCommunity("templates/community");

test("the sample community is one that people can try everything on", () => {
  const people = Object.values(community.people);
  expect(people.length).toBeGreaterThanOrEqual(12);
  for (const team of ["approvers", "council"])
    expect(people.filter(({ teams }) => teams.includes(team)).length).toBeGreaterThanOrEqual(3);
  expect(people.map(({ role }) => role)).toEqual(expect.arrayContaining(["owner", "outside", "member"]));
  expect(community.issues.some(({ form }) => form === undefined)).toBe(true);
});

test("every starting issue answers fields that its form has, with options that it offers", () => {
  const Form = z.object({
    body: z.array(
      z.object({
        id: z.string().optional(),
        attributes: z.object({ options: z.array(z.union([z.string(), z.object({ label: z.string() })])).optional() }),
      }),
    ),
  });
  for (const { form, answers } of community.issues) {
    if (form === undefined) continue;
    const { body } = Form.parse(parse(read(`templates/forms/${form}`)));
    for (const [id, given] of Object.entries(answers)) {
      const element = body.find((one) => one.id === id);
      expect(element, `${form} has ${id}`).toBeDefined();
      const options = element?.attributes.options?.map((option) =>
        typeof option === "string" ? option : option.label,
      );
      if (options) expect(options).toEqual(expect.arrayContaining([given].flat()));
    }
  }
});

const forms = tracked().filter((path) => /^templates\/forms\/.*request\.yml$/.test(path));

test.each(forms.map((path) => [path] as const))(
  "%s tells people what not to write, and asks for the guidelines",
  (path) => {
    const text = read(path);
    expect(text).toMatch(/Do not write bank details,? .*home addresses/);
    expect(text).toMatch(/label: I have read the participation guidelines and keep to them\.\n\s+required: true/);
  },
);
