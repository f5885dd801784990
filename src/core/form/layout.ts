// What a GitHub issue form says, read from its parsed YAML, and what GitHub or we would refuse in it. Loose on keys that
// GitHub may add; a key that is nearly a known one is taken for a slip and reported.

import { z } from "zod";
import { closest } from "../text/closest.ts";
import { layoutProblems } from "./layout-problems.ts";

export const elementTypes = ["input", "textarea", "dropdown", "checkboxes", "upload"] as const;
export type ElementType = (typeof elementTypes)[number];

/** One question of a form. */
export interface Element {
  /** As given, or made from the label as GitHub makes it. */
  readonly id: string;
  readonly label: string;
  readonly type: ElementType;
  /** GitHub insists on it in public repositories only. */
  readonly required: boolean;
  readonly multiple: boolean;
  readonly options: readonly string[];
  /** The boxes that must be ticked. */
  readonly mustTick: readonly string[];
  /** The language of the code fence that GitHub puts around the answer. */
  readonly render?: string;
}

export interface Layout {
  readonly name: string;
  readonly description: string;
  readonly title?: string;
  readonly labels: readonly string[];
  /** In form order, without `markdown`. */
  readonly elements: readonly Element[];
}

/** A line for the person who writes the form. A warning does not keep the form from being used. */
export interface LayoutProblem {
  readonly path: ReadonlyArray<string | number>;
  readonly says: string;
  readonly instead?: string;
  readonly warning?: true;
}

export type LayoutResult =
  | { readonly ok: true; readonly layout: Layout; readonly warnings: readonly LayoutProblem[] }
  | { readonly ok: false; readonly problems: readonly LayoutProblem[] };

const text = z.string().trim().min(1, "This must not be empty.");
const line = text.refine((value) => !/[\r\n]/.test(value), "This must be one line: it becomes a heading of the issue.");
const option = z.union([text, z.number().transform(String)]);
const validations = z.looseObject({ required: z.boolean().optional() }).optional();
const id = z
  .string()
  .regex(/^[A-Za-z0-9_-]+$/, "An id holds only letters without accents, digits, - and _.")
  .optional();

const Body = z.discriminatedUnion("type", [
  z.looseObject({ type: z.literal("markdown"), attributes: z.looseObject({ value: text }) }),
  z.looseObject({ type: z.enum(["input", "upload"]), id, validations, attributes: z.looseObject({ label: line }) }),
  z.looseObject({
    type: z.literal("textarea"),
    id,
    validations,
    attributes: z.looseObject({ label: line, render: z.string().optional() }),
  }),
  z.looseObject({
    type: z.literal("dropdown"),
    id,
    validations,
    attributes: z.looseObject({
      label: line,
      multiple: z.boolean().optional(),
      options: z.array(option).min(1, "A dropdown needs at least one option."),
    }),
  }),
  z.looseObject({
    type: z.literal("checkboxes"),
    id,
    validations,
    attributes: z.looseObject({
      label: line,
      options: z
        .array(z.looseObject({ label: line, required: z.boolean().optional() }))
        .min(1, "Checkboxes need at least one option."),
    }),
  }),
]);
type Body = z.infer<typeof Body>;

const labels = z.union([z.string(), z.array(text)]).optional();
const Form = z.looseObject({
  name: text.min(4, "GitHub hides a form whose name has fewer than 4 characters."),
  description: text,
  title: z.string().optional(),
  labels,
  body: z.array(Body).min(1, "The form asks for nothing."),
});

