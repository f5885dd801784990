// A webhook as long as GitHub's, about one of so many cases.

import { createHmac, randomUUID } from "node:crypto";
import type { CaseRow } from "../src/store/store.ts";

export const caseCount = 200;
export const secret = "a webhook secret for measuring";

export const caseOf = (issue: number): CaseRow => ({
  address: {
    repository: 7,
    issue,
    node: `I_${issue}`,
    installation: 3,
    owner: "open-reps",
    name: "program",
    number: issue,
  },
  kind: "budget",
  stage: "in-review",
  open: true,
  seq: 1,
  record: "{}",
  statusComment: 1,
  intended: null,
  updatedAt: "2026-03-02T09:00:00Z",
});

/** GitHub fills its payloads with addresses of pages: about nine thousand characters of them. */
const addresses = Object.fromEntries(
  Array.from({ length: 90 }, (_, at) => [
    `link_${at}_url`,
    `https://api.github.com/repos/open-reps/program/link-${at}{/number}`,
  ]),
);

export function webhook(at: number): { readonly headers: Record<string, string>; readonly body: string } {
  const user = { id: 1002, login: "ana", type: "User" };
  const issue = (at % caseCount) + 1;
  const body = JSON.stringify({
    action: "created",
    issue: {
      id: issue,
      node_id: `I_${issue}`,
      number: issue,
      body: "words",
      labels: [],
      created_at: "2026-03-02T09:00:00Z",
    },
    comment: { id: at + 1, body: "/approve", user },
    sender: user,
    repository: { id: 7, name: "program", owner: { id: 3, login: "open-reps" }, default_branch: "main", ...addresses },
    installation: { id: 3 },
  });
  const signature = createHmac("sha256", secret).update(body).digest("hex");
  return {
    body,
    headers: {
      "content-type": "application/json",
      "content-length": `${Buffer.byteLength(body)}`,
      "x-github-event": "issue_comment",
      "x-github-delivery": randomUUID(),
      "x-hub-signature-256": `sha256=${signature}`,
    },
  };
}
