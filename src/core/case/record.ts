// What Quorate concluded about a case, and how it is carried on GitHub: JSON in an HTML comment, signed over the
// repository's and the ids, so that it cannot be written, changed or moved to another issue by anybody else.

import { createHmac, timingSafeEqual } from "node:crypto";
import type { FieldValue } from "../form/field.ts";
import type { Instant } from "../text/time.ts";
import type { CaseKey } from "./address.ts";
import type { Claim } from "./claims.ts";
import type { Brought } from "./effects.ts";
import type { Frozen } from "./frozen.ts";
import type { Origin } from "./kin.ts";
import type { Because } from "./kind.ts";
import type { Outage } from "./outage.ts";
import type { Ruled } from "./ruled.ts";

export type Choice = "approve" | "decline" | "abstain";

export interface Vote {
  readonly by: number;
  readonly login: string;
  /** The comment that gave it; the vote stands while that comment does. */
  readonly comment: number;
  readonly at: Instant;
  readonly choice: Choice;
  /** The rule's groups that the voter was in. */
  readonly groups: readonly string[];
  /** Fingerprint of the material fields that were voted on; null when that revision could not be read. */
  readonly fields: string | null;
}

export interface Hold {
  /** Where the program has several sorts of them. */
  readonly name?: string;
  readonly by: number;
  readonly login: string;
  readonly comment: number;
  readonly at: Instant;
}

/** A value for a field that somebody who decides would rather see. It stands in the comment, and counts once accepted. */
export interface Suggestion {
  readonly by: number;
  readonly login: string;
  readonly comment: number;
  readonly at: Instant;
  /** The field's id. */
  readonly field: string;
}

/** A suggestion that the author has taken, at the moment of saying so. */
export interface Accepted {
  readonly field: string;
  readonly at: Instant;
  /** The author's comment. */
  readonly comment: number;
  /** The comment that suggested it. */
  readonly from: number;
  /** As it was suggested. Null for texts, which stand in the issue alone and go with their comment. */
  readonly text: string | null;
}

/** How one command was answered, once and for all. `refused` is the code of the reason; absent when it counted. */
export interface Answer {
  /** Comment id, or the node id of the timeline event that was taken as a gesture. */
  readonly id: number | string;
  readonly command: string;
  readonly by: number;
  readonly login: string;
  readonly at: Instant;
  readonly round: number;
  readonly refused?: string;
  /** A value for the sentence: a group, a field, a near miss. */
  readonly about?: string;
}

export type Outcome = "approved" | "declined";

/** A decision as it was taken. Nothing that happens later changes it. */
export interface Decided {
  readonly round: number;
  readonly outcome: Outcome;
  readonly at: Instant;
  readonly votes: readonly Vote[];
  readonly eligible: number;
  readonly groups: readonly { readonly group: string; readonly needed: number; readonly open: boolean }[];
  readonly decline: number;
  /** The rule with how far each part of it was, where it was more than seats. Decisions of older times have none. */
  readonly how?: readonly HowFar[];
  /** Nobody decided it: silence after an announcement did, or the end of the time for it. */
  readonly by?: "silence" | "deadline";
  /** The field values decided, without texts. */
  readonly values: Readonly<Record<string, FieldValue>>;
  readonly fields: string | null;
  /** How the document was that the form links to; left out where it links to none. */
  readonly document?: { readonly url: string; readonly revision: string };
  /** What it takes of the catalogue's limits; left out where it is nothing. */
  readonly claims?: readonly Claim[];
  /** Nobody voted: it is in the catalogue, and was within its limits. */
  readonly automatic?: true;
  /** Where it was decided, if not by the votes of this case. */
  readonly elsewhere?: Because;
  /** Blob ids of the configuration and of the form that were in force. */
  readonly config: string;
  readonly form: string | null;
}

/** A part of the rule that decided, with the sentences by their keys. */
export interface HowFar {
  readonly deep: number;
  readonly is: "met" | "not-yet" | "impossible";
  readonly because: Because;
  readonly soFar: Because | null;
}

/** Somebody who was asked for a vote by turn. */
export interface Asked {
  readonly id: number;
  readonly login: string;
  readonly at: Instant;
  /** From 1. */
  readonly turn: number;
  /** How long deadlines had stood still by then. */
  readonly paused: number;
}

