// What a charter shows: who the group is, its plan, its next meeting, what is to be done, what was decided.

import type { Because, Told } from "../../core/case/kind.ts";
import { lookedUp } from "../../core/case/ledger.ts";
import type { View } from "../../core/case/view.ts";
import { localDay } from "../../core/text/calendar.ts";
import { inert } from "../../core/text/text.ts";
import type { Instant } from "../../core/text/time.ts";
import { keyOf as keyIn } from "../meeting/group.ts";
import { nextLateStep, stepLine } from "../meeting/steps.ts";
import { clocks } from "../meeting/tells.ts";
import { decidedTold } from "./decisions.ts";
import { known } from "./meetings.ts";
import { milestonesTold } from "./milestones.ts";
import { ownersOf, peopleOf, zoneOf } from "./people.ts";

/** Its own key in the ledger. */
export const keyOf = ({ facts }: Pick<View, "facts">): string => keyIn(facts.address);

export function tells(view: View): readonly Told[] {
  if (view.state.stage !== "active") return [];
  return [...peopleTold(view), ...milestonesTold(view), ...nextTold(view), ...stepsTold(view), ...decidedTold(view)];
}

const names = (logins: readonly string[]) => ({ is: "list", items: logins.map((login) => inert(login, 40)) }) as const;

function peopleTold(view: View): readonly Told[] {
  const members = peopleOf("members", view);
  const lines: Because[] = [
    { say: "group/owners", with: { voters: names(ownersOf(view)) } },
    ...(members.length > 0 ? [{ say: "group/members", with: { voters: names(members) } }] : []),
  ];
  return [{ lines: [...lines, ...calendarLine(view)] }];
}

/** Only where everybody may read it. */
function calendarLine({ facts: { pages, private: hidden, address } }: View): readonly Because[] {
  if (pages === undefined || hidden) return [];
  const link = `${pages}/calendar/${address.owner}/${address.name}/${address.number}.ics`;
  return [{ say: "group/calendar", with: { link } }];
}

function nextTold(view: View): readonly Told[] {
  const next = known(view).find(({ open, start }) => open && start > view.at);
  if (!next) return [];
  const values = { time: clocks(next.start, view, zoneOf(view)), link: `#${next.number}` };
  return [{ heading: { say: "group/next", with: values }, lines: [] }];
}

const most = 20;

/** When the next of the open steps is late. */
export const lateStep = (view: View): Instant | undefined => nextLateStep(view, keyOf(view), zoneOf(view));

function stepsTold(view: View): readonly Told[] {
  const found = lookedUp(view.facts, { sort: "step", key: keyOf(view) }) ?? [];
  const today = localDay(view.at, zoneOf(view));
  const lines = found.slice(0, most).map((row) => stepLine(row, today));
  const rest: Because[] = found.length > most ? [{ say: "group/more", with: { count: found.length - most } }] : [];
  return found.length === 0 ? [] : [{ heading: { say: "group/steps" }, lines: [...lines, ...rest] }];
}
