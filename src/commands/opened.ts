// Opening the store for a command, or one sentence why it cannot be.

import { openStore, type Store, type StoreOptions } from "../store/store.ts";
import { databaseName, mustBeEncoded } from "./database-address.ts";
import { Misused } from "./settings.ts";

/** Names a database without its password. */
export async function opened(options: StoreOptions): Promise<Store> {
  const database = "databaseUrl" in options ? databaseName(options.databaseUrl) : "";
  if (database === undefined) throw new Misused(`The database address cannot be read: ${mustBeEncoded}.`);
  try {
    return await openStore(options);
  } catch (fault) {
    if (!(fault instanceof Error)) throw fault;
    if ("folder" in options) {
      const known = fault.cause instanceof Error;
      const says = known ? `The store in ${options.folder} cannot be used: ${reason(fault)}.` : fault.message;
      throw new Misused(says, { cause: fault });
    }
    throw new Misused(`The database ${database} cannot be used: ${reason(fault)}.`);
  }
}

/** The first cause. Several addresses of one name that all refuse come as one error without words. */
export function reason(fault: Error): string {
  if (fault.cause instanceof Error) return reason(fault.cause);
  if (fault instanceof AggregateError && fault.errors[0] instanceof Error) return reason(fault.errors[0]);
  return fault.message.split("\n")[0] ?? fault.name;
}
