// What a charter shows: who the group is, its plan, its next meeting, what is to be done, what was decided.

import type { Because, Told } from "../../core/case/kind.ts";
import type { View } from "../../core/case/view.ts";
import { inert } from "../../core/text/text.ts";
import { clocks } from "../meeting/tells.ts";
import { decidedTold } from "./decisions.ts";
import { known } from "./meetings.ts";
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
  const next = known(view).find(({ open, start }) => open && start > view.at);
  if (!next) return [];
  const values = { time: clocks(next.start, view, zoneOf(view)), link: `#${next.number}` };
  return [{ heading: { say: "group/next", with: values }, lines: [] }];
}
