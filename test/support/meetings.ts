// A town with working groups and meetings, and how their forms are filled in.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { readForm } from "../../src/config/forms.ts";
import type { Filled } from "../../src/core/form/filled.ts";
import { renderBody } from "../../src/core/form/form.ts";
import type { Differences } from "./sandbox-process.ts";

const form = (name: string) => readFileSync(join(import.meta.dirname, "../../templates/forms", name), "utf8");

/** The shipped form as GitHub renders it, with these answers. */
export function filledIn(name: string, answers: Readonly<Record<string, string>>): string {
  const read = readForm(name, form(name));
  if (!read.ok) throw new Error(`the form ${name} does not read`);
  const filled = Object.entries(answers).map(([id, text]): [string, Filled] => [id, { is: "text", text }]);
  return renderBody(read.layout, new Map(filled));
}

const templates = "program/.github/ISSUE_TEMPLATE";

export const withMeetings = {
  [`${templates}/meeting.yml`]: form("meeting.yml"),
  [`${templates}/working-group.yml`]: form("working-group.yml"),
  "program/.github/quorate.yml": (text) =>
    `${text}  meeting:\n    is: meeting\n    form: meeting.yml\n  working-group:\n    is: working-group\n    form: working-group.yml\n`,
} satisfies Differences;
