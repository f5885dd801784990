// Who a group is, and by whose clock it meets.

import type { View } from "../../core/case/view.ts";
import { keyOf as keyIn } from "../meeting/group.ts";

type Read = Pick<View, "reading" | "facts">;

/** Its own key in the ledger. */
export const keyOf = ({ facts }: Pick<View, "facts">): string => keyIn(facts.address);

export function peopleOf(field: "owners" | "members", { reading }: Pick<View, "reading">): readonly string[] {
  const value = reading.values[field];
  return value?.is === "people" ? value.logins : [];
}

/** Those who answer for it: its owners, else whoever opened it. */
export function ownersOf(view: Read): readonly string[] {
  const named = peopleOf("owners", view);
  return named.length > 0 || !view.facts.author ? named : [view.facts.author.login];
}

export const callOut = (view: Read): string =>
  ownersOf(view)
    .map((login) => `@${login}`)
    .join(" ");

/** Owners first, everybody once. */
export function everybody(view: Read): readonly string[] {
  const all = [...ownersOf(view), ...peopleOf("members", view)];
  return all.filter((login, at) => all.findIndex((one) => one.toLowerCase() === login.toLowerCase()) === at);
}

export function zoneOf({ instance, reading }: Pick<View, "instance" | "reading">): string {
  const { zone, cadence } = reading.values;
  if (zone?.is === "zone") return zone.zone;
  return (cadence?.is === "cadence" ? cadence.zone : null) ?? instance.calendar.zone;
}
