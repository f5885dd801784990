// The communities of quorate.yml as cases need them: what one does not say itself it has from those around it.

import type { Deadlines } from "../core/case/deadlines.ts";
import type { Instance } from "../core/case/kind.ts";
import { type Community, lineOf } from "../core/form/community.ts";
import type { Calendar } from "../core/text/calendar.ts";
import { weekdays } from "./calendar-schema.ts";
import { type Days, holidaysIn } from "./holidays.ts";
import type { Config } from "./schema.ts";
import { shadowsOf } from "./shadow.ts";

type Said = Pick<Config, "time_zone" | "weekend" | "holidays">;

/** What holds of each community, and of the program where a case names none. */
export function communitiesOf(config: Config): {
  readonly communities: readonly Community[];
  readonly calendar: Calendar;
  readonly deadlines: Deadlines | null;
} {
  const deadlines = deadlinesOf(config);
  // Nobody asks for holidays where all days count.
  const counts = deadlines?.count === "working-days";
  const communities = config.communities.map((own): Community => {
    const line = lineOf(own, config.communities);
    const shadow = shadowsOf(line);
    return {
      id: own.id,
      name: own.name,
      ...(own.parent === undefined ? {} : { parent: own.parent }),
      languages: line.find(({ languages }) => languages.length > 0)?.languages ?? [],
      calendar: calendarFrom([...line, config], counts),
      bridge: own.bridge,
      openTo: own.open_to,
      ...(shadow.length > 0 ? { shadow } : {}),
    };
  });
  return { communities, calendar: calendarFrom([config], counts), deadlines };
}

/** When people are called to what waits for them, where the program says so. */
export function digestOf({ digest }: Config): Instance["digest"] {
  if (!digest) return null;
  const { repository, period, at, weekday } = digest;
  return { repository: repository ?? null, period, at, weekday: weekdays.indexOf(weekday) + 1 };
}

function deadlinesOf({ deadlines }: Config): Deadlines | null {
  if (!deadlines) return null;
  const { at, ...rest } = deadlines;
  return { ...rest, ...(at === undefined ? {} : { at }) };
}

/** Of each setting the first that is said, innermost first. */
function calendarFrom(line: readonly Said[], counts: boolean): Calendar {
  const first = <Key extends keyof Said>(key: Key): Said[Key] => line.find((one) => one[key] !== undefined)?.[key];
  const holidays = first("holidays");
  return {
    zone: first("time_zone") ?? "UTC",
    weekend: (first("weekend") ?? ["saturday", "sunday"]).map((day) => weekdays.indexOf(day) + 1),
    holidays: holidays === undefined || !counts ? new Set() : daysOff(holidays),
  };
}

function daysOff(holidays: NonNullable<Config["holidays"]>): Days {
  if (Array.isArray(holidays)) return listed(holidays);
  const [public_, own] = [holidaysIn(holidays.country, holidays.region), listed(holidays.also)];
  return { has: (day) => public_.has(day) || own.has(day) };
}

type List = Extract<NonNullable<Config["holidays"]>, readonly unknown[]>;

/** Days of one year, and days of every year without theirs. */
function listed(list: List): Days {
  const days = new Set(list.map((one) => (typeof one === "string" ? one : one.day)));
  return { has: (day) => days.has(day) || days.has(day.slice(5)) };
}
