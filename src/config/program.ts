// A whole program: configuration and forms read together, or every problem of all its files.

import type { Instance } from "../core/kind.ts";
import type { Layout } from "../core/layout.ts";
import { fitProblems } from "./fit-problems.ts";
import { formFolder, readForm } from "./forms.ts";
import { type FromBlob, instance } from "./instance.ts";
import { labelProblems } from "./label-problems.ts";
import { languageProblems } from "./language-problems.ts";
import type { Base } from "./layers.ts";
import { type FileProblem, inOrder } from "./problem.ts";
import { type ConfigRead, readConfig } from "./read.ts";
import type { Config } from "./schema.ts";

/** A file as git has it. */
export interface Blob {
  readonly oid: string;
  readonly text: string;
}

/** The configuration by the id that cases are pinned to, with what it extends. */
export interface ConfigText extends Blob {
  readonly base?: Base;
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

/**
 * Reads everything. `forms` are the files of .github/ISSUE_TEMPLATE by name, `languages` those that the community has
 * sentences in beside ours. Never throws.
 */
export function readProgram(
  config: ConfigText,
  forms: ReadonlyMap<string, Blob>,
  languages: readonly string[] = [],
): ProgramRead {
  const read = readConfig(config.text, config.base);
  if (!read.ok) return { ...read, instances: {} };
  const inConfig = languageProblems(read.config, languages);
  const problems: FileProblem[] = [
    ...read.warnings,
    ...inConfig.map(({ path, ...rest }) => ({ ...read.at(path), ...rest })),
  ];
  const instances: Record<string, Instance> = {};
  for (const name of Object.keys(read.config.kinds)) {
    const { found, layout } = withForm(name, read, forms);
    problems.push(...found);
    if (layout) instances[name] = instance(name, { blob: config.oid, is: read.config }, layout);
  }
  const wrong = problems.some(({ warning }) => !warning);
  if (wrong) return { ok: false, problems: inOrder(problems), instances };
  return { ok: true, program: { config: read.config, instances, warnings: inOrder(problems) } };
}

/** One entry with its form: what is wrong with either, and the form where nothing is. */
function withForm(
  name: string,
  { config, at }: Extract<ConfigRead, { ok: true }>,
  forms: ReadonlyMap<string, Blob>,
): { readonly found: FileProblem[]; readonly layout?: FromBlob<Layout> } {
  const inConfig = (layout?: Layout) =>
    fitProblems(name, config, layout).map(({ path, ...rest }) => ({ ...at(path), ...rest }));
  const file = config.kinds[name]?.form ?? "";
  const blob = forms.get(file);
  if (!blob) return { found: inConfig() };
  const form = readForm(file, blob.text);
  if (!form.ok) return { found: [...form.problems] };
  const labels = labelProblems(name, config, form.layout).map(({ path, ...rest }) => ({
    file: `${formFolder}/${file}`,
    ...form.yaml.at(path),
    ...rest,
  }));
  const found = [...form.problems, ...inConfig(form.layout), ...labels];
  return found.some(({ warning }) => !warning) ? { found } : { found, layout: { blob: blob.oid, is: form.layout } };
}
