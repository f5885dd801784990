// The database of those who run, for a command that only looks: what is known there of other cases, or why nothing is.

import { openReading, type Reading } from "../store/reading.ts";
import { databaseName, mustBeEncoded } from "./database-address.ts";
import { reason } from "./opened.ts";

export type Beside = { readonly index: Reading } | { readonly unheard: string };

const unlike = {
  "no tables": "its database has no tables yet",
  older: "its database was made by an older Quorate than this one",
  newer: "its database was made by a newer Quorate than this one",
} as const;

export async function beside<Result>(databaseUrl: string, run: (known: Beside) => Promise<Result>): Promise<Result> {
  if (databaseName(databaseUrl) === undefined)
    return run({ unheard: `its database's address cannot be read (${mustBeEncoded})` });
  const index = await openReading(databaseUrl).catch((fault: unknown) => {
    if (fault instanceof Error) return fault;
    throw fault;
  });
  if (index instanceof Error) return run({ unheard: `its database cannot be read (${reason(index)})` });
  if (typeof index === "string") return run({ unheard: unlike[index] });
  try {
    return await run({ index });
  } finally {
    await index.close();
  }
}
