import { existsSync } from "node:fs";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import { describe, expect, test } from "vitest";
import { describeFault, Gone, RetryLater } from "../../src/core/text/fault.ts";
import { Database } from "../../src/store/database.ts";
import { openEmbedded } from "../../src/store/embedded.ts";
import { openPostgres } from "../../src/store/postgres.ts";
import { deliveryOf, freshFolder, onBothStores } from "../support/store.ts";

onBothStores("the database", (home) => {
  const open = async () => {
    const options = home.options();
    return "databaseUrl" in options ? openPostgres(options.databaseUrl, () => {}) : openEmbedded(await freshFolder());
  };

  test("numbers and days read back the same, a query beside a transaction is refused", {
    timeout: 60_000,
  }, async () => {
    const engine = await open();
    try {
      const database = new Database(engine.kysely);
      const { rows } =
        await sql`select 4123456789::int8 as big, '2026-03-02'::date as day, count(*) from pg_class`.execute(
          database.outside,
        );
      expect(rows).toEqual([{ big: 4_123_456_789, day: "2026-03-02", count: expect.any(Number) }]);
      await database.transaction(async (trx) => {
        await sql`select 1`.execute(trx);
        expect(() => database.outside).toThrow("run the query in it");
        expect(() => database.transaction(async () => {})).toThrow("run the query in it");
      });
      await sql`select 1`.execute(database.outside);
    } finally {
      await engine.close();
    }
  });

  test("many deliveries at once are all stored", async () => {
    const { inbox } = home.store();
    const address = { repository: 7, issue: 1, node: "n", installation: 3, owner: "o", name: "r", number: 1 };
    const all = Array.from({ length: 60 }, (_, n) => inbox.accept(deliveryOf(`g${n}`), [{ is: "case", address }]));
    expect(new Set(await Promise.all(all))).toEqual(new Set(["stored"]));
    expect((await home.store().backlog.list()).length).toBe(60);
  });
});

test("while a new database is made the pages go on answering, and one that was left half made is made again", async () => {
  const folder = await mkdtemp(join(tmpdir(), "quorate-new-"));
  await mkdir(join(folder, "postgres.new"));
  await writeFile(join(folder, "postgres.new", "PG_VERSION"), "half");
  let turns = 0;
  const turning = setInterval(() => void turns++, 10);
  const engine = await openEmbedded(folder);
  clearInterval(turning);
  // Made in this thread, it lets nothing else have a turn for seconds.
  expect(turns).toBeGreaterThan(20);
  await sql`select 1`.execute(engine.kysely);
  expect(existsSync(join(folder, "postgres.new"))).toBe(false);
  await engine.close();
  await rm(folder, { recursive: true });
});

describe("a fault is told", () => {
  const http = Object.assign(new Error("private words"), { name: "HttpError", status: 422 });

  test("in our own words with its causes, and without what GitHub or a parser quotes", () => {
    expect(describeFault(new Error("the roster is unknown", { cause: http }))).toBe(
      "Error: the roster is unknown: because of HttpError: status 422",
    );
    expect(describeFault(new Gone("the issue is gone"))).toBe("Gone: the issue is gone");
    expect(describeFault(new RetryLater("limit", 60))).toBe("RetryLater: limit");
    expect(describeFault(Object.assign(new Error("private words"), { status: 403 }))).toBe("Error: status 403");
    expect(describeFault(new SyntaxError("Unexpected token private words"))).toBe("SyntaxError");
    expect(describeFault("private words")).toBe("something that is not an error was thrown");
  });
});
