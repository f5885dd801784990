// Openings and applications that have to wait: each is told on its own issue what for, and goes on once it is there.

import { beforeEach, expect, test } from "vitest";
import { manners } from "../support/manners.ts";
import { appliesFor, opensRole, roleCommunity } from "../support/role-stories.ts";
import { town } from "../support/town.ts";

const here = town();
manners(here);

/** One seat in Ghana, for 60 days, once in a row, and nobody has to speak for anybody. */
const plain = (text: string) =>
  text
    .replace("    endorsements: { people: 2 }\n", "")
    .replace("holders: 2", "holders: 1")
    .replace("term: 1 year", "term: 60 days")
    .replace("consecutive: 2", "consecutive: 1");

beforeEach(() => here.begin(roleCommunity(plain)));

async function says(login: string, issue: number, text: string): Promise<void> {
  await here.as(login).says(issue, text);
  await here.settle();
}

test("an opening by somebody else, with days that do not fit, or a second one waits, and is not open before", async () => {
  const [outside, soon] = [await opensRole(here, "rosa"), await opensRole(here, "elif", { closes: "2026-03-10" })];
  await here.settle();
  const refused = await here.look(outside);
  expect(refused.state).toBe("needs-info");
  expect(refused.status).toContain("only members of council open a role here.");
  expect((await here.look(soon)).status).toContain("The last day for applications can be March 16, 2026 or later.");

  await says("elif", soon, "Last day to apply: 2026-03-20\nFirst day of the term: 2026-03-19");
  expect((await here.look(soon)).status).toContain(
    "has to begin after the last day for applications: on March 21, 2026",
  );
  await says("elif", soon, "First day of the term: 2026-04-01");
  expect((await here.look(soon)).state).toBe("open");

  const second = await opensRole(here, "farid");
  await here.settle();
  const waiting = await here.look(second);
  expect(waiting.state).toBe("needs-info");
  expect(waiting.status).toContain(`This role is open already: ${here.url}/open-reps/program/issues/${soon}`);

  const reminders = async () =>
    (await here.look(soon)).notices.filter((text) => text.includes("Do you know somebody who should hear of it?"));
  expect(await reminders()).toEqual([]);
  await here.advance("P17D");
  expect(await reminders()).toHaveLength(1);
  await says("elif", soon, "/withdraw");
  expect((await here.look(soon)).state).toBe("withdrawn");
  expect((await here.look(second)).status).not.toContain("This role is open already");
});

test("who applies twice, or while no role is open, reads what the application waits for", async () => {
  const first = await appliesFor(here, "kwame");
  await here.settle();
  expect((await here.look(first)).state).toBe("preparing");
  expect((await here.look(first)).status).toContain("There is no opening for Community coordinator just now.");
  const again = await appliesFor(here, "kwame");
  await here.settle();
  expect((await here.look(again)).status).toContain("kwame has another application for the same role");
  expect((await here.look(first)).status).not.toContain("another application");
  await opensRole(here, "elif");
  await here.settle();
  expect((await here.look(first)).status).toContain("Applications are open until March 20, 2026");
});

test("who has the role, or had it until now, reads why the next application waits", async () => {
  await here.begin(
    roleCommunity((text) => plain(text).replace("term: 60 days", "term: 60 days\n    applications: any-time")),
  );
  const first = await appliesFor(here, "kwame");
  await here.settle();
  for (const login of ["elif", "omar"]) await says(login, first, "/approve");
  const [full, held] = [await opensRole(here, "farid"), await appliesFor(here, "kwame")];
  await here.settle();
  expect((await here.look(full)).status).toContain("No seat of Community coordinator is free on April 1, 2026.");
  expect((await here.look(held)).status).toContain("kwame has Community coordinator already");
  await says("kwame", held, "/withdraw");
  await here.advance("P75D");
  expect((await here.look(first)).state).toBe("ended");
  const next = await appliesFor(here, "kwame");
  await here.settle();
  expect((await here.look(next)).state).toBe("preparing");
  expect((await here.look(next)).status).toContain(
    "kwame has had Community coordinator for as many terms in a row as the program allows.",
  );
});
