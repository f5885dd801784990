// What people read of a running term beside its days. Neutral words: why somebody leaves is nobody else's business.

import type { Because, OwnNotice, Told } from "../case/kind.ts";
import type { View } from "../case/view.ts";
import { startOfDay } from "../text/calendar.ts";
import type { Day, Instant } from "../text/time.ts";
import type { Dated } from "../text/words.ts";
import { holdingIn } from "./holder-commands.ts";
import { cutShort, handedOnOn, leaveFrom } from "./holding.ts";
import type { Role } from "./role.ts";

const dated = (day: Day): Dated => ({ is: "day", day });

const titleOf = (what: string, role: Role | undefined): string =>
  role?.responsibilities.find(({ id }) => id === what)?.title ?? what;

export function holderTells(view: View): readonly Told[] {
  const holding = holdingIn(view);
  if (!holding) return [];
  const { term, role, today } = holding;
  const { login } = term;
  const away = leaveFrom(view.state, today);
  const lines: readonly Because[] = [
    ...(cutShort.of(view.state) ? [{ say: "term/ends-early", with: { date: dated(term.until) } }] : []),
    ...(away
      ? [
          away.substitute
            ? { say: "term/away-with", with: { login, other: away.substitute.login, date: dated(away.until) } }
            : { say: "term/away", with: { login, date: dated(away.until) } },
        ]
      : []),
    ...handedOnOn(view.state, term, today).map(({ what, to, until }) => ({
      say: until === term.until ? "term/handed-on-term" : "term/handed-on",
      with: { label: titleOf(what, role), login: to.login, date: dated(until) },
    })),
  ];
  return lines.length > 0 ? [{ lines }] : [];
}

/** Whoever is asked to do something for somebody else is told, and how to say no. */
export function holderNotices(view: View): readonly OwnNotice[] {
  const holding = holdingIn(view);
  if (!holding) return [];
  const { term, role, today } = holding;
  const { zone } = view.instance.calendar;
  const at = (day: Day): Instant => startOfDay(day, zone);
  const title = role?.title ?? term.role;
  const away = leaveFrom(view.state, today);
  const standIn = away?.substitute
    ? [
        {
          key: `substitute-${away.said}`,
          at: at(away.from),
          say: {
            say: "term/stand-in",
            with: { mention: `@${away.substitute.login}`, login: term.login, title, date: dated(away.until) },
          },
        },
      ]
    : [];
  const handed = handedOnOn(view.state, term, today).map(({ what, to, from, until, said }) => ({
    key: `handed-on-${what}-${said}`,
    at: at(from),
    say: {
      say: until === term.until ? "term/handed-to-you-term" : "term/handed-to-you",
      with: {
        mention: `@${to.login}`,
        login: term.login,
        label: titleOf(what, role),
        date: dated(until),
        usage: `/undelegate ${what}`,
      },
    },
  }));
  return [...standIn, ...handed];
}
