// One moment by the clocks of several places, in words: `Tuesday, February 16, 2026 at 13:00 UTC (14:00 Berlin)`.

import type { Instant } from "./time.ts";

const isUtc = (zone: string): boolean => zone === "UTC" || zone === "Etc/UTC";

/** `Europe/Berlin` as people call it. */
export const placeOf = (zone: string): string =>
  isUtc(zone) ? "UTC" : /^[+-]/.test(zone) ? `UTC${zone}` : (zone.split("/").at(-1) ?? zone).replaceAll("_", " ");

/** The first zone has the whole day; of the others their time, and their day where it is another one. */
export function clocksOf(language: string) {
  const made = new Map<string, Intl.DateTimeFormat>();
  const format = (zone: string, options: Intl.DateTimeFormatOptions) => {
    const key = `${zone} ${JSON.stringify(options)}`;
    const known = made.get(key) ?? new Intl.DateTimeFormat(language, { ...options, timeZone: zone });
    made.set(key, known);
    return known;
  };
  const time = { hour: "2-digit", minute: "2-digit", hourCycle: "h23" } as const;
  const weekday = { weekday: "short" } as const;
  return ({ at, zones }: { readonly at: Instant; readonly zones: readonly string[] }): string => {
    const moment = new Date(at);
    const [first = "UTC", ...others] = zones;
    const day = format(first, { dateStyle: "full" });
    const said = new Set([`${day.format(moment)} ${format(first, time).format(moment)}`]);
    const more = others.flatMap((zone) => {
      const other = format(zone, { dateStyle: "full" }).format(moment);
      const clock = format(zone, time).format(moment);
      if (said.has(`${other} ${clock}`)) return [];
      said.add(`${other} ${clock}`);
      const on = other === day.format(moment) ? "" : `${format(zone, weekday).format(moment)} `;
      return [`${on}${clock} ${placeOf(zone)}`];
    });
    const main = `${day.format(moment)}, ${format(first, time).format(moment)} ${placeOf(first)}`;
    return more.length === 0 ? main : `${main} (${more.join(", ")})`;
  };
}

/** `MO` as a day of the week in a language. The fifth of January 1970 was a Monday. */
export function weekdayName(code: string, language: string): string {
  const place = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"].indexOf(code);
  return new Intl.DateTimeFormat(language, { weekday: "long", timeZone: "UTC" }).format(
    new Date((4 + place) * 86_400_000),
  );
}
