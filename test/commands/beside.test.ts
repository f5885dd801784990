import { randomUUID } from "node:crypto";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "pg";
import { pino } from "pino";
import { expect, test } from "vitest";
import { advice } from "../../src/commands/advice.ts";
import { versions } from "../../src/store/migrate.ts";
import { lookAtPostgres } from "../../src/store/postgres.ts";
import { asksFor, withCatalogue } from "../support/catalogue.ts";
import { freePort } from "../support/sandbox-process.ts";
import { addressOf, freshDatabase, onPostgres } from "../support/store.ts";
import { town } from "../support/town.ts";

/** Every row of every table, without what pg-boss writes at its own times in the store that the test has open. */
async function everything(databaseUrl: string): Promise<Record<string, unknown>> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  const { rows: tables } = await client.query<{ name: string }>(
    `select format('%I.%I', table_schema, table_name) as name from information_schema.tables
      where table_schema not in ('pg_catalog', 'information_schema', 'pgboss')`,
  );
  const all: Record<string, unknown> = {};
  for (const { name } of tables) all[name] = (await client.query(`select t::text from ${name} t order by 1`)).rows;
  await client.end();
  return all;
}

onPostgres("a plan beside those who run", (home) => {
  const reps = town();
  const databaseUrl = () => {
    const options = home.options();
    return "databaseUrl" in options ? options.databaseUrl : "";
  };
  const planned = (name: string, DATABASE_URL = databaseUrl()) => {
    const { appId, privateKey, signingKey } = reps.keys;
    const credentials = { appId, privateKey, baseUrl: `${reps.url}/api/v3` };
    const planning = { credentials, signingKeys: [signingKey] as const, clock: reps.clock };
    const environment = { DATABASE_URL, QUORATE_DATA: join(tmpdir(), randomUUID()) };
    return advice({ command: "plan", args: [name] }, planning, environment, pino({ level: "silent" }));
  };
  /** Rosa has stickers, and asks for more. */
  const asked = async () => {
    await withCatalogue(reps);
    await asksFor(reps, "rosa", "Stickers", "40 EUR");
    const more = await asksFor(reps, "rosa", "Stickers", "80 EUR");
    await reps.settle();
    return `open-reps/program#${more}`;
  };
  const left = (plan: string) => /left: (\S+)/.exec(plan)?.[1];
  const missing = (plan: string) => /other cases +(.+)\n/.exec(plan)?.[1];

  test("it hears what other cases hold", async () => {
    const name = await asked();
    const others = await reps.service.store.claims.others({ program: 2001, key: addressOf(1) }, 1001);
    const { key } = others.find(({ amount }) => amount === 4_000) ?? { key: "" };
    const held = { key, holder: 1001, amount: 3_000, at: reps.clock.now(), is: "committed" } as const;
    await home.store().claims.settle({ program: 2001, key: addressOf(1) }, [held]);
    const before = await everything(databaseUrl());
    const plan = await planned(name);
    expect([left(plan), missing(plan)]).toEqual(["€70.00", undefined]);
    expect(await everything(databaseUrl())).toEqual(before);
  });

  test("where the database is of another version, or does not answer, it says so, goes on, and changes nothing", async () => {
    const name = await asked();
    const empty = await freshDatabase();
    const last = versions.at(-1);
    const migration = async (statement: string, ...values: unknown[]) => {
      const client = new Client({ connectionString: databaseUrl() });
      await client.connect();
      return (await client.query(statement, values).finally(() => client.end())).rows[0];
    };
    const { timestamp } = await migration("select timestamp from kysely_migration where name = $1", last);
    const expects = async (why: string, url = databaseUrl()) => {
      const before = await everything(url);
      expect(missing(await planned(name, url))).toBe(
        `not known here, as its database ${why}: what they hold and tell is missing below`,
      );
      expect(await everything(url)).toEqual(before);
    };
    try {
      await expects("has no tables yet", empty.databaseUrl);
      await migration("update kysely_migration set name = '9999-later' where name = $1", last);
      await expects("was made by a newer Quorate than this one");
      await migration("delete from kysely_migration where name = '9999-later'");
      await expects("was made by an older Quorate than this one");
    } finally {
      await migration("delete from kysely_migration where name in ($1, '9999-later')", last);
      await migration("insert into kysely_migration (name, timestamp) values ($1, $2)", last, timestamp);
      await empty.drop();
    }
    const port = freePort();
    expect(missing(await planned(name, `postgres://quorate:secret-word@127.0.0.1:${port}/quorate`))).toBe(
      `not known here, as its database cannot be read (connect ECONNREFUSED 127.0.0.1:${port}): what they hold and tell is missing below`,
    );
  });

  test("Postgres itself refuses whoever only looks to write", async () => {
    const { kysely, close } = lookAtPostgres(databaseUrl());
    const writing = kysely.insertInto("blobs").values({ oid: "a", text: "b" }).execute();
    await expect(writing).rejects.toThrow("cannot execute INSERT in a read-only transaction");
    await close();
  });
});
