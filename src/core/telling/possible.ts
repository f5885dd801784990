// Which commands somebody in a role can give right now, for the status comment and for /help.

import type { Instance, Who } from "../case/kind.ts";
import type { CaseRecord } from "../case/record.ts";
import { type CommandName, commands, isCommandName } from "../text/command-table.ts";
import { plusDays } from "../text/time.ts";
import type { Words } from "../text/words.ts";

export interface Possible {
  readonly name: CommandName;
  /** As it is written, with what has to follow named in the reader's language: `/decline <reason>`. */
  readonly usage: string;
  /** The last moment for it, where there is one. */
  readonly until?: string;
}

/** The most likely first. */
export function possible(who: Who, instance: Instance, record: CaseRecord, words: Words): Possible[] {
  const stage = instance.stages[record.stage];
  const votes =
    who === "deciders" && stage?.votes ? voting(record).map((name) => ({ name, usage: usage(name, words) })) : [];
  const moves = Object.entries(stage?.on ?? {}).flatMap(([name, move]): Possible[] => {
    const spent = move.appeal && who === "author" && record.appeals > 0;
    if (!isCommandName(name) || !move.by.includes(who) || spent) return [];
    // A move that a gesture stands for needs no words.
    const written = move.gesture ? `/${name}` : usage(name, words);
    const until = move.withinDays === undefined ? {} : { until: plusDays(record.since, move.withinDays) };
    return [{ name, usage: written, ...until }];
  });
  const open = stage?.votes || record.stage === instance.start;
  const accept = who === "author" && open && record.suggestions.length > 0;
  return [...(accept ? [{ name: "accept" as const, usage: usage("accept", words) }] : []), ...votes, ...moves];
}

const voting = ({ holds }: CaseRecord): readonly CommandName[] => [
  "approve",
  "decline",
  holds.length > 0 ? "unhold" : "ask",
  holds.length > 0 ? "ask" : "hold",
  "suggest",
  "abstain",
  "recuse",
  "retract",
];

/** What must be written, without what may be left out. */
const usage = (name: CommandName, words: Words): string =>
  commands[name].usage
    .replaceAll(/ \[[^\]]*\]/g, "")
    .replaceAll(/<(\w+)>/g, (_, what: string) => `<${words.say(`command/argument-${what}`)}>`);
