// Who stands below whom, and how each stands for the other. A change of a case queues the one above it and those below
// it in the transaction that writes the change; hashes of what was told before say whether it is news to them.

import { createHash } from "node:crypto";
import type { CaseAddress, CaseKey } from "../core/case/address.ts";
import { type Kin, type Origin, type Standing, telling } from "../core/case/kin.ts";
import { addressOf, ofCase } from "./addresses.ts";
import type { Database, Trx } from "./database.ts";
import type { Waker } from "./queue.ts";
import type { Tables } from "./tables.ts";

/** A case that has relatives, or may have them. */
export interface Relative {
  readonly address: CaseAddress;
  readonly origin: Pick<Origin, "parent" | "key"> | null;
  readonly standing: Standing;
  /** Looked at again whenever what the case above keeps of its own changes. */
  readonly heeds: boolean;
}

export class Family {
  readonly #database: Database;
  readonly #queue: Waker;

  constructor(database: Database, queue: Waker) {
    this.#database = database;
    this.#queue = queue;
  }

  async get(key: CaseKey): Promise<Kin | undefined> {
    const row = await this.#database.outside.selectFrom("family").selectAll().where(ofCase(key)).executeTakeFirst();
    return row && kinOf(row);
  }

  /** Oldest first. */
  async below({ repository, issue }: CaseKey): Promise<readonly Kin[]> {
    const rows = await this.#database.outside
      .selectFrom("family")
      .selectAll()
      .where("parent_repository", "=", repository)
      .where("parent_issue", "=", issue)
      .orderBy("issue")
      .execute();
    return rows.map(kinOf);
  }

  /** It was opened just now, or found: it is known from here on, and looked at. */
  async opened(relative: Relative): Promise<void> {
    await this.#database.transaction(async (trx) => {
      const known = await trx.selectFrom("family").select("issue").where(ofCase(relative.address)).executeTakeFirst();
      if (!known) await put(trx, toSql(relative));
      await this.#queue.send([{ is: "case", address: relative.address }], trx);
    });
    this.#queue.wake();
  }

  /** How it stands from now on. */
  async keep(relative: Relative): Promise<void> {
    const row = toSql(relative);
    const woken = await this.#database.transaction(async (trx) => {
      const before = await trx.selectFrom("family").selectAll().where(ofCase(relative.address)).executeTakeFirst();
      if (before && same(before, row)) return [];
      await put(trx, row);
      return this.#wake(trx, row, before);
    });
    if (woken.length > 0) this.#queue.wake();
  }

  /** It is no case any more, or GitHub does not show it: for its relatives it is closed. */
  async lose(key: CaseKey): Promise<void> {
    const row = await this.#database.outside.selectFrom("family").selectAll().where(ofCase(key)).executeTakeFirst();
    if (!row) return;
    const { key: _, address, ...standing } = kinOf(row);
    const lost: Standing = { ...standing, ...(standing.open ? { lost: true } : {}), open: false };
    await this.keep({ address, origin: originOf(row), standing: lost, heeds: row.heeds });
  }

  async #wake(trx: Trx, row: Row, before: Row | undefined): Promise<readonly CaseAddress[]> {
    // What was never seen before says nothing new to those whom it does not know.
    if (before?.told_all === row.told_all) return [];
    const above = trx
      .selectFrom("family")
      .selectAll()
      .where(ofCase(parentOf(row)));
    const isStage = before?.told_stage !== row.told_stage;
    const below = trx
      .selectFrom("family")
      .selectAll()
      .where("parent_repository", "=", row.repository)
      .where("parent_issue", "=", row.issue);
    const rows = [
      ...(await above.execute()),
      ...(await below.execute()).filter((one) => kinOf(one).open && (isStage || one.heeds)),
    ];
    const addresses = rows.map(addressOf);
    await this.#queue.send(
      addresses.map((address) => ({ is: "case", address })),
      trx,
    );
    return addresses;
  }
}

type Row = Tables["family"];

const parentOf = ({ parent_repository, parent_issue }: Row): CaseKey => ({
  repository: parent_repository ?? 0,
  issue: parent_issue ?? 0,
});

const originOf = (row: Row): Relative["origin"] =>
  row.parent_issue === null ? null : { parent: parentOf(row), key: row.key };

function kinOf(row: Row): Kin {
  const standing: Standing = JSON.parse(row.says);
  return { ...standing, key: row.key, address: addressOf(row) };
}

const short = (text: string) => createHash("sha256").update(text).digest("base64url");

function toSql({ address, origin, standing, heeds }: Relative): Row {
  const told = telling(standing);
  return {
    ...addressOf(address),
    parent_repository: origin?.parent.repository ?? null,
    parent_issue: origin?.parent.issue ?? null,
    key: origin?.key ?? "",
    heeds,
    says: JSON.stringify(standing),
    told_stage: short(told.stage),
    told_all: short(told.all),
  };
}

const same = (a: Row, b: Row) => Object.entries(b).every(([name, value]) => Reflect.get(a, name) === value);

async function put(trx: Trx, row: Row): Promise<void> {
  await trx
    .insertInto("family")
    .values(row)
    .onConflict((conflict) => conflict.columns(["repository", "issue"]).doUpdateSet(row))
    .execute();
}