/** Reads an issue form. Everything that is wrong is reported at once, with its place in the file. */
export function readLayout(raw: unknown): LayoutResult {
  const slips = keySlips(raw);
  const parsed = Form.safeParse(raw, { reportInput: true });
  if (!parsed.success)
    return { ok: false, problems: [...parsed.error.issues.flatMap((issue) => asProblem(issue)), ...slips] };
  const { name, description, title, body } = parsed.data;
  const placed = body.flatMap((entry, at) => {
    const element = readElement(entry, at);
    return element ? [{ element, at }] : [];
  });
  const found = [...layoutProblems(placed), ...slips];
  if (found.some(({ warning }) => !warning)) return { ok: false, problems: found };
  const given = parsed.data.labels ?? [];
  const layout = {
    name,
    description,
    ...(title === undefined ? {} : { title }),
    labels: (typeof given === "string" ? given.split(",") : given).map((label) => label.trim()).filter(Boolean),
    elements: placed.map(({ element }) => element),
  };
  return { ok: true, layout, warnings: found };
}

function readElement(entry: Body, at: number): Element | undefined {
  if (entry.type === "markdown") return undefined;
  const { label } = entry.attributes;
  const common = {
    id: entry.id ?? (parameterize(label) || `field-${at + 1}`),
    label,
    required: entry.validations?.required ?? false,
  };
  const none = { multiple: false, options: [], mustTick: [] };
  switch (entry.type) {
    case "dropdown":
      return {
        ...common,
        ...none,
        type: "dropdown",
        multiple: entry.attributes.multiple ?? false,
        options: entry.attributes.options,
      };
    case "checkboxes": {
      const boxes = entry.attributes.options;
      const mustTick = boxes.filter((box) => box.required).map((box) => box.label);
      return { ...common, ...none, type: "checkboxes", options: boxes.map((box) => box.label), mustTick };
    }
    case "textarea": {
      const { render } = entry.attributes;
      return { ...common, ...none, type: "textarea", ...(render ? { render } : {}) };
    }
    default:
      return { ...common, ...none, type: entry.type };
  }
}

/** The reference that GitHub makes from a label, as Rails does it. */
function parameterize(label: string): string {
  const plain = label
    .normalize("NFKD")
    .replace(/\p{M}+/gu, "")
    .replace(/ß/g, "ss")
    .replace(/[æÆ]/g, "ae")
    .replace(/[øØ]/g, "o");
  return plain
    .toLowerCase()
    .replace(/[^a-z0-9_-]+/g, "-")
    .replace(/-{2,}/g, "-")
    .replace(/^-|-$/g, "");
}

type Issue = z.core.$ZodIssue;

function asProblem(issue: Issue): LayoutProblem[] {
  const path = issue.path.filter((part) => typeof part !== "symbol");
  if (issue.code === "invalid_union" && issue.path.at(-1) === "type") {
    return [{ path, says: `The type of an element is one of markdown, ${elementTypes.join(", ")}.` }];
  }
  if (issue.code === "invalid_type") return [{ path, says: wrongType(issue.expected, issue.input) }];
  return [{ path, says: issue.message }];
}

function wrongType(expected: string, input: unknown): string {
  if (input === undefined) return "This is missing.";
  if (expected === "string" && (typeof input === "number" || typeof input === "boolean" || input instanceof Date)) {
    return "This must be text: put it in quotes.";
  }
  const words: Record<string, string> = { string: "text", array: "a list", object: "a map", boolean: "true or false" };
  return `This must be ${words[expected] ?? expected}.`;
}

const topKeys = ["name", "description", "body", "title", "labels", "assignees", "projects", "type"];
const elementKeys = ["type", "id", "attributes", "validations"];

function keySlips(raw: unknown): LayoutProblem[] {
  const form = z.looseObject({ body: z.array(z.unknown()).catch([]) }).safeParse(raw);
  if (!form.success) return [];
  const inside = form.data.body.flatMap((entry, at) => slipsIn(entry, elementKeys, ["body", at]));
  return [...slipsIn(raw, topKeys, []), ...inside];
}

function slipsIn(raw: unknown, known: readonly string[], path: ReadonlyArray<string | number>): LayoutProblem[] {
  if (typeof raw !== "object" || raw === null) return [];
  return Object.keys(raw).flatMap((key) => {
    const instead = known.includes(key) ? undefined : closest(key, known);
    return instead ? [{ path: [...path, key], says: `GitHub does not know the key "${key}".`, instead }] : [];
  });
}
