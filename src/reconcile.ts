// Everything that happens to one case. Read this function first: each line is one file.

import type { CaseAddress } from "./core/address.ts";
import { type Decision, decide } from "./core/decide.ts";
import { type Change, plan } from "./core/plan.ts";
import { present } from "./core/present.ts";
import { apply, numberAfter, signedRecord } from "./github/apply.ts";
import { gather, type SeenCase } from "./github/gather.ts";
import { withLabels } from "./github/labels.ts";
import type { World } from "./github/world.ts";
import { record } from "./store/record.ts";
import type { Store } from "./store/store.ts";

export interface Reconciled {
  readonly seen: SeenCase;
  readonly decision: Decision;
  readonly changes: readonly Change[];
}

/** Looks at a case again and makes it so. Running it twice changes nothing the second time. */
export async function reconcile(address: CaseAddress, world: World, store: Store): Promise<Reconciled | undefined> {
  const looked = await look(address, world);
  if (!looked) return void (await store.cases.release(address));
  const { seen, decision, changes } = looked;
  const now = seen.facts.now;
  const seq = numberAfter(changes, seen);
  if (changes.length > 0) await store.cases.intend(seen.address, seq, now);
  await apply(await withLabels(seen, changes, world), changes, world);
  const text = signedRecord(seq, decision.record, seen, world);
  const open = !seen.instance.stages[decision.record.stage]?.closes;
  const groups = Object.keys(seen.facts.groups);
  await record(store, { address: seen.address, decision, open, seq, text, groups, now });
  if (decision.unknown !== null) throw new Error(`the group ${decision.unknown} cannot be read`);
  return looked;
}

/** The first half, which writes nothing: what `quorate plan` prints. */
export async function look(address: CaseAddress, world: World): Promise<Reconciled | undefined> {
  const seen = await gather(address, world);
  if (seen.is === "none") return undefined;
  const decision = decide(seen.instance, seen.facts);
  const wanted = present(seen.instance, decision, seen.facts, world.words);
  return { seen, decision, changes: plan(wanted, seen.actual) };
}
