// Who can be in a group, as far as the configuration says it: the people of a list, or as many as can hold a role.

import type { Config } from "./schema.ts";

/** The different people of some groups together, by any name; nothing where one is a team, which only GitHub knows. */
export function peopleOf(config: Config, names: readonly string[]): ReadonlySet<string> | undefined {
  const people = names.map((name) => membersOf(config, name));
  return people.some((one) => one === undefined) ? undefined : new Set(people.flatMap((one) => one ?? []));
}

function membersOf(config: Config, name: string): readonly string[] | undefined {
  const group = config.groups[name];
  if (!group) return undefined;
  if ("people" in group) return group.people.map((login) => login.toLowerCase());
  const role = "role" in group ? config.roles.find(({ id }) => id === group.role) : undefined;
  if (!role) return undefined;
  const places = role.communities === "each" ? config.communities : (role.communities ?? [""]);
  // Whoever holds it may be in no other group: then most people are there.
  return Array.from({ length: places.length * role.holders }, (_, at) => `${role.id} ${at}`);
}

/** How there could be more people in a group. */
export function moreOf(config: Config, names: readonly string[]): string {
  const role = names.map((name) => config.groups[name]).find((group) => group && "role" in group);
  return role && "role" in role ? `raise \`holders:\` of the role "${role.role}"` : "add people";
}
