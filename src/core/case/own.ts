// What a kind keeps of its own in the record of a case: typed by a schema, and short enough to be carried.

import type { z } from "zod";
import type { CaseRecord } from "./record.ts";

export interface Own<Kept> {
  /** What was put last. A record of other times that does not fit the schema any more is a fault, never nothing. */
  of(state: Pick<CaseRecord, "own">): Kept | undefined;
  put(state: CaseRecord, value: Kept): CaseRecord;
  without(state: CaseRecord): CaseRecord;
}

/** A place in the record under a key that no other part of the same kind has. Values are JSON. */
export function own<Schema extends z.ZodType>(key: string, schema: Schema): Own<z.output<Schema>> {
  const known = new WeakMap<object, z.output<Schema>>();
  return {
    of({ own: all }) {
      const kept = all?.[key];
      if (kept === undefined) return undefined;
      if (typeof kept !== "object" || kept === null) return schema.parse(kept);
      const is = known.get(kept) ?? schema.parse(kept);
      known.set(kept, is);
      return is;
    },
    put: (state, value) => ({ ...state, own: { ...state.own, [key]: schema.parse(value) } }),
    without(state) {
      const { [key]: _, ...others } = state.own ?? {};
      const { own: __, ...rest } = state;
      return Object.keys(others).length === 0 ? rest : { ...rest, own: others };
    },
  };
}

/** Half of what a record may hold: votes, answers and effects need the other half. */
const longestOwn = 12_000;

export const hasRoom = ({ own: all }: Pick<CaseRecord, "own">): boolean =>
  all === undefined || JSON.stringify(all).length <= longestOwn;
