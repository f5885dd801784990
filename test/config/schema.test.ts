import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { smallest } from "../../scripts/generate/configuration.ts";

const read = (path: string) => readFileSync(join(import.meta.dirname, "../..", path), "utf8");

/** As an editor holds a file against the schema while somebody writes it. */
function editor() {
  const ajv = new Ajv2020({ allErrors: true, strict: false });
  addFormats.default(ajv);
  const validate = ajv.compile(JSON.parse(read("templates/config.schema.json")));
  return (text: string) =>
    validate(parse(text)) ? [] : (validate.errors ?? []).map(({ instancePath }) => instancePath);
}

test("an editor that knows the schema has nothing against what works", () => {
  const wrong = editor();
  for (const text of [read("templates/quorate.yml"), read("test/fixtures/town/program/.github/quorate.yml"), smallest])
    expect(wrong(text)).toEqual([]);
});

test("it marks what is misspelled, where it stands", () => {
  const wrong = editor();
  expect(wrong(smallest.replace("live_from", "life_from"))).toContain("");
  expect(wrong(smallest.replace("team:", "teem:"))).toContain("/groups/approvers");
  expect(wrong(smallest.replace("form: budget-request.yml", "form: budget"))).toContain("/kinds/budget-request/form");
  expect(wrong(smallest.replace("version: 1", "version: 2"))).toContain("/version");
});
