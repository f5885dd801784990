// What would happen to a case: supposed events and the passing of time, decided and applied one after the other, as the
// service would do it. Nothing of it leaves this function.

import { type Brought, withBrought } from "../case/effects.ts";
import type { Entry, Facts, Person } from "../case/facts.ts";
import type { Instance } from "../case/kind.ts";
import { type Decision, decide } from "../deciding/decide.ts";
import type { Instant } from "../text/time.ts";
import type { Words } from "../text/words.ts";
import { applied } from "./applied.ts";
import { type Actual, type Change, plan } from "./plan.ts";
import { present } from "./present.ts";

/** Something that somebody would do. */
export interface Supposed {
  readonly by: Person;
  /** A comment, or a gesture. */
  readonly does: { readonly is: "says"; readonly text: string } | { readonly is: "closes" | "reopens" };
  readonly at: Instant;
}

/** A moment at which the case is looked at. */
export interface Stop {
  readonly at: Instant;
  /** What was just done; nothing where only time has passed. */
  readonly event: Supposed | null;
  /** The supposed comment's id, or the gesture's. */
  readonly id: number | string | null;
  readonly facts: Facts;
  readonly decision: Decision;
  /** As everything looked before the changes. */
  readonly actual: Actual;
  readonly changes: readonly Change[];
}

export interface Simulated {
  readonly instance: Instance;
  readonly facts: Facts;
  readonly actual: Actual;
  readonly words: Words;
}

/** More looks than a case of many years has; what is not done by then runs in a circle. */
const mostStops = 1_000;

/** `events` in their order, none before the facts' own time; `until` not before the last of them. */
export function simulate(from: Simulated, events: readonly Supposed[], until: Instant): Stop[] {
  const stops = [look(from, from.facts, from.actual, null, null)];
  const left = [...events];
  while (stops.length < mostStops) {
    const last = stops.at(-1);
    if (!last) break;
    const after = { facts: told(last), actual: applied(last.changes, last.actual) };
    const wake = last.decision.wakeAt;
    const [event] = left;
    const next = event?.at ?? until;
    // Time that passes before the event may remind or close something on its way.
    if (wake !== undefined && wake > last.at && wake <= next && (event === undefined || wake < event.at)) {
      stops.push(look(from, { ...after.facts, now: wake }, after.actual, null, null));
    } else if (event) {
      left.shift();
      stops.push(happened(from, after.facts, after.actual, event));
    } else {
      if (last.at < until) stops.push(look(from, { ...after.facts, now: until }, after.actual, null, null));
      break;
    }
  }
  return stops;
}

function look(
  { instance, words }: Simulated,
  facts: Facts,
  actual: Actual,
  event: Supposed | null,
  id: number | string | null,
): Stop {
  const decision = decide(instance, facts);
  const changes = plan(present(instance, decision, facts, words), actual);
  return { at: facts.now, event, id, facts, decision, actual, changes };
}

function happened(from: Simulated, facts: Facts, actual: Actual, event: Supposed): Stop {
  const { by, does, at } = event;
  const ids = facts.timeline.flatMap((one) => (one.is === "comment" ? [one.id] : []));
  if (does.is === "says") {
    const id = Math.max(0, ...ids) + 1;
    const entry: Entry = { is: "comment", id, at, by, mine: false, body: does.text, edited: false, viaApp: false };
    const comments = new Map([...actual.comments, [id, { node: `supposed ${id}`, mine: new Set<never>() }]]);
    const timeline = [...facts.timeline, entry];
    return look(from, { ...facts, now: at, timeline }, { ...actual, comments }, event, id);
  }
  const open = does.is === "reopens";
  const entry = gesture(open, at, by, facts, false);
  const timeline = [...facts.timeline, entry];
  return look(from, { ...facts, now: at, timeline, open }, { ...actual, open }, event, entry.id);
}

const gesture = (open: boolean, at: Instant, by: Person | null, { timeline }: Facts, mine: boolean): Entry => ({
  is: open ? "reopened" : "closed",
  id: `supposed ${timeline.length}`,
  at,
  by,
  mine,
});

/** The facts once the changes have been written: our own words stand there, and what was concluded is believed. */
function told({ facts, decision, changes, at }: Stop): Facts {
  const notices = changes.flatMap((change) => (change.do === "postNotice" ? [change.notice] : []));
  const keys = notices.map(({ key }) => key);
  // The digest is written at its round, beside the case.
  const { listed } = decision;
  const inDigest = listed && !listed.told && listed.at <= at ? [listed.key] : [];
  const moved = changes.flatMap((change) => (change.do === "close" || change.do === "reopen" ? [change.do] : []));
  return {
    ...facts,
    open: moved.length === 0 ? facts.open : moved.at(-1) === "reopen",
    timeline: [...facts.timeline, ...moved.map((one) => gesture(one === "reopen", at, null, facts, true))],
    notices: { ...Object.fromEntries([...keys, ...inDigest].map((key) => [key, at])), ...facts.notices },
    decisions: [...facts.decisions, ...notices.flatMap(({ decided }) => decided ?? [])],
    record: withBrought(decision.record, { brought: brought(decision, changes, at) }),
  };
}

/** What is due is taken to go well. */
const brought = ({ record }: Decision, changes: readonly Change[], at: Instant): Brought[] =>
  changes.flatMap((change) => {
    if (change.do !== "bring") return [];
    const { effect, will } = change.prospect;
    return [{ effect, round: record.round, at, is: will === "undo" ? ("undone" as const) : ("done" as const) }];
  });
