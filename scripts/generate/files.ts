// The files that are generated, by their path, and which of them are stale.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { kinds } from "../../src/kinds/index.ts";
import { commandsPage } from "./commands.ts";
import { configurationPage, editorSchema } from "./configuration.ts";
import { kindPage } from "./kind.ts";
import { saidOnce } from "./said-once.ts";

/** Folders in which nothing else may stand. */
const owned = ["docs/kinds", "templates/community/program/.github/ISSUE_TEMPLATE"];

export function generatedFiles(root: string): ReadonlyMap<string, string> {
  return new Map([
    ["templates/config.schema.json", `${JSON.stringify(saidOnce(editorSchema), undefined, 2)}\n`],
    ["docs/configuration.md", configurationPage],
    ["docs/commands.md", commandsPage],
    ...kinds.map((kind): [string, string] => [`docs/kinds/${kind.name}.md`, kindPage(kind)]),
    ...communityFiles(root),
  ]);
}

/** The sample community runs on exactly what a community copies, and on a board, for which it has a project. */
function communityFiles(root: string): [string, string][] {
  const github = "templates/community/program/.github";
  const copy = (from: string, to: string): [string, string] => [to, readFileSync(join(root, from), "utf8")];
  // The folders beside them hold the same forms in other languages. What concerns single people is asked elsewhere.
  const apart = kinds.flatMap((kind) => (kind.private ? [`${kind.name}.yml`] : []));
  const forms = readdirSync(join(root, "templates/forms")).filter(
    (name) => name.endsWith(".yml") && !apart.includes(name),
  );
  const issues = readdirSync(join(root, "templates/issues")).filter((name) => name.endsWith(".md"));
  return [
    [`${github}/quorate.yml`, withBoard(readFileSync(join(root, "templates/quorate.yml"), "utf8"))],
    ...forms.toSorted().map((name) => copy(`templates/forms/${name}`, `${github}/ISSUE_TEMPLATE/${name}`)),
    ...issues.toSorted().map((name) => copy(`templates/issues/${name}`, `${github}/quorate/issues/${name}`)),
  ];
}

const withBoard = (text: string): string =>
  text.replace(/^# board:\n(?:# {3}.*\n)+/m, (lines) => lines.replaceAll(/^# /gm, ""));

/** Paths of files that are missing, that say something else, or that should not be there. */
export function staleFiles(root: string): string[] {
  const files = generatedFiles(root);
  const found = owned.flatMap((folder) =>
    existsSync(join(root, folder)) ? readdirSync(join(root, folder)).map((name) => `${folder}/${name}`) : [],
  );
  const strangers = found.filter((path) => !files.has(path));
  const differing = [...files].filter(
    ([path, text]) => !existsSync(join(root, path)) || readFileSync(join(root, path), "utf8") !== text,
  );
  return [...differing.map(([path]) => path), ...strangers];
}
