// The forms of an entry: one, or one for each language.

import type { Config, Entry } from "./schema.ts";
import type { Path } from "./yaml.ts";

export interface FormFile {
  readonly file: string;
  /** What its cases speak; null where the form has the program's language. */
  readonly language: string | null;
  /** Where it is named, inside the entry. */
  readonly path: Path;
}

/** The one in the program's language comes first: it holds for issues that no form tells the language of. */
export function formFiles(entry: Pick<Entry, "form" | "language">, { language }: Pick<Config, "language">): FormFile[] {
  if (typeof entry.form === "string") return [{ file: entry.form, language: entry.language ?? null, path: ["form"] }];
  const all = Object.entries(entry.form).map(([spoken, file]) => ({ file, language: spoken, path: ["form", spoken] }));
  return [...all.filter((one) => one.language === language), ...all.filter((one) => one.language !== language)];
}

/** The files of all entries. */
export const allFormFiles = (config: Config): string[] =>
  Object.values(config.kinds).flatMap((entry) => formFiles(entry, config).map(({ file }) => file));
