// The town with a board, as files.

import type { Differences } from "./sandbox-process.ts";

const project = `
projects:
  - number: 1
    title: Requests
    fields:
      Status: [Inbox, In review, Approved, Done]
      Kind: [Budget request, Hardware]
      Community: [Lisbon, Lima]
      Owner: text
      Due: date
      Amount: number
`;

/** The town with a board, and what else is written about it. */
export const withBoard = (more = "", fields = (text: string) => text) =>
  ({
    "community.yml": (text) => text + fields(project),
    "program/.github/quorate.yml": (text) => `${text}board:\n  project: 1\n${more}`,
  }) satisfies Differences;
