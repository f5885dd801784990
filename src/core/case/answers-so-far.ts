// What each field holds after a number of fillings: the later one wins, field by field. An edit of the form counts for
// the fields that it changed.

import type { Filled, FilledResult } from "../form/filled.ts";
import { type BodyReading, type FieldReading, readBody } from "../form/form.ts";
import { filledBy } from "../form/said.ts";
import type { Filling } from "./fillings.ts";
import type { Instance } from "./kind.ts";

/** Where a value comes from that does not stand in the form. */
export interface Source {
  readonly comment: number;
  readonly from: "reply" | "suggestion";
}

export interface Over extends Source {
  readonly result: FilledResult;
}

export interface AnswersSoFar {
  /** The form; null where this revision cannot be read. */
  readonly body: BodyReading | null;
  /** By field: what was said in comments and counts before the form. */
  readonly over: ReadonlyMap<string, Over>;
  /** A comment said something here that cannot be known any more. */
  readonly doubtful: boolean;
}

/** Reads one filling after the other; each answer stands for the fillings up to it. */
export function answersSoFar(instance: Instance, fillings: readonly Filling[]): AnswersSoFar[] {
  const over = new Map<string, Over>();
  const doubts = new Set<number>();
  let body: BodyReading | null = null;
  let readable: BodyReading | null = null;
  return fillings.map((filling) => {
    if (filling.is === "form") {
      const { text } = filling.revision;
      body = text === null ? null : readBody(instance.form.layout, text, instance.form.aliases);
      for (const { field } of changed(readable, body)) over.delete(field);
      readable = body ?? readable;
    } else {
      if (filling.doubtful) doubts.add(filling.comment);
      else doubts.delete(filling.comment);
      fill(filling, readable, over, instance);
    }
    return { body, over: new Map(over), doubtful: doubts.size > 0 };
  });
}

function fill(
  { said, comment, from }: Extract<Filling, { is: "lines" }>,
  body: BodyReading | null,
  over: Map<string, Over>,
  instance: Instance,
): void {
  for (const line of said) {
    const { id } = line.named.element;
    const spec = instance.fields.find((field) => field.id === id);
    if (!spec) continue;
    const before = over.get(id)?.result ?? body?.fields.find(({ field }) => field === id);
    over.set(id, { comment, from, result: filledBy(line, spec, before && held(before)) });
  }
}

const held = (result: FilledResult | FieldReading): Filled | undefined => (result.ok ? result.filled : undefined);

function changed(before: BodyReading | null, now: BodyReading | null): readonly FieldReading[] {
  if (!before || !now) return [];
  return now.fields.filter((field, at) => JSON.stringify(field) !== JSON.stringify(before.fields[at]));
}
