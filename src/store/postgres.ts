// A Postgres of one's own, which several processes may share and which survives power loss.

import { Kysely, PostgresDialect } from "kysely";
import { type ClientBase, Pool, TypeOverrides, types } from "pg";
import type { Backend } from "./database.ts";
import { Locks } from "./locks.ts";
import type { Tables } from "./tables.ts";

/** Numbers as numbers (ids of GitHub are far below 2^53) and days as text, as the embedded store gives them. */
function parsers(): TypeOverrides {
  const overrides = new TypeOverrides();
  overrides.setTypeParser(types.builtins.INT8, Number);
  overrides.setTypeParser(types.builtins.DATE, (text) => text);
  return overrides;
}

/** A way for whoever only looks: Postgres itself refuses to write there. */
export function lookAtPostgres(url: string): Pick<Backend, "kysely" | "close"> {
  const onConnect = async (client: ClientBase) => {
    await client.query("set default_transaction_read_only = on");
  };
  const pool = new Pool({ connectionString: url, max: 2, types: parsers(), connectionTimeoutMillis: 5_000, onConnect });
  // What breaks while nobody uses it is met again by the next question.
  pool.on("error", () => {});
  return { kysely: new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) }), close: () => pool.end() };
}

/** `onFault` hears of connections that broke while nobody used them; the pool opens new ones by itself. */
export async function openPostgres(url: string, onFault: (fault: Error) => void): Promise<Backend> {
  const pool = new Pool({ connectionString: url, max: 10, types: parsers(), connectionTimeoutMillis: 5_000 });
  pool.on("error", onFault);
  const locks = new Locks(url, onFault);
  return {
    kysely: new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) }),
    boss: { connectionString: url },
    alone: false,
    take: (name) => locks.take(name),
    release: (name) => locks.release(name),
    close: async () => {
      await locks.close();
      await pool.end();
    },
  };
}
