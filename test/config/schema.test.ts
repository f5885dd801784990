import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { configSchema, smallest } from "../../scripts/generate/configuration.ts";

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

test("whoever looks up a setting finds an example of it", () => {
  const { $defs = {} } = configSchema as unknown as { $defs?: Record<string, object> };
  const whole = (one: object): object =>
    "$ref" in one ? { ...whole($defs[String(one.$ref).split("/").at(-1) ?? ""] ?? {}), ...one } : one;
  const lacking = (of: unknown): string[] => {
    if (typeof of !== "object" || of === null) return [];
    const { properties = {} } = of as { properties?: Record<string, object> };
    const own = Object.entries(properties).filter(([, one]) => !("examples" in whole(one) || "const" in whole(one)));
    return [...own.map(([name]) => name), ...Object.values(of).flatMap(lacking)];
  };
  // A whole kind is shown by the least file that works.
  expect([...new Set(lacking(configSchema))]).toEqual(["kinds"]);
  expect(smallest).toContain("kinds:\n  budget-request:\n");
});

test("it marks what is misspelled, where it stands", () => {
  const wrong = editor();
  expect(wrong(smallest.replace("live_from", "life_from"))).toContain("");
  expect(wrong(smallest.replace("team:", "teem:"))).toContain("/groups/approvers");
  expect(wrong(smallest.replace("form: budget-request.yml", "form: budget"))).toContain("/kinds/budget-request/form");
  expect(wrong(smallest.replace("version: 1", "version: 2"))).toContain("/version");
});

test("of a file that extends another one it wants nothing, and marks what is misspelled all the same", () => {
  const wrong = editor();
  const base = "version: 1\nextends: open-reps/.github\n";
  const rest =
    "kinds:\n  budget-request:\n    remind_days: 3\n    checks: null\ngroups: { helpers: { team: helpers } }\n";
  expect(wrong(base)).toEqual([]);
  expect(wrong(base + rest)).toEqual([]);
  expect(wrong(base + rest.replace("remind_days", "remind_day"))).toContain("/kinds/budget-request");
  expect(wrong(base + rest.replace("remind_days: 3", "remind_days: many"))).toContain(
    "/kinds/budget-request/remind_days",
  );
  expect(wrong(base.replace("version: 1", "version: 2"))).toContain("/version");
  expect(wrong("version: 1\n")).toContain("");
});

test("it knows what a rule is made of, and that every other word in it is a group with a number", () => {
  const wrong = editor();
  const of = (rule: string) => wrong(smallest.replace("approve: { approvers: 2 }", `approve: ${rule}`));
  const good = [
    "{ approvers: 2, wait: 72 hours }",
    "{ turnout: { of: approvers, at_least: 50% }, majority: { of: approvers, more_than: 2/3 } }",
    "{ all: [{ approvers: 1 }, { any: [{ approvers: 2 }, { lazy: { of: approvers, after: 3 days } }] }] }",
    "automatic",
  ];
  expect(good.flatMap(of)).toEqual([]);
  const at = "/kinds/budget-request/decide/approve";
  expect(of("{ approvers: two }")).toContain(`${at}/approvers`);
  expect(of("{ approvers: 0 }")).toContain(`${at}/approvers`);
  expect(of("{ majorty: { of: approvers, more_than: 1/2 } }")).toContain(`${at}/majorty`);
  expect(of("{ majority: { of: approvers, more_than: half } }")).toContain(`${at}/majority/more_than`);
  expect(of("{ approvers: 2, wait: soon }")).toContain(`${at}/wait`);
  expect(of("{ all: [{ approvers: many }] }")).toContain(`${at}/all/0/approvers`);
  expect(of("{}")).toContain(at);
});
