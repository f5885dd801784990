// What a charter shows: who the group is, its plan, its next meeting, what is to be done, what was decided.

import type { Because, Told } from "../../core/case/kind.ts";
import type { View } from "../../core/case/view.ts";
import { inert } from "../../core/text/text.ts";
import type { Instant } from "../../core/text/time.ts";
import { clocks } from "../meeting/tells.ts";
import { decidedTold } from "./decisions.ts";
import { known, outOfRhythm } from "./meetings.ts";
import { milestonesTold } from "./milestones.ts";
import { ownersOf, peopleOf, zoneOf } from "./people.ts";
import { stepsTold } from "./steps.ts";

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
  const values = ({ start, number }: { readonly start: Instant; readonly number: number }) => {
    return { time: clocks(start, view, zoneOf(view)), link: `#${number}` };
  };
  const next = known(view).find(({ open, start }) => open && start > view.at);
  const heading = next ? { heading: { say: "group/next", with: values(next) } } : {};
  const lines = outOfRhythm(view).map((one): Because => ({ say: "group/out-of-rhythm", with: values(one) }));
  return next || lines.length > 0 ? [{ ...heading, lines }] : [];
}
