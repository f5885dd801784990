// The programs as the door and the sweep need them, and which repository belongs to which. GitHub has all of it; it is
// kept so that a webhook need not ask.

import { z } from "zod";
import type { Board } from "../core/case/board.ts";
import { readBoard } from "./board.ts";
import type { Database } from "./database.ts";
import type { Tables } from "./tables.ts";

const repositories = z.array(z.object({ repository: z.number(), owner: z.string(), name: z.string() }).readonly());
const words = z.array(z.object({ language: z.string(), topic: z.string(), oid: z.string() }).readonly());

export interface ProgramRow {
  readonly home: { readonly repository: number; readonly node: string; readonly owner: string; readonly name: string };
  readonly installation: number;
  /** Blob id of the configuration in force. */
  readonly config: string;
  /** Where the program's cases are; the home is one only if it is listed. */
  readonly repositories: readonly { readonly repository: number; readonly owner: string; readonly name: string }[];
  /** Everybody may see its home. */
  readonly open?: boolean;
  /** JSON that says at the door which events can matter; the store does not read it. */
  readonly door: string;
  /** Its board, where it has one that can be kept. */
  readonly board?: Board;
  /** The community's own sentences, by language, topic and blob id. */
  readonly words: readonly { readonly language: string; readonly topic: string; readonly oid: string }[];
}

export class Programs {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** Replaces what was known. A repository belongs to one program: to the one that named it last. */
  put(program: ProgramRow): Promise<void> {
    return this.#database.transaction(async (trx) => {
      const { home, ...values } = toSql(program);
      await trx
        .insertInto("programs")
        .values({ home, ...values })
        .onConflict((conflict) => conflict.column("home").doUpdateSet(values))
        .execute();
      await trx.deleteFrom("program_repositories").where("home", "=", home).execute();
      const ids = new Set([home, ...program.repositories.map(({ repository }) => repository)]);
      await trx
        .insertInto("program_repositories")
        .values([...ids].map((repository) => ({ repository, home })))
        .onConflict((conflict) => conflict.column("repository").doUpdateSet({ home }))
        .execute();
    });
  }

  /** The program that this repository is the home of, or is listed in. */
  async of(repository: number): Promise<ProgramRow | undefined> {
    const row = await this.#database.outside
      .selectFrom("programs")
      .innerJoin("program_repositories", "program_repositories.home", "programs.home")
      .selectAll("programs")
      .where("program_repositories.repository", "=", repository)
      .executeTakeFirst();
    return row && fromSql(row);
  }

  async all(): Promise<readonly ProgramRow[]> {
    return (await this.#database.outside.selectFrom("programs").selectAll().orderBy("home").execute()).map(fromSql);
  }

  /** The home has no configuration any more, or the app was taken off it. */
  remove(home: number): Promise<void> {
    return this.#database.transaction(async (trx) => {
      await trx.deleteFrom("program_repositories").where("home", "=", home).execute();
      await trx.deleteFrom("programs").where("home", "=", home).execute();
    });
  }
}

const toSql = ({
  home,
  installation,
  config,
  open = false,
  repositories,
  door,
  words,
  board,
}: ProgramRow): Tables["programs"] => ({
  home: home.repository,
  node: home.node,
  owner: home.owner,
  name: home.name,
  installation,
  config,
  open,
  repositories: JSON.stringify(repositories),
  door,
  words: JSON.stringify(words),
  board: board ? JSON.stringify(board) : null,
});

const fromSql = (row: Tables["programs"]): ProgramRow => ({
  home: { repository: row.home, node: row.node, owner: row.owner, name: row.name },
  installation: row.installation,
  config: row.config,
  ...(row.open ? { open: true } : {}),
  repositories: repositories.parse(JSON.parse(row.repositories)),
  door: row.door,
  words: words.parse(JSON.parse(row.words)),
  ...readBoard(row.board),
});
