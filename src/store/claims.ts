// What cases hold of limits that they share. What is left is only counted with the locks of its keys in hand, so that of
// two who want the last of it one gets it. Every row but a reservation follows from a record on GitHub.

import { sql } from "kysely";
import type { CaseKey } from "../core/case/address.ts";
import type { Claim, HeldClaim, OthersClaim } from "../core/case/claims.ts";
import type { Instant } from "../core/text/time.ts";
import { ofCase, type ProgramCase } from "./addresses.ts";
import type { Database, Trx } from "./database.ts";
import type { Waker } from "./queue.ts";
import type { Tables } from "./tables.ts";
import { claimWait, sendWaiting } from "./waits.ts";

/** Whoever changes a row holds the locks of its keys until that is committed. */
export class Claims {
  readonly #database: Database;
  readonly #queue: Waker;

  constructor(database: Database, queue: Waker) {
    this.#database = database;
    this.#queue = queue;
  }

  /** What all other cases hold of the limits of a person (`holder`), and of those of all together. */
  async others({ program, key }: ProgramCase, holder: number): Promise<readonly OthersClaim[]> {
    const { rows } = await sql<OthersClaim>`
      select key, at, sum(amount)::bigint as amount from claims
      where program = ${program} and holder in (${holder}, 0) and not ${ofCase(key)}
      group by key, at order by key, at`.execute(this.#database.outside);
    return rows;
  }

  /**
   * Takes all of them, or none: false where another case was quicker. What is not limited is taken all the same, so
   * that those who come after it know.
   */
  reserve({ program, key }: ProgramCase, claims: readonly Claim[], at: Instant, limited: boolean): Promise<boolean> {
    return this.#database.transaction(async (trx) => {
      await lock(trx, program, claims);
      const binding = limited ? claims : claims.filter((claim) => claim.own);
      if (!(await allFit(trx, program, key, binding))) return false;
      await put(
        trx,
        { program, key },
        claims.map((claim) => ({ ...claim, at, is: "reserved" })),
      );
      return true;
    });
  }

  /** Whether all of them could be taken now. */
  fit({ program, key }: ProgramCase, claims: readonly Claim[]): Promise<boolean> {
    return this.#database.transaction(async (trx) => {
      await lock(trx, program, claims);
      return allFit(trx, program, key, claims);
    });
  }

  /** What the case holds from now on, and nothing else. Whoever waits for what it gives back is looked at again. */
  async settle({ program, key }: ProgramCase, held: readonly HeldClaim[]): Promise<void> {
    const before = await this.#of(key);
    if (same(before, held)) return;
    const freed = await this.#database.transaction(async (trx) => {
      await lock(trx, program, [...before, ...held]);
      await sql`delete from claims where ${ofCase(key)}`.execute(trx);
      await put(trx, { program, key }, held);
      const waits = givenBack(before, held).map((one) => claimWait(program, one));
      return sendWaiting(this.#queue, waits, key, trx);
    });
    if (freed) this.#queue.wake();
  }

  /** It is no case any more. */
  async drop(key: CaseKey): Promise<void> {
    const [first] = await this.#of(key);
    if (first) await this.settle({ program: first.program, key }, []);
  }

  /** GitHub does not show the issue any more: what was decided stays decided, what was only reserved is given back. */
  async lose(key: CaseKey): Promise<void> {
    const before = await this.#of(key);
    const [first] = before;
    const held = before.filter(({ is }) => is !== "reserved");
    if (first) await this.settle({ program: first.program, key }, held);
  }

  async #of(key: CaseKey): Promise<readonly Held[]> {
    const rows = await this.#database.outside
      .selectFrom("claims")
      .selectAll()
      .where(ofCase(key))
      .orderBy("key")
      .execute();
    return rows.map(({ key, program, holder, amount, at, state: is }) => ({ key, program, holder, amount, at, is }));
  }
}

type Held = HeldClaim & { readonly program: number };

/** In the order of their numbers everywhere, so that two transactions never wait for each other. Freed at the end. */
async function lock(trx: Trx, program: number, claims: readonly { readonly key: string }[]): Promise<void> {
  const names = [...new Set(claims.map(({ key }) => claimWait(program, key)))];
  if (names.length === 0) return;
  await sql`
    select pg_advisory_xact_lock(number) from (
      select distinct hashtextextended(name, 0) as number from unnest(array[${sql.join(names)}]::text[]) as name
      order by number) as numbers`.execute(trx);
}

async function allFit(trx: Trx, program: number, key: CaseKey, claims: readonly Claim[]): Promise<boolean> {
  for (const claim of claims) {
    const since = claim.since ?? "";
    const { rows } = await sql<{ used: number }>`
      select coalesce(sum(amount), 0)::bigint as used from claims
      where program = ${program} and holder = ${claim.holder} and key = ${claim.key} and at > ${since}
        and not ${ofCase(key)}`.execute(trx);
    if ((rows[0]?.used ?? 0) + claim.amount > claim.most) return false;
  }
  return true;
}

async function put(
  trx: Trx,
  { program, key: { repository, issue } }: ProgramCase,
  held: readonly HeldClaim[],
): Promise<void> {
  if (held.length === 0) return;
  const values = held.map(({ key, holder, amount, at, is }): Tables["claims"] => {
    return { repository, issue, key, program, holder, amount, at, state: is };
  });
  await trx
    .insertInto("claims")
    .values(values)
    .onConflict((conflict) =>
      conflict.columns(["repository", "issue", "key"]).doUpdateSet({
        amount: sql`excluded.amount`,
        at: sql`excluded.at`,
        state: sql`excluded.state`,
      }),
    )
    .execute();
}

const same = (before: readonly Held[], held: readonly HeldClaim[]): boolean =>
  before.length === held.length &&
  held.every((one) =>
    before.some(({ key, amount, at, is }) => {
      return key === one.key && amount === one.amount && at === one.at && is === one.is;
    }),
  );

const givenBack = (before: readonly Held[], held: readonly HeldClaim[]): readonly string[] =>
  before.flatMap(({ key, amount }) => {
    const now = held.find((one) => one.key === key)?.amount ?? 0;
    return now < amount ? [key] : [];
  });
