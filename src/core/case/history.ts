// The readings of a case over time. Each is made once, and only when somebody asks for it.

import { type Day, dayOf } from "../text/time.ts";
import { type AnswersSoFar, answersSoFar } from "./answers-so-far.ts";
import { boundTo, seenBefore } from "./document.ts";
import type { Facts } from "./facts.ts";
import { after, allFillings, type Filling, lastWalked, type Moment, writtenFillings } from "./fillings.ts";
import type { Instance } from "./kind.ts";
import { admitted } from "./open-to.ts";
import { type Reading, readAnswers } from "./reading.ts";
import type { CaseRecord } from "./record.ts";

type Walked = Pick<CaseRecord, "accepted" | "clock" | "revision">;

export class History {
  private readonly instance: Instance;
  private readonly facts: Facts;
  private readonly opened: Day;
  private readonly written: readonly Filling[];
  private accepted: CaseRecord["accepted"];
  private fillings: readonly Filling[];
  private answers: readonly AnswersSoFar[];
  private readings: Reading[] = [];
  /** The fingerprints of the answers alone. */
  private readonly plain = new WeakMap<Reading, string | null>();
  private walkedTo: Moment;
  /** How the document was when it was looked at last; nobody knows when it became what it is now. */
  private readonly before: string | null | undefined;
  /** As it stood at the moment that was walked last. */
  now: Reading;

  constructor(instance: Instance, facts: Facts, { accepted, clock, revision }: Walked) {
    this.instance = instance;
    this.facts = facts;
    this.opened = dayOf(facts.openedAt);
    this.written = writtenFillings(instance, facts);
    this.accepted = accepted;
    this.before = seenBefore(facts);
    this.fillings = allFillings(this.written, accepted, instance, facts);
    this.answers = answersSoFar(instance, this.fillings);
    this.walkedTo = lastWalked(facts, clock, revision);
    this.now = this.at(this.walkedTo);
  }

  /** Walks on to a moment. Whether the reading is another one then; never back. */
  advance(to: Moment): boolean {
    if (after(to, this.walkedTo) <= 0) return false;
    const before = this.now;
    this.walkedTo = to;
    this.now = this.at(to);
    return this.now !== before;
  }

  /** From now on the author has accepted these. */
  accept(accepted: CaseRecord["accepted"]): void {
    if (accepted === this.accepted) return;
    this.accepted = accepted;
    this.fillings = allFillings(this.written, accepted, this.instance, this.facts);
    this.answers = answersSoFar(this.instance, this.fillings);
    this.readings = [];
    this.now = this.at(this.walkedTo);
  }

  /** As it stood at a moment, with what happened in it. The same moment, the same object. */
  at(until: Moment): Reading {
    const next = this.fillings.findIndex((filling) => after(filling, until) > 0);
    return this.numbered(next < 0 ? this.fillings.length - 1 : Math.max(0, next - 1));
  }

  /** What was said at that moment was said about the document as it was known then, or as it was before. */
  said(until: Moment): Reading {
    const reading = this.at(until);
    const { document } = this.facts;
    if (!document || this.before === undefined || this.before === document.revision) return reading;
    return { ...reading, fingerprint: boundTo(this.plain.get(reading) ?? null, this.before) };
  }

  /** As it stands now. */
  last(): Reading {
    return this.numbered(this.fillings.length - 1);
  }

  /** Every reading that there ever was. */
  all(): readonly Reading[] {
    return this.fillings.map((_, at) => this.numbered(at));
  }

  private numbered(at: number): Reading {
    const known = this.readings[at];
    if (known) return known;
    const answers = this.answers[at];
    if (!answers) throw new Error("facts without a revision of the body");
    const reading = admitted(this.instance, readAnswers(this.instance, answers, this.opened), this.facts);
    const { document } = this.facts;
    const bound = document ? { ...reading, fingerprint: boundTo(reading.fingerprint, document.revision) } : reading;
    this.plain.set(bound, reading.fingerprint);
    this.readings[at] = bound;
    return bound;
  }
}
