// The term that a case is about: found in the ledger by the form's role, community and person, and kept by account.

import { z } from "zod";
import { graceEnd } from "../../core/case/effects.ts";
import type { Guard, Told } from "../../core/case/kind.ts";
import { holdsAt, type LedgerEntry, type LedgerRow, type LookUp, lookedUp } from "../../core/case/ledger.ts";
import { own } from "../../core/case/own.ts";
import type { CaseRecord } from "../../core/case/record.ts";
import type { View } from "../../core/case/view.ts";
import { removalSort } from "../../core/roles/leaving.ts";
import { postKey, postOf } from "../../core/roles/role.ts";
import { latest, plusSeconds } from "../../core/text/time.ts";

const aboutTerm = own("removal", z.strictObject({ post: z.string(), person: z.number(), login: z.string() }));

function postIn(view: Pick<View, "instance" | "reading">): string | undefined {
  const placed = postOf(view.instance, view.reading);
  return placed.is === "post" ? postKey(placed.post) : undefined;
}

export function looksUp(view: View): readonly LookUp[] {
  const keys = new Set([postIn(view), aboutTerm.of(view.state)?.post]);
  return [...keys].flatMap((key) => (key === undefined ? [] : [{ sort: "term", key }]));
}

/** The terms of a post that run; undefined where nobody can tell. */
const running = (key: string, { facts, at }: View): readonly LedgerRow[] | undefined =>
  lookedUp(facts, { sort: "term", key })?.filter((row) => holdsAt(row, at));

/** The term that the form names; null where there is none, undefined where nobody can tell. */
function named(view: View): LedgerRow | null | undefined {
  const key = postIn(view);
  const [login] = Object.values(view.reading.values).flatMap((one) => (one.is === "person" ? [one.login] : []));
  if (key === undefined || login === undefined) return null;
  const all = running(key, view);
  return all && (all.find((row) => row.login?.toLowerCase() === login.toLowerCase()) ?? null);
}

export const notPublic: Guard = ({ facts }) =>
  facts.private
    ? { met: true, because: { say: "because/complete" } }
    : { met: false, because: { say: "term/only-private" } };

export const termRuns: Guard = (view) => {
  const found = named(view);
  if (found) return { met: true, because: { say: "because/complete" } };
  return { met: false, because: { say: found === null ? "term/nobody-holds" : "term/unknown" } };
};

/** The record with whose term it is: from now on that account never decides here, whatever it is called. */
export function keepTerm(view: View): CaseRecord {
  const found = named(view);
  if (!found || found.person === null) return view.state;
  return aboutTerm.put(view.state, { post: found.key, person: found.person, login: found.login ?? "" });
}

/** Met when the form names somebody else, or another role, than what is voted on. */
export const otherTerm: Guard = (view) => {
  const kept = aboutTerm.of(view.state);
  const found = named(view);
  const because = { say: "because/waiting" };
  if (!kept || found === undefined || found === null) return { met: false, because };
  return { met: found.key !== kept.post || found.person !== kept.person, because };
};

/** Met when there is nothing left to decide. While nobody can tell, it goes on. */
export const nothingLeft: Guard = (view) => {
  const kept = aboutTerm.of(view.state);
  const all = kept && running(kept.post, view);
  return {
    met: all !== undefined && !all.some(({ person }) => person === kept?.person),
    because: { say: "term/over" },
  };
};

/** Met when the decision stands in its own comment, and the time in which it can be taken back is over. */
export const settled: Guard = ({ instance, facts, state, at }) => {
  const because = { say: "because/waiting" };
  const { decided, round } = state;
  const isRead = facts.decisions.some((one) => one.round === round && one.outcome === "approved");
  if (decided?.round !== round) return { met: false, because };
  const end = graceEnd(instance, decided, facts) ?? decided.at;
  // The look that posts it cannot have read it.
  if (!isRead) return { met: false, because, recheckAt: latest(end, plusSeconds(facts.now, 60)) };
  return at >= end ? { met: true, because } : { met: false, because, recheckAt: end };
};

/** Whoever it is about has no part in it. */
export const bars = (state: CaseRecord): readonly number[] => {
  const kept = aboutTerm.of(state);
  return kept ? [kept.person] : [];
};

/** That a term is over: nothing in it says why. */
export function entries({ state }: View): readonly LedgerEntry[] {
  const kept = aboutTerm.of(state);
  if (!kept || state.stage !== "completed" || !state.decided) return [];
  const { post: key, person, login } = kept;
  return [{ sort: removalSort, key, person, login, from: state.decided.at, until: null, data: {} }];
}

export function tells({ state }: View): readonly Told[] {
  const kept = aboutTerm.of(state);
  if (!kept || state.stage !== "in-review") return [];
  return [{ lines: [{ say: "term/apart", with: { login: kept.login } }] }];
}
