// A kind is a table: stages, and for each stage what moves it on. Labels, board, help, docs and timers follow from it.

import type { z } from "zod";
import type { Rounds } from "../deciding/rounds.ts";
import type { CheckSpec } from "../form/checks.ts";
import type { Community } from "../form/community.ts";
import type { ReadingContext } from "../form/field.ts";
import type { FieldSpec, FieldType } from "../form/field-spec.ts";
import type { LabelAliases } from "../form/form.ts";
import type { Layout } from "../form/layout.ts";
import type { Training } from "../roles/course.ts";
import type { Role } from "../roles/role.ts";
import type { Charter } from "../rules/expression.ts";
import type { Calendar } from "../text/calendar.ts";
import type { Aliases } from "../text/command.ts";
import type { Assigning } from "./assigning.ts";
import type { OnBoard } from "./board.ts";
import type { Item } from "./catalogue.ts";
import type { ChildSpec } from "./children.ts";
import type { Claim } from "./claims.ts";
import type { Deadlines } from "./deadlines.ts";
import type { EffectSpec, Membership } from "./effects.ts";
import type { FollowUpSpec } from "./follow-ups.ts";
import type { LedgerEntry, LookUp } from "./ledger.ts";
import type { NotesDays, OwnNotice, Told } from "./own-telling.ts";
import type { CaseRecord, Outcome } from "./record.ts";
import type { Shadow } from "./shadow.ts";
import type { StageSpec } from "./stage.ts";
import type { Because } from "./verdict.ts";
import type { View } from "./view.ts";
import type { Voting } from "./voting.ts";

export type { NotesDays, OwnNotice, Told } from "./own-telling.ts";
export type { Guard, Move, StageSpec, Who } from "./stage.ts";
export type { Because, Reminder, Verdict } from "./verdict.ts";

export interface Kind<Stage extends string = string, Settings extends z.ZodObject = z.ZodObject> {
  readonly name: string;
  readonly title: string;
  readonly about: string;
  /** What a community sets for an instance of this kind. */
  readonly settings: Settings;
  readonly start: NoInfer<Stage>;
  stages(settings: z.infer<Settings>): Readonly<Record<Stage, StageSpec<NoInfer<Stage>>>>;
  /**
   * Its cases are about a person, and only for a private repository: every answer that is no text is what is voted on,
   * and whoever the form names never decides.
   */
  readonly private?: true;
  /** Accounts that never decide here, whatever they are called by now. */
  bars?(state: CaseRecord): readonly number[];
  /** The groups that its settings name, so that they are read with every case. */
  groups?(settings: z.infer<Settings>): readonly string[];
  /** The answers of its form that its settings name. */
  answers?(settings: z.infer<Settings>): readonly string[];
  /** The settings that name another entry under `kinds:`, each with the kind that this one has to be of. */
  readonly opens?: Readonly<Record<string, string>>;
  /** A vote is bound to all that the form says, whatever the configuration calls material. */
  readonly whole?: true;
  /** Whose turn it is, where its sentence needs values of its own, beside people's names and counts. */
  turn?(view: View, settings: z.infer<Settings>): Because | undefined;
  /** How fields of its own are read where the configuration does not say, by their id. */
  readonly reads?: Readonly<Record<string, FieldType>>;
  tells?(view: View, settings: z.infer<Settings>): readonly Told[];
  /** Those that are due and those that will be: the case wakes up for them. */
  notices?(view: View, settings: z.infer<Settings>): readonly OwnNotice[];
  /** The rows that a case contributes to the ledger, by its record. */
  entries?(view: View, settings: z.infer<Settings>): readonly LedgerEntry[];
  /** Memberships that its author has now, or will have: what is not named any more is taken back. */
  holds?(
    record: CaseRecord,
    facts: View["facts"],
    program: Pick<Instance, "roles" | "calendar">,
  ): readonly Membership[];
  /** What it has to know of other cases; a change of it wakes the case. */
  looksUp?(view: View, settings: z.infer<Settings>): readonly LookUp[];
  /** What an outcome at this moment takes of limits that it shares with other cases, beside the catalogue's: seats. */
  claims?(outcome: Outcome, view: View, settings: z.infer<Settings>): readonly Claim[];
  /** The cases that should stand below a case of this kind. Each key is opened once. */
  children?(view: View, settings: z.infer<Settings>): readonly ChildSpec[];
  /** The issue below which a case that people opened should stand, by its node; null where there is none. */
  under?(view: View): string | null;
  /** Its cases are looked at again whenever what the case above keeps of its own changes, not at its stages alone. */
  readonly heeds?: "parent";
  /** What its form gives people to do from now on, read like notes; nothing where it is nothing, or not yet. */
  nextSteps?(view: View, settings: z.infer<Settings>): string;
  /** What people are given to do in notes and comments of other cases becomes cases of this kind. */
  readonly takesTasks?: true;
  /** From which day the days in its notes count, where that is not when they were written; undefined where nobody can tell. */
  notesOf?(view: View): NotesDays | undefined;
  /** What is to be kept at the end of every look, beside what commands put down. Keeping it again changes nothing. */
  keeps?(view: View, settings: z.infer<Settings>): CaseRecord;
  /** To whom it is to be assigned. A new `turn` is carried out once; what people change by hand afterwards stays. */
  assigns?(view: View, settings: z.infer<Settings>): Assigning | undefined;
  /** What its card says where form, assignees and follow-ups do not know. */
  onBoard?(view: View, settings: z.infer<Settings>): OnBoard;
}

