import { beforeEach, expect, test } from "vitest";
import { commits } from "../support/commits.ts";
import { inReview } from "../support/requests.ts";
import { town } from "../support/town.ts";

const reps = town();
const configuration = ".github/quorate.yml";

const program = `version: 1
extends: open-reps/.github
kinds:
  budget:
    decide: { approve: { approvers: 1 } }
`;

/** The organisation says what its programs share; this program says only what is different. */
beforeEach(() =>
  reps.begin({
    "community.yml": (text) =>
      `${text}  .github:\n    visibility: public\n    files: ./organisation\n    permissions: { walt: write }\n`,
    "organisation/.github/quorate.yml": organisation,
    "program/.github/quorate.yml": program,
  }),
);
const organisation = `live_from: 2026-03-01
groups:
  approvers: { team: approvers, public: true }
  council: { team: council }
escalation: council
communities:
  - { id: lisbon, name: Lisbon }
  - { id: lima, name: Lima }
kinds:
  budget:
    is: request
    title: Budget request
    form: budget.yml
    fields:
      amount: { type: money, material: true }
      start: { type: date, material: true }
      payee: { type: person, about: true, material: true }
      community: { type: community }
    decide: { approve: { approvers: 3 } }
`;

async function approvedBy(number: number, ...logins: readonly string[]): Promise<string> {
  for (const login of logins) await reps.as(login).says(number, "/approve");
  await reps.settle();
  return (await reps.look(number)).state;
}

test("a request is decided by what the organisation says, as far as the program says nothing else", async () => {
  const request = await inReview(reps);
  expect(await approvedBy(request, "ana")).toBe("approved");
  const labels = (await reps.as("rosa").rest("GET", "/repos/open-reps/.github/labels")) as unknown[];
  expect(labels, "the organisation's repository is no program").toEqual([]);
});

test("a case keeps what both files said when it was opened, even when the index is lost", async () => {
  await commits(reps, configuration, () => "version: 1\nextends: open-reps/.github\n");
  const before = await inReview(reps);
  await commits(reps, configuration, (text) => text.replace("approvers: 3", "approvers: 1"), ".github");
  const after = await inReview(reps);
  await reps.service.store.clear();
  await reps.manage("POST", "/install");
  await reps.settle();
  expect(await approvedBy(after, "ana")).toBe("approved");
  expect(await approvedBy(before, "ana", "bo")).toBe("in-review");
  expect(await approvedBy(before, "cleo")).toBe("approved");
});

test("where the organisation's file is broken, the last good one stays in force for all who extend it", async () => {
  const before = await inReview(reps);
  await commits(reps, configuration, (text) => text.replace("groups:", "grops:"), ".github");
  const after = await inReview(reps);
  expect(await approvedBy(before, "ana")).toBe("approved");
  expect(await approvedBy(after, "ana")).toBe("approved");
});

test("an approval costs two requests, one file or two", async () => {
  const request = await inReview(reps);
  const calls = await reps.calls(() => reps.as("ana").says(request, "/approve"));
  expect(calls.map(({ operation }) => operation)).toEqual(["Case", "Apply"]);
});
