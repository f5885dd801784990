// Who may give a command of a kind's own.

import type { View } from "../case/view.ts";
import type { Given } from "./answer.ts";
import { type By, type Handler, isOne, no } from "./deciding.ts";
import { unknownGroup } from "./voters.ts";

/** Lets these people through. While it cannot be known whether somebody is one of them, nothing is answered. */
export function only(who: readonly By[], then: Handler): Handler {
  const handler = (given: Given, view: View) => {
    if (who.some((one) => isBy(one, given, view))) return then(given, view);
    const unknown = who.map((one) => unreadOf(one, view)).find((one) => one !== null);
    if (unknown) return { unknown };
    return no("not-for-you", who.map((one) => (typeof one === "string" ? one : one.group)).join(" "));
  };
  return Object.assign(handler, { by: () => who });
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
