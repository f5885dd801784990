// From what stands under `effects:` and `follow_ups:` to what can be decided on.

import type { EffectSpec } from "../core/case/effects.ts";
import type { FollowUpSpec } from "../core/case/follow-ups.ts";
import { kinds } from "../kinds/index.ts";
import { secondsOf } from "./duration-schema.ts";
import type { Effects } from "./effects-schema.ts";
import type { Config, Entry } from "./schema.ts";

/** Where the program says nothing, an approval can be taken back for an hour, if anything follows from it. */
const usual = 3_600;

export function graceOf(config: Config, entry: Entry): number {
  const said = entry.grace ?? config.grace;
  const brings = entry.effects.length > 0 || kinds.some(({ name, holds }) => name === entry.is && holds);
  return said === undefined ? (brings ? usual : 0) : secondsOf(said);
}

/** The team of a group; undefined where it is a list of people. */
export function teamOf(name: string, { groups }: Pick<Config, "groups">): string | undefined {
  const group = groups[name];
  return group && "team" in group ? group.team : undefined;
}

export function effectsFrom(config: Config, entry: Entry): EffectSpec[] {
  return entry.effects.map((said) => ({
    ...(said.grace === undefined ? {} : { grace: secondsOf(said.grace) }),
    ...effectFrom(said, config),
  }));
}

function effectFrom(said: Effects[number], config: Config): EffectSpec {
  if ("add_to_team" in said) {
    const who =
      said.person === undefined ? ({ of: "author" } as const) : ({ of: "field", field: said.person } as const);
    return { is: "team", team: teamOf(said.add_to_team, config) ?? said.add_to_team, who };
  }
  if ("assign" in said) return { is: "assign", who: { of: "login", login: said.assign } };
  if ("assign_one_of" in said) return { is: "assign", who: { of: "group", group: said.assign_one_of } };
  if ("assign_person" in said) return { is: "assign", who: { of: "field", field: said.assign_person } };
  if ("add_label" in said) return { is: "label", label: said.add_label };
  if ("open_issue" in said) return { is: "issue", template: said.open_issue };
  return { is: "close" };
}

export const followUpsFrom = ({ follow_ups }: Entry): FollowUpSpec[] =>
  follow_ups.map(({ name, title, after, asks, remind_days }) => ({
    name,
    title,
    field: after.field ?? null,
    days: after.days,
    asks: asks === "author" || asks === "assignee" ? { of: asks } : { of: "group", group: asks },
    remindDays: remind_days,
  }));

/** Groups whose people are assigned or asked for something. */
export const groupsOfEffects = (entry: Entry): string[] => [
  ...entry.effects.flatMap((one) => ("assign_one_of" in one ? [one.assign_one_of] : [])),
  ...followUpsFrom(entry).flatMap(({ asks }) => (asks.of === "group" ? [asks.group] : [])),
];
