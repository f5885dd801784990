// A part of `npm run bench -- soak`, in which people go on for an hour of simulated years.

import { expect, test } from "vitest";
import { differences } from "../../src/rebuild.ts";
import { seeded } from "../../src/sandbox/dice.ts";
import { anew } from "../support/anew.ts";
import { town } from "../support/town.ts";
import { community, type Place, week } from "./weeks.ts";

const here = town();

const place: Place = {
  manage: (method, path, body) => here.manage(method, path, body),
  settle: () => here.settle(),
  opens: (login, title, body) => here.as(login).opens(title, body),
  newest: async (login, most) =>
    (await here.as(login).rest("GET", `/repos/open-reps/program/issues?state=all&per_page=${most}`)) as Awaited<
      ReturnType<Place["newest"]>
    >,
  says: (login, issue, body) => here.as(login).says(issue, body),
};

test("after weeks in which everybody does something, GitHub alone tells what the index knows, and nothing is left to write", async () => {
  await here.begin(community());
  const random = seeded(7);
  let said = 0;
  for (let weeks = 0; weeks < 10; weeks += 1) {
    said += await week(place, random);
    await here.advance("P7D");
  }
  expect(said).toBeGreaterThan(30);
  const { built, rows } = await anew(here.service);
  expect(differences(await here.service.store.cases.index(), rows)).toEqual([]);
  expect(built.unfinished).toEqual([]);
}, 240_000);
