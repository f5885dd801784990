// Nobody gets a membership without a decision, and nobody keeps one when the term is over, whatever somebody tries.

import { beforeEach, expect, test } from "vitest";
import { manners } from "../support/manners.ts";
import { appliesFor, roleCommunity } from "../support/role-stories.ts";
import { isIn } from "../support/teams.ts";
import { town } from "../support/town.ts";

const here = town();
manners(here);

/** Without openings and endorsements: what counts here is who decides. */
const plain = (text: string) =>
  text
    .replace("    endorsements: { people: 2 }\n", "    applications: any-time\n")
    .replace("term: 1 year", "term: 60 days");

beforeEach(() => here.begin(roleCommunity(plain)));

async function says(login: string, issue: number, text: string): Promise<number> {
  const comment = await here.as(login).says(issue, text);
  await here.settle();
  return comment;
}

const isCoordinator = (login: string) => isIn(here, "coordinators", login);

async function approved(login: string): Promise<number> {
  const number = await appliesFor(here, login);
  await here.settle();
  for (const one of ["farid", "omar"]) await says(one, number, "/approve");
  return number;
}

test("two of the council approve: an hour later the term runs, and when it is over the membership goes", async () => {
  const number = await approved("kwame");
  expect((await here.look(number)).decisions).toHaveLength(1);
  await here.advance("PT1H");
  expect((await here.look(number)).state).toBe("active");
  expect(await isCoordinator("kwame")).toBe(true);
  await here.advance("P75D");
  expect(await here.look(number)).toMatchObject({ state: "ended", open: false });
  expect(await isCoordinator("kwame")).toBe(false);
});

test("somebody of the council who applies does not approve it themselves", async () => {
  const number = await appliesFor(here, "elif");
  await here.settle();
  await says("elif", number, "/approve");
  await says("farid", number, "/approve");
  await here.advance("P2D");
  expect((await here.look(number)).state).toBe("in-review");
  expect(await isCoordinator("elif")).toBe(false);
});

test("a vote that is edited does not count any more, so nobody joins by it", async () => {
  const number = await appliesFor(here, "kwame");
  await here.settle();
  const comment = await says("farid", number, "/approve");
  await here.as("farid").editsComment(comment, "/approve, or perhaps not");
  await says("omar", number, "/approve");
  await here.advance("P2D");
  expect((await here.look(number)).state).toBe("in-review");
  expect(await isCoordinator("kwame")).toBe(false);
});

test("a label by hand is no approval, and is put right", async () => {
  const number = await appliesFor(here, "kwame");
  await here.settle();
  await here.as("omar").labels(number, "state: active");
  await here.advance("P2D");
  expect((await here.look(number)).state).toBe("in-review");
  expect(await isCoordinator("kwame")).toBe(false);
});

test("who was put into the team by hand before the term goes with its end as well", async () => {
  await here.manage("POST", "/people", { login: "kwame", teams: ["coordinators"] });
  const number = await approved("kwame");
  await here.advance("PT1H");
  expect((await here.look(number)).status).toContain("was so before: add kwame to the team coordinators");
  await here.advance("P75D");
  expect(await isCoordinator("kwame")).toBe(false);
});

test("somebody is taken out of the team by hand: those who decide are asked, and nobody is put in again", async () => {
  const number = await approved("kwame");
  await here.advance("PT1H");
  await here.manage("DELETE", "/people/kwame/teams/coordinators");
  await here.advance("P2D");
  const asked = (await here.look(number)).notices.filter((text) =>
    text.includes("somebody took kwame out of the team"),
  );
  expect(asked).toHaveLength(1);
  expect((await here.look(number)).status).toContain("**kwame is not in the team coordinators now**");
  await here.advance("P2D");
  expect(await isCoordinator("kwame")).toBe(false);
});

test("without the permission it is a task for a maintainer, which is checked off when the membership is seen", async () => {
  await here.manage("POST", "/app", { permissions: { members: "read" } });
  const number = await approved("kwame");
  await here.advance("PT1H");
  expect((await here.look(number)).status).toContain("I may not manage team members. A maintainer can do it by hand");
  await here.manage("POST", "/people", { login: "kwame", teams: ["coordinators"] });
  await here.settle();
  await says("kwame", number, "/status");
  const { status } = await here.look(number);
  expect(status).not.toContain("I may not manage team members");
  expect(status).toContain("add kwame to the team coordinators");
});

test("of two seats the third applicant gets none, however many approve", async () => {
  for (const login of ["kwame", "ines"]) await approved(login);
  const third = await appliesFor(here, "yuki");
  await here.settle();
  const { state, status } = await here.look(third);
  expect(state).toBe("preparing");
  expect(status).toContain("All seats of Community coordinator are taken. The next one is free on May 1, 2026.");
});

interface Asked {
  readonly title: string;
  readonly body: string;
}

/** The issues in which Quorate asks about memberships given by hand. */
async function askedByHand(): Promise<Asked[]> {
  const path = "/repos/open-reps/program/issues?state=all&creator=quorate%5Bbot%5D";
  const all = (await here.as("rosa").rest("GET", path)) as Asked[];
  return all.filter(({ title }) => title.startsWith("A membership given by hand"));
}

test("somebody is put into the team by hand: a day later those who decide are asked about it, once", async () => {
  await here.manage("POST", "/people", { login: "kwame", teams: ["coordinators"] });
  await here.advance("PT2H");
  expect(await askedByHand()).toEqual([]);
  await here.advance("P2D");
  const [asked] = await askedByHand();
  expect(asked?.title).toBe("A membership given by hand: Community coordinator");
  expect(asked?.body).toContain("@open-reps/council, somebody is in the team coordinators");
  expect(asked?.body).toContain("It is about kwame.");
  expect(asked?.body).not.toContain("@kwame");
  await here.service.store.clear();
  await here.manage("POST", "/install");
  await here.advance("P3D");
  expect(await askedByHand()).toHaveLength(1);
  expect(await isCoordinator("kwame")).toBe(true);
});

test("who has a term is in the team by right, and nobody is asked", async () => {
  await approved("kwame");
  await here.advance("P3D");
  expect(await isCoordinator("kwame")).toBe(true);
  expect(await askedByHand()).toEqual([]);
});
