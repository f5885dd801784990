// A stage of a kind: whose turn it is, what people may say in it, and what moves a case on.

import type { Handler } from "../deciding/deciding.ts";
import type { CommandName } from "../text/command.ts";
import type { CaseRecord, Outcome } from "./record.ts";
import type { Verdict } from "./verdict.ts";
import type { View } from "./view.ts";

/** A condition on the facts and what is recorded. Reads after "when". Pure: the same view, the same verdict. */
export type Guard = (view: View) => Verdict;

/** The docs know a guard by its name; one that is made of others has all of theirs. */
export const named = (name: string, guard: Guard): Guard => Object.defineProperty(guard, "name", { value: name });

/** Who may give a command in a stage. */
export type Who = "author" | "assignee" | "deciders";

export interface Move<Stage extends string> {
  readonly to: Stage;
  readonly by: readonly Who[];
  /** Closing or reopening the issue by hand stands for this command. */
  readonly gesture?: true;
  /** Days from the start of the stage in which it may be given. */
  readonly withinDays?: number;
  /** Given by the author it is an appeal, which the escalation group decides; possible once. */
  readonly appeal?: true;
}

export interface StageSpec<Stage extends string = string> {
  /** Six hex digits, as GitHub takes them for the stage's label. */
  readonly color: string;
  readonly column: string;
  /** Whose turn it is. */
  readonly turn: "author" | "deciders" | "assignee" | "nobody";
  /** Which fields are asked for while they cannot be read: where it is left out, all in the first stage, none later. */
  readonly asks?: (field: string, view: View) => boolean;
  /** Votes are taken here. */
  readonly votes?: true;
  /** Concerns are taken here, before there is a vote. */
  readonly concerns?: true;
  /** It is chosen among several; votes on the case itself say nothing. */
  readonly elects?: true;
  /** Why somebody is declined is nobody else's business: a decline needs no reason, and none is repeated. */
  readonly quiet?: true;
  /** The issue is closed here, with this reason. */
  readonly closes?: "COMPLETED" | "NOT_PLANNED";
  /** What the case claimed of shared limits is given back here. */
  readonly frees?: true;
  /** Commands that move the case, and the gestures that stand for them (closing, reopening). */
  readonly on?: Readonly<Partial<Record<"withdraw" | "done" | "reopen", Move<Stage>>>>;
  /** Commands that the kind answers itself here, instead of what they mean elsewhere. A move is to one of its stages. */
  readonly takes?: Readonly<Partial<Record<CommandName, Handler>>>;
  /** Those of them that nobody is told of, ever or now: all that they get is why they do not count. */
  readonly untold?: readonly CommandName[] | ((view: View) => readonly CommandName[]);
  /** Where they may lead, for docs and tests. */
  readonly leads?: readonly Stage[];
  /** The commands that closing and opening the issue by hand stand for, where `takes` answers them. */
  readonly gestures?: {
    readonly closed?: CommandName;
    /** Closing it as not planned, where that is something else. */
    readonly dropped?: CommandName;
    readonly reopened?: CommandName;
  };
  /** What is kept when the stage begins. */
  readonly enter?: (view: View) => CaseRecord;
  /** The first that is met is taken, after each command, each edit and each deadline. */
  readonly exits?: readonly { readonly to: Stage; readonly when: Guard; readonly decides?: Outcome }[];
}
