// `quorate check`: the configuration and the forms of a repository's folder, read as Quorate will read them.

import { readdir, readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { templateFolder } from "./effects-schema.ts";
import { allFormFiles } from "./form-files.ts";
import { formFolder, readForm } from "./forms.ts";
import { type Base, configFile, extendedIn } from "./layers.ts";
import { checkMessages, type MessageFile, missingIn } from "./message-problems.ts";
import { chainOf, type Languages, messageFolder, shipped } from "./messages.ts";
import { type FileProblem, inOrder } from "./problem.ts";
import { type Blob, readProgram } from "./program.ts";
import { readConfig } from "./read.ts";
import type { Config } from "./schema.ts";
import { templateProblems } from "./template-problems.ts";
import { trainingFrom } from "./training.ts";
import { readTrainingFile, trainingFile } from "./training-file.ts";
import { readYaml } from "./yaml.ts";

/**
 * Everything that is wrong or odd in a folder; throws only where the folder or a file cannot be read at all.
 * `organisation` is a copy of the repository that the configuration may extend, and that lends its forms.
 */
export async function checkFolder(folder: string, organisation?: string): Promise<readonly FileProblem[]> {
  const forms = await offeredIn(folder, organisation);
  const text = await textOf(join(folder, configFile));
  if (text === undefined)
    return inOrder([missing, ...[...forms].flatMap(([file, { text }]) => problemsOf(file, text))]);
  const { own, problems } = checkMessages(await messagesIn(join(folder, messageFolder)));
  const languages = Object.keys(own);
  const base = await baseFor(text, organisation);
  const read = readProgram({ oid: "", text, ...base }, forms, languages);
  const config = readConfig(text, base.base);
  const named = new Set(config.ok ? allFormFiles(config.config) : []);
  const templates = await templatesIn(join(folder, templateFolder));
  const others = [...forms].filter(([file]) => !named.has(file));
  return inOrder([
    ...(read.ok ? read.program.warnings : read.problems),
    ...problems,
    ...(config.ok ? templateProblems(config, read.ok ? read.program.instances : read.instances, templates) : []),
    ...(config.ok ? await trainingsIn(folder, config.config) : []),
    ...languages.flatMap((language) => incomplete(language, own)),
    ...others.flatMap(([file, { text }]) => problemsOf(file, text)),
  ]);
}

async function trainingsIn(folder: string, config: Config): Promise<readonly FileProblem[]> {
  const text = await textOf(join(folder, trainingFile));
  return text === undefined ? [] : readTrainingFile(text, trainingFrom(config).courses).problems;
}

async function templatesIn(folder: string): Promise<Map<string, string>> {
  const names = (await orNothing(readdir(folder))) ?? [];
  const files = names.filter((name) => name.endsWith(".md")).toSorted();
  return new Map(
    await Promise.all(files.map(async (name) => [name, await readFile(join(folder, name), "utf8")] as const)),
  );
}

/** As on GitHub: the organisation's forms where the repository has no folder of its own. */
async function offeredIn(folder: string, organisation: string | undefined): Promise<Map<string, Blob>> {
  const own = await orNothing(readdir(join(folder, formFolder)));
  return formsIn(join(own === undefined && organisation !== undefined ? organisation : folder, formFolder));
}

async function baseFor(text: string, organisation: string | undefined): Promise<{ readonly base?: Base }> {
  const repository = extendedIn(text);
  if (repository === undefined || organisation === undefined) return {};
  return { base: { repository, text: (await textOf(join(organisation, configFile))) ?? null } };
}

const missing: FileProblem = {
  file: configFile,
  line: 1,
  column: 1,
  says: "there is no such file. Copy templates/quorate.yml here and write what your program does.",
};

/** `config.yml` is no form: it says what stands around the list of forms. */
const problemsOf = (file: string, text: string): readonly FileProblem[] =>
  /^config\.ya?ml$/.test(file) ? readYaml(`${formFolder}/${file}`, text).problems : readForm(file, text).problems;

async function formsIn(folder: string): Promise<Map<string, Blob>> {
  const names = await orNothing(readdir(folder));
  const forms = new Map<string, Blob>();
  for (const name of (names ?? []).filter((one) => /\.ya?ml$/i.test(one)).toSorted()) {
    const text = await textOf(join(folder, name));
    if (text !== undefined) forms.set(name, { oid: "", text });
  }
  return forms;
}

const textOf = (path: string): Promise<string | undefined> => orNothing(readFile(path, "utf8"));

/** What is not there is nothing; what cannot be read is a fault. */
async function orNothing<What>(read: Promise<What>): Promise<What | undefined> {
  try {
    return await read;
  } catch (fault) {
    if (fault instanceof Error && "code" in fault && (fault.code === "ENOENT" || fault.code === "ENOTDIR"))
      return undefined;
    throw fault;
  }
}

/** A language of the community's own that says only some things. */
function incomplete(language: string, own: Languages): FileProblem[] {
  if (chainOf(language).some((one) => shipped[one] && (one !== "en" || language.startsWith("en")))) return [];
  const missing = missingIn(language, own[language] ?? {});
  if (missing.length === 0) return [];
  const some = `${missing.slice(0, 3).join(", ")}${missing.length > 3 ? ", ..." : ""}`;
  const says = `${missing.length} sentences are missing, so they are said in English: ${some}`;
  return [{ file: `${messageFolder}/${language}`, line: 1, column: 1, says, warning: true }];
}

/** Every file of every language; a folder that is not there holds none. */
async function messagesIn(folder: string): Promise<MessageFile[]> {
  const languages = await readdir(folder, { withFileTypes: true }).catch(() => []);
  const files = languages
    .filter((one) => one.isDirectory())
    .map(async ({ name: language }) => {
      const names = (await readdir(join(folder, language))).filter((name) => name.endsWith(".md"));
      return Promise.all(
        names.toSorted().map(async (name) => {
          const text = await readFile(join(folder, language, name), "utf8");
          return { language, topic: basename(name, ".md"), text };
        }),
      );
    });
  return (await Promise.all(files)).flat();
}
