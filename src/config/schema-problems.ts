// What the schema refuses, in plain words: what is wrong, and what would be right.

import { z } from "zod";
import { closest } from "../core/text/closest.ts";
import type { PathProblem } from "./problem.ts";
import { Config } from "./schema.ts";
import type { Path } from "./yaml.ts";

type Issue = z.core.$ZodIssue;

/** Every problem, each once. */
export function schemaProblems(issues: readonly Issue[]): PathProblem[] {
  const found = issues.flatMap((issue) => ofIssue(issue));
  const unique = new Map(found.map((one) => [`${one.path.map(String).join("\n")}\n${one.says}`, one]));
  return [...unique.values()];
}

export const nameOf = (path: Path): string => (path.length === 0 ? "the file" : path.map(String).join("."));

function ofIssue(issue: Issue): PathProblem[] {
  if (issue.code === "unrecognized_keys") return issue.keys.map((key) => unknownKey(issue.path, key));
  if (issue.code === "invalid_union" && issue.errors.length > 0) return ofUnion(issue, issue.errors);
  if (issue.code === "invalid_key") {
    const [inner] = issue.issues;
    return [tell(issue.path, inner?.code === "too_big" ? tooBig(inner) : (inner?.message ?? issue.message))];
  }
  return [tell(issue.path, sentence(issue))];
}

const tell = (path: Path, says: string): PathProblem => ({ path, says: `${nameOf(path)}: ${says}` });

function unknownKey(path: Path, key: string): PathProblem {
  const near = closest(key, keysAt(path));
  const instead = near === undefined ? "Take it out, or check its spelling." : `Did you mean "${near}"?`;
  return { path: [...path, key], says: `${nameOf(path)}: there is no setting "${key}" here. ${instead}` };
}

/** Of several shapes the one that was most likely meant: fewest problems, a misspelled key not counted as missing too. */
function ofUnion(issue: Issue, branches: readonly (readonly Issue[])[]): PathProblem[] {
  const keys = keysAt(issue.path);
  const given = typeof issue.input === "object" && issue.input !== null ? Object.keys(issue.input) : [];
  const known = given.filter((key) => keys.includes(key));
  const shaped = branches.filter((branch) => !isOtherShape(branch));
  const chosen = (shaped.length > 0 ? shaped : branches)
    .map((branch) => branch.filter((one) => !isMisspelled(one, given, keys)))
    .toSorted((a, b) => Number(isOtherShape(a)) - Number(isOtherShape(b)) || a.length - b.length)[0];
  if (!chosen) return [];
  const extra = chosen.flatMap((one) => (one.code === "unrecognized_keys" && one.path.length === 0 ? one.keys : []));
  const both = extra.find((key) => keys.includes(key));
  const other = known.find((key) => !extra.includes(key));
  if (both !== undefined && other !== undefined) {
    const says = `"${both}" and "${other}" do not go together. Keep one of them here.`;
    return [{ path: [...issue.path, both], says: `${nameOf(issue.path)}: ${says}` }];
  }
  const lost = chosen.some((one) => isMissing(one) && one.path.length === 1);
  if (lost && known.length === 0) {
    const [key] = given;
    const wrong = key === undefined ? "this is empty." : `there is no setting "${key}" here.`;
    const path = key === undefined ? issue.path : [...issue.path, key];
    return [{ path, says: `${nameOf(issue.path)}: ${wrong} Write one of ${wordsOf(branches)}.` }];
  }
  return chosen.flatMap((one) => ofIssue({ ...one, path: [...issue.path, ...one.path] }));
}

/** A text where settings belong, or the other way round. */
const isOtherShape = (branch: readonly Issue[]): boolean =>
  branch.some(({ code, path, input }) => {
    const word = code === "invalid_value" && (typeof input === "object" || input === undefined);
    return path.length === 0 && (code === "invalid_type" || word);
  });

const isMissing = (issue: Issue): boolean => issue.code === "invalid_type" && issue.input === undefined;

const isMisspelled = (issue: Issue, given: readonly string[], keys: readonly string[]): boolean =>
  isMissing(issue) &&
  issue.path.length === 1 &&
  given.some((key) => closest(key, keys) === issue.path[0] && !keys.includes(key));

/** The keys that the shapes of a union cannot do without. */
const wordsOf = (branches: readonly (readonly Issue[])[]): string =>
  [...new Set(branches.flat().flatMap((one) => (isMissing(one) ? [String(one.path[0])] : [])))].join(", ");

