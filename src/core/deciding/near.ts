// Comments that are nearly a command: nothing is guessed, their author is asked what was meant.

import type { Answer } from "../case/record.ts";
import type { View } from "../case/view.ts";
import { type CommandName, nearMiss } from "../text/command.ts";
import { decidingGroups, holdingGroups, liftingGroups, standing } from "./voters.ts";

export interface Near {
  readonly login: string;
  readonly comment: number;
  readonly meant: string;
}

/** What only those who decide may write. */
const deciders = new Set<CommandName>(["approve", "decline", "abstain", "recuse", "hold", "unhold", "suggest"]);

/** Near misses since the stage began. Nobody is offered a command that they may not give. */
export function near(view: View, answers: readonly Answer[]): readonly Near[] {
  const { facts, instance, state } = view;
  // What was answered was a command: its text need not be read once more.
  const answered = new Set(answers.map(({ id }) => id));
  const found: Near[] = [];
  for (const entry of facts.timeline) {
    if (entry.is !== "comment" || entry.mine || entry.edited || entry.viaApp || entry.by?.is !== "person") continue;
    if (entry.at < state.since || answered.has(entry.id)) continue;
    const miss = nearMiss(entry.body, instance.aliases);
    if (!miss) continue;
    const isDeciders = deciders.has(miss.means) || !miss.wrote.startsWith("/");
    if (isDeciders && "barred" in standing(entry.by, view, whoMay(miss.means, view))) continue;
    found.push({ login: entry.by.login, comment: entry.id, meant: miss.means });
  }
  return found;
}

function whoMay(command: CommandName, view: View): readonly string[] {
  if (command === "hold") return holdingGroups(view);
  return command === "unhold" ? [...decidingGroups(view), ...liftingGroups(view)] : decidingGroups(view);
}
