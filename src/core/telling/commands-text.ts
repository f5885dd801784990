// What people can write now, as the status comment says it: a line for each role, with whoever it is.

import type { By } from "../deciding/deciding.ts";
import { type Possible, possible, type Role } from "./possible.ts";
import type { Telling } from "./status.ts";

/** At most three commands for each, the most likely first. */
export function commandsText(telling: Telling): string {
  const { facts, words } = telling;
  const roles: readonly Role[] = [
    "deciders",
    ...(facts.author ? (["author"] as const) : []),
    ...(facts.assignees.length > 0 ? (["assignee"] as const) : []),
    "group",
    "anyone",
  ];
  const lines = roles.flatMap((who) => linesFor(who, telling));
  return lines.length === 0 ? "" : [words.say("status/commands"), lines.join("\n")].join("\n\n");
}

function linesFor(who: Role, telling: Telling): readonly string[] {
  const { decision, facts, words } = telling;
  const author = facts.author?.login ?? "";
  const inChargeOf = Map.groupBy(possible("group", decision, words), (one) => inCharge(one, telling).join("\n"));
  if (who === "group")
    return [...inChargeOf]
      .filter(([people]) => people === "" || people !== author)
      .map(([people, some]) => lineOf(people, written(some, telling), telling));
  // What only the author may give stands with what every author may.
  const own = who === "author" ? (inChargeOf.get(author) ?? []) : [];
  const all = [...new Map([...possible(who, decision, words), ...own].map((one) => [one.usage, one])).values()];
  return all.length === 0 ? [] : [words.say(`status/commands-${who}`, { author, commands: written(all, telling) })];
}

function lineOf(people: string, commands: string, { words }: Telling): string {
  if (people === "") return words.say("status/commands-groups", { commands });
  return words.say("status/commands-group", { who: { is: "choice", items: people.split("\n") }, commands });
}

function written(some: readonly Possible[], { words }: Telling): string {
  return some
    .slice(0, 3)
    .map(({ usage, until }) => {
      const day = until === undefined ? "" : words.say("status/until", { date: until });
      return `\`${usage}\`${day === "" ? "" : ` ${day}`}`;
    })
    .join(", ");
}

/** Whoever may give it, by name where that is no secret; nobody where it is all groups. */
function inCharge({ by = [] }: Possible, telling: Telling): readonly string[] {
  return [...new Set(by.flatMap((one) => named(one, telling)))];
}

function named(one: By, { facts, words }: Telling): readonly string[] {
  if (one === "author") return facts.author ? [facts.author.login] : [];
  if (one === "assignee") return facts.assignees.map(({ login }) => login);
  if (one === "deciders") return [words.say("status/who-deciders")];
  const roster = facts.groups[one.group];
  const isOpen = roster?.known === true && roster.open;
  return [isOpen ? words.say("status/members", { group: one.group }) : words.say("status/whoever")];
}
