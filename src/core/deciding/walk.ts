// What has happened is walked in its order from what is recorded; after each thing the first exit of the stage's table
// that is met is taken.

import { type Evidence, evidence } from "../case/evidence.ts";
import type { Comment, Facts, Revision } from "../case/facts.ts";
import { editMoment, said } from "../case/fillings.ts";
import { History } from "../case/history.ts";
import type { Because, Instance, StageSpec } from "../case/kind.ts";
import type { Reading } from "../case/reading.ts";
import type { Answer, CaseRecord, Decided } from "../case/record.ts";
import { walkedFrom } from "../case/ruled.ts";
import { type Indexed, index, type View } from "../case/view.ts";
import { type Instant, latest } from "../text/time.ts";
import { answer, type Given, gestureOf, resumed, type Settled, unbelieved } from "./answer.ts";
import { begun, concluded, decidedNow, entered, exitOf, type Noted, noted, outlook } from "./conclude.ts";
import type { Step, Walked } from "./decide.ts";
import { type Exit, exits, nextAfter } from "./exits.ts";
import { unreadFor } from "./needs-roster.ts";
import { waitsFor } from "./unknown.ts";
import { unknownGroup, withFrozen, withUpheld } from "./voters.ts";

/** One pass over the facts. Its only life is inside `decide`. */
export class Walk {
  private readonly instance: Instance;
  private readonly facts: Facts;
  private readonly indexed: Indexed;
  private readonly steps: Step[] = [];
  private readonly history: History;
  /** Answers of this pass, beside those of the state: what is refused leaves the state as it is, the very object. */
  private readonly answers: Answer[] = [];
  private clock: Instant;
  private state: CaseRecord;
  private unknown: string | null = null;
  /** When time alone may change something next: known until the state or the form does. */
  private next: { readonly state: CaseRecord; readonly reading: Reading; readonly at: Instant | undefined } | undefined;

  constructor(instance: Instance, facts: Facts) {
    this.instance = instance;
    this.facts = facts;
    this.indexed = index(facts);
    this.state = begun(instance, facts);
    this.clock = walkedFrom(this.state);
    this.history = new History(instance, facts, this.state);
    if (!facts.record) this.begin(this.clock);
  }

  run(): void {
    this.dropVotes();
    if (!this.facts.record) this.settle(this.clock);
    for (const one of evidence(this.facts, this.state, this.instance)) {
      this.takeDecision(one.at);
      this.passDeadlines(one.at);
      if (this.state.stage === this.instance.start) this.settle(latest(this.clock, one.at)); // Who may ask may be new.
      if (!this.walk(one)) return;
    }
    this.takeDecision();
    const until = latest(this.facts.now, this.clock);
    this.passDeadlines(until);
    this.settle(until);
  }

  decision(): Walked {
    const answers = this.answers.length === 0 ? this.state.answers : [...this.state.answers, ...this.answers];
    const record = concluded({ ...this.state, clock: this.clock, answers }, this.facts);
    return {
      ...outlook(this.view(latest(this.facts.now, this.clock)), this.stage(), { unknown: this.unknown, answers }),
      record,
      steps: this.steps,
      reading: this.history.last(),
    };
  }

  /** A decision of this round that stands in its own comment, while the record of it was lost on the way. */
  private pending(): Decided | undefined {
    const { round, decided } = this.state;
    return decided?.round === round ? undefined : this.facts.decisions.find((one) => one.round === round);
  }

  /**
   * Such a decision was made on what was there before `until`. Walking that again comes to it by itself, unless people
   * have left or comments gone since: then it is taken all the same.
   */
  private takeDecision(until?: Instant): void {
    const decided = this.pending();
    const to = decided && exitOf(decided.outcome, this.instance);
    if (!decided || to === undefined || (until !== undefined && until <= decided.at)) return;
    this.state = { ...this.state, decided };
    this.move(to, latest(this.clock, decided.at), { say: "because/decided-before" });
  }

  /** While undecided, a vote goes with its comment and its voter's place in the group, and so does a hold. */
  private dropVotes(): void {
    const view = this.view(this.clock);
    const { votes, concerns } = this.stage();
    if (!(votes || concerns) || unknownGroup(view) !== null || this.pending()) return;
    this.state = withUpheld(view);
  }

  /** False where the walk must stop: nothing after it is answered. */
  private walk(one: Evidence): boolean {
    const at = latest(this.clock, one.at);
    if (one.is === "commands") return this.commanded(one, at);
    if (one.is === "gesture") return this.gestured(one, at);
    if (one.is === "edit") this.edited(one.revision, at);
    else this.replied(one, at);
    return true;
  }

  private edited(revision: Revision, at: Instant): void {
    this.history.advance(editMoment(this.facts, revision));
    this.clock = at;
    this.state = { ...this.state, revision: revision.at };
    if (revision.by?.id === this.facts.author?.id) this.state = resumed(this.state, at);
    this.settle(at);
  }

  /** A reply may fill fields, and it answers the question that waits. */
  private replied({ at: written, comment, late }: Extract<Evidence, { is: "reply" }>, at: Instant): void {
    const filled = this.history.advance({ at: written, late, order: comment });
    const answers = this.state.asked && (late ? filled : comment > this.state.asked.comment);
    if (answers) this.state = resumed(this.state, at);
    if (!answers && !filled) return;
    this.clock = at;
    this.settle(at);
  }

