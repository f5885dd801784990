// Reading `.github/quorate.yml`: the configuration, or every problem with its line.

import type { z } from "zod";
import { closest } from "../core/closest.ts";
import type { FileProblem } from "./problem.ts";
import { Config } from "./schema.ts";
import { readYaml, type Yaml } from "./yaml.ts";

export const configFile = ".github/quorate.yml";

export type ConfigRead =
  | { readonly ok: true; readonly config: Config; readonly yaml: Yaml }
  | { readonly ok: false; readonly problems: readonly FileProblem[] };

export function readConfig(text: string, file = configFile): ConfigRead {
  const yaml = readYaml(file, text);
  if (yaml.problems.length > 0) return { ok: false, problems: yaml.problems };
  const parsed = Config.safeParse(yaml.data, { reportInput: true });
  if (!parsed.success) {
    const problems = parsed.error.issues.flatMap((issue) => problemsOf(issue, file, yaml));
    return { ok: false, problems: problems.toSorted((a, b) => a.line - b.line || a.column - b.column) };
  }
  const problems = crossChecks(parsed.data, file, yaml);
  return problems.length > 0 ? { ok: false, problems } : { ok: true, config: parsed.data, yaml };
}

/** A problem of the schema in plain words, at the key that it is about. */
function problemsOf(issue: z.core.$ZodIssue, file: string, yaml: Yaml): FileProblem[] {
  const where = nameOf(issue.path);
  if (issue.code === "unrecognized_keys") {
    return issue.keys.map((key) => {
      const near = closest(key, knownKeys(issue.path));
      const instead = near === undefined ? "Take it out, or check its spelling." : `Did you mean "${near}"?`;
      return {
        file,
        ...yaml.at([...issue.path, key]),
        says: `${where}: there is no setting "${key}" here. ${instead}`,
      };
    });
  }
  if (issue.code === "invalid_union" && issue.errors.length > 0) {
    const best = issue.errors.toSorted((a, b) => a.length - b.length)[0] ?? [];
    return best.flatMap((inner) => problemsOf({ ...inner, path: [...issue.path, ...inner.path] }, file, yaml));
  }
  return [{ file, ...yaml.at(issue.path), says: `${where}: ${sentence(issue)}` }];
}

function sentence(issue: z.core.$ZodIssue): string {
  if (issue.input === undefined && issue.code !== "custom") return "This is missing.";
  if (issue.code === "invalid_value") {
    const known = issue.values.map(String);
    if (issue.message !== `Invalid input: expected ${JSON.stringify(known[0])}` && known.length === 1)
      return issue.message;
    const near = typeof issue.input === "string" ? closest(issue.input, known) : undefined;
    return near === undefined ? `Write one of ${known.join(", ")}.` : `Did you mean "${near}"?`;
  }
  if (issue.code === "invalid_type") return `Write ${typeWords[issue.expected] ?? issue.expected} here.`;
  if (issue.code === "invalid_union") return "Write this in one of the ways that docs/configuration.md shows.";
  return issue.message;
}

const typeWords: Readonly<Record<string, string>> = {
  string: "a text",
  number: "a number",
  int: "a whole number",
  boolean: "true or false",
  array: "a list",
  object: "settings, each on a line of its own,",
  record: "names, each with its settings,",
};

const nameOf = (path: readonly PropertyKey[]) => (path.length === 0 ? "the file" : path.map(String).join("."));

/** The keys that may stand at a path, as far as the schema says so. */
function knownKeys(path: readonly PropertyKey[]): string[] {
  let schema: unknown = Config;
  for (const key of path) schema = step(schema, key);
  const shape = property(schema, "shape");
  return typeof shape === "object" && shape !== null ? Object.keys(shape) : [];
}

function step(schema: unknown, key: PropertyKey): unknown {
  const inner = property(schema, "unwrap");
  if (typeof inner === "function" && property(schema, "element") === undefined)
    return step(Reflect.apply(inner, schema, []), key);
  const before = property(schema, "in");
  if (before !== undefined) return step(before, key);
  const shape = property(schema, "shape");
  if (typeof shape === "object" && shape !== null && key in shape) return Reflect.get(shape, key);
  const options = property(schema, "options");
  const value = property(schema, "valueType") ?? property(schema, "element");
  if (value !== undefined) return firstOption(property(value, "in") ?? value) ?? value;
  return Array.isArray(options) ? step(options[0], key) : undefined;
}

const firstOption = (schema: unknown) => {
  const options = property(schema, "options");
  return Array.isArray(options) ? options[0] : undefined;
};

const property = (of: unknown, name: string): unknown =>
  typeof of === "object" && of !== null && name in of ? Reflect.get(of, name) : undefined;

/** Names that must be known: groups above all. */
function crossChecks(config: Config, file: string, yaml: Yaml): FileProblem[] {
  const problems: FileProblem[] = [];
  const groups = Object.keys(config.groups);
  const mustBeGroup = (name: string | undefined, path: readonly PropertyKey[]) => {
    if (name === undefined || groups.includes(name)) return;
    const near = closest(name, groups);
    const instead =
      near === undefined ? `The groups are ${groups.join(", ") || "none yet"}.` : `Did you mean "${near}"?`;
    problems.push({ file, ...yaml.at(path), says: `${nameOf(path)}: there is no group "${name}". ${instead}` });
  };
  mustBeGroup(config.escalation, ["escalation"]);
  for (const [name, entry] of Object.entries(config.kinds)) {
    for (const [key, rule] of Object.entries({ decide: entry.decide, appeal: entry.appeal })) {
      for (const group of Object.keys(rule?.approve ?? {})) mustBeGroup(group, ["kinds", name, key, "approve", group]);
    }
  }
  const labels = new Map<string, string>();
  for (const [name, entry] of Object.entries(config.kinds)) {
    const label = labelOf(name, entry).toLowerCase();
    const other = labels.get(label);
    if (other !== undefined) {
      const says = `kinds.${name}.label: "${other}" has the same label, so their cases could not be told apart.`;
      problems.push({ file, ...yaml.at(["kinds", name, "label"]), says });
    }
    labels.set(label, name);
  }
  return problems;
}

export const labelOf = (name: string, entry: { readonly label?: string | undefined }): string =>
  entry.label ?? `kind: ${name}`;
