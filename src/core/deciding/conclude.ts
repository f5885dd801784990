// How a record begins, what a decision puts down, and what lies ahead once everything is walked.

import { awaited, type Claim, claimsOf, full, isAutomatic } from "../case/claims.ts";
import { withDocument } from "../case/document.ts";
import type { Facts, Revision } from "../case/facts.ts";
import type { Instance, StageSpec, Verdict } from "../case/kind.ts";
import { withOutages } from "../case/outage.ts";
import { valuesOf } from "../case/reading.ts";
import { type Answer, type CaseRecord, type Decided, type Outcome, shortened } from "../case/record.ts";
import { withRules } from "../case/ruled.ts";
import type { View } from "../case/view.ts";
import { groupsOfTier, type Tier } from "../rules/expression.ts";
import { howFar } from "../rules/finding.ts";
import { earliest, type Instant } from "../text/time.ts";
import type { Given } from "./answer.ts";
import type { Walked } from "./decide.ts";
import { exits } from "./exits.ts";
import { nextListed } from "./listed.ts";
import { near } from "./near.ts";
import { isPlain, type Tally, tally } from "./rule.ts";
import { withoutTold, withTold } from "./told.ts";
import { waitsFor } from "./unknown.ts";
import { charterIn } from "./voters.ts";

/** The revision in force at a moment: a body edit of the same second comes after what was said in it. */
function revisionAt(facts: Facts, at: Instant): Revision {
  const found = facts.revisions.findLast((revision) => revision.at <= at) ?? facts.revisions[0];
  if (!found) throw new Error("facts without a revision of the body");
  return found;
}

/** What is kept of how a command was answered. */
export type Noted = Pick<Answer, "refused" | "about">;

export function noted({ id, name, by }: Given, { refused, about }: Noted, at: Instant, round: number): Answer {
  const why = { ...(refused === undefined ? {} : { refused }), ...(about === undefined ? {} : { about }) };
  return { id, command: name, by: by.id, login: by.login, at, round, ...why };
}

/** The stage that a decision leads to. */
export const exitOf = (outcome: Outcome, { stages }: Instance): string | undefined =>
  Object.values(stages)
    .flatMap(({ exits }) => exits ?? [])
    .find(({ decides }) => decides === outcome)?.to;

/** The record of a case of which nothing is recorded. */
export function opened(instance: Instance, facts: Facts): CaseRecord {
  const at = facts.startsAt;
  const standing = { answers: [], forgotten: at > facts.openedAt ? at : null, votes: [], holds: [], recused: [] };
  return {
    v: 1,
    kind: instance.name,
    config: instance.config,
    form: instance.form.blob,
    ...(instance.ownLanguage ? { language: instance.language } : {}),
    stage: instance.start,
    since: at,
    round: 1,
    appeal: false,
    clock: at,
    revision: revisionAt(facts, at).at,
    ...standing,
    suggestions: [],
    accepted: [],
    asked: null,
    paused: 0,
    appeals: 0,
    decided: null,
    ...(facts.origin ? { origin: facts.origin } : {}),
  };
}

/** The record with which a walk begins. */
export const begun = (instance: Instance, facts: Facts): CaseRecord =>
  withDocument(withOutages(withRules(facts.record ?? opened(instance, facts), instance, facts), facts), facts);

/** A stage begins: its deadlines, questions and reminders are its own. */
export const entered = (state: CaseRecord, stage: string, since: Instant): CaseRecord => ({
  ...withoutTold(state),
  stage,
  since,
  paused: 0,
  asked: null,
});

/** What is written down at the end of a walk. */
export const concluded = (state: CaseRecord, facts: Facts): CaseRecord => shortened(withTold(state, facts));

/** The decision as the votes that stand make it. */
export function decidedNow(outcome: Outcome, view: View, why: Verdict): Decided {
  const { instance, state, facts, reading, at } = view;
  const votes = tally(view);
  const named = (group: string) => facts.groups[group]?.known === true && facts.groups[group].open;
  return {
    round: state.round,
    outcome,
    at,
    votes: [...votes.yes, ...votes.no, ...votes.abstained],
    eligible: votes.eligible,
    ...ruleOf(outcome, votes, named),
    ...(why.met && why.elsewhere ? { elsewhere: why.because } : byWhat(outcome, votes)),
    ...claimed(outcome, view, votes.applied.tier),
    values: valuesOf(instance, reading),
    fields: reading.fingerprint,
    ...(facts.document?.revision ? { document: { url: facts.document.url, revision: facts.document.revision } } : {}),
    config: state.config,
    form: state.form,
  };
}

/** Said where nobody's votes decided it. */
function byWhat(outcome: Outcome, { by, yes, approval, applied }: Tally): Pick<Decided, "by"> {
  if (by !== null) return { by };
  if (isAutomatic(applied.tier)) return {};
  return outcome === "approved" && yes.length === 0 && approval.certain ? { by: "silence" } : {};
}

/** What it takes of the catalogue, and whether that was all that it needed. */
function claimed(outcome: Outcome, view: View, tier: Tier): Pick<Decided, "claims" | "automatic"> {
  const claims = claimsOf(outcome, view);
  return {
    ...(claims.length > 0 ? { claims } : {}),
    ...(outcome === "approved" && isAutomatic(tier) ? { automatic: true } : {}),
  };
}

/** Plain seats as numbers; of any other rule, its tree as it stood. */
function ruleOf(
  outcome: Outcome,
  { applied: { tier }, groups, approval, refusal }: Tally,
  named: (group: string) => boolean,
): Pick<Decided, "groups" | "decline" | "how"> {
  const decline = tier.decline?.is === "count" ? tier.decline.atLeast : 0;
  if (isPlain(tier))
    return { groups: groups.map(({ group, needed }) => ({ group, needed, open: named(group) })), decline };
  return {
    groups: groupsOfTier(tier).map((group) => ({ group, needed: 0, open: named(group) })),
    decline,
    how: howFar(outcome === "declined" && refusal ? refusal : approval),
  };
}

/**
 * What the exits of the stage say, what is due, and when to look again. `unknown`: a group at which the walk stopped;
 * `answers`: those of this pass, too.
 */
export function outlook(
  view: View,
  stage: StageSpec,
  { unknown, answers }: { readonly unknown: string | null; readonly answers: readonly Answer[] },
): Omit<Walked, "record" | "steps" | "reading"> {
  const looked = exits(view, stage, undefined);
  const open = looked.flatMap(({ verdict }) => (verdict.met ? [] : [verdict]));
  const wakeAt = earliest(...open.map(({ recheckAt }) => recheckAt));
  const deadline = earliest(...open.map((verdict) => verdict.deadline));
  const listed = nextListed(
    open.flatMap((verdict) => verdict.listed ?? []),
    view.facts.now,
  );
  return {
    view,
    tally: stage.votes ? tally(view) : null,
    awaited: [...(stage.votes ? awaited(view, charterIn(view)) : []), ...roomFor(view, stage)],
    exits: looked,
    near: near(view, answers),
    reminders: open.flatMap(({ remind, listed }) => (remind && !listed && remind.at <= view.facts.now ? [remind] : [])),
    ...(listed === undefined ? {} : { listed }),
    ...(wakeAt === undefined ? {} : { wakeAt }),
    ...(deadline === undefined ? {} : { deadline }),
    unknown: unknown ?? waitsFor(view),
  };
}

/** The seats and the like that a case would take if they were free. */
const roomFor = (view: View, { exits = [] }: StageSpec): readonly Claim[] =>
  exits.some(({ decides }) => decides === "approved") ? (full(view) ?? []) : [];
