// A case as a story: what people said and did, in order, and the facts that GitHub would show at some moment. Pure.

import { statesOf } from "../../src/config/label.ts";
import type { EffectSpec } from "../../src/core/case/effects.ts";
import type { Comment, Entry, Facts, Person, Revision, Roster } from "../../src/core/case/facts.ts";
import type { FollowUpSpec } from "../../src/core/case/follow-ups.ts";
import type { Instance } from "../../src/core/case/kind.ts";
import type { CaseRecord } from "../../src/core/case/record.ts";
import { ordinaryVoting, type Voting } from "../../src/core/case/voting.ts";
import { type Decision, decide } from "../../src/core/deciding/decide.ts";
import type { Filled } from "../../src/core/form/filled.ts";
import { renderBody } from "../../src/core/form/form.ts";
import { noTraining } from "../../src/core/roles/course.ts";
import { type Charter, charter } from "../../src/core/rules/expression.ts";
import { type Instant, plusSeconds } from "../../src/core/text/time.ts";
import request from "../../src/kinds/request/index.ts";
import { layoutOf } from "./form.ts";

const logins = [
  "rosa ana bo cem dia omar mei noor kwame pat zoe".split(" "),
  Array.from({ length: 400 }, (_, at) => `p${at}`),
].flat();

/** Ids are given in the order of the list above, from 1001. */
export function person(login: string): Person {
  const at = logins.indexOf(login);
  if (at < 0) throw new Error(`nobody in these stories is called ${login}`);
  return { id: 1001 + at, login, is: "person" };
}

export const roster = (...members: readonly string[]): Roster => ({
  known: true,
  members: members.map(person),
  open: true,
  mention: "@open-reps/team",
});

export const unreadable: Roster = { known: false, why: "the team cannot be read" };

/** `2026-01-02` is nine o'clock of that day. */
const moment = (at: string): Instant => (at.includes("T") ? at : `${at}T09:00:00Z`);

const layout = layoutOf([
  { id: "what", label: "What is it?", required: true, type: "textarea" },
  { id: "amount", label: "How much?", required: true },
  { id: "payee", label: "Who is paid?" },
]);

export interface Answers {
  readonly what?: string;
  readonly amount?: string;
  readonly payee?: string;
}

const complete: Answers = { what: "A workshop", amount: "250 EUR" };

function body(answers: Answers): string {
  const filled = Object.entries({ ...complete, ...answers }).filter(([, text]) => text !== "");
  return renderBody(layout, new Map(filled.map(([id, text]): [string, Filled] => [id, { is: "text", text }])));
}

/** The short form, or a whole charter. */
type Rule = Charter | { readonly approve: Readonly<Record<string, number>>; readonly decline: number };

const charterOf = (rule: Rule): Charter => ("tiers" in rule ? rule : charter(rule.approve, rule.decline));

interface Differences {
  readonly rule?: Rule;
  readonly appeal?: Rule;
  readonly voting?: Partial<Voting>;
  readonly effects?: readonly EffectSpec[];
  readonly grace?: number;
  readonly followUps?: readonly FollowUpSpec[];
  /** The community's own names for labels of states. */
  readonly labels?: Readonly<Record<string, string>>;
  readonly remind_days?: number;
  readonly expire_days?: number;
}

/** Two of the approvers decide, and two of the council about an appeal. */
export function budget({
  rule,
  appeal,
  voting,
  labels = {},
  effects,
  grace,
  followUps,
  ...days
}: Differences = {}): Instance {
  const stages = request.stages(request.settings.parse(days));
  return {
    name: "budget",
    kind: "request",
    title: "Budget request",
    language: "en",
    ownLanguage: false,
    label: "kind: budget",
    start: request.start,
    stages,
    states: statesOf(Object.keys(stages), labels),
    form: { file: "budget.yml", blob: "f0", layout, aliases: {} },
    fields: [
      { id: "what", label: "What is it?", type: "text", required: true },
      { id: "amount", label: "How much?", type: "money", required: true },
      { id: "payee", label: "Who is paid?", type: "person", required: false },
    ],
    material: ["amount", "payee"],
    about: ["payee"],
    checks: [],
    rule: charterOf(rule ?? { approve: { approvers: 2 }, decline: 2 }),
    voting: { ...ordinaryVoting, ...voting },
    appeal: charterOf(appeal ?? { approve: { council: 2 }, decline: 2 }),
    contacts: {},
    effects: effects ?? [],
    grace: grace ?? (effects ? 3_600 : 0),
    followUps: followUps ?? [],
    escalation: "council",
    aliases: {},
    context: { communities: [] },
    communities: [],
    roles: [],
    training: noTraining,
    calendar: { zone: "UTC", weekend: [6, 7], holidays: new Set() },
    deadlines: null,
    digest: null,
    config: "c0",
  };
}

/** Where every case of a story stands. */
export const address = {
  repository: 10,
  issue: 20,
  node: "I_20",
  installation: 30,
  owner: "open-reps",
  name: "program",
  number: 1,
};

