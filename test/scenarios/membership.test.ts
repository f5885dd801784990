import { expect, test } from "vitest";
import { picture } from "../support/picture.ts";
import { town } from "../support/town.ts";

const reps = town();

const leaves = (login: string, team: string) => reps.manage("DELETE", `/people/${login}/teams/${team}`);
const joins = (login: string, team: string) => reps.manage("POST", "/people", { login, teams: [team] });

async function request(...votes: readonly string[]): Promise<number> {
  const number = await reps.as("rosa").asksForBudget();
  await reps.settle();
  for (const login of votes) await reps.as(login).says(number, "/approve");
  await reps.settle();
  return number;
}

test("when somebody leaves the group, their vote on what is undecided goes, without another word from anybody", async () => {
  const number = await request("ana");
  await leaves("ana", "approvers");
  await reps.settle();
  expect((await reps.look(number)).status).toContain("0 of 2");
  await reps.as("bo").says(number, "/approve");
  await reps.settle();
  expect((await reps.look(number)).state).toBe("in-review");
});

test("when somebody leaves after the decision, it stands and nothing is looked at", async () => {
  const approved = await request("ana", "bo");
  const undecided = await request("cleo");
  const before = picture(await reps.look(approved));
  const calls = await reps.calls(() => leaves("ana", "approvers"));
  expect(calls.filter(({ operation }) => operation === "Case")).toHaveLength(1);
  expect(picture(await reps.look(approved))).toEqual(before);
  expect((await reps.look(undecided)).status).toContain("1 of 2");
});

test("a vote that was refused stays refused when its voter joins the group, and the next one counts", async () => {
  const number = await request("rosa", "zoe");
  await joins("zoe", "approvers");
  await reps.settle();
  expect((await reps.look(number)).status).toContain("0 of 2");
  await reps.as("zoe").says(number, "/approve");
  await reps.settle();
  expect((await reps.look(number)).status).toContain("1 of 2");
});

test("when the last of those who could decide leave, that is said at once", async () => {
  const number = await request();
  for (const login of ["ana", "bo", "cleo"]) await leaves(login, "approvers");
  await leaves("dina", "approvers");
  await reps.settle();
  expect((await reps.look(number)).status).toContain("@open-reps/council");
});
