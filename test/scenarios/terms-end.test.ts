// What a holder says while a term runs, and how it ends before its time. In public nobody reads why.

import { beforeEach, expect, test } from "vitest";
import { manners } from "../support/manners.ts";
import { removalOf, withPrivatePlace } from "../support/private-place.ts";
import { reach } from "../support/reach.ts";
import { belowOf } from "../support/reviews.ts";
import { appliesFor, roleCommunity } from "../support/role-stories.ts";
import { isIn } from "../support/teams.ts";
import { town } from "../support/town.ts";

const here = town();
manners(here);

/** Without openings and endorsements: what counts here is the term. */
const plain = (text: string) => text.replace("    endorsements: { people: 2 }\n", "    applications: any-time\n");

beforeEach(() => here.begin(withPrivatePlace(roleCommunity(plain))));

async function says(login: string, issue: number, text: string, repository = "program"): Promise<void> {
  await here.as(login).rest("POST", `/repos/open-reps/${repository}/issues/${issue}/comments`, { body: text });
  await here.settle();
}

const isCoordinator = (login: string) => isIn(here, "coordinators", login);

/** kwame coordinates Ghana from today on. */
async function term(): Promise<number> {
  const number = await appliesFor(here, "kwame");
  await here.settle();
  for (const one of ["farid", "omar"]) await says(one, number, "/approve");
  return number;
}

test("kwame is away, hands something on and steps down; the day after his last one he is not in the team", async () => {
  const number = await term();
  await here.advance("PT1H");
  await says("ana", number, "I can help out.");
  await says("kwame", number, "/leave until 2026-03-10 substitute @ana");
  expect((await here.look(number)).status).toContain("kwame is away until March 10, 2026; ana stands in.");
  expect((await here.look(number)).notices.join()).toContain("@ana, kwame is away until March 10, 2026");
  await says("kwame", number, "/step-down 2026-03-20");
  expect((await here.look(number)).status).toContain("The last day of this term is March 20, 2026.");
  await here.advance("P18D");
  expect(await isCoordinator("kwame")).toBe(true);
  await here.advance("P1D");
  expect(await here.look(number)).toMatchObject({ state: "ended", open: false });
  expect(await isCoordinator("kwame")).toBe(false);
});

/** A task of kwame's, by its form. */
async function task(title: string, where?: string): Promise<number> {
  const path = `/repos/open-reps/${where ?? "program"}`;
  const number = await here
    .as("omar")
    .opens(title, `### What is to be done?\n\n${title}`, ["kind: action-item"], where);
  await here.as("omar").rest("POST", `${path}/issues/${number}/assignees`, { assignees: ["kwame"] });
  await here.settle();
  return number;
}

const rolePage = async (): Promise<string> =>
  (await reach(`${here.service.url}/roles/open-reps/program/community-coordinator`)).text();

test("what kwame leaves stands in one list: what he answered for, who did it for him, and what he still has to do", async () => {
  const number = await term();
  await here.advance("PT1H");
  await says("ana", number, "I can help out.");
  await says("kwame", number, "/delegate support to @ana");
  expect(await rolePage()).toMatch(/@kwame[\s\S]*Looks after what people need[^<]*@ana/);
  const open = await task("Print <b>badges</b> for @everybody");
  const done = await task("Book the hall");
  await says("kwame", done, "/done");
  await says("kwame", number, "/step-down");
  await here.advance("P1D");
  const [list, ...others] = await belowOf(here, number, "hand-over");
  expect(others).toEqual([]);
  const { body } = await here.look(list?.number ?? 0);
  expect(body).toMatch(/- \[ \] Looks after what people need[^\n]*: @ana has looked after it/);
  expect(body).toMatch(/- \[ \] Finds people who are new[^\n:]*$/m);
  expect(body).toContain("- [ ] What the group coordinators should know");
  expect(body).toContain(`- [ ] An open task: \`Print <b>badges</b> for @everybody\` (`);
  expect(body).toContain(`/issues/${open})`);
  expect(body).not.toContain("Book the hall");
  expect(await rolePage()).toMatch(/Held it before[\s\S]*@kwame/);
});

test("whoever carried the approval takes it back within the hour: the term that had begun is none, and nobody joins", async () => {
  const number = await term();
  await says("omar", number, "/retract");
  await here.advance("P3D");
  expect((await here.look(number)).state).toBe("in-review");
  expect(await isCoordinator("kwame")).toBe(false);
});

test("a term is ended in the private repository: kwame leaves the team, and in public nobody reads why", async () => {
  const number = await term();
  await here.advance("PT1H");
  expect(await isCoordinator("kwame")).toBe(true);
  await says("farid", number, "/remove @kwame");
  expect((await here.look(number)).status).toContain("/open-reps/program-private/issues/new/choose");
  expect((await here.look(number)).state).toBe("active");

  const place = "program-private";
  const apart = await here.as("elif").opens("A term", removalOf("kwame"), ["kind: removal"], place);
  await here.settle();
  expect((await here.look(apart, place)).state).toBe("in-review");
  for (const one of ["farid", "omar"]) await says(one, apart, "/approve", place);
  expect((await here.look(apart, place)).state, "those who gave the term are not enough to end it").toBe("in-review");
  await says("ana", apart, "/approve", place);
  await here.advance("PT2H");
  expect((await here.look(apart, place)).state).toBe("completed");
  const look = await here.look(number);
  expect(look).toMatchObject({ state: "ended", open: false });
  expect(await isCoordinator("kwame")).toBe(false);
  const said = [look.status, ...look.notices, ...look.decisions].join("\n");
  expect(said).not.toMatch(/remov(?:ed|al)|council alone/i);
});
