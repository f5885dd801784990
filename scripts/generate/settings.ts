// A JSON schema as settings for people: each with what it means, what may be written, and what holds without it.
import { z } from "zod";
import { code } from "./table.ts";

export const Schema = z.looseObject({
  description: z.string().optional(),
  type: z.union([z.string(), z.array(z.string())]).optional(),
  get $defs() {
    return z.record(z.string(), Schema).optional();
  },
  const: z.unknown().optional(),
  default: z.unknown().optional(),
  enum: z.array(z.unknown()).optional(),
  examples: z.array(z.unknown()).optional(),
  minimum: z.number().optional(),
  maximum: z.number().optional(),
  required: z.array(z.string()).optional(),
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
export type Schema = z.infer<typeof Schema>;

export interface Setting {
  readonly name: string;
  readonly schema: Schema;
  readonly required: boolean;
}

/** Settings that stand together, and how to get there: `kinds: NAME: fields: ID:`. */
export interface Section {
  readonly path: readonly string[];
  readonly about: string | undefined;
  /** Where there are several, one of them is written. */
  readonly shapes: readonly (readonly Setting[])[];
}

const alternatives = (schema: Schema): readonly Schema[] => schema.anyOf ?? schema.oneOf ?? [schema];

/** What stands in a list or under names of one's own. */
const inner = ({ items, additionalProperties }: Schema): Schema | undefined =>
  items ?? (typeof additionalProperties === "object" ? additionalProperties : undefined);

/** Every group of settings below a schema, outermost first. `names` says what stands for the names of a record. */
export function sections(
  schema: Schema,
  names: Readonly<Record<string, string>>,
  path: readonly string[] = [],
): Section[] {
  // One of something, or a list of the same: they are told once.
  const several = alternatives(schema);
  const lists: readonly Schema[] =
    several.length > 1 ? several.flatMap((one): Schema[] => (one.items ? [one.items] : [])) : [];
  const shapes = [...several, ...lists].flatMap(({ properties, required = [] }) =>
    properties
      ? [Object.entries(properties).map(([name, one]) => ({ name, schema: one, required: required.includes(name) }))]
      : [],
  );
  const keys = shapes.map((shape) => shape.map(({ name, schema: { const: only = "" } }) => `${name}${only}`).join(" "));
  const once = shapes.filter((_, at) => keys.indexOf(keys[at] ?? "") === at);
  const own = once.length === 0 ? [] : [{ path, about: schema.description, shapes: once }];
  const below = once.flat().flatMap((setting) => sections(setting.schema, names, [...path, setting.name]));
  const item = inner(schema);
  const name = names[path.at(-1) ?? ""];
  return [...own, ...below, ...(item ? sections(item, names, name === undefined ? path : [...path, name]) : [])];
}

/** What may be written, where its description does not say so. */
export function allowed({ type, enum: words, minimum, maximum, const: only }: Schema): string {
  if (only !== undefined) return `Always ${code(String(only))}.`;
  if (words) return `One of ${words.map((word) => code(String(word))).join(", ")}.`;
  if (type === "boolean") return `${code("true")} or ${code("false")}.`;
  if (type === "integer") return `A whole number from ${minimum} to ${maximum}.`;
  return "";
}

export function withoutIt({ required, schema }: Setting, among = false): string {
  if (required) return among ? "one of these is needed" : "it is needed";
  if (schema.default === undefined) return "nothing";
  return typeof schema.default === "object" ? "none" : code(String(schema.default));
}
