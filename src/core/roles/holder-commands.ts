// What the holder of a role may say while the term runs. Nobody else can end it, lend it or hand any of it on.

import type { View } from "../case/view.ts";
import type { Answered, Given } from "../deciding/answer.ts";
import { type Handler, no } from "../deciding/deciding.ts";
import { takenBack } from "../deciding/retract.ts";
import { localDay } from "../text/calendar.ts";
import type { CommandName } from "../text/command.ts";
import type { Day } from "../text/time.ts";
import { dayIn, readHandingOn, readLeave, responsibilityIn } from "./holder-words.ts";
import { cutShort, handedOn, handedOnOn, leave, leaveFrom } from "./holding.ts";
import { met } from "./met.ts";
import { type CarriedTerm, carried, withTerm } from "./record.ts";
import { sendElsewhere } from "./removing.ts";
import { following, isRenewed, reviewOf } from "./renewing.ts";
import type { Role } from "./role.ts";

interface Holding {
  readonly term: CarriedTerm;
  readonly role: Role | undefined;
  readonly today: Day;
}

/** The term that runs, by the program's own calendar. */
export function holdingIn({ state, instance, at }: Pick<View, "state" | "instance" | "at">): Holding | undefined {
  const term = carried.of(state);
  const today = localDay(at, instance.calendar.zone);
  return term && { term, role: instance.roles.find(({ id }) => id === term.role), today };
}

const holder =
  (then: (given: Given, view: View, holding: Holding) => Answered): Handler =>
  (given, view) => {
    const holding = holdingIn(view);
    const isTheirs = holding?.term.person === given.by.id;
    return holding && isTheirs ? then(given, view, holding) : no("not-for-you", "holder");
  };

const stepDown = holder(({ reason }, view, { term, today }) => {
  const day = reason === "" ? today : dayIn(reason, view.instance);
  if (day === undefined) return no("day-unclear");
  const planned = cutShort.of(view.state)?.planned ?? term.until;
  if (day < today) return no("day-over");
  if (day > planned) return no("after-term");
  const state = carried.put(view.state, withTerm(term, { ...term, until: day }));
  return { state: cutShort.put(state, { planned, at: view.at }) };
});

/** Within this term, or within the next one where that is agreed. Undefined while nobody can tell whether it is. */
function isWithin(until: Day, view: View, { term, role }: Holding): boolean | undefined {
  if (until <= term.until) return true;
  if (view.instance.children && !view.facts.children) return undefined;
  return role !== undefined && isRenewed(reviewOf(view, term)) && until <= following(term, role).until;
}

const goAway = holder(({ reason, id, by }, view, holding) => {
  const { today } = holding;
  const written = readLeave(reason);
  if (!written) return no("leave-how");
  const until = dayIn(written.until ?? "", view.instance);
  if (until === undefined) return no("day-unclear");
  if (until < today) return no("day-over");
  const within = isWithin(until, view, holding);
  if (within === undefined) return { unknown: "role" };
  if (!within) return no("after-term");
  const substitute = written.login === undefined ? null : met(written.login, view);
  if (substitute === undefined) return no("not-met", written.login);
  if (substitute?.id === by.id) return no("yourself");
  const from = leaveFrom(view.state, today)?.from ?? today;
  return { state: leave.put(view.state, { from: from < today ? from : today, until, substitute, said: id }) };
});

const handOn = holder(({ reason, id, by }, view, holding) => {
  const { term, role, today } = holding;
  const written = readHandingOn(reason);
  if (!written) return no("delegate-how");
  const what = responsibilityIn(written.what, role);
  if (!what) return no("no-such-responsibility", responsibilities(role));
  const until = written.until === undefined ? term.until : dayIn(written.until, view.instance);
  if (until === undefined) return no("day-unclear");
  if (until < today) return no("day-over");
  const within = isWithin(until, view, holding);
  if (within === undefined) return { unknown: "role" };
  if (!within) return no("after-term");
  const to = met(written.login ?? "", view);
  if (!to) return no("not-met", written.login);
  if (to.id === by.id) return no("yourself");
  const others = handedOnOn(view.state, term, today).filter((one) => one.what !== what.id);
  return { state: handedOn.put(view.state, [...others, { what: what.id, to, from: today, until, said: id }]) };
});

/** By the holder, or by whoever it was handed on to: nobody has to keep what does not suit them. */
const takeOver: Handler = ({ reason, by }, view) => {
  const holding = holdingIn(view);
  if (!holding) return no("not-for-you", "holder");
  const { term, role, today } = holding;
  const all = handedOnOn(view.state, term, today);
  const what = responsibilityIn(reason, role);
  if (!what) return no("no-such-responsibility", responsibilities(role));
  const found = all.find((one) => one.what === what.id);
  if (by.id !== term.person && by.id !== found?.to.id) return no("not-for-you", "holder");
  if (!found) return no("not-handed-on");
  return {
    state: handedOn.put(
      view.state,
      all.filter((one) => one !== found),
    ),
  };
};

const responsibilities = (role: Role | undefined): string =>
  (role?.responsibilities ?? []).map(({ id }) => id).join(" ");

/** Takes back, the last thing first, that the term ends early, or that somebody is away; a substitute stands down. */
function takenBackBy({ by }: Given, view: View): Answered | undefined {
  const holding = holdingIn(view);
  if (!holding) return undefined;
  const { term, today } = holding;
  const kept = leaveFrom(view.state, today);
  if (kept?.substitute?.id === by.id) return { state: leave.put(view.state, { ...kept, substitute: null }) };
  if (by.id !== term.person) return undefined;
  const cut = cutShort.of(view.state);
  if (cut) return { state: cutShort.without(carried.put(view.state, withTerm(term, { ...term, until: cut.planned }))) };
  return kept ? { state: leave.without(view.state) } : undefined;
}

/** The decision itself, in the time for it, by those who carried it: then there is no term any more. */
function undecided(given: Given, view: View): Answered | undefined {
  const answered = takenBack(given, view);
  return answered && "state" in answered ? { ...answered, state: carried.without(answered.state) } : answered;
}

const retract: Handler = (given, view) =>
  takenBackBy(given, view) ?? undecided(given, view) ?? no("nothing-to-retract");

/** For the stage in which a term runs. */
export const holderCommands = {
  "step-down": stepDown,
  leave: goAway,
  delegate: handOn,
  undelegate: takeOver,
  retract,
  remove: sendElsewhere,
} satisfies Partial<Record<CommandName, Handler>>;
