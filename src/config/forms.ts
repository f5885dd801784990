// A kind's entry against its issue form: every field that the configuration names must be asked for there.

import { closest } from "../core/closest.ts";
import type { FieldType } from "../core/field.ts";
import { type Element, type Layout, readLayout } from "../core/layout.ts";
import type { FileProblem } from "./problem.ts";
import { configFile, labelOf } from "./read.ts";
import type { Config, Entry } from "./schema.ts";
import { readYaml, type Yaml } from "./yaml.ts";

export const formFolder = ".github/ISSUE_TEMPLATE";

export type FormRead =
  | { readonly ok: true; readonly layout: Layout; readonly problems: readonly FileProblem[] }
  | { readonly ok: false; readonly problems: readonly FileProblem[] };

/** Reads one form file. Problems of a form that reads are warnings. */
export function readForm(file: string, text: string): FormRead {
  const path = `${formFolder}/${file}`;
  const yaml = readYaml(path, text);
  if (yaml.problems.length > 0) return { ok: false, problems: yaml.problems };
  const read = readLayout(yaml.data);
  const found = read.ok ? read.warnings : read.problems;
  const problems = found.map(({ path: at, says, instead, warning }) => ({
    file: path,
    ...yaml.at(at),
    says: instead === undefined ? says : `${says} ${instead}`,
    ...(warning ? { warning } : {}),
  }));
  return read.ok ? { ok: true, layout: read.layout, problems } : { ok: false, problems };
}

/** What of a kind's entry does not fit its form. */
export function fitProblems(name: string, entry: Entry, layout: Layout | undefined, yaml: Yaml): FileProblem[] {
  const problem = (path: readonly PropertyKey[], says: string, warning?: true): FileProblem => ({
    file: configFile,
    ...yaml.at(["kinds", name, ...path]),
    says: `kinds.${[name, ...path.map(String)].join(".")}: ${says}`,
    ...(warning ? { warning } : {}),
  });
  if (!layout) return [problem(["form"], `there is no form ${formFolder}/${entry.form}.`)];
  const ids = layout.elements.map(({ id }) => id);
  const named = (id: string, path: readonly PropertyKey[]): FileProblem[] => {
    if (ids.includes(id)) return [];
    const near = closest(id, ids);
    return [
      problem(
        path,
        near === undefined
          ? `the form has no field "${id}". It has ${ids.join(", ")}.`
          : `the form has no field "${id}". Did you mean "${near}"?`,
      ),
    ];
  };
  return [
    ...Object.keys(entry.fields).flatMap((id) => named(id, ["fields", id])),
    ...layout.elements.flatMap((element) => typeProblems(element, entry, problem)),
    ...entry.checks.flatMap((check, at) => fieldsOf(check).flatMap((id) => named(id, ["checks", at]))),
    ...labelProblems(name, entry, layout, problem),
  ];
}

type Tell = (path: readonly PropertyKey[], says: string, warning?: true) => FileProblem;

const needs: Partial<Record<FieldType, readonly Element["type"][]>> = {
  checklist: ["checkboxes"],
  text: ["input", "textarea", "upload"],
  money: ["input", "textarea", "dropdown"],
  url: ["input", "textarea"],
  date: ["input", "textarea"],
};

function typeProblems({ id, type }: Element, entry: Entry, tell: Tell): FileProblem[] {
  const wanted = entry.fields[id]?.type;
  const fits = wanted === undefined ? undefined : needs[wanted];
  if (!fits || fits.includes(type)) return [];
  return [tell(["fields", id, "type"], `a ${type} of the form cannot be read as ${wanted}.`)];
}

function fieldsOf(check: Entry["checks"][number]): string[] {
  if ("end_before_start" in check) return [check.end_before_start.start, check.end_before_start.end];
  if ("date_in_past" in check) return [check.date_in_past];
  if ("lead_time" in check) return [check.lead_time.field];
  return [check.lines_add_up.lines, check.lines_add_up.total];
}

/** GitHub adds a form's label only where it exists; ours does, once the repository is taken on. */
function labelProblems(name: string, entry: Entry, { labels }: Layout, tell: Tell): FileProblem[] {
  const own = labelOf(name, entry);
  if (labels.some((label) => label.toLowerCase() === own.toLowerCase())) return [];
  return [
    tell(
      ["form"],
      `the form does not add the label "${own}"; add it under its \`labels:\`, so that people see the kind at once.`,
      true,
    ),
  ];
}

export const labelNames = (config: Config): string[] =>
  Object.entries(config.kinds).map(([name, entry]) => labelOf(name, entry));
