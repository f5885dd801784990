import { type FileProblem, tell } from "../../src/config/problem.ts";
import { readProgram } from "../../src/config/program.ts";
import { readConfig } from "../../src/config/read.ts";

/** A small program in which everything holds together. */
export const config = `version: 1
live_from: 2026-02-01
groups:
  approvers: { team: approvers }
  trio: { people: [ana, bo, chidi] }
escalation: approvers
communities:
  - { id: ghana, name: Ghana }
kinds:
  money:
    is: request
    form: money.yml
    fields:
      amount: { type: money }
      start: { type: date }
      end: { type: date }
    checks:
      - lines_add_up: { lines: costs, total: amount }
    decide:
      approve: { approvers: 2 }
`;

export const form = `name: Money
description: Ask for money.
labels: ["kind: money"]
body:
  - { type: input, id: amount, attributes: { label: Amount } }
  - { type: input, id: start, attributes: { label: First day } }
  - { type: input, id: end, attributes: { label: Last day } }
  - { type: textarea, id: costs, attributes: { label: Costs } }
  - { type: dropdown, id: community, attributes: { label: Community, options: [Ghana, Kenya] } }
  - { type: checkboxes, id: rules, attributes: { label: Rules, options: [{ label: I agree, required: true }] } }
`;

/** The text with one thing changed; what is to be changed must be there. */
export function changed(text: string, from: string, to: string): string {
  if (!text.includes(from)) throw new Error(`there is no ${from} to change`);
  return text.replace(from, () => to);
}

export const said = (problems: readonly FileProblem[]): string[] => problems.map(tell);

/** What is said about a configuration alone. */
export function aboutConfig(text: string): string[] {
  const read = readConfig(text);
  return said(read.ok ? read.warnings : read.problems).map((line) => line.replace(".github/quorate.yml:", ""));
}

/** What is said about a configuration and its form. */
export function aboutProgram(text: string, formText: string = form): string[] {
  const read = readProgram({ oid: "c", text }, new Map([["money.yml", { oid: "f", text: formText }]]));
  const lines = said(read.ok ? read.program.warnings : read.problems);
  return lines.map((line) => line.replace(".github/quorate.yml:", "").replace(".github/ISSUE_TEMPLATE/", ""));
}
