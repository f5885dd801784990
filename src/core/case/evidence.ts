// What has happened on the issue and is not yet walked, in the order in which it counts.

import { type Aliases, type Command, type CommandName, readCommands } from "../text/command.ts";
import type { Instant } from "../text/time.ts";
import { commandOf } from "./board.ts";
import type { Comment, Entry, Facts, Person, Revision } from "./facts.ts";
import type { Instance } from "./kind.ts";
import type { CaseRecord } from "./record.ts";

export type Evidence =
  | {
      readonly is: "commands";
      readonly at: Instant;
      readonly comment: Comment;
      readonly by: Person;
      readonly commands: readonly Command[];
    }
  | {
      readonly is: "gesture";
      readonly at: Instant;
      readonly id: string;
      readonly by: Person;
      /** A move on the board stands for the command itself. */
      readonly to: "closed" | "dropped" | "reopened" | CommandName;
      /** What is said with it. */
      readonly reason?: string;
    }
  /** The author said something; `late` where that is what an older comment was changed to. */
  | { readonly is: "reply"; readonly at: Instant; readonly comment: number; readonly late: boolean }
  | { readonly is: "edit"; readonly at: Instant; readonly revision: Revision };

type Edit = Extract<Evidence, { is: "reply" | "edit" }>;

type Asked = Pick<Instance, "aliases" | "stages">;

/**
 * Order is the timeline's. A body edit stands in no timeline: where a second holds several things it comes after them.
 */
export function evidence(facts: Facts, record: CaseRecord, { aliases, stages }: Asked): readonly Evidence[] {
  const known = new Set(record.answers.map(({ id }) => id));
  const settled = (id: number | string, at: Instant) =>
    known.has(id) || (record.forgotten !== null && at <= record.forgotten);
  const said: Evidence[] = [];
  for (const entry of facts.timeline) {
    if (entry.mine || entry.by?.is !== "person" || settled(entry.id, entry.at)) continue;
    const found = entryEvidence(entry, entry.by, facts, aliases);
    if (found) said.push(found);
  }
  const edits = facts.revisions
    .filter(({ at }) => at > record.revision)
    .map((revision): Edit => ({ is: "edit", at: revision.at, revision }));
  const hands = [...moved(facts), ...(stages[record.stage]?.takes?.reassign ? assigned(facts) : [])].filter(
    ({ id, at }) => !settled(id, at),
  );
  return merge(
    merge(
      said,
      hands.toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0)),
    ),
    [...edits, ...rewritten(facts)].toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0)),
  );
}

/** Where a card was moved to a column that stands for a command. A move stands in no timeline, as an edit does not. */
function moved({ board, moves = [] }: Facts): Extract<Evidence, { is: "gesture" }>[] {
  return moves.flatMap(({ id, is, at, by, to }) => {
    const command = board && is === "moved" && by.is === "person" ? commandOf(board, to) : undefined;
    return command === undefined ? [] : [{ is: "gesture", id, at, by, to: command }];
  });
}

/** Who assigns somebody by hand says `/reassign`, with the sign of what was done. */
const assigned = ({ assigned: all = [] }: Facts): Extract<Evidence, { is: "gesture" }>[] =>
  all.map(({ is, id, at, by, login }) => {
    return { is: "gesture", id, at, by, to: "reassign", reason: `${is === "assigned" ? "+" : "-"}@${login}` };
  });

/** Comments of the author that say something else since they were changed. */
function rewritten({ timeline, author }: Facts): Edit[] {
  return timeline.flatMap((entry): Edit[] => {
    if (entry.is !== "comment" || !entry.rewritten || entry.mine || entry.by?.id !== author?.id) return [];
    return [{ is: "reply", at: entry.rewritten.at, comment: entry.id, late: true }];
  });
}

function entryEvidence(entry: Entry, by: Person, facts: Facts, aliases: Aliases): Evidence | undefined {
  if (entry.is === "closed" || entry.is === "reopened")
    return {
      is: "gesture",
      at: entry.at,
      id: entry.id,
      by,
      to: entry.is === "closed" && entry.dropped ? "dropped" : entry.is,
    };
  if (entry.is !== "comment") return undefined;
  const commands = readCommands(entry.body, aliases);
  if (commands.length > 0) return { is: "commands", at: entry.at, comment: entry, by, commands };
  return by.id === facts.author?.id ? { is: "reply", at: entry.at, comment: entry.id, late: false } : undefined;
}

/** Both in their own order; of the same second, what was said comes before what was edited. */
function merge(said: readonly Evidence[], edits: readonly Evidence[]): readonly Evidence[] {
  if (edits.length === 0) return said;
  const all: Evidence[] = [];
  let next = 0;
  for (const one of said) {
    for (let edit = edits[next]; edit && edit.at < one.at; edit = edits[++next]) all.push(edit);
    all.push(one);
  }
  return [...all, ...edits.slice(next)];
}
