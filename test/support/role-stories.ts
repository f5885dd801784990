// The sample community without its issues, for stories about roles: people open them and apply with the real forms.

import { cpSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse, stringify } from "yaml";
import { readForm } from "../../src/config/forms.ts";
import type { Filled } from "../../src/core/form/filled.ts";
import { renderBody } from "../../src/core/form/form.ts";
import type { Town } from "./town.ts";

const sample = join(import.meta.dirname, "../../templates/community");

const gate = /^ {4}training: \[participation\].*\n/m;

/**
 * A community of its own folder; `change` makes of quorate.yml what a story needs. Nobody has to take a course first,
 * but where it is about that: `course`.
 */
export function roleCommunity(change: (text: string) => string = (text) => text, course = false): string {
  const folder = mkdtempSync(join(tmpdir(), "quorate-roles-"));
  cpSync(sample, folder, { recursive: true });
  const file = join(folder, "community.yml");
  writeFileSync(file, stringify({ ...parse(readFileSync(file, "utf8")), issues: [] }));
  const config = join(folder, "program/.github/quorate.yml");
  const text = readFileSync(config, "utf8");
  if (!gate.test(text)) throw new Error("the sample's role asks for no course");
  writeFileSync(config, change(course ? text : text.replace(gate, "")));
  return folder;
}

export type Answers = Readonly<Record<string, string>>;

/** The issue's text as GitHub would have it from a form of the sample: texts and choices as said, every box ticked. */
export function body(form: string, answers: Answers): string {
  const path = join(sample, "program/.github/ISSUE_TEMPLATE", form);
  const read = readForm(form, readFileSync(path, "utf8"));
  if (!read.ok) throw new Error(`${form} does not read`);
  const filled = read.layout.elements.map(({ id, type, options }): [string, Filled] => {
    if (type === "checkboxes") return [id, { is: "ticks", ticked: options, unticked: [] }];
    const said = answers[id];
    if (said === undefined) return [id, { is: "empty" }];
    return [id, type === "dropdown" ? { is: "options", options: [said] } : { is: "text", text: said }];
  });
  return renderBody(read.layout, new Map(filled));
}

const role = "Community coordinator";

/** Opens the role of Ghana's coordinator as the form renders it; what is not said is complete. */
export const opensRole = (town: Town, login: string, answers: Answers = {}): Promise<number> =>
  town
    .as(login)
    .opens(
      "Role: Coordinator in Ghana",
      body("role-opening.yml", { role, community: "Ghana", closes: "2026-03-20", starts: "2026-04-01", ...answers }),
      ["kind: role-opening"],
    );

export const appliesFor = (town: Town, login: string, answers: Answers = {}): Promise<number> =>
  town.as(login).opens(
    `Application: ${login}`,
    body("role-application.yml", {
      role,
      community: "Ghana",
      motivation: "I have helped at every meeting since last year.",
      availability: "Three hours a week",
      conflicts: "nothing",
      ...answers,
    }),
    ["kind: role-application"],
  );