/** Everything concluded about a case. */
export interface CaseRecord {
  readonly v: 1;
  /** The instance in quorate.yml. */
  readonly kind: string;
  readonly config: string;
  /** When it last took other rules; left out where it goes by those that it was opened with. */
  readonly ruled?: Ruled;
  readonly form: string | null;
  /** The language of that form, where the configuration says it. */
  readonly language?: string;
  readonly stage: string;
  readonly since: Instant;
  readonly round: number;
  /** An appeal is decided by the escalation group. */
  readonly appeal: boolean;
  /** The last moment walked; time in the record never goes back. */
  readonly clock: Instant;
  /** Time of the last body revision walked. */
  readonly revision: Instant;
  readonly answers: readonly Answer[];
  /** Commands up to this moment are answered even where `answers` has forgotten them (very long cases only). */
  readonly forgotten: Instant | null;
  readonly votes: readonly Vote[];
  readonly holds: readonly Hold[];
  readonly recused: readonly number[];
  /** Who may decide in this round, where the program keeps to those who could at its beginning. */
  readonly frozen?: Frozen;
  /** The last one for each field. */
  readonly suggestions: readonly Suggestion[];
  readonly accepted: readonly Accepted[];
  /** The question that waits for the author. */
  readonly asked: { readonly comment: number; readonly login: string; readonly at: Instant } | null;
  /** Seconds that deadlines of this stage stood still. */
  readonly paused: number;
  /** When Quorate was down in the life of the case; absent where it never was. */
  readonly outages?: readonly Outage[];
  /** Reminders of this stage that digests delivered: key, then group, to the time; left out where there are none. */
  readonly told?: Readonly<Record<string, Readonly<Record<string, Instant>>>>;
  /** Who was asked in this stage, in the order of asking; left out where the rule asks nobody by turn. */
  readonly turns?: readonly Asked[];
  readonly appeals: number;
  readonly decided: Decided | null;
  /** What came of the effects of its decisions; left out where there is nothing. */
  readonly effects?: readonly Brought[];
  /** What its kind keeps of its own, by key; left out where there is nothing. See own.ts. */
  readonly own?: Readonly<Record<string, unknown>>;
  /** The cases below that Quorate opened: key to number of the issue; left out where there are none. */
  readonly children?: Readonly<Record<string, number>>;
  /** Whose it is, where Quorate opened it. */
  readonly origin?: Origin;
  /** The follow-ups that were done; left out where there are none. */
  readonly finished?: readonly { readonly name: string; readonly round: number; readonly at: Instant }[];
}

/** What of our own words on GitHub holds: right author, nobody else's edit, right signature, right issue. */
export interface Believed {
  readonly record: { readonly seq: number; readonly record: CaseRecord } | null;
  readonly decisions: readonly Decided[];
}

/** Keys are a list: the first signs, all verify. */
export type Keys = readonly [string, ...string[]];

type What = "record" | "decision" | "notice" | "child" | "digest";

const mac = (key: string, what: What, of: CaseKey, json: string) =>
  createHmac("sha256", key).update(`${what}\n${of.repository}\n${of.issue}\n${json}`).digest("base64url");

/** JSON that cannot end the HTML comment around it; what is replaced can only stand inside strings. */
const inComment = (value: unknown) =>
  JSON.stringify(value).replaceAll("<", "\\u003c").replaceAll(">", "\\u003e").replaceAll("--", "-\\u002d");

/** An HTML comment that carries `value`, signed for this case. */
export function sign(what: What, value: unknown, of: CaseKey, keys: Keys): string {
  const json = inComment(value);
  return `<!-- quorate:${what} ${json} ${mac(keys[0], what, of, json)} -->`;
}

const mark = /<!-- quorate:(record|decision|notice|child|digest) (\{[^\n]*\}) ([\w-]{43}) -->/g;

/** The last thing of this sort in `text` whose signature holds for this case. Null when there is none. */
export function verified(what: What, text: string, of: CaseKey, keys: Keys): unknown {
  let found: unknown = null;
  for (const [, sort, json = "", given = ""] of text.matchAll(mark)) {
    if (sort !== what) continue;
    if (keys.some((key) => same(mac(key, what, of, json), given))) found = JSON.parse(json);
  }
  return found;
}

const same = (a: string, b: string) => a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));

/** Longest text of a record, in characters: room for a status comment of GitHub's 65,536. */
export const longestRecord = 24_000;

/** Room for the number beside it, and characters of answers that are forgotten beyond need, so that it is rare. */
const spare = 100;
const slack = 4_000;

/** The oldest answers are forgotten when the record grows too long; votes stand in the decision once there is one. */
export function shortened(record: CaseRecord): CaseRecord {
  const over = inComment(record).length - (longestRecord - spare);
  if (over <= 0) return record;
  const cut = oldest(record.answers, over + slack);
  const times = record.answers.slice(0, cut).map(({ at }) => at);
  const forgotten = [record.forgotten ?? "", ...times].reduce((a, b) => (a > b ? a : b));
  const short = { ...record, answers: record.answers.slice(cut), forgotten: forgotten === "" ? null : forgotten };
  const votes = record.decided?.round === record.round && cut === record.answers.length ? [] : record.votes;
  return { ...short, votes };
}

/** How many of the first answers take up so much text. */
function oldest(answers: readonly Answer[], characters: number): number {
  let freed = 0;
  const last = answers.findIndex((answer) => {
    freed += inComment(answer).length + 1;
    return freed >= characters;
  });
  return last < 0 ? answers.length : last + 1;
}
