// What is on hold in a group: it is talked about at the next meeting, and leaves the agenda when the hold is lifted.

import { z } from "zod";
import type { Because } from "../../core/case/kind.ts";
import { type LedgerRow, lookedUp } from "../../core/case/ledger.ts";
import type { View } from "../../core/case/view.ts";
import { inert } from "../../core/text/text.ts";
import { type Group, groupOf, groupsIn, meant } from "./group.ts";

const Held = z.object({
  title: z.string(),
  number: z.number(),
  /** `owner/name` of its repository. */
  place: z.string(),
  link: z.string(),
  why: z.string(),
  /** What its form names as its group. */
  group: z.string(),
  /** The groups of the program that decide on it. */
  deciders: z.array(z.string()),
});
type Held = z.infer<typeof Held>;

export function heldUp(view: View): readonly Because[] {
  const groups = groupsIn(view) ?? [];
  const ours = groups.find(({ key }) => key === groupOf(view));
  if (!ours) return [];
  return (lookedUp(view.facts, { sort: "hold" }) ?? []).flatMap((row) => {
    const held = Held.parse(row.data);
    return isOf(ours, { row, held, groups, view }) ? [line(row, held, view)] : [];
  });
}

interface Asked {
  readonly row: LedgerRow;
  readonly held: Held;
  readonly groups: readonly Group[];
  readonly view: View;
}

/** The group that its form names; where it names none, a group to which everybody belongs who decides on it. */
function isOf(ours: Group, { row, held, groups, view }: Asked): boolean {
  const named = held.group === "" ? undefined : meant(held.group, groups, row.address.repository);
  if (named) return named.key === ours.key;
  const people = new Set(ours.people.map((login) => login.toLowerCase()));
  const deciders = held.deciders.map((group) => [...(view.indexed.members.get(group)?.values() ?? [])]);
  return (
    deciders.length > 0 &&
    deciders.every((logins) => logins.length > 0 && logins.every((login) => people.has(login.toLowerCase())))
  );
}

function line({ login, address }: LedgerRow, { title, number, place, link, why }: Held, { facts }: View): Because {
  const label = address.repository === facts.address.repository ? `#${number}` : `${place}#${number}`;
  const values = { title: inert(title, 120), label, login: login ?? "", link };
  return why === ""
    ? { say: "agenda/hold-gone", with: values }
    : { say: "agenda/hold", with: { ...values, value: inert(why, 150) } };
}
