// Killed thirty times while 200 commands are given on 50 cases: what is not as it would be in a calm town.

import { killing } from "../test/faults/killing.ts";
import { atMost, type Figure, known } from "./figure.ts";
import { onPostgres } from "./postgres.ts";

const cases = 50;
const kills = 30;

export async function measure(): Promise<Figure[]> {
  const embedded = await killed("embedded", 1);
  const postgres = await onPostgres((url) => killed("Postgres", 1, url));
  const three = await onPostgres((url) => killed("Postgres, three replicas", 3, url));
  if (!postgres || !three) throw new Error("killing is measured on Postgres too, and none is installed");
  return [...embedded, ...postgres, ...three];
}

async function killed(where: string, count: number, databaseUrl?: string): Promise<Figure[]> {
  const { wrong, commands, between } = await killing({ cases, kills, seed: 2_026, count, databaseUrl });
  for (const line of wrong) console.error(`${where}: ${line}`);
  const name = (what: string) => `kill: ${where}, ${what}`;
  return [
    atMost(name(`what is wrong after ${kills} kills and ${commands} commands on ${cases} cases`), wrong.length, "", 0),
    known(name("kills between GitHub's write and ours"), between, "kills"),
  ];
}
