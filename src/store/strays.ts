import type { CaseAddress } from "../core/case/address.ts";
import type { Instant } from "../core/text/time.ts";
import type { Database } from "./database.ts";

/** Issues that are no cases and close at their time. They are in no list of cases: a timer needs their address. */
export class Strays {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** With its one timer. */
  put(address: CaseAddress, due: Instant): Promise<void> {
    const { repository, issue, node, installation, owner, name, number } = address;
    return this.#database.transaction(async (trx) => {
      await trx
        .insertInto("strays")
        .values({ repository, issue, node, installation, owner, name, number })
        .onConflict((conflict) =>
          conflict.columns(["repository", "issue"]).doUpdateSet({ node, installation, owner, name, number }),
        )
        .execute();
      await trx
        .insertInto("due")
        .values({ repository, issue, at: due })
        .onConflict((conflict) => conflict.columns(["repository", "issue"]).doUpdateSet({ at: due }))
        .execute();
    });
  }
}
