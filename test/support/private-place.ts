// A community whose program has a private repository, with the form by which a term is ended there.

import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parse, stringify } from "yaml";

const form = `name: End of a term
description: Only for those who decide
labels: ["kind: removal"]
body:
  - type: input
    id: role
    attributes: { label: Which role? }
    validations: { required: true }
  - type: input
    id: community
    attributes: { label: Which community? }
  - type: input
    id: who
    attributes: { label: Whose term? }
    validations: { required: true }
  - type: textarea
    id: why
    attributes: { label: Why? }
    validations: { required: true }
`;

const kind = `
  removal:
    is: removal
    form: removal.yml
    fields: { role: { type: role }, community: { type: community }, who: { type: person } }
    decide: { approve: { council: 2 } }
`;

/** What the issue looks like that the form opens. */
export const removalOf = (who: string): string =>
  [
    "### Which role?\n\nCommunity coordinator",
    "### Which community?\n\nGhana",
    `### Whose term?\n\n@${who}`,
    "### Why?\n\nThis is for the council alone.",
  ].join("\n\n");

/** The same folder with a private repository, which the council and rosa can read. */
export function withPrivatePlace(folder: string): string {
  const file = join(folder, "community.yml");
  const town = parse(readFileSync(file, "utf8"));
  const people = { rosa: "read", elif: "write", farid: "write", omar: "admin" };
  const place = { visibility: "private", files: "./program-private", permissions: people };
  writeFileSync(file, stringify({ ...town, repositories: { ...town.repositories, "program-private": place } }));
  const forms = join(folder, "program-private/.github/ISSUE_TEMPLATE");
  mkdirSync(forms, { recursive: true });
  writeFileSync(join(forms, "removal.yml"), form);
  const config = join(folder, "program/.github/quorate.yml");
  const repositories = "repositories: [program, program-private]\nprivate_repository: program-private\n";
  const text = readFileSync(config, "utf8").replace(/^kinds:\n/m, `${repositories}kinds:${kind}`);
  writeFileSync(config, text);
  return folder;
}
