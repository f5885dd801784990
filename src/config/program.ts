// A whole program: configuration and forms read together, or every problem of all its files.

import type { Instance } from "../core/case/kind.ts";
import type { Layout } from "../core/form/layout.ts";
import { fitProblems } from "./fit-problems.ts";
import { type FormFile, formFiles } from "./form-files.ts";
import { formFolder, readForm } from "./forms.ts";
import { type FromBlob, instance } from "./instance.ts";
import { labelProblems } from "./label-problems.ts";
import { languageProblems } from "./language-problems.ts";
import type { Base } from "./layers.ts";
import { withEachOthersLabels } from "./other-labels.ts";
import { isPrivate } from "./private-problems.ts";
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
  /** In the order of the configuration; a kind with forms in several languages has one for each, of the same name. */
  readonly instances: readonly Instance[];
  /** What is odd, but can be worked with. */
  readonly warnings: readonly FileProblem[];
}

export type ProgramRead =
  | { readonly ok: true; readonly program: Program }
  | {
      readonly ok: false;
      readonly problems: readonly FileProblem[];
      /** Those that nothing is wrong with. */
      readonly instances: readonly Instance[];
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
  if (!read.ok) return { ...read, instances: [] };
  const inConfig = languageProblems(read.config, languages);
  const problems: FileProblem[] = [
    ...read.warnings,
    ...inConfig.map(({ path, ...rest }) => ({ ...read.at(path), ...rest })),
  ];
  const instances: Instance[] = [];
  for (const [name, entry] of Object.entries(read.config.kinds)) {
    for (const form of formFiles(entry, read.config)) {
      const { found, layout } = withForm(name, form, read, forms);
      problems.push(...found);
      if (layout) instances.push(instance(name, { blob: config.oid, is: read.config }, { ...form, ...layout }));
    }
  }
  const wrong = problems.some(({ warning }) => !warning);
  const all = withEachOthersLabels(instances);
  if (wrong) return { ok: false, problems: inOrder(problems), instances: all };
  return { ok: true, program: { config: read.config, instances: all, warnings: inOrder(problems) } };
}

/** One entry with one of its forms: what is wrong with either, and the form where nothing is. */
function withForm(
  name: string,
  { file, path }: FormFile,
  { config, at }: Extract<ConfigRead, { ok: true }>,
  forms: ReadonlyMap<string, Blob>,
): { readonly found: FileProblem[]; readonly layout?: FromBlob<Layout> } {
  const inConfig = (layout?: Layout): FileProblem[] =>
    fitProblems(name, config, { file, path, layout, others: otherLayouts(name, file, config, forms) }).map(
      ({ path: where, ...rest }) => ({ ...at(where), ...rest }),
    );
  const blob = forms.get(file);
  // Its form stands in the private repository alone.
  if (!blob) return { found: isPrivate(config.kinds[name] ?? { is: "" }) ? [] : inConfig() };
  const form = readForm(file, blob.text);
  if (!form.ok) return { found: [...form.problems] };
  const labels = labelProblems(name, config, form.layout).map(({ path: where, ...rest }) => ({
    file: `${formFolder}/${file}`,
    ...form.yaml.at(where),
    ...rest,
  }));
  const found = [...form.problems, ...inConfig(form.layout), ...labels];
  return found.some(({ warning }) => !warning) ? { found } : { found, layout: { blob: blob.oid, is: form.layout } };
}

/** The forms of the same kind in other languages, as far as they can be read. */
function otherLayouts(name: string, file: string, config: Config, forms: ReadonlyMap<string, Blob>): readonly Layout[] {
  const entry = config.kinds[name];
  const others = entry ? formFiles(entry, config).filter((one) => one.file !== file) : [];
  return others.flatMap((one) => {
    const blob = forms.get(one.file);
    const read = blob && readForm(one.file, blob.text);
    return read?.ok ? [read.layout] : [];
  });
}
