// Somebody who has a role is not heard of any more: they are asked in a friendly way, and then those who decide are,
// where not everybody reads along.

import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { manners } from "../support/manners.ts";
import { withPrivatePlace } from "../support/private-place.ts";
import { appliesFor, roleCommunity } from "../support/role-stories.ts";
import { town } from "../support/town.ts";

const here = town();
manners(here);

const place = "program-private";

/** Whoever has the role is asked how it goes after thirty days. */
const asking = (text: string) =>
  text.replace("    endorsements: { people: 2 }\n", "    applications: any-time\n    notice: { check_in: 30 }\n");

/** kwame coordinates Ghana from today on. */
async function term(): Promise<number> {
  const number = await appliesFor(here, "kwame");
  await here.settle();
  for (const one of ["farid", "omar"]) await here.as(one).says(number, "/approve");
  await here.settle();
  return number;
}

interface Listed {
  readonly number: number;
  readonly title: string;
  readonly body: string;
}

/** The issues in which Quorate asks after somebody. */
async function asked(): Promise<readonly Listed[]> {
  const path = `/repos/open-reps/${place}/issues?state=all`;
  const all = (await here.as("omar").rest("GET", path)) as Listed[];
  return all.filter(({ title }) => title.startsWith("How are things with"));
}

test("kwame is not heard of: he is greeted, and two weeks later the council is asked in private, once", async () => {
  await here.begin(withPrivatePlace(roleCommunity(asking)));
  const number = await term();
  await here.advance("P31D");
  const hello = (await here.look(number)).notices.at(-1);
  expect(hello).toContain("@kwame, a friendly hello: how are things with **Community coordinator**?");
  await here.advance("P12D");
  expect(await asked()).toEqual([]);
  const before = await here.look(number);
  await here.advance("P2D");
  const [issue, ...others] = await asked();
  expect(others).toEqual([]);
  expect(issue?.title).toBe("How are things with kwame? Community coordinator");
  expect(issue?.body).toContain("@open-reps/council, kwame has the role **Community coordinator**");
  expect(issue?.body).toContain(`/program/issues/${number}`);
  expect(issue?.body).not.toContain("@kwame");
  expect((await here.look(number)).comments, "in public nothing is said of it").toEqual(before.comments);
  await here.service.store.clear();
  await here.manage("POST", "/install");
  await here.advance("P10D");
  expect(await asked(), "also when the index was lost").toHaveLength(1);
});

test("a word anywhere in the program is enough, and the council is not asked", async () => {
  await here.begin(withPrivatePlace(roleCommunity(asking)));
  const number = await term();
  await here.advance("P31D");
  const other = await appliesFor(here, "ines");
  await here.settle();
  await here.as("kwame").says(other, "/endorse She helps us a lot.");
  await here.settle();
  await here.advance("P20D");
  expect(await asked()).toEqual([]);
  expect((await here.look(number)).notices.filter((text) => text.includes("a friendly hello"))).toHaveLength(1);
});

test("a repository that everybody can read is no place for it, and nothing is said there", async () => {
  const folder = withPrivatePlace(roleCommunity(asking));
  const file = join(folder, "community.yml");
  writeFileSync(file, readFileSync(file, "utf8").replace("visibility: private", "visibility: public"));
  await here.begin(folder);
  await term();
  await here.advance("P60D");
  expect(await asked()).toEqual([]);
  expect(here.logged.join("\n")).toContain("the private repository of a program is not private");
});

test("without a private repository the council is asked to take a look, with the address for the rest", async () => {
  await here.begin(roleCommunity(asking));
  const number = await term();
  await here.advance("P46D");
  const [hello, look, ...others] = (await here.look(number)).notices.slice(1);
  expect(others).toEqual([]);
  expect(hello).toContain("a friendly hello");
  expect(look).toContain("@open-reps/council, when you have a moment, please take a look");
  expect(look).toContain("What is not for everybody to read goes to <council@open-reps.example>.");
});
