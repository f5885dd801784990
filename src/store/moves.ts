// What people did by hand to the cards on a board. GitHub's own history of that has gaps: what is lost here is known
// nowhere else, and a command that somebody gave by a card would be forgotten.

import { z } from "zod";
import type { CaseKey } from "../core/case/address.ts";
import type { CardMove } from "../core/case/board.ts";
import { type Instant, plusDays } from "../core/text/time.ts";
import { ofCase } from "./addresses.ts";
import type { Database } from "./database.ts";
import { storable } from "./text.ts";

const Move = z.object({
  id: z.string(),
  is: z.enum(["moved", "archived", "removed"]),
  at: z.string(),
  by: z.object({ id: z.number(), login: z.string(), is: z.enum(["person", "bot", "other"]) }),
  to: z.string().nullable(),
});

/** Days in which a move is answered, and told of while the case has not moved on. */
const daysKept = 90;

export class Moves {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** Once for each delivery. */
  async put({ repository, issue }: CaseKey, move: CardMove): Promise<void> {
    await this.#database.outside
      .insertInto("moves")
      .values({ repository, issue, id: move.id, at: move.at, move: storable(JSON.stringify(move)) })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }

  /** Oldest first. */
  async of(key: CaseKey): Promise<readonly CardMove[]> {
    const rows = await this.#database.outside
      .selectFrom("moves")
      .select("move")
      .where(ofCase(key))
      .orderBy("at")
      .orderBy("id")
      .execute();
    return rows.flatMap(({ move }) => Move.safeParse(JSON.parse(move)).data ?? []);
  }

  async prune(now: Instant): Promise<void> {
    await this.#database.outside.deleteFrom("moves").where("at", "<", plusDays(now, -daysKept)).execute();
  }
}
