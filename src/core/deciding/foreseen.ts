// What becomes of a vote if nobody says anything more: at the end of a wait, of an announced silence, or of its time.

import type { View } from "../case/view.ts";
import { type Ballot, turned } from "../rules/ballot.ts";
import { evaluate } from "../rules/evaluate.ts";
import { type Expression, holds } from "../rules/expression.ts";
import { type Instant, latest, plusSeconds } from "../text/time.ts";
import type { Due } from "./due.ts";
import type { Tally } from "./rule.ts";
import { upheldHolds } from "./voters.ts";

export interface Foreseen {
  readonly is: "approve" | "decline" | "expire";
  readonly at: Instant;
}

const known = new WeakMap<Tally, Foreseen | null>();

/** Only for this moment: what a step long ago would have come to is nobody's question. */
export function foreseen(votes: Tally, view: View): Foreseen | null {
  if (view.at < view.facts.now) return null;
  const before = known.get(votes);
  if (before !== undefined) return before;
  const found = look(votes, view);
  known.set(votes, found);
  return found;
}

function look(votes: Tally, view: View): Foreseen | null {
  const { applied, due, ballot, unknown, short } = votes;
  if (unknown !== null || short.length > 0) return null;
  const { tier } = applied;
  // Silence is announced as soon as it counts.
  const then = {
    ...ballot,
    announced: ballot.announced ?? (ballot.since && latest(ballot.announces ?? ballot.since, ballot.at)),
  };
  const end = due && !due.passed && due.deadline.outcome !== "remind" ? byItsEnd(votes, then, due) : null;
  // What is not there at the end was not there before.
  const early =
    tier.ends === "early" && !needsPeople(votes) && (!end || end.is === "approve")
      ? byTime(tier.approve, then, votes)
      : undefined;
  const first = early !== undefined && (!due || early <= due.at) ? ({ is: "approve", at: early } as const) : end;
  return first?.is === "approve" && upheldHolds(view).length > 0 ? null : first;
}

/** Time brings no votes: what waits for people waits for them at any moment, unless something else is enough. */
const needsPeople = ({ approval, applied }: Tally): boolean =>
  approval.waits.length > 0 && !holds(applied.tier.approve, "any");

/** The moment at which a rule is met by time alone. */
function byTime(rule: Expression, ballot: Ballot, { approval }: Pick<Tally, "approval">): Instant | undefined {
  const { recheckAt } = approval;
  if (recheckAt === undefined || recheckAt <= ballot.at) return undefined;
  const then = { ...ballot, at: recheckAt };
  const found = evaluate(rule, then);
  return found.certain ? plusSeconds(recheckAt, -1) : byTime(rule, then, { approval: found });
}

function byItsEnd(votes: Tally, ballot: Ballot, { at, deadline }: Due): Foreseen | null {
  const { approve, decline } = votes.applied.tier;
  const { outcome } = deadline;
  const then = { ...ballot, at: plusSeconds(at, 1), closing: true };
  const approval = needsPeople(votes) ? votes.approval : evaluate(approve, then);
  const lost =
    ballot.no.length > 0 && (decline ? evaluate(decline, turned(then), "decline").certain : !approval.possible);
  if (lost) return { is: "decline", at };
  const met = approval.certain || (typeof outcome === "object" && evaluate(outcome.approve, then).certain);
  if (met) return { is: "approve", at };
  return outcome === "escalate" || outcome === "remind" || typeof outcome === "object" ? null : { is: outcome, at };
}
