// Which commands somebody in a role can give right now, for the status comment and for /help.

import { counting } from "../case/deadlines.ts";
import type { Instance, StageSpec, Who } from "../case/kind.ts";
import type { CaseRecord } from "../case/record.ts";
import type { View } from "../case/view.ts";
import type { Decision } from "../deciding/decide.ts";
import type { By } from "../deciding/deciding.ts";
import { type CommandName, commands, type Giver, isCommandName } from "../text/command-table.ts";
import type { Dated, Words } from "../text/words.ts";

export interface Possible {
  readonly name: CommandName;
  /** As it is written, with what has to follow named in the reader's language: `/decline <reason>`. */
  readonly usage: string;
  /** The last day for it, where there is one. */
  readonly until?: Dated;
  /** Who may, where the kind or the program names them. */
  readonly by?: readonly By[];
}

/** `group`: whom the kind names for it; `anyone`: everybody else, too. */
export type Role = Who | "group" | "anyone";

/** Who gives the commands of a kind's own, as roles on an issue. */
const givers: Readonly<Record<Giver, readonly Role[]>> = {
  approvers: ["deciders"],
  author: ["author"],
  holder: ["author"],
  "author-or-assignee": ["author", "assignee"],
  "author-or-approvers": ["author", "deciders"],
  part: ["author", "assignee", "group"],
  anyone: ["anyone"],
  group: ["group"],
  "assignee-or-group": ["assignee", "group"],
};

function own(who: Role, stage: StageSpec | undefined, view: View, words: Words): Possible[] {
  const { untold = [] } = stage ?? {};
  const hidden = typeof untold === "function" ? untold(view) : untold;
  return Object.keys(stage?.takes ?? {}).flatMap((name) => {
    if (!isCommandName(name) || hidden.includes(name) || !givers[commands[name].who].includes(who)) return [];
    // Where nobody says who has done a course, nobody is told how.
    if (name === "trained" && view.instance.training.trainers === null) return [];
    const by = stage?.takes?.[name]?.by;
    return [{ name, usage: usage(name, words), ...(by ? { by: by(view) } : {}) }];
  });
}

/** The most likely first. */
export function possible(who: Role, { view, record }: Pick<Decision, "view" | "record">, words: Words): Possible[] {
  const { instance, reading } = view;
  const stage = instance.stages[record.stage];
  const votes =
    who === "deciders" && stage?.votes && !stage.elects
      ? voting(instance, record).map((name) => ({ name, usage: asked(name, stage, words) }))
      : [];
  const moves = Object.entries(stage?.on ?? {}).flatMap(([name, move]): Possible[] => {
    const spent = move.appeal && who === "author" && record.appeals > 0;
    if (!isCommandName(name) || !move.by.some((one) => one === who) || spent) return [];
    // A move that a gesture stands for needs no words.
    const written = move.gesture ? `/${name}` : usage(name, words);
    if (move.withinDays === undefined) return [{ name, usage: written }];
    const { end, dated } = counting(instance, reading);
    return [{ name, usage: written, until: dated(end(record.since, move.withinDays)) }];
  });
  const concerns: Possible[] =
    who === "deciders" && stage?.concerns
      ? (record.holds.length > 0 ? (["hold", "unhold"] as const) : (["hold"] as const)).map((name) => ({
          name,
          usage: usage(name, words),
        }))
      : [];
  const open = stage?.votes || record.stage === instance.start;
  const accept = who === "author" && open && record.suggestions.length > 0;
  const first = accept ? [{ name: "accept" as const, usage: usage("accept", words) }] : [];
  return [...first, ...votes, ...concerns, ...own(who, stage, view, words), ...moves];
}

/** Why somebody is declined is nobody else's business: it is not asked for. */
const asked = (name: CommandName, { quiet }: StageSpec, words: Words): string =>
  quiet && name === "decline" ? `/${name}` : usage(name, words);

const voting = ({ voting }: Instance, { holds }: CaseRecord): readonly CommandName[] => [
  "approve",
  "decline",
  ...(holds.length > 0 ? (["unhold"] as const) : []),
  "ask",
  // Who may, where not everybody does, is told when they ask what they can write.
  ...(holds.length === 0 && voting.holds.by === null ? (["hold"] as const) : []),
  "suggest",
  "abstain",
  "recuse",
  "retract",
];

/** What must be written, without what may be left out. */
export const usage = (name: CommandName, words: Words): string =>
  commands[name].usage
    .replaceAll(/ \[[^\]]*\]/g, "")
    .replaceAll(/<(\w+)>/g, (_, what: string) => `<${words.say(`command/argument-${what}`)}>`);
