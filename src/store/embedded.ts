// The same Postgres as elsewhere, in this process and a folder: for trying it out, for tests, for a small community.

import { join } from "node:path";
import { PGlite } from "@electric-sql/pglite";
import { Kysely, PGliteDialect } from "kysely";
import { fromPglite } from "pg-boss";
import type { Backend } from "./database.ts";
import { takeFolder } from "./folder.ts";
import { ensurePostgres } from "./new-postgres.ts";
import type { Tables } from "./tables.ts";
import { turnTaking } from "./turn-taking.ts";

const int8 = 20;
const date = 1082;

/** The same Postgres, in this process and a folder. It survives `kill -9`, not power loss: it never calls fsync. */
export async function openEmbedded(folder: string): Promise<Backend> {
  const leave = await takeFolder(folder);
  try {
    const postgres = join(folder, "postgres");
    await ensurePostgres(postgres);
    const lite = await PGlite.create(postgres, {
      startParams: [...PGlite.defaultStartParams, "-c", "shared_buffers=16MB"],
      parsers: { [int8]: Number, [date]: (text: string) => text },
    });
    const turns = turnTaking();
    const taken = new Set<string>();
    return {
      kysely: new Kysely<Tables>({ dialect: new PGliteDialect({ pglite: lite }), plugins: [turns.plugin] }),
      boss: { db: turns.boss(fromPglite(lite)), backend: "pglite" },
      alone: true,
      take: async (name) => !taken.has(name) && Boolean(taken.add(name)),
      release: async (name) => void taken.delete(name),
      close: async () => {
        await lite.close();
        await leave();
      },
    };
  } catch (fault) {
    await leave();
    throw new Error(`The store in ${folder} could not be opened.`, { cause: fault });
  }
}
