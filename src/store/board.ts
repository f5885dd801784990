// A program's board as it is kept, and what people did by hand to the cards on it: GitHub's own history of that has gaps.

import { z } from "zod";
import type { CaseKey } from "../core/case/address.ts";
import { type Board, type CardMove, cardParts } from "../core/case/board.ts";
import { commandNames } from "../core/text/command-table.ts";
import { type Instant, plusDays } from "../core/text/time.ts";
import { type CaseRow, fromSql } from "./cases.ts";
import type { Database } from "./database.ts";
import { storable } from "./text.ts";

const Field = z.object({
  id: z.string(),
  name: z.string(),
  type: z.enum(["option", "text", "day", "number"]),
  options: z.array(z.object({ id: z.string(), name: z.string() })),
});
const named = z.record(z.string(), z.string());
const Kept = z.object({
  project: z.string(),
  number: z.number(),
  title: z.string(),
  url: z.string(),
  fields: z.partialRecord(z.enum(cardParts), Field),
  named: z.object({ status: named, kind: named, community: named }),
  moves: z.record(z.string(), z.enum(commandNames)),
  archiveAfterDays: z.number().nullable(),
});

/** A board that was kept; none where an older version wrote it in another way: the next sweep reads it anew. */
export function readBoard(json: string | null): { readonly board?: Board } {
  const { data } = Kept.safeParse(json === null ? null : JSON.parse(json));
  return data ? { board: data } : {};
}

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
  async of({ repository, issue }: CaseKey): Promise<readonly CardMove[]> {
    const rows = await this.#database.outside
      .selectFrom("moves")
      .select("move")
      .where("repository", "=", repository)
      .where("issue", "=", issue)
      .orderBy("at")
      .orderBy("id")
      .execute();
    return rows.flatMap(({ move }) => Move.safeParse(JSON.parse(move)).data ?? []);
  }

  /** The case of an issue, by its node id. */
  async caseOf(node: string): Promise<CaseRow | undefined> {
    const row = await this.#database.outside
      .selectFrom("cases")
      .selectAll()
      .where("node", "=", node)
      .executeTakeFirst();
    return row && fromSql(row);
  }

  async prune(now: Instant): Promise<void> {
    await this.#database.outside.deleteFrom("moves").where("at", "<", plusDays(now, -daysKept)).execute();
  }
}
