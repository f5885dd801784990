// The checks of a kind's entry against its form: each needs fields of the right type.

import type { FieldType } from "../core/form/field-spec.ts";
import type { Layout } from "../core/form/layout.ts";
import { typeOf } from "./instance.ts";
import type { PathProblem } from "./problem.ts";
import type { Entry } from "./schema.ts";
import { type Tell, unknownField } from "./unknown-field.ts";
import type { Path } from "./yaml.ts";

type Check = Entry["checks"][number];

/** A field that a check needs, where it is named, and what it must be read as. */
interface Need {
  readonly id: string;
  readonly path: Path;
  readonly type: FieldType;
}

export function checkProblems(entry: Entry, layout: Layout, tell: Tell): PathProblem[] {
  return entry.checks.flatMap((check, at) =>
    needsOf(check).flatMap(({ id, path, type }): PathProblem[] => {
      const where = ["checks", at, ...path];
      const unknown = unknownField(id, where, layout, tell);
      const element = layout.elements.find((one) => one.id === id);
      const is = entry.fields[id]?.type ?? (element && typeOf(element, entry));
      if (unknown.length > 0 || is === type) return unknown;
      return [tell(where, `"${id}" is read as ${is}. Write \`type: ${type}\` for it under \`fields:\`.`)];
    }),
  );
}

function needsOf(check: Check): Need[] {
  if ("end_before_start" in check) {
    const { start, end } = check.end_before_start;
    return [
      { id: start, path: ["end_before_start", "start"], type: "date" },
      { id: end, path: ["end_before_start", "end"], type: "date" },
    ];
  }
  if ("date_in_past" in check) return [{ id: check.date_in_past, path: ["date_in_past"], type: "date" }];
  if ("lead_time" in check) return [{ id: check.lead_time.field, path: ["lead_time", "field"], type: "date" }];
  const { lines, total } = check.lines_add_up;
  return [
    { id: lines, path: ["lines_add_up", "lines"], type: "text" },
    { id: total, path: ["lines_add_up", "total"], type: "money" },
  ];
}
