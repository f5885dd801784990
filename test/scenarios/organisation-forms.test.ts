// A repository without forms of its own uses those of its organisation, as GitHub offers them there.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, expect, test } from "vitest";
import { commits } from "../support/commits.ts";
import { manners } from "../support/manners.ts";
import { reach } from "../support/reach.ts";
import { inReview } from "../support/requests.ts";
import { townFolder } from "../support/sandbox-process.ts";
import { town } from "../support/town.ts";

const reps = town();
manners(reps);
const forms = [".github/ISSUE_TEMPLATE/budget.yml", ".github/ISSUE_TEMPLATE/hardware.yml"];
const form = (name: string) => readFileSync(join(townFolder, "program", name), "utf8");

beforeEach(() =>
  reps.begin({
    "community.yml": (text) =>
      `${text}  .github:\n    visibility: public\n    files: ./organisation\n    permissions: { walt: write }\n`,
    ...Object.fromEntries(
      forms.flatMap((name) => [
        [`program/${name}`, null],
        [`organisation/${name}`, form(name)],
      ]),
    ),
  }),
);

test("a request with the organisation's form is a case, decided in as many requests as ever", async () => {
  const request = await inReview(reps);
  expect((await reps.look(request)).state).toBe("in-review");
  const calls = await reps.calls(() => reps.as("ana").says(request, "/approve"));
  expect(calls.map(({ operation }) => operation)).toEqual(["Case", "Apply"]);
});

test("the repository's page offers the organisation's forms", async () => {
  const page = await (await reach(`${reps.url}/open-reps/program/issues/new/choose`)).text();
  expect(page).toContain("template=budget.yml");
});

test("when the organisation changes a form, new requests are read with it, and old ones with the one they began with", async () => {
  const before = await inReview(reps);
  await commits(reps, forms[0] ?? "", (text) => text.replace("label: Amount", "label: How much?"), ".github");
  await reps.as("ana").says(before, "/approve");
  const body = (await reps.look(before)).body.replace("### Amount", "### How much?");
  const after = await reps.as("rosa").opens("Budget: a workshop", body);
  await reps.settle();
  expect((await reps.look(before)).status).toContain("1 of 2");
  expect((await reps.look(after)).state).toBe("in-review");
  await reps.service.store.clear();
  await reps.manage("POST", "/install");
  await reps.settle();
  await reps.as("bo").says(before, "/approve");
  await reps.settle();
  expect((await reps.look(before)).state).toBe("approved");
});

test("one file in a folder of its own, and the organisation's forms are not offered there any more", async () => {
  await commits(reps, ".github/ISSUE_TEMPLATE/config.yml", "blank_issues_enabled: true\n");
  const number = await reps.as("rosa").asksForBudget();
  await reps.settle();
  // Its forms are missing now, so the last settings that held together go on, and nobody takes it for a case by chance.
  expect((await reps.look(number)).comments).toEqual([]);
});

test("forms of a private repository are offered to nobody", async () => {
  await reps.begin({
    "community.yml": (text) => `${text}  .github:\n    visibility: private\n    files: ./organisation\n`,
    ...Object.fromEntries(
      forms.flatMap((name) => [
        [`program/${name}`, null],
        [`organisation/${name}`, form(name)],
      ]),
    ),
  });
  const number = await reps.as("rosa").asksForBudget();
  await reps.settle();
  expect((await reps.look(number)).state).toBe("");
});
