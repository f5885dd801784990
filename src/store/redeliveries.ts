// Which deliveries GitHub was asked to send again: each of them once, whichever process asks.

import type { Instant } from "../core/text/time.ts";
import type { Database } from "./database.ts";

export class Redeliveries {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** Those of them that nobody has asked for yet and that are not in the inbox; they count as asked for from now on. */
  async claim(guids: readonly string[], at: Instant): Promise<ReadonlySet<string>> {
    if (guids.length === 0) return new Set();
    const known = await this.#database.outside.selectFrom("inbox").select("guid").where("guid", "in", guids).execute();
    const arrived = new Set(known.map(({ guid }) => guid));
    const missing = [...new Set(guids)].filter((guid) => !arrived.has(guid));
    if (missing.length === 0) return new Set();
    const claimed = await this.#database.outside
      .insertInto("redeliveries")
      .values(missing.map((guid) => ({ guid, asked_at: at })))
      .onConflict((conflict) => conflict.doNothing())
      .returning("guid")
      .execute();
    return new Set(claimed.map(({ guid }) => guid));
  }

  /** GitHub could not be asked: somebody else may. */
  async release(guids: readonly string[]): Promise<void> {
    if (guids.length === 0) return;
    await this.#database.outside.deleteFrom("redeliveries").where("guid", "in", guids).execute();
  }

  async prune(before: Instant): Promise<void> {
    await this.#database.outside.deleteFrom("redeliveries").where("asked_at", "<", before).execute();
  }
}
