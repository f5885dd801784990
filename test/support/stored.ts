// Everything that a store holds, as text: to show that something is not in it.

import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PGlite } from "@electric-sql/pglite";

/** Every row of every table of the embedded store in a folder, the queue's own too. It may be open: a copy is read. */
export async function everythingIn(folder: string): Promise<string> {
  const copy = await mkdtemp(join(tmpdir(), "quorate-copy-"));
  await cp(join(folder, "postgres"), copy, { recursive: true });
  const lite = await PGlite.create(copy);
  const { rows } = await lite.query<{ name: string }>(
    "select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname not in ('pg_catalog', 'information_schema')",
  );
  const parts: string[] = [];
  for (const { name } of rows) parts.push(name, JSON.stringify((await lite.query(`select * from ${name}`)).rows));
  await lite.close();
  await rm(copy, { recursive: true, force: true });
  return parts.join("\n");
}
