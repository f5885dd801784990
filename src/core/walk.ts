// What has happened is walked in its order from what is recorded; after each thing the first exit of the stage's table
// that is met is taken.

import { answer, type Given, resumed } from "./answer.ts";
import type { CommandName } from "./command.ts";
import { decidedNow, opened, revisionAt } from "./conclude.ts";
import type { Decision, Step } from "./decide.ts";
import { type Evidence, evidence } from "./evidence.ts";
import type { Facts, Person, Revision } from "./facts.ts";
import type { Because, Instance, StageSpec } from "./kind.ts";
import { type Reading, readRevision } from "./reading.ts";
import { type Answer, type CaseRecord, type Decided, shortened } from "./record.ts";
import { ruleOf, tally, unknownGroup } from "./rule.ts";
import { dayOf, earliest, type Instant, latest } from "./time.ts";
import { type Indexed, index, type View } from "./view.ts";

/** One pass over the facts. Its only life is inside `decide`. */
export class Walk {
  private readonly instance: Instance;
  private readonly facts: Facts;
  private readonly indexed: Indexed;
  private readonly steps: Step[] = [];
  private readonly readings = new Map<Revision, Reading>();
  private state: CaseRecord;
  private reading: Reading;
  private unknown: string | null = null;

  constructor(instance: Instance, facts: Facts) {
    this.instance = instance;
    this.facts = facts;
    this.indexed = index(facts);
    this.state = facts.record ?? opened(instance, facts);
    this.reading = this.read(revisionAt(facts, this.state.revision));
  }

  run(): void {
    this.believeDecision();
    this.dropVotes();
    if (!this.facts.record) this.settle(this.state.clock);
    for (const one of evidence(this.facts, this.state, this.instance.aliases)) {
      this.passDeadlines(one.at, false);
      if (!this.walk(one)) return;
    }
    this.passDeadlines(this.facts.now, true);
    this.settle(latest(this.facts.now, this.state.clock));
  }

  decision(): Decision {
    const view = this.view(this.facts.now);
    const stage = this.stage();
    const exits = (stage.exits ?? []).map(({ to, when }) => ({ to, verdict: when(view) }));
    const open = exits.flatMap(({ verdict }) => (verdict.met ? [] : [verdict]));
    const wakeAt = earliest(...open.map(({ recheckAt }) => recheckAt));
    const deadline = earliest(...open.map((verdict) => verdict.deadline));
    const last = this.facts.revisions.at(-1);
    return {
      record: shortened(this.state),
      steps: this.steps,
      reading: last ? this.read(last) : this.reading,
      view,
      tally: stage.votes ? tally(view) : null,
      exits,
      reminders: open.flatMap(({ remind }) => (remind && remind.at <= this.facts.now ? [remind] : [])),
      ...(wakeAt === undefined ? {} : { wakeAt }),
      ...(deadline === undefined ? {} : { deadline }),
      unknown: this.unknown ?? (stage.votes ? unknownGroup(view) : null),
    };
  }

  /** A decision whose own comment stands is taken, even if the record of it was lost on the way. */
  private believeDecision(): void {
    const decided = this.facts.decisions.find(({ round }) => round === this.state.round);
    if (!decided || this.state.decided?.round === decided.round) return;
    const exit = Object.values(this.instance.stages)
      .flatMap(({ exits }) => exits ?? [])
      .find(({ decides }) => decides === decided.outcome);
    if (!exit) return;
    const answers = [...this.state.answers, ...this.answersBehind(decided)];
    this.state = { ...this.state, answers, clock: latest(this.state.clock, decided.at) };
    this.move(exit.to, decided.at, { say: "because/decided-before" });
    this.state = { ...this.state, decided };
  }

  /** The commands that a believed decision rests on were answered with it. */
  private answersBehind(decided: Decided): Answer[] {
    const known = new Set(this.state.answers.map(({ id }) => id));
    return decided.votes
      .filter(({ comment }) => !known.has(comment))
      .map(({ comment, choice, by, login, at }) => ({
        id: comment,
        command: choice,
        by,
        login,
        at,
        round: decided.round,
      }));
  }

  /** While undecided, a vote goes with its comment and with its voter's place in the group. */
  private dropVotes(): void {
    if (!this.stage().votes || unknownGroup(this.view(this.state.clock))) return;
    const groups = Object.keys(ruleOf(this.view(this.state.clock)).approve);
    const votes = this.state.votes.filter(
      ({ by, comment }) =>
        this.indexed.intact.has(comment) && groups.some((group) => this.indexed.members.get(group)?.has(by)),
    );
    if (votes.length < this.state.votes.length) this.state = { ...this.state, votes };
  }

