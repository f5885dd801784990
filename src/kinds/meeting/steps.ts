// Next steps of a group, wherever in it they were agreed: each meeting tells of those below it, and the next one and the
// charter read them.

import { z } from "zod";
import type { Because } from "../../core/case/kind.ts";
import { type LedgerEntry, type LedgerRow, lookedUp } from "../../core/case/ledger.ts";
import type { View } from "../../core/case/view.ts";
import { inert } from "../../core/text/text.ts";

/** Whose meeting it is, as a key of the ledger; empty where it is nobody's. */
export const groupOf = ({ facts }: Pick<View, "facts">): string =>
  facts.origin
    ? `${facts.origin.parent.repository}/${facts.origin.parent.issue}`
    : facts.parent
      ? `${facts.parent.address.repository}/${facts.parent.address.issue}`
      : "";

/** What is still open below this meeting. */
export function steps(view: View): readonly LedgerEntry[] {
  const key = groupOf(view);
  if (key === "") return [];
  return (view.facts.children ?? [])
    .filter(({ open }) => open)
    .map(({ title, address, assignees }) => ({
      sort: "step",
      key,
      person: assignees[0]?.id ?? null,
      login: assignees[0]?.login ?? null,
      from: null,
      until: null,
      data: { title, number: address.number, who: assignees.map(({ login }) => login) },
    }));
}

const Data = z.object({ title: z.string(), number: z.number(), who: z.array(z.string()) });

export function stepLine({ data }: LedgerRow): Because {
  const { title, number, who } = Data.parse(data);
  const values = { title: inert(title, 120), link: `#${number}` };
  return who.length === 0
    ? { say: "group/step-nobodys", with: values }
    : { say: "group/step", with: { ...values, voters: { is: "list", items: who } } };
}

/** What earlier meetings of the group left open. */
export function carriedOver(view: View): readonly Because[] {
  const key = groupOf(view);
  if (key === "" || view.state.stage === "held" || view.state.stage === "called-off") return [];
  return (lookedUp(view.facts, { sort: "step", key }) ?? []).map(stepLine);
}
