// A part of `npm run bench -- kill`, which kills thirty times while 200 commands are given on 50 cases.

import { expect, test } from "vitest";
import { freshDatabase, onPostgres } from "../support/store.ts";
import { killing } from "./killing.ts";

test("killed at any moment while people go on, Quorate loses no vote and says nothing twice", async () => {
  const killed = await killing({ cases: 10, kills: 4, seed: 7, count: 1 });
  expect(killed.wrong).toEqual([]);
  expect(killed).toMatchObject({ commands: 40 });
  expect(killed.between).toBeGreaterThan(0);
  expect(killed.before).toBeGreaterThan(0);
}, 240_000);

onPostgres("three replicas of which some are killed", () => {
  test("what one had begun another ends, once", async () => {
    const { databaseUrl, drop } = await freshDatabase();
    try {
      const killed = await killing({ cases: 10, kills: 5, seed: 7, count: 3, databaseUrl });
      expect(killed.wrong).toEqual([]);
      expect(killed.between).toBeGreaterThan(0);
    } finally {
      await drop();
    }
  }, 240_000);
});