  /** False where the walk must stop: nothing after it is answered. */
  private walk(one: Evidence): boolean {
    const at = latest(this.state.clock, one.at);
    if (one.is === "edit") this.edited(one.revision, at);
    else if (one.is === "reply") this.replied(one.comment, at);
    else if (one.is === "gesture") this.gestured(one.id, one.by, one.to, at);
    else return this.commanded(one, at);
    return true;
  }

  private edited(revision: Revision, at: Instant): void {
    this.reading = this.read(revision);
    this.state = { ...this.state, revision: revision.at, clock: at };
    if (this.state.asked && revision.by?.id === this.facts.author?.id) this.state = resumed(this.state, at);
    this.settle(at);
  }

  private replied(comment: number, at: Instant): void {
    if (!this.state.asked || comment < this.state.asked.comment) return;
    this.state = { ...resumed(this.state, at), clock: at };
    this.settle(at);
  }

  private gestured(id: string, by: Person, to: "closed" | "reopened", at: Instant): void {
    const on = this.stage().on ?? {};
    const name = to === "reopened" ? "reopen" : on.done ? "done" : "withdraw";
    this.answer({ name, id, by, reason: "", gesture: true }, at);
  }

  private commanded(one: Extract<Evidence, { is: "commands" }>, at: Instant): boolean {
    const { comment, by, commands } = one;
    const votes = commands.some(({ name }) => needsRoster.has(name)) && !comment.edited && !comment.viaApp;
    if (votes && this.stopAtUnknown(at)) return false;
    for (const { name, reason } of commands) {
      const given: Given = { name, id: comment.id, by, reason, gesture: false };
      if (comment.edited) this.note(given, at, "edited");
      else if (comment.viaApp) this.note(given, at, "via-app");
      else this.answer(given, at);
    }
    return true;
  }

  private stopAtUnknown(at: Instant): boolean {
    this.unknown = this.stage().votes ? unknownGroup(this.view(at)) : null;
    return this.unknown !== null;
  }

  private answer(given: Given, at: Instant): void {
    const answered = answer(given, this.view(at));
    if ("refused" in answered) {
      this.note(given, at, answered.refused, answered.about);
      return;
    }
    this.state = answered.state;
    this.note(given, at);
    if (answered.move)
      this.move(answered.move, at, { say: "because/command", with: { command: given.name, login: given.by.login } });
    this.settle(at);
  }

  private note({ id, name, by }: Given, at: Instant, refused?: string, about?: string): void {
    const { round, answers } = this.state;
    const said = { id, command: name, by: by.id, login: by.login, at, round };
    const why = { ...(refused === undefined ? {} : { refused }), ...(about === undefined ? {} : { about }) };
    this.state = { ...this.state, clock: at, answers: [...answers, { ...said, ...why }] };
  }

  /** Takes the first exit that is met, and again from there, until none is. */
  private settle(at: Instant): void {
    for (let steps = 0; steps < 20; steps++) {
      const view = this.view(at);
      const exit = (this.stage().exits ?? []).find(({ when }) => when(view).met);
      if (!exit) return;
      const decided = exit.decides ? decidedNow(exit.decides, view) : this.state.decided;
      this.move(exit.to, at, exit.when(view).because);
      this.state = { ...this.state, decided };
    }
    throw new Error(`${this.instance.name}: the stages around ${this.state.stage} run in a circle`);
  }

  private move(to: string, at: Instant, because: Because): void {
    this.steps.push({ from: this.state.stage, to, at, because });
    this.state = { ...this.state, stage: to, since: at, clock: latest(at, this.state.clock), paused: 0, asked: null };
  }

  /** Lets the deadlines before `until` fire, each at its own moment. */
  private passDeadlines(until: Instant, inclusive: boolean): void {
    let at = this.state.clock;
    for (let passed = 0; passed < 1_000; passed++) {
      if (this.stopAtUnknown(at)) return;
      const view = this.view(at);
      const verdicts = (this.stage().exits ?? []).map(({ when }) => when(view));
      const next = earliest(
        ...verdicts.map((one) => (one.met ? undefined : one.recheckAt)).filter((time) => time && time > at),
      );
      if (next === undefined || next > until || (next === until && !inclusive)) return;
      at = next;
      this.settle(at);
    }
  }

  private stage(): StageSpec {
    const stage = this.instance.stages[this.state.stage];
    if (!stage) throw new Error(`${this.instance.name} has no stage ${this.state.stage}`);
    return stage;
  }

  private view(at: Instant): View {
    const { facts, instance, state, reading, indexed } = this;
    return { facts, instance, state, at, reading, indexed };
  }

  private read(revision: Revision): Reading {
    const known = this.readings.get(revision) ?? readRevision(this.instance, revision, dayOf(this.facts.openedAt));
    this.readings.set(revision, known);
    return known;
  }
}

/** Commands whose answer depends on who is in the groups. */
const needsRoster = new Set<CommandName>([
  "approve",
  "decline",
  "abstain",
  "recuse",
  "retract",
  "hold",
  "unhold",
  "ask",
]);
