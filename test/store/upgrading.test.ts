import { sql } from "kysely";
import { Migrator } from "kysely/migration";
import { expect, onTestFinished, test } from "vitest";
import { opened } from "../../src/commands/opened.ts";
import { openEmbedded } from "../../src/store/embedded.ts";
import { migrations } from "../../src/store/migrate.ts";
import { openPostgres } from "../../src/store/postgres.ts";
import { openStore, type StoreOptions, type Work } from "../../src/store/store.ts";
import { handling, hasty } from "../support/queueing.ts";
import { addressOf, freshDatabase, freshFolder, noon, onBothStores, until } from "../support/store.ts";

onBothStores("a database that another version made", (home) => {
  const place = async (): Promise<StoreOptions> => {
    if ("folder" in home.options()) return { folder: await freshFolder(), queue: hasty };
    const { databaseUrl, drop } = await freshDatabase();
    onTestFinished(drop);
    return { databaseUrl, queue: hasty };
  };

  /** Runs these statements on the database as it is. */
  const before = async (options: StoreOptions, statements: readonly string[], version?: string) => {
    const engine =
      "folder" in options ? await openEmbedded(options.folder) : await openPostgres(options.databaseUrl, () => {});
    if (version !== undefined) {
      await sql`drop schema public cascade`.execute(engine.kysely);
      await sql`create schema public`.execute(engine.kysely);
      const migrator = new Migrator({ db: engine.kysely, provider: { getMigrations: async () => migrations } });
      expect((await migrator.migrateTo(version)).error).toBeUndefined();
    }
    for (const statement of statements) await sql.raw(statement).execute(engine.kysely);
    await engine.close();
  };

  test("is brought up to date with its cases, and what waited in its inbox is done", { timeout: 60_000 }, async () => {
    const options = await place();
    const asks = JSON.stringify({ is: "case", address: addressOf(7) });
    await before(
      options,
      [
        `insert into cases values (7, 7, 'I_7', 3, 'open-reps', 'program', 7, 'request', 'in-review', true, 4, 'signed',
           5, null, null, '${noon}')`,
        `insert into due values (7, 7, '${noon}')`,
        `insert into inbox (guid, work, event, payload, received_at, tries, last_error, dead, asks)
           values ('old', '7/7', 'issues', '{}', '${noon}', 3, 'GitHub refused', true, '${asks}')`,
      ],
      "0006-presence",
    );
    const store = await openStore(options);
    expect(await store.cases.get(addressOf(7))).toMatchObject({ stage: "in-review", seq: 4, record: "signed" });
    expect(await store.cases.index()).toMatchObject([{ due: noon, claims: "", ledger: "", family: "" }]);
    expect(await store.backlog.list()).toMatchObject([{ guid: "old", dead: true, lastError: "GitHub refused" }]);
    expect(await store.backlog.retry("all")).toEqual(["old"]);
    const ran: Work[] = [];
    store.queue.work(handling({ onCase: async (address) => void ran.push({ is: "case", address }) }));
    await until("it ran", () => ran.length === 1);
    expect(ran).toEqual([{ is: "case", address: addressOf(7) }]);
    await store.close();
  });

  test("is left alone by an older one, which says what to do", { timeout: 60_000 }, async () => {
    const options = await place();
    await (await openStore(options)).close();
    await before(options, ["insert into kysely_migration values ('9999-later', '2027-01-01T00:00:00.000Z')"]);
    await expect(opened(options)).rejects.toThrow(
      /^The (store|database) .* cannot be used: it was made by a newer Quorate: start that one, or name an empty database\.$/,
    );
  });
});
