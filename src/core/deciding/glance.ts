// A case as it stands before anything new is walked: enough to know what has to be looked up for it.

import type { Facts } from "../case/facts.ts";
import { History } from "../case/history.ts";
import type { Instance } from "../case/kind.ts";
import { index, type View } from "../case/view.ts";
import { opened } from "./conclude.ts";

export function glance(instance: Instance, facts: Facts): View {
  const state = facts.record ?? opened(instance, facts);
  const reading = new History(instance, facts, state).last();
  return { facts, instance, state, at: facts.now, reading, indexed: index(facts) };
}
