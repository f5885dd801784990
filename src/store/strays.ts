// Issues that are no cases and close at their time. They are in no list of cases: a timer needs their address.

import type { CaseAddress } from "../core/case/address.ts";
import type { Instant } from "../core/text/time.ts";
import { addressOf } from "./addresses.ts";
import type { Database } from "./database.ts";

export class Strays {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** With its one timer. */
  put(address: CaseAddress, due: Instant): Promise<void> {
    const { repository, issue, ...place } = addressOf(address);
    return this.#database.transaction(async (trx) => {
      await trx
        .insertInto("strays")
        .values({ repository, issue, ...place })
        .onConflict((conflict) => conflict.columns(["repository", "issue"]).doUpdateSet(place))
        .execute();
      await trx
        .insertInto("due")
        .values({ repository, issue, at: due })
        .onConflict((conflict) => conflict.columns(["repository", "issue"]).doUpdateSet({ at: due }))
        .execute();
    });
  }
}
