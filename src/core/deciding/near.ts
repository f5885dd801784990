// Comments that are nearly a command: nothing is guessed, their author is asked what was meant.

import type { View } from "../case/view.ts";
import { nearMisses, readCommands } from "../text/command.ts";
import { standing } from "./voters.ts";

export interface Near {
  readonly login: string;
  readonly comment: number;
  readonly meant: string;
}

/** Near misses since the stage began. Only people who may decide are asked about a bare `+1`. */
export function near(view: View, since: string): Near[] {
  const { facts, instance } = view;
  const found: Near[] = [];
  for (const entry of facts.timeline) {
    if (entry.is !== "comment" || entry.mine || entry.edited || entry.viaApp || entry.by?.is !== "person") continue;
    if (entry.at < since) continue;
    const miss = nearMisses(entry.body, instance.aliases)[0];
    if (!miss || readCommands(entry.body, instance.aliases).length > 0) continue;
    const slashed = miss.wrote.startsWith("/");
    if (!slashed && "barred" in standing(entry.by, view)) continue;
    found.push({ login: entry.by.login, comment: entry.id, meant: miss.means });
  }
  return found;
}
