// The answers as they stood at one moment, read into typed values: what is there, what must be asked about, and the
// fingerprint of the material fields, to which votes are bound.

import { createHash } from "node:crypto";
import { runCheck } from "../form/checks.ts";
import { type FieldResult, type FieldValue, type ReadingContext, readField } from "../form/field.ts";
import type { FieldSpec } from "../form/field-spec.ts";
import type { FilledResult } from "../form/filled.ts";
import type { FieldReading } from "../form/form.ts";
import { holdsNumber } from "../text/private-numbers.ts";
import type { Problem } from "../text/problem.ts";
import type { Day } from "../text/time.ts";
import type { AnswersSoFar, Source } from "./answers-so-far.ts";
import type { Instance } from "./kind.ts";

export interface Reading {
  readonly values: Readonly<Record<string, FieldValue>>;
  /** Field by field, in form order, then what does not fit together. */
  readonly problems: readonly Problem[];
  /** Logins of the people that the case is about. */
  readonly about: readonly string[];
  /** Equal for equal material values. Null where they are not known for certain: no vote is bound to them. */
  readonly fingerprint: string | null;
  /** A group that cannot be read, so that nobody knows whether its author may ask for this. */
  readonly unknown?: string;
  /** By field: the comment that says what the form does not, with what the form says instead. */
  readonly sources: Readonly<Record<string, Source & { readonly instead?: FieldValue }>>;
}

/** Reads the answers as they stood. `opened` is the day that checks against the calendar count from. */
export function readAnswers(instance: Instance, answers: AnswersSoFar, opened: Day): Reading {
  if (answers.body === null) {
    const problems = [{ field: "", problem: "unreadable" as const }];
    return { values: {}, problems, about: [], fingerprint: null, sources: {} };
  }
  const context = { ...instance.context, today: opened };
  const values: Record<string, FieldValue> = {};
  const problems: Problem[] = [];
  const sources: Record<string, Source> = {};
  for (const spec of instance.fields) {
    const inForm = answers.body.fields.find(({ field }) => field === spec.id);
    const over = answers.over.get(spec.id);
    if (!inForm) continue;
    const read = fieldValue(spec, over ? inField(spec.id, over.result) : inForm, context);
    if (read.ok) values[spec.id] = read.value;
    else problems.push(read.problem);
    if (!over) continue;
    const before = fieldValue(spec, inForm, context);
    const { comment, from } = over;
    sources[spec.id] = { comment, from, ...(before.ok ? { instead: before.value } : {}) };
  }
  const known = new Map(Object.entries(values));
  for (const check of instance.checks) {
    const found = runCheck(check, known, { ...instance.context, opened });
    if (found) problems.push(found);
  }
  const print = answers.doubtful ? null : fingerprint(instance, values, problems);
  return { values, problems, about: peopleIn(instance, values), fingerprint: print, sources };
}

const inField = (field: string, result: FilledResult): FieldReading =>
  result.ok ? { ...result, field } : { ok: false, field, problem: { field, ...result.trouble } };

function fieldValue(spec: FieldSpec, filled: FieldReading, context: ReadingContext): FieldResult {
  const read = filled.ok ? readField(spec, filled.filled, context) : filled;
  const exposed = !read.ok && read.problem.found !== undefined && holdsNumber(read.problem.found);
  return exposed ? { ok: false, problem: { field: spec.id, problem: "privateNumber" } } : read;
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