function sentence(issue: Issue): string {
  switch (issue.code) {
    case "invalid_type":
      // A setting with words of its own says what would be right.
      if (issue.input !== undefined && !issue.message.startsWith("Invalid input")) return issue.message;
      return wrongType(issue.path, issue.expected, issue.input);
    case "invalid_union":
      return oneOf("options" in issue && Array.isArray(issue.options) ? issue.options.map(String) : [], said(issue));
    case "invalid_value":
      return oneOf(issue.values.map(String), issue.input);
    case "too_big":
      return tooBig(issue);
    case "too_small":
      return tooSmall(issue);
    default:
      return issue.input === undefined && issue.code !== "custom" ? missing(issue.path) : issue.message;
  }
}

/** What a discriminated union was told. */
const said = ({ input, path }: Issue): unknown =>
  typeof input === "object" && input !== null ? Reflect.get(input, path.at(-1) ?? "") : input;

function oneOf(known: readonly string[], given: unknown): string {
  const list = `Write ${known.length > 1 ? "one of " : ""}${known.join(", ")}.`;
  if (given === undefined || given === null) return `this is missing. ${list}`;
  const near = closest(String(given), known);
  const wrong = `"${String(given).slice(0, 60)}" is not known here.`;
  return `${wrong} ${near === undefined ? list : `Did you mean "${near}"?`}`;
}

function wrongType(path: Path, expected: string, input: unknown): string {
  if (input === undefined) return missing(path);
  const wanted = typeWords[expected] ?? expected;
  if (input === null && path.length === 0) return "there is nothing in it. Begin with a copy of templates/quorate.yml.";
  if (input === null) return `there is nothing here. Write ${wanted}, or take the line out.`;
  return `this is ${wordFor(input)}. Write ${wanted}.`;
}

function missing(path: Path): string {
  const [meaning] = schemasAt(path).flatMap(({ description }) => (description === undefined ? [] : [description]));
  return `this is missing.${meaning === undefined ? "" : ` ${meaning}`}`;
}

const wordFor = (input: unknown): string => {
  if (Array.isArray(input)) return "a list";
  if (typeof input === "number") return Number.isInteger(input) ? "a number" : "a number with a fraction";
  return typeof input === "boolean" ? "true or false" : typeof input === "string" ? "a text" : "a group of settings";
};

const typeWords: Readonly<Record<string, string>> = {
  string: "a text, in quotes where it looks like a number",
  number: "a number",
  int: "a whole number",
  boolean: "true or false",
  array: "a list",
  object: "settings, each with its name and a colon",
  record: "names, each with a colon and its settings",
};

function tooBig({ origin, maximum }: Extract<Issue, { code: "too_big" }>): string {
  if (origin === "string") return `this is too long. Use at most ${maximum} characters.`;
  return origin === "array"
    ? `there are too many. Write at most ${maximum}.`
    : `this is too much. Write at most ${maximum}.`;
}

function tooSmall({ origin, minimum }: Extract<Issue, { code: "too_small" }>): string {
  if (origin === "string") return "this is empty. Write at least one character.";
  return origin === "array"
    ? "this list is empty. Write at least one."
    : `this is too little. Write at least ${minimum}.`;
}

/** A JSON schema, as far as names and meanings are looked up in it. */
const Schema = z.looseObject({
  description: z.string().optional(),
  $ref: z.string().optional(),
  get $defs() {
    return z.record(z.string(), Schema).optional();
  },
  get properties() {
    return z.record(z.string(), Schema).optional();
  },
  get additionalProperties() {
    return z.union([z.boolean(), Schema]).optional();
  },
  get items() {
    return Schema.optional();
  },
  get anyOf() {
    return z.array(Schema).optional();
  },
  get oneOf() {
    return z.array(Schema).optional();
  },
});
type Schema = z.infer<typeof Schema>;

const root = Schema.parse(z.toJSONSchema(Config, { io: "input" }));

/** Every schema that the value at a path may have. */
function schemasAt(path: Path): Schema[] {
  return path.reduce<Schema[]>((all, key) => all.flatMap((one) => inside(one, key)), alternatives(root));
}

function inside({ properties, additionalProperties, items }: Schema, key: PropertyKey): Schema[] {
  const named = typeof key === "string" ? properties?.[key] : items;
  const found = named ?? (typeof additionalProperties === "object" ? additionalProperties : undefined);
  return found === undefined ? [] : alternatives(found);
}

/** Rules stand inside rules, so their shape is told once, under a name. */
const alternatives = (schema: Schema): Schema[] => {
  const several = schema.anyOf ?? schema.oneOf;
  const named = schema.$ref === undefined ? undefined : root.$defs?.[schema.$ref.replace("#/$defs/", "")];
  if (named) return alternatives({ ...named, ...(schema.description ? { description: schema.description } : {}) });
  const { description } = schema;
  const inherits = (one: Schema) => (description && !one.description ? { ...one, description } : one);
  return several === undefined ? [schema] : several.map(inherits).flatMap(alternatives);
};

const keysAt = (path: Path): string[] => [
  ...new Set(schemasAt(path).flatMap(({ properties }) => Object.keys(properties ?? {}))),
];
