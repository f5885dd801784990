// What the door needs to know of a program: enough to tell which webhooks can matter to it.

import type { Config } from "../config/schema.ts";
import { beginsOn } from "../config/shadow.ts";
import type { Door } from "../core/case/door.ts";
import type { Instance } from "../core/case/kind.ts";
import { labelNames } from "../core/case/labels.ts";

/** `onlyCases` are the repositories in which everything should be a case. */
export function doorOf(config: Config, instances: readonly Instance[], onlyCases: readonly number[]): Door {
  const kinds = instances.map(({ name, label, language, start, heeds, tasks, form: { layout, aliases } }) => {
    const own = { ...(heeds ? { heeds } : {}), ...(tasks === undefined ? {} : { tasks }) };
    return { name, label, language, start, ...own, form: { layout, aliases } };
  });
  const labels = [...new Set(instances.flatMap(labelNames))];
  const { aliases, labels: states } = config;
  return { liveFrom: beginsOn(config), aliases, kinds, labels, onlyCases, states };
}
