// A community whose program has a private repository, with the form by which a term is ended there: as our starting
// configuration has it ready.

import { cpSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parse, stringify } from "yaml";

const form = join(import.meta.dirname, "../../templates/forms/removal.yml");

/** The configuration with what stands in it as a comment: the private repository, and the decision that a term ends. */
export function withRemoval(config: string, repository: string): string {
  const place = `repositories: [program, ${repository}]\nprivate_repository: ${repository}\n`;
  const [named, entry] = [/^# private_repository: .*\n/m, /^ {2}# removal:\n(?: {2}# {3}.*\n)+/m];
  if (!named.test(config) || !entry.test(config)) throw new Error("the starting configuration has no such comment");
  return config.replace(named, place).replace(entry, (lines) => lines.replaceAll(/^ {2}# /gm, "  "));
}

/** What the issue looks like that the form opens. */
export const removalOf = (who: string): string =>
  [
    "### Which role?\n\nCommunity coordinator",
    "### Which community?\n\nGhana",
    `### Whose term?\n\n@${who}`,
    "### Why should it end now?\n\nThis is for the council alone.",
  ].join("\n\n");

/** The same folder with a private repository, which the council, ana and rosa can read. */
export function withPrivatePlace(folder: string): string {
  const file = join(folder, "community.yml");
  const town = parse(readFileSync(file, "utf8"));
  const people = { rosa: "read", ana: "read", elif: "write", farid: "write", omar: "admin" };
  const place = { visibility: "private", files: "./program-private", permissions: people };
  writeFileSync(file, stringify({ ...town, repositories: { ...town.repositories, "program-private": place } }));
  const forms = join(folder, "program-private/.github/ISSUE_TEMPLATE");
  mkdirSync(forms, { recursive: true });
  cpSync(form, join(forms, "removal.yml"));
  const config = join(folder, "program/.github/quorate.yml");
  writeFileSync(config, withRemoval(readFileSync(config, "utf8"), "program-private"));
  return folder;
}
