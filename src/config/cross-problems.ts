// What no single setting shows: names that nothing stands behind, and rules that nobody can meet.

import { fold } from "../core/text/closest.ts";
import { isCommandName } from "../core/text/command.ts";
import { kinds } from "../kinds/index.ts";
import { boardProblems } from "./board-problems.ts";
import { catalogueProblems } from "./catalogue-problems.ts";
import { communityProblems } from "./community-problems.ts";
import { effectProblems } from "./effect-problems.ts";
import { formFiles } from "./form-files.ts";
import { labelOf } from "./label.ts";
import { openedProblems } from "./opened-problems.ts";
import { privateProblems } from "./private-problems.ts";
import type { PathProblem } from "./problem.ts";
import { removalProblems } from "./removal-problems.ts";
import { repositoryProblems } from "./repository-problems.ts";
import { roleProblems } from "./role-problems.ts";
import { holdProblems, ruleProblems } from "./rule-problems.ts";
import { mustBeGroup, shapeProblems } from "./rule-shape.ts";
import type { Config, Entry } from "./schema.ts";
import { nameOf } from "./schema-problems.ts";
import { shadowProblems } from "./shadow.ts";
import { stateLabelProblems } from "./state-label-problems.ts";
import { tierProblems } from "./tier-problems.ts";
import { trainingProblems } from "./training.ts";

export function crossProblems(config: Config): PathProblem[] {
  const shapes = shapeProblems(config);
  return [
    ...(config.escalation === undefined ? [] : mustBeGroup(config.escalation, ["escalation"], config)),
    ...(shapes.length > 0 ? shapes : [...ruleProblems(config), ...holdProblems(config), ...tierProblems(config)]),
    ...shadowProblems(config),
    ...entryProblems(config),
    ...effectProblems(config),
    ...stateLabelProblems(config),
    ...openedProblems(config),
    ...nameProblems(config),
    ...repositoryProblems(config),
    ...privateProblems(config),
    ...communityProblems(config),
    ...roleProblems(config),
    ...trainingProblems(config),
    ...boardProblems(config),
    ...(shapes.length > 0 ? [] : [...catalogueProblems(config), ...removalProblems(config)]),
  ];
}

/** Entries whose cases could not be told apart, and settings that make no sense together. */
function entryProblems(config: Config): PathProblem[] {
  const problems: PathProblem[] = [];
  const labels = new Map<string, string>();
  const forms = new Map<string, string>();
  for (const [name, entry] of Object.entries(config.kinds)) {
    const label = labelOf(name, entry).toLowerCase();
    const other = labels.get(label);
    const path = ["kinds", name, "label"];
    if (other !== undefined) {
      const says = `${nameOf(path)}: "${other}" has the same label, so their cases could not be told apart. Give one of them another label.`;
      problems.push({ path, says });
    }
    labels.set(label, name);
    for (const { file, path } of formFiles(entry, config)) {
      const same = forms.get(file);
      const at = ["kinds", name, ...path];
      const says =
        same === name
          ? "this form has a language already. Give each language a form of its own."
          : `"${same}" has the same form, so their cases could not be told apart. Give each a form of its own.`;
      if (same !== undefined) problems.push({ path: at, says: `${nameOf(at)}: ${says}` });
      forms.set(file, name);
    }
    problems.push(...silenceProblems(name, entry.settings), ...groupProblems(name, entry, config));
  }
  return problems;
}

/** Groups that the settings of its kind name. */
function groupProblems(name: string, { is, settings }: Entry, config: Config): PathProblem[] {
  const named = kinds.find((one) => one.name === is)?.groups?.(settings) ?? [];
  return named.flatMap((group) => {
    const setting = Object.keys(settings).find((key) => JSON.stringify(settings[key]).includes(JSON.stringify(group)));
    return mustBeGroup(group, ["kinds", name, ...(setting === undefined ? [] : [setting])], config);
  });
}

/** A kind that reminds and expires has both settings under these names. */
function silenceProblems(name: string, { remind_days, expire_days }: Readonly<Record<string, unknown>>): PathProblem[] {
  if (typeof remind_days !== "number" || typeof expire_days !== "number" || remind_days < expire_days) return [];
  const path = ["kinds", name, "expire_days"];
  const says = `${nameOf(path)}: it closes after ${expire_days} days, but the reminder comes after ${remind_days}. Write more than ${remind_days}, or a smaller \`remind_days\`.`;
  return [{ path, says }];
}

/** Names that are there twice, and words for commands that are commands already. */
function nameProblems({ communities, aliases }: Config): PathProblem[] {
  const seen = new Set<string>();
  const twice = communities.flatMap(({ id, name }, at): PathProblem[] => {
    const own = [...new Set([fold(id), fold(name)])];
    const again = own.some((one) => seen.has(one));
    for (const one of own) seen.add(one);
    const path = ["communities", at];
    return again
      ? [
          {
            path,
            says: `${nameOf(path)}: another community is called "${name}" or "${id}". Give each a name of its own.`,
          },
        ]
      : [];
  });
  const shadows = Object.keys(aliases)
    .filter((word) => isCommandName(word.toLowerCase()))
    .map((word) => ({
      path: ["aliases", word],
      says: `aliases.${word}: this is a command of its own and cannot stand for another. Choose another word.`,
    }));
  return [...twice, ...shadows];
}