/** Says that an object is a kind, and lets the compiler check every name of a stage in it. */
export function defineKind<Stage extends string, Settings extends z.ZodObject>(
  kind: Kind<Stage, Settings>,
): Kind<Stage, Settings> {
  return kind;
}

/** One entry under `kinds:` of quorate.yml, made ready: a kind with its form, fields, rule and stages. */
export interface Instance {
  readonly name: string;
  readonly kind: string;
  readonly title: string;
  /** What its cases speak. */
  readonly language: string;
  /** The configuration says it of its form: that of a case's community does not matter. */
  readonly ownLanguage: boolean;
  /** The label that marks an issue as a case of this instance. */
  readonly label: string;
  readonly start: string;
  readonly turn?: (view: View) => Because | undefined;
  readonly tells?: (view: View) => readonly Told[];
  readonly bars?: (state: CaseRecord) => readonly number[];
  /** The repository, without its owner, for what is not for everybody; left out where the program has none. */
  readonly privateRepository?: string;
  readonly notices?: (view: View) => readonly OwnNotice[];
  readonly stages: Readonly<Record<string, StageSpec>>;
  /** What should stand below a case; left out where nothing can. */
  readonly children?: (view: View) => readonly ChildSpec[];
  readonly under?: (view: View) => string | null;
  readonly heeds?: "parent";
  /** The instance whose cases tasks of this one's notes become; left out where the program has none. */
  readonly tasks?: string;
  readonly notesOf?: (view: View) => NotesDays | undefined;
  readonly nextSteps?: (view: View) => string;
  readonly keeps?: (view: View) => CaseRecord;
  readonly assigns?: (view: View) => Assigning | undefined;
  /** What its card says where form, assignees and follow-ups do not know. */
  readonly onBoard?: (view: View) => OnBoard;
  /** The label of each stage; several may share one. */
  readonly states: Readonly<Record<string, string>>;
  readonly form: {
    readonly file: string;
    readonly blob: string;
    readonly layout: Layout /** Labels that the form had before, to element id. */;
    readonly aliases: LabelAliases;
    /** Labels of the same fields in the kind's forms of other languages, to element id. */
    readonly elsewhere?: LabelAliases;
    /** Options of the same fields in these forms: by element id, to the form's own option. */
    readonly options?: Readonly<Record<string, LabelAliases>>;
  };
  readonly fields: readonly FieldSpec[];
  /** Ids of the fields that a vote is bound to. */
  readonly material: readonly string[];
  /** Ids of the fields that name a person whom the case is about: nobody decides about oneself. */
  readonly about: readonly string[];
  /** The whole text is voted on, and the decision says which one. */
  readonly whole?: true;
  readonly checks: readonly CheckSpec[];
  readonly rule: Charter;
  /** What an approval brings about, in the order of doing. */
  readonly effects: readonly EffectSpec[];
  /** What falls due after an approval. */
  readonly followUps: readonly FollowUpSpec[];
  /** Seconds in which a decision can be taken back, and which effects wait for. */
  readonly grace: number;
  readonly appeal: Charter;
  readonly voting: Voting;
  /** Where what is not for everybody is settled: e-mail addresses or web pages. `removal`: the repository with the form. */
  readonly contacts: { readonly payment?: string; readonly program?: string; readonly removal?: string };
  /** The group that is called when a decision cannot be reached. */
  readonly escalation: string | null;
  /** Further words for commands, where the program turns them on. */
  readonly aliases: Aliases;
  readonly context: Omit<ReadingContext, "today">;
  readonly communities: readonly Community[];
  readonly entries?: (view: View) => readonly LedgerEntry[];
  readonly looksUp?: (view: View) => readonly LookUp[];
  readonly claims?: (outcome: Outcome, view: View) => readonly Claim[];
  readonly holds?: (record: CaseRecord, facts: View["facts"]) => readonly Membership[];
  /** What the program gives without a vote; left out where there is no such thing. */
  readonly catalogue?: readonly Item[];
  /** What people can hold for a time, as the program describes it. */
  readonly roles: readonly Role[];
  /** Groups that are people by name, in small letters, where everybody may know who they are. */
  readonly lists?: Readonly<Record<string, readonly string[]>>;
  readonly training: Training;
  /** The program's own. */
  readonly calendar: Calendar;
  /** How days of silence are counted; null for days of 24 hours, in UTC. */
  readonly deadlines: Deadlines | null;
  /** When reminders go out together; null where each stands on its own issue. */
  readonly digest: (Rounds & { readonly repository: string | null }) | null;
  /** Where the program or the kind is tried out only; left out where both are live. */
  readonly shadow?: readonly Shadow[];
  /** Blob id of the configuration that says all this. */
  readonly config: string;
}
