// Everything that happens to one case. Read this function first: each line is one file.

import type { CaseAddress } from "./core/address.ts";
import { type Decision, decide } from "./core/decide.ts";
import { farewell } from "./core/farewell.ts";
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
export async function reconcile(address: CaseAddress, world: World, store: Store): Promise<void> {
  const seen = await gather(address, world);
  if (seen.is === "none") return store.cases.release(address);
  if (seen.is === "released") return letGo(seen, world, store);
  const { decision, changes } = judge(seen, world);
  const now = seen.facts.now;
  const seq = numberAfter(changes, seen);
  await write(seen, changes, world, store);
  const text = signedRecord(seq, decision.record, seen, world);
  const open = !seen.instance.stages[decision.record.stage]?.closes;
  const groups = Object.keys(seen.facts.groups);
  await record(store, { address: seen.address, decision, open, seq, text, groups, now });
  if (decision.unknown !== null) throw new Error(`the group ${decision.unknown} cannot be read`);
}

/** The first half, which writes nothing: what `quorate plan` prints. */
export async function look(address: CaseAddress, world: World): Promise<Reconciled | undefined> {
  const seen = await gather(address, world);
  return seen.is === "case" ? judge(seen, world) : undefined;
}

function judge(seen: SeenCase, world: World): Reconciled {
  const decision = decide(seen.instance, seen.facts);
  const wanted = present(seen.instance, decision, seen.facts, world.words);
  return { seen, decision, changes: plan(wanted, seen.actual) };
}

async function write(seen: SeenCase, changes: readonly Change[], world: World, store: Store): Promise<void> {
  if (changes.length === 0) return;
  await store.cases.intend(seen.address, numberAfter(changes, seen), seen.facts.now);
  await apply(await withLabels(seen, changes, world), changes, world);
}

/** Somebody took the kind's label off: that is said, and nothing more happens here. */
async function letGo(seen: SeenCase, world: World, store: Store): Promise<void> {
  const wanted = farewell(seen.instance, seen.facts, world.words);
  await write(seen, wanted ? plan(wanted, seen.actual) : [], world, store);
  await store.cases.release(seen.address);
}
