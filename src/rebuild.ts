// The index from GitHub alone: every case that ever was, read and decided, and nothing written there.

import type { CaseAddress } from "./core/case/address.ts";
import { unconfirmed } from "./core/case/claims.ts";
import { hasBelow } from "./core/case/kin.ts";
import { rowsOf } from "./core/digest/row.ts";
import { RetryLater } from "./core/text/fault.ts";
import { signedRecord } from "./github/apply.ts";
import { knownAs } from "./github/fingerprint.ts";
import { programs, type Repository } from "./github/installation.ts";
import { issues } from "./github/listing.ts";
import type { World } from "./github/world.ts";
import { ledgerOf, look, noteActivity, type Reconciled, relative, shares } from "./reconcile.ts";
import { record } from "./store/record.ts";
import type { CaseWork, IndexRow, Store } from "./store/store.ts";
import { keep, keepTrainings } from "./sweep.ts";
import { candidates } from "./unseen.ts";

/** A world that reads: its clients cannot write, and its index is the store that is being filled. */
export interface Rebuilding {
  readonly world: World;
  readonly store: Store;
}

/** What was found beside the cases. */
export interface Rebuilt {
  readonly cases: number;
  /** Cases on which something is still to be written: the next look at them does. */
  readonly unfinished: readonly string[];
}

/** Cases that are read at the same time. */
const atOnce = 8;

/** Fills the store with what stands in the repositories of an installation, closed cases of any age too. */
export async function rebuild(installation: number, { world, store }: Rebuilding): Promise<Rebuilt> {
  const client = world.client(installation);
  const found = await patient(world, () => programs(client, store.blobs));
  const { claims: _, ledger: __, ...index } = world.index;
  const blind = { ...world, index };
  let cases = 0;
  const unfinished: string[] = [];
  const waiting: CaseAddress[] = [];
  for (const program of found.programs) {
    await keep(program, installation, store);
    await patient(world, () => keepTrainings(program, client, store));
    for (const repository of program.repositories) {
      const all = await patient(world, () => candidatesOf(repository, program.door, installation, { world }));
      for (let at = 0; at < all.length; at += atOnce) {
        const some = all
          .slice(at, at + atOnce)
          .map((work) => patient(world, () => take(work.address, { world: blind, store })));
        for (const taken of await Promise.all(some)) {
          if (!taken) continue;
          cases += 1;
          if (hangsOnOthers(taken) || hasKin(taken)) waiting.push(taken.seen.address);
          else if (taken.changes.length > 0) unfinished.push(nameOf(taken));
        }
      }
    }
  }
  // Only now is it known what all of them hold together.
  for (const address of waiting) {
    const taken = await patient(world, () => take(address, { world, store }));
    if (taken && taken.changes.length > 0) unfinished.push(nameOf(taken));
  }
  return { cases, unfinished };
}

async function candidatesOf(
  repository: Repository,
  door: Parameters<typeof candidates>[1],
  installation: number,
  { world }: Pick<Rebuilding, "world">,
): Promise<readonly CaseWork[]> {
  const listed = await issues(world.client(installation), repository.node, {});
  return candidates(listed, door, repository, installation, { world });
}

/** One case, as its record on GitHub has it. */
async function take(address: CaseAddress, { world, store }: Rebuilding): Promise<Reconciled | undefined> {
  const looked = await look(address, world);
  if (looked?.is !== "case" || looked.seen.is === "released") return undefined;
  const { seen, decision, changes } = looked;
  // What is not on GitHub yet is no part of what GitHub says.
  const known = seen.facts.record ?? decision.record;
  const text = signedRecord(seen.actual.seq, known, seen, world);
  const open = !seen.instance.stages[decision.record.stage]?.closes;
  const held = unconfirmed(decision.record, seen.facts).length > 0 ? null : decision.record;
  await record(store, {
    address: seen.address,
    decision,
    open,
    seq: seen.actual.seq,
    text,
    fingerprint: changes.length === 0 ? knownAs(seen.looks, [], undefined, seen.actual.card) : null,
    rows: open && !decision.shadow ? rowsOf(seen.instance, decision, seen.facts) : [],
    now: seen.facts.now,
    ledger: ledgerOf(looked, known),
    ...relative(seen, known),
    ...(decision.shadow ? {} : shares(seen, held)),
  });
  await noteActivity(seen, "", store);
  return looked;
}

/** What it holds and tells stands in its record; what becomes of it may depend on what others hold and tell. */
const hangsOnOthers = ({ seen, seen: { instance, facts }, decision }: Reconciled): boolean =>
  ledgerOf({ seen, decision }, facts.record ?? decision.record).lookUps.length > 0 ||
  ((instance.catalogue !== undefined || instance.claims !== undefined) && decision.record.decided === null);

/** Those above and below it may have been read after it. */
const hasKin = ({ seen, decision }: Reconciled): boolean =>
  hasBelow(seen.instance, decision.record) || decision.record.origin !== undefined;

const nameOf = ({ seen: { address } }: Reconciled) => `${address.owner}/${address.name}#${address.number}`;

/** GitHub's limits are waited for here: there is no queue that would. */
async function patient<Result>(world: World, act: () => Promise<Result>): Promise<Result> {
  for (;;) {
    try {
      return await act();
    } catch (fault) {
      if (!(fault instanceof RetryLater)) throw fault;
      await world.pause(fault.seconds * 1_000);
    }
  }
}

/** Names of the cases whose row came, went or changed from one reading of the index to the next. */
export function moved(before: readonly IndexRow[], after: readonly IndexRow[]): ReadonlySet<string> {
  const known = new Map(before.map((row) => [row.name, row]));
  const left = new Set(after.map(({ name }) => name));
  const changed = after.filter((row) => {
    const other = known.get(row.name);
    return !other || partsOf(row).some((part) => row[part] !== other[part]);
  });
  return new Set([...changed, ...before.filter(({ name }) => !left.has(name))].map(({ name }) => name));
}

/** A line for each case that the two tell differently. */
export function differences(present: readonly IndexRow[], built: readonly IndexRow[]): readonly string[] {
  const fresh = new Map(built.map((row) => [row.name, row]));
  const known = new Set(present.map(({ name }) => name));
  const missing = present.filter(({ name }) => !fresh.has(name));
  return [
    ...present.flatMap((row) => {
      const other = fresh.get(row.name);
      const parts = other ? partsOf(row).filter((part) => row[part] !== other[part]) : [];
      return parts.map((part) => {
        const [here, there] = [said(row, part), said(other, part)];
        return `${row.name}: ${part} is ${here}, and ${here === there ? "another" : there} on GitHub`;
      });
    }),
    ...missing.map(({ name }) => `${name}: GitHub shows no such case`),
    ...built.filter(({ name }) => !known.has(name)).map(({ name }) => `${name}: the index does not know it`),
  ];
}

type Part = Exclude<keyof IndexRow, "name">;
const tables: readonly Part[] = ["ledger", "family", "claims", "listings", "asked"];
const partsOf = (_: IndexRow): readonly Part[] => ["kind", "stage", "open", "seq", "record", "due", "waits", ...tables];

function said(row: IndexRow | undefined, part: Part): string {
  const value = row?.[part] ?? "";
  if (part === "record") return "another";
  if (!tables.includes(part) || value === "") return `${value === "" ? "nothing" : value}`;
  // Rows of a table are known by their number and a hash.
  const [many] = `${value}`.split(" ");
  return many === "1" ? "1 row" : `${many} rows`;
}
