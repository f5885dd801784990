// A case that people opened, put below the issue that it belongs to: once, and never moved again by us.

import { isReadBack } from "./children.ts";
import { type Aftermath, type Effect, retryAt } from "./effects.ts";
import type { CaseRecord } from "./record.ts";
import type { View } from "./view.ts";

/** What its kind says that it belongs to. A try that failed is made again; what somebody moved stays where it is. */
export function underProspects({ instance, facts, state, ...view }: View, record: CaseRecord): Aftermath {
  const node = instance.under?.({ ...view, instance, facts, state: record }) ?? null;
  if (node === null) return { prospects: [], wakeAt: undefined };
  const effect: Effect = { is: "under", key: `under ${node}`, node };
  const brought = record.effects?.find(({ effect: { key } }) => key === effect.key) ?? null;
  const due = !brought ? facts.now : brought.is === "cannot" ? retryAt(brought) : null;
  const now = due !== null && due <= facts.now && isReadBack(record, facts);
  const wakeAt = due === null || now ? undefined : due > facts.now ? due : facts.now;
  return { prospects: [{ effect, brought, due, will: due === null ? null : "do", now }], wakeAt };
}
