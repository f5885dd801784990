// Which cases wait for what: a change of it queues them in the transaction that makes the change, so that nobody waits
// for what has come already.

import type { Kysely } from "kysely";
import { type CaseAddress, type CaseKey, isSame } from "../core/case/address.ts";
import { addressOf, caseColumns } from "./addresses.ts";
import type { Trx } from "./database.ts";
import type { Queue } from "./queue.ts";
import type { Tables } from "./tables.ts";
import { storable } from "./text.ts";

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
export async function sendWaiting(queue: Queue, waits: readonly string[], by: CaseKey, trx: Trx): Promise<boolean> {
  const others = (await waitingFor(trx, waits)).filter((one) => !isSame(one, by));
  await queue.send(
    others.map((address) => ({ is: "case", address })),
    trx,
  );
  return others.length > 0;
}
