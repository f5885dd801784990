// What is wrong with `effects:` and `follow_ups:`: groups and fields that are not there, or are something else.

import { foldLabel, stateLabel } from "../core/case/labels.ts";
import type { Layout } from "../core/form/layout.ts";
import { kinds } from "../kinds/index.ts";
import { groupsOfEffects, teamOf } from "./effects.ts";
import { typeOf } from "./instance.ts";
import { labelOf, statesOf } from "./label.ts";
import type { PathProblem } from "./problem.ts";
import { mustBeGroup } from "./rule-shape.ts";
import type { Config, Entry } from "./schema.ts";
import { nameOf } from "./schema-problems.ts";
import { type Tell, unknownField } from "./unknown-field.ts";
import type { Path } from "./yaml.ts";

/** What the configuration alone shows. */
export const effectProblems = (config: Config): PathProblem[] =>
  Object.entries(config.kinds).flatMap(([name, entry]) => {
    const path = ["kinds", name];
    return [
      ...entry.effects.flatMap((effect, at) => problemsOf(effect, [...path, "effects", at], config)),
      ...followUpProblems(entry, [...path, "follow_ups"], config),
    ];
  });

function problemsOf(effect: Entry["effects"][number], path: Path, config: Config): PathProblem[] {
  if ("add_to_team" in effect) return teamProblems(effect.add_to_team, [...path, "add_to_team"], config);
  if ("assign_one_of" in effect) return mustBeGroup(effect.assign_one_of, [...path, "assign_one_of"], config);
  if (!("add_label" in effect) || !isOurs(effect.add_label, config)) return [];
  const at = [...path, "add_label"];
  return [{ path: at, says: `${nameOf(at)}: Quorate itself speaks with this label. Choose another one.` }];
}

function teamProblems(name: string, path: Path, config: Config): PathProblem[] {
  const unknown = mustBeGroup(name, path, config);
  if (unknown.length > 0 || teamOf(name, config) !== undefined) return unknown;
  const says = `"${name}" is no team, so Quorate cannot change who is in it. Write \`team:\` for it under \`groups:\`.`;
  return [{ path, says: `${nameOf(path)}: ${says}` }];
}

function isOurs(label: string, config: Config): boolean {
  const own = Object.entries(config.kinds).flatMap(([name, entry]) => {
    const stages = Object.keys(kinds.find((one) => one.name === entry.is)?.stages(entry.settings) ?? {});
    return [labelOf(name, entry), ...stages.map(stateLabel), ...Object.values(statesOf(stages, config.labels))];
  });
  return own.some((one) => foldLabel(one) === foldLabel(label));
}

function followUpProblems(entry: Entry, path: Path, config: Config): PathProblem[] {
  const names = entry.follow_ups.map(({ name }) => name);
  const groups = new Set(groupsOfEffects(entry));
  return entry.follow_ups.flatMap(({ name, asks }, at): PathProblem[] => {
    const here = [...path, at, "name"];
    const says = `${nameOf(here)}: "${name}" is there twice, so nobody could say which is done. Choose another name.`;
    return [
      ...(names.indexOf(name) < at ? [{ path: here, says }] : []),
      ...(groups.has(asks) ? mustBeGroup(asks, [...path, at, "asks"], config) : []),
    ];
  });
}

/** What shows only beside the form: fields that must name a person or a date. */
export function effectFits(entry: Entry, layout: Layout, tell: Tell): PathProblem[] {
  const mustBe = (id: string, type: "person" | "date", path: Path): PathProblem[] => {
    const unknown = unknownField(id, path, layout, tell);
    const element = layout.elements.find((one) => one.id === id);
    const is = entry.fields[id]?.type ?? (element && typeOf(element, entry));
    if (unknown.length > 0 || is === type) return unknown;
    return [tell(path, `"${id}" is read as ${is}. Write \`type: ${type}\` for it under \`fields:\`.`)];
  };
  const joining = (id: string, path: Path): PathProblem[] => {
    const wrong = mustBe(id, "person", path);
    const { about, material } = entry.fields[id] ?? {};
    if (wrong.length > 0 || (about && material)) return wrong;
    const says = `"${id}" must be \`about: true\` and \`material: true\` under \`fields:\`: who joins a team does not decide about it, and is not exchanged after the votes.`;
    return [tell(path, says)];
  };
  return [
    ...entry.effects.flatMap((one, at) => {
      if ("assign_person" in one) return mustBe(one.assign_person, "person", ["effects", at, "assign_person"]);
      const named = "add_to_team" in one ? one.person : undefined;
      return named === undefined ? [] : joining(named, ["effects", at, "person"]);
    }),
    ...entry.follow_ups.flatMap(({ after: { field } }, at) =>
      field === undefined ? [] : mustBe(field, "date", ["follow_ups", at, "after", "field"]),
    ),
  ];
}
