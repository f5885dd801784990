// Who may give a command of a kind's own.

import type { Who } from "../case/kind.ts";
import type { View } from "../case/view.ts";
import type { Given } from "./answer.ts";
import { type Handler, isOne, no } from "./deciding.ts";
import { unknownGroup } from "./voters.ts";

/** A role on this issue, or the members of a group that the kind's settings name (`Kind.groups`). */
export type By = Who | { readonly group: string };

/** Lets these people through. While it cannot be known whether somebody is one of them, nothing is answered. */
export function only(who: readonly By[], then: Handler): Handler {
  return (given, view) => {
    if (who.some((one) => isBy(one, given, view))) return then(given, view);
    const unknown = who.map((one) => unreadOf(one, view)).find((one) => one !== null);
    if (unknown) return { unknown };
    return no("not-for-you", who.map((one) => (typeof one === "string" ? one : one.group)).join(" "));
  };
}

function isBy(one: By, { by }: Given, view: View): boolean {
  if (typeof one === "string") return isOne[one](by, view);
  return view.indexed.members.get(one.group)?.has(by.id) === true;
}

function unreadOf(one: By, view: View): string | null {
  if (one === "deciders") return unknownGroup(view);
  if (typeof one === "string") return null;
  return view.facts.groups[one.group]?.known ? null : one.group;
}
