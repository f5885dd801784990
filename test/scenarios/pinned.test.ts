import { expect, test } from "vitest";
import { commits } from "../support/commits.ts";
import { picture } from "../support/picture.ts";
import { town } from "../support/town.ts";

const reps = town();
const configuration = ".github/quorate.yml";

const changes = (path: string, change: (text: string) => string) => commits(reps, path, change);

async function approvedBy(number: number, ...logins: readonly string[]): Promise<string> {
  for (const login of logins) await reps.as(login).says(number, "/approve");
  await reps.settle();
  return (await reps.look(number)).state;
}

const asks = async () => {
  const number = await reps.as("rosa").asksForBudget();
  await reps.settle();
  return number;
};

test("a case keeps the rules that it was opened with; a new one is decided by the new ones", async () => {
  const before = await asks();
  await changes(configuration, (text) => text.replace("approvers: 2", "approvers: 3"));
  const after = await asks();
  expect(await approvedBy(before, "ana", "bo")).toBe("approved");
  expect(await approvedBy(after, "ana", "bo")).toBe("in-review");
  expect(await approvedBy(after, "cleo")).toBe("approved");
});

test("a case keeps its rules even when the index is lost", async () => {
  const before = await asks();
  await changes(configuration, (text) => text.replace("approvers: 2", "approvers: 3"));
  await reps.service.store.clear();
  await reps.manage("POST", "/install");
  await reps.settle();
  expect(await approvedBy(before, "ana", "bo")).toBe("approved");
});

test("a case keeps its form: a label that is reworded later leaves its answers where they are", async () => {
  const before = await asks();
  await changes(".github/ISSUE_TEMPLATE/budget.yml", (text) => text.replace("label: Amount", "label: How much?"));
  const looked = picture(await reps.look(before));
  await reps.as("rosa").says(before, "/status");
  await reps.settle();
  expect(picture(await reps.look(before)).status).toEqual(looked.status);
  expect(await approvedBy(before, "ana", "bo")).toBe("approved");
});

test("a configuration that does not hold together changes nothing: the last good one stays in force", async () => {
  const before = await asks();
  await changes(configuration, (text) => text.replace("decide:", "decides:"));
  const after = await asks();
  expect(await approvedBy(before, "ana", "bo")).toBe("approved");
  expect(await approvedBy(after, "ana", "bo")).toBe("approved");
  await changes(configuration, (text) => text.replace("decides:", "decide:").replace("approvers: 2", "approvers: 3"));
  expect(await approvedBy(await asks(), "ana", "bo")).toBe("in-review");
});

test("a configuration on another branch, or another file, is nothing to us", async () => {
  await asks();
  const calls = await reps.calls(async () => {
    const content = Buffer.from("hello").toString("base64");
    await reps.as("walt").rest("PUT", "/repos/open-reps/program/contents/README.md", { message: "hello", content });
  });
  expect(calls).toEqual([]);
});
