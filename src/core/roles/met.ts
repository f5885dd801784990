// Whom a login means, among the people whom a case has met: others cannot be told apart from those who are no more.

import type { Entry } from "../case/facts.ts";
import type { View } from "../case/view.ts";
import type { Somebody } from "./holding.ts";

/** Whoever took part in the case, or stands in a group whose members everybody may see. */
export function met(login: string, { facts }: Pick<View, "facts">): Somebody | undefined {
  const wanted = login.toLowerCase();
  const around = [facts.author, ...facts.assignees, ...facts.timeline.map(({ by }: Entry) => by)];
  const listed = Object.values(facts.groups).flatMap((roster) => (roster.known && roster.open ? roster.members : []));
  const found = [...around, ...listed].find((one) => one?.is === "person" && one.login.toLowerCase() === wanted);
  return found ? { id: found.id, login: found.login } : undefined;
}
