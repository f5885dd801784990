// Where the sandbox keeps what it stores. It begins by emptying that, so it is never what `quorate start` uses.

import { existsSync } from "node:fs";
import { join } from "node:path";
import { takeFolder } from "../store/folder.ts";
import type { StoreOptions } from "../store/store.ts";
import { databaseOf, dataFolder, type Environment, Misused } from "./settings.ts";

const sandboxFolder = (environment: Environment): string => join(dataFolder(environment), "sandbox");

/** Throws where it would have to empty a database: nothing says what that was used for. */
export function sandboxStore(environment: Environment, keep: boolean): StoreOptions {
  const databaseUrl = databaseOf(environment);
  if (databaseUrl === undefined) return { folder: sandboxFolder(environment) };
  if (keep) return { databaseUrl };
  throw new Misused(
    "DATABASE_URL is set, and a sandbox empties no database. Take it away, or add --keep to go on with what is in " +
      "one that is there for trying out.",
  );
}

/** Nobody else runs with the data folder until the returned function is called: commands find only one in it. */
export function aloneIn(environment: Environment): Promise<() => Promise<void>> {
  return takeFolder(dataFolder(environment)).catch((fault) => {
    throw fault instanceof Error ? new Misused(fault.message, { cause: fault }) : fault;
  });
}

/** The environment as a command reads it that was not told which store is meant: the sandbox's, where no other is. */
export function whereStored(environment: Environment): Environment {
  const folder = sandboxFolder(environment);
  const has = (place: string) => existsSync(join(place, "postgres"));
  return has(folder) && !has(dataFolder(environment)) ? { ...environment, QUORATE_DATA: folder } : environment;
}