export class Story {
  readonly #facts: Facts;

  constructor(facts: Facts) {
    this.#facts = facts;
  }

  #but(facts: Partial<Facts>): Story {
    return new Story({ ...this.#facts, ...facts });
  }

  #then(entry: Entry): Story {
    return this.#but({ timeline: [...this.#facts.timeline, entry] });
  }

  /** A comment's id is its place among the comments, from 1. */
  says(at: string, by: string, text: string, more: Partial<Comment> = {}): Story {
    const id = this.#facts.timeline.filter(({ is }) => is === "comment").length + 1;
    const said = { id, at: moment(at), by: person(by), mine: false, body: text, edited: false, viaApp: false };
    return this.#then({ is: "comment", ...said, ...more });
  }

  closes(at: string, by: string): Story {
    return this.#gesture("closed", at, by);
  }

  reopens(at: string, by: string): Story {
    return this.#gesture("reopened", at, by);
  }

  #gesture(is: "closed" | "reopened", at: string, by: string): Story {
    const id = `E_${this.#facts.timeline.length}`;
    const open = is === "reopened";
    return this.#then({ is, id, at: moment(at), by: person(by), mine: false }).#but({ open });
  }

  /** Somebody, or this app (`us`), puts a label on or takes it off. */
  labels(at: string, label: string, is: "labeled" | "unlabeled", by: string): Story {
    const id = `E_${this.#facts.timeline.length}`;
    const mine = by === "us";
    return this.#then({ is, id, at: moment(at), by: mine ? null : person(by), mine, label });
  }

  /** The body is edited, by its author unless somebody else is named. `null`: that revision was deleted. */
  edits(at: string, answers: Answers | null, by = "rosa"): Story {
    const revision: Revision = { at: moment(at), by: person(by), text: answers && body(answers) };
    return this.#but({ revisions: [...this.#facts.revisions, revision] });
  }

  /** A comment is changed afterwards: a second later by its writer, unless somebody else is named. */
  rewrites(id: number, text = "something else", at?: string, by?: string): Story {
    return this.#comments((one) => {
      const rewritten = { at: at ? moment(at) : plusSeconds(one.at, 1), by: by ? person(by) : one.by };
      return one.id === id ? { ...one, body: text, edited: true, rewritten } : one;
    });
  }

  deletes(id: number): Story {
    return this.#comments((one) => (one.id === id ? undefined : one));
  }

  #comments(change: (comment: Comment) => Comment | undefined): Story {
    const timeline = this.#facts.timeline.flatMap((entry): Entry[] => {
      if (entry.is !== "comment") return [entry];
      const changed = change(entry);
      return changed ? [changed] : [];
    });
    return this.#but({ timeline });
  }

  with(group: string, members: Roster): Story {
    return this.#but({ groups: { ...this.#facts.groups, [group]: members } });
  }

  /** A notice of ours was posted. */
  told(key: string, at: string): Story {
    return this.#but({ notices: { ...this.#facts.notices, [key]: moment(at) } });
  }

  /** The comment of this decision stands on the issue. */
  decided(...decisions: Facts["decisions"]): Story {
    return this.#but({ decisions: [...this.#facts.decisions, ...decisions] });
  }

  recorded(record: CaseRecord): Story {
    return this.#but({ record });
  }

  at(now: string): Facts {
    return { ...this.#facts, now: moment(now) };
  }
}

/** Rosa's complete request; ana, bo, cem and dia approve, omar, mei and dia sit in the council. */
export function issue(at = "2026-01-01", answers: Answers = {}): Story {
  const opened = moment(at);
  const author = person("rosa");
  return new Story({
    now: opened,
    address,
    private: false,
    author,
    openedAt: opened,
    startsAt: opened,
    title: "Budget: a workshop",
    url: "https://github.com/open-reps/program/issues/1",
    revisions: [{ at: opened, by: author, text: body(answers) }],
    open: true,
    assignees: [],
    timeline: [],
    exposed: [],
    groups: { approvers: roster("ana", "bo", "cem", "dia"), council: roster("omar", "mei", "dia") },
    notices: {},
    decisions: [],
    record: null,
  });
}

export const judge = (facts: Facts, instance: Instance = budget()): Decision => decide(instance, facts);

/** The same case looked at later, with what was concluded before. */
export const later = (story: Story, before: Decision, now: string, instance: Instance = budget()): Decision =>
  decide(instance, story.recorded(before.record).at(now));

/** How each command was answered: `ana approve`, or `ana approve: not-open`. */
export const answersOf = ({ record }: Decision): string[] =>
  record.answers.map(({ login, command, refused }) => `${login} ${command}${refused ? `: ${refused}` : ""}`);

export const stagesOf = ({ steps }: Decision): string[] => steps.map(({ to }) => to);

/** The stories' days and moments, so many seconds later. */
export const after = (at: string, seconds: number): Instant => plusSeconds(moment(at), seconds);
