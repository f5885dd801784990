// Which cases wait for what, by name. A change in tables of ours queues them in its own transaction, so that nobody waits
// for what has come already; a change on GitHub, when a webhook tells of it.

import type { Kysely } from "kysely";
import { type CaseAddress, type CaseKey, isSame } from "../core/case/address.ts";
import type { LookUp } from "../core/case/ledger.ts";
import { addressOf, caseColumns } from "./addresses.ts";
import type { Trx } from "./database.ts";
import type { Waker } from "./queue.ts";
import type { Tables } from "./tables.ts";
import { storable } from "./text.ts";

/** Who is in which group: every undecided case of an installation waits for it. */
export const peopleWait = (installation: number): string => `people:${installation}`;

/** What a case waits for that would be approved if another one gave something back. */
export const claimWait = (program: number, key: string): string => `claim:${program}:${key}`;

/** What a case waits for that looks something up: a row that the look-up finds comes, changes or goes. */
export const rowWaits = (program: number, lookUps: readonly LookUp[]): readonly string[] =>
  lookUps.flatMap((one) => (one.still ? [] : [rowWait(program, one)]));

export const rowWait = (program: number, { sort, key, person }: LookUp): string =>
  `ledger:${program}:${JSON.stringify([sort, key ?? null, person ?? null])}`;

/** Cases that wait for one of these, each once, in the order of repository and issue. */
export async function waitingFor(from: Kysely<Tables>, waits: readonly string[]): Promise<readonly CaseAddress[]> {
  if (waits.length === 0) return [];
  const rows = await from
    .selectFrom("cases")
    .innerJoin("waits", (on) =>
      on.onRef("waits.repository", "=", "cases.repository").onRef("waits.issue", "=", "cases.issue"),
    )
    .select(caseColumns)
    .distinct()
    .where("waits.wait", "in", [...new Set(waits)].map(storable))
    .orderBy("cases.repository")
    .orderBy("cases.issue")
    .execute();
  return rows.map(addressOf);
}

/** Queues those who wait, but for the case that made the change: it knows. Says whether there was anybody. */
export async function sendWaiting(queue: Waker, waits: readonly string[], by: CaseKey, trx: Trx): Promise<boolean> {
  const others = (await waitingFor(trx, waits)).filter((one) => !isSame(one, by));
  await queue.send(
    others.map((address) => ({ is: "case", address })),
    trx,
  );
  return others.length > 0;
}
