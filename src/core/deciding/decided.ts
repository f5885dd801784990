// What a case tells the working group that its form names, once it is decided: what it was, and what came of it.

import { groupNamed, keyFor } from "../case/group-named.ts";
import type { Instance } from "../case/kind.ts";
import type { LedgerEntry } from "../case/ledger.ts";
import type { CaseRecord } from "../case/record.ts";
import type { View } from "../case/view.ts";

/** Of its cases, what people wrote is said nowhere else. */
export const hasQuiet = ({ stages }: Pick<Instance, "stages">): boolean =>
  Object.values(stages).some(({ quiet }) => quiet);

/** Nothing of a case that not everybody sees, nor of a kind whose decisions are somebody's own business. */
export function decidedEntries(view: View, state: CaseRecord): readonly LedgerEntry[] {
  const { instance, facts } = view;
  const { decided, round } = state;
  const group = groupNamed(view);
  const isQuiet = facts.private || hasQuiet(instance);
  if (isQuiet || group === "" || group.length > 300 || decided?.round !== round) return [];
  const { owner, name, number, repository } = facts.address;
  return [
    {
      sort: "decided",
      key: keyFor(group, repository),
      person: null,
      login: null,
      from: decided.at,
      until: null,
      data: { title: facts.title, number, place: `${owner}/${name}`, outcome: decided.outcome },
    },
  ];
}
