// A whole program: configuration and forms read together, or every problem of all its files.

import type { Instance } from "../core/kind.ts";
import type { Layout } from "../core/layout.ts";
import { fitProblems, readForm } from "./forms.ts";
import { instance } from "./instance.ts";
import type { FileProblem } from "./problem.ts";
import { readConfig } from "./read.ts";
import type { Config } from "./schema.ts";

/** A file as git has it. */
export interface Blob {
  readonly oid: string;
  readonly text: string;
}

export interface Program {
  readonly config: Config;
  /** By name. */
  readonly instances: Readonly<Record<string, Instance>>;
  /** What is odd, but can be worked with. */
  readonly warnings: readonly FileProblem[];
}

export type ProgramRead =
  | { readonly ok: true; readonly program: Program }
  | {
      readonly ok: false;
      readonly problems: readonly FileProblem[];
      /** Those that nothing is wrong with. */
      readonly instances: Readonly<Record<string, Instance>>;
    };

/** Reads everything. `forms` are the files of .github/ISSUE_TEMPLATE by name. */
export function readProgram(config: Blob, forms: ReadonlyMap<string, Blob>): ProgramRead {
  const read = readConfig(config.text);
  if (!read.ok) return { ...read, instances: {} };
  const problems: FileProblem[] = [];
  const instances: Record<string, Instance> = {};
  const layouts = new Map<string, Layout | undefined>();
  for (const [name, entry] of Object.entries(read.config.kinds)) {
    const blob = forms.get(entry.form);
    if (!layouts.has(entry.form) && blob) {
      const form = readForm(entry.form, blob.text);
      problems.push(...form.problems);
      layouts.set(entry.form, form.ok ? form.layout : undefined);
    }
    const layout = layouts.get(entry.form);
    if (blob && !layout) continue;
    const fit = fitProblems(name, entry, layout, read.yaml);
    problems.push(...fit);
    if (layout && blob && !fit.some(({ warning }) => !warning)) {
      instances[name] = instance(name, { blob: config.oid, is: read.config }, { blob: blob.oid, is: layout });
    }
  }
  if (problems.some(({ warning }) => !warning)) return { ok: false, problems, instances };
  return { ok: true, program: { config: read.config, instances, warnings: problems } };
}
