// The form as it stood at one moment, read into typed values: what is there, what must be asked about, and the
// fingerprint of the material fields, to which votes are bound.

import { createHash } from "node:crypto";
import { runCheck } from "./checks.ts";
import type { Revision } from "./facts.ts";
import { type FieldValue, readField } from "./field.ts";
import { readBody } from "./form.ts";
import type { Instance } from "./kind.ts";
import { holdsNumber } from "./private-numbers.ts";
import type { Problem } from "./problem.ts";
import type { Day } from "./time.ts";

export interface Reading {
  readonly values: Readonly<Record<string, FieldValue>>;
  /** Field by field, in form order, then what does not fit together. */
  readonly problems: readonly Problem[];
  /** Logins of the people that the case is about. */
  readonly about: readonly string[];
  /** Equal for equal material values. Null where this revision could not be read: no vote is bound to it. */
  readonly fingerprint: string | null;
  /** A group that cannot be read, so that nobody knows whether its author may ask for this. */
  readonly unknown?: string;
}

/** Reads one revision of the body. `opened` is the day that checks against the calendar count from. */
export function readRevision(instance: Instance, { text }: Revision, opened: Day): Reading {
  const unreadable = {
    values: {},
    problems: [{ field: "", problem: "unreadable" as const }],
    about: [],
    fingerprint: null,
  };
  if (text === null) return unreadable;
  const body = readBody(instance.form.layout, text, instance.form.aliases);
  const context = { ...instance.context, today: opened };
  const values: Record<string, FieldValue> = {};
  const problems: Problem[] = [];
  for (const spec of instance.fields) {
    const filled = body.fields.find(({ field }) => field === spec.id);
    if (!filled) continue;
    const read = filled.ok ? readField(spec, filled.filled, context) : filled;
    const exposed = !read.ok && read.problem.found !== undefined && holdsNumber(read.problem.found);
    if (read.ok) values[spec.id] = read.value;
    else problems.push(exposed ? { field: spec.id, problem: "privateNumber" } : read.problem);
  }
  const known = new Map(Object.entries(values));
  for (const check of instance.checks) {
    const found = runCheck(check, known, { ...instance.context, opened });
    if (found) problems.push(found);
  }
  return { values, problems, about: peopleIn(instance, values), fingerprint: fingerprint(instance, values, problems) };
}

const peopleIn = (instance: Instance, values: Reading["values"]) =>
  instance.about.flatMap((id) => {
    const value = values[id];
    return value?.is === "person" ? [value.login] : [];
  });

/** Material fields that could not be read count by their problem, so that mending one is a change too. */
function fingerprint(instance: Instance, values: Reading["values"], problems: readonly Problem[]): string {
  const material = instance.material.map((id) => [
    id,
    values[id] ?? problems.find(({ field }) => field === id)?.problem,
  ]);
  return createHash("sha256").update(JSON.stringify(material)).digest("base64url").slice(0, 16);
}

/** The values that a decision is about, without what was written as text: that stands in the issue alone. */
export function valuesOf(instance: Instance, reading: Reading): Readonly<Record<string, FieldValue>> {
  const known = instance.fields.flatMap(({ id, type }) => {
    const value = reading.values[id];
    return value && value.is !== "none" && type !== "text" ? [[id, value] as const] : [];
  });
  return Object.fromEntries(known);
}