  private gestured({ id, by, to, reason = "" }: Extract<Evidence, { is: "gesture" }>, at: Instant): boolean {
    const given = { ...gestureOf(this.stage(), to), id, by, reason };
    if (this.stopsAt([given], at)) return false;
    if (this.take(given, answer(given, this.view(at)), at)) this.settle(at);
    return true;
  }

  /** All of one comment at one moment, answers first: only after the last of them is an exit taken. */
  private commanded(one: Extract<Evidence, { is: "commands" }>, at: Instant): boolean {
    const { comment, by } = one;
    const all = one.commands.map(({ name, reason }): Given => ({ name, id: comment.id, by, reason, gesture: false }));
    const believed = all.filter(({ name }) => !unbelieved(comment, name));
    if (this.stopsAt(believed, at)) return false;
    let counted = this.history.advance(said(one.at, comment.id));
    if (counted) this.state = resumed(this.state, at);
    for (const given of all) {
      const refused = unbelieved(comment, given.name);
      if (refused !== undefined && !this.decidedOn(given)) this.note(given, at, { refused });
      else counted = this.take(given, this.answered(given, comment, at), at) || counted;
    }
    if (counted) this.settle(at);
    return true;
  }

  /** Whether it cannot be known yet what to answer, since something that matters for it cannot be read. */
  private stopsAt(given: readonly Given[], at: Instant): boolean {
    const unread = unreadFor(given, this.view(at));
    this.unknown = unread ?? this.unknown;
    return unread !== null && !this.pending();
  }

  /** The form as it stood when it was said, whatever was walked before: an edit of the same second came after it. */
  private answered(given: Given, comment: Comment, at: Instant): Settled {
    const vote = this.decidedOn(given);
    if (vote)
      return { state: { ...this.state, votes: [...this.state.votes.filter(({ by }) => by !== vote.by), vote] } };
    return answer(given, { ...this.view(at), reading: this.history.said(said(comment.at, comment.id)) });
  }

  /** What a decision that stands rests on did count, whatever has become of the comment and its author since. */
  private decidedOn({ id, name }: Given): Decided["votes"][number] | undefined {
    return this.pending()?.votes.find(({ comment, choice }) => comment === id && choice === name);
  }

  private take(given: Given, answered: Settled, at: Instant): boolean {
    this.note(given, at, answered);
    if ("refused" in answered) return false;
    this.state = answered.state;
    this.history.accept(this.state.accepted);
    const because = { say: "because/command", with: { command: given.name, login: given.by.login } };
    if (answered.move !== undefined) this.move(answered.move, at, because);
    return true;
  }

  private note(given: Given, at: Instant, answered: Noted): void {
    this.clock = at;
    this.answers.push(noted(given, answered, at, this.state.round));
  }

  /** Takes the first exit that is met, and again from there, until none is. */
  private settle(at: Instant): void {
    for (let steps = 0; steps < 20; steps++) {
      const pending = this.pending();
      // Nothing is taken, not even for silence, while it is unknown who could have decided.
      if (!pending && waitsFor(this.view(at)) !== null) return;
      this.state = withFrozen(this.view(at));
      const looked = exits(this.view(at), this.stage(), this.pending());
      const taken = looked.find(({ verdict }) => verdict.met);
      if (!taken) return void this.rest(at, looked);
      const { to, decides, verdict } = taken;
      const decided = decides ? (pending ?? decidedNow(decides, this.view(at), verdict)) : this.state.decided;
      this.state = { ...this.state, decided };
      this.move(to, at, verdict.because, decides && decided);
    }
    throw new Error(`${this.instance.name}: the stages around ${this.state.stage} run in a circle`);
  }

  private move(to: string, at: Instant, because: Because, decided?: Decided | null): void {
    this.steps.push({ from: this.state.stage, to, at, because, ...(decided ? { decided } : {}) });
    this.clock = latest(at, this.clock);
    this.state = entered(this.state, to, at);
    this.begin(at);
  }

  private begin(at: Instant): void {
    this.state = this.stage().enter?.(this.view(at)) ?? this.state;
  }

  /** Lets the deadlines up to `until` fire, each at its own moment. */
  private passDeadlines(until: Instant): void {
    let at = this.clock;
    for (let passed = 0; passed < 1_000; passed++) {
      const unread = waitsFor(this.view(at));
      this.unknown = unread ?? this.unknown;
      if (this.pending() || unread !== null) return;
      const next = this.nextCheck(at);
      if (next === undefined || next > until) return;
      at = next;
      this.next = undefined;
      this.settle(at);
    }
  }

  private nextCheck(at: Instant): Instant | undefined {
    if (this.next?.state !== this.state || this.next.reading !== this.history.now)
      this.rest(at, exits(this.view(at), this.stage(), this.pending()));
    return this.next?.at;
  }

  private rest(at: Instant, looked: readonly Exit[]): void {
    this.next = { state: this.state, reading: this.history.now, at: nextAfter(at, looked) };
  }

  private stage(): StageSpec {
    const stage = this.instance.stages[this.state.stage];
    if (!stage) throw new Error(`${this.instance.name} has no stage ${this.state.stage}`);
    return stage;
  }

  private view(at: Instant): View {
    const { facts, instance, state, indexed, history } = this;
    return { facts, instance, state, at, reading: history.now, indexed };
  }
}
