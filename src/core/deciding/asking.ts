// Asked by turn: so many of a group at a time, those with the least to do first. The others may vote, too; silence
// passes the turn on.

import { createHash } from "node:crypto";
import type { Facts } from "../case/facts.ts";
import { membersIn } from "../case/frozen.ts";
import type { Asked } from "../case/record.ts";
import type { View } from "../case/view.ts";
import type { Ask } from "../rules/expression.ts";
import { earliest, type Instant, plusSeconds } from "../text/time.ts";
import type { Walked } from "./decide.ts";
import { endOf } from "./due.ts";
import { isStuck, type Tally } from "./rule.ts";
import { electorate } from "./voters.ts";

/** Those whose turn it is and who have not answered yet. */
export interface Asking {
  readonly group: string;
  readonly people: readonly Asked[];
  readonly until: Instant;
}

/** The walk's end, with whoever is asked now. Asking decides nothing, so it comes after everything else. */
export function withAsked(walked: Walked, facts: Facts): Walked & { readonly asking?: Asking } {
  const { view, tally, record } = walked;
  const ask = tally?.applied.tier.ask;
  if (!ask || !tally || walked.unknown !== null || tally.unknown !== null || tally.held || isStuck(tally))
    return walked;
  if (record.asked) return walked;
  const turns = asked(ask, tally, view, facts);
  const last = turns.at(-1);
  if (!last) return walked;
  const people = open(turns, ask, tally, view);
  const until = turnEnds(ask, turns, view);
  const wakeAt = earliest(walked.wakeAt, people.length > 0 && until > facts.now ? until : undefined);
  return {
    ...walked,
    record: turns === record.turns ? record : { ...record, turns },
    asking: { group: ask.group, people, until },
    ...(wakeAt === undefined ? {} : { wakeAt }),
  };
}

/** Everybody who was asked in this round of votes; more of them where the turn passes or somebody is not there. */
function asked(ask: Ask, tally: Tally, view: View, facts: Facts): readonly Asked[] {
  const turns = view.state.turns ?? [];
  const turn = turns.at(-1)?.turn ?? 0;
  const waiting = open(turns, ask, tally, view);
  const isOver = turn === 0 || facts.now >= turnEnds(ask, turns, view) || waiting.length === 0;
  const said = spoke(tally);
  const present = turns.filter((one) => one.turn === turn && (said.has(one.id) || isThere(one.id, ask, view)));
  const missing = isOver ? ask.people : ask.people - present.length;
  const next = choose(missing, candidates(ask, tally, turns, view), facts);
  if (next.length === 0) return turns;
  const { paused } = view.state;
  return [...turns, ...next.map((one) => ({ ...one, at: facts.now, turn: isOver ? turn + 1 : turn, paused }))];
}

const spoke = ({ yes, no, abstained }: Tally): ReadonlySet<number> =>
  new Set([...yes, ...no, ...abstained].map(({ by }) => by));

/** May vote, and is not on leave. */
function isThere(id: number, { group }: Ask, view: View): boolean {
  const { groups, away } = electorate(view);
  return groups.get(group)?.has(id) === true && !away.has(id);
}

function open(turns: readonly Asked[], ask: Ask, tally: Tally, view: View): readonly Asked[] {
  const turn = turns.at(-1)?.turn;
  const said = spoke(tally);
  return turns.filter((one) => one.turn === turn && !said.has(one.id) && isThere(one.id, ask, view));
}

/** From when it began, later by as long as a question stood open; in days as the program counts them. */
function turnEnds({ turn: length }: Ask, turns: readonly Asked[], view: View): Instant {
  const last = turns.at(-1)?.turn;
  const first = turns.find(({ turn }) => turn === last);
  return first ? endOf(view, plusSeconds(first.at, view.state.paused - first.paused), length) : "";
}

type Candidate = Pick<Asked, "id" | "login">;

/** Nobody twice. */
function candidates(ask: Ask, tally: Tally, turns: readonly Asked[], view: View): readonly Candidate[] {
  const not = new Set([...spoke(tally), ...turns.map(({ id }) => id)]);
  const members = [...(membersIn(view, ask.group) ?? [])];
  return members.flatMap(([id, login]) => (!not.has(id) && isThere(id, ask, view) ? [{ id, login }] : []));
}

/** Those with the fewest open cases; among equals an order of the case's own, so that two looks choose the same. */
export function choose(
  count: number,
  among: readonly Candidate[],
  { load = {}, address }: Pick<Facts, "load" | "address">,
): readonly Candidate[] {
  if (count <= 0) return [];
  const lot = ({ id }: Candidate) =>
    createHash("sha256").update(`${address.repository} ${address.issue} ${id}`).digest("hex");
  return among
    .map((one) => ({ one, load: load[one.id] ?? 0, lot: lot(one) }))
    .toSorted((a, b) => a.load - b.load || (a.lot < b.lot ? -1 : 1))
    .slice(0, count)
    .map(({ one }) => one);
}
