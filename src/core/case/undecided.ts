// In which stages of a kind nothing is decided yet: those that can be reached from the first one without a decision.

import type { Instance } from "./kind.ts";

export function undecidedStages({ start, stages }: Pick<Instance, "start" | "stages">): ReadonlySet<string> {
  const found = new Set<string>();
  const next = [start];
  for (let stage = next.pop(); stage !== undefined; stage = next.pop()) {
    const spec = stages[stage];
    if (!spec || spec.closes || found.has(stage)) continue;
    found.add(stage);
    const exits = (spec.exits ?? []).flatMap(({ to, decides }) => (decides ? [] : [to]));
    next.push(...exits, ...Object.values(spec.on ?? {}).map(({ to }) => to), ...(spec.leads ?? []));
  }
  return found;
}
