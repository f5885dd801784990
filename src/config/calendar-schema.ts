// What a program or a community says about its days: where the clock is, and on which days nobody works.

import { z } from "zod";
import { closest, fold } from "../core/text/closest.ts";
import { day } from "./name-schema.ts";

/** The days of the week, Monday first. */
export const weekdays = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"] as const;

function isZone(zone: string): boolean {
  if (zone !== "UTC" && !/^[A-Za-z]+\/[A-Za-z0-9_+/-]+$/.test(zone)) return false;
  try {
    return new Intl.DateTimeFormat("en", { timeZone: zone }).resolvedOptions().timeZone !== "";
  } catch {
    return false;
  }
}

/** A zone by what was nearly written, or by its city alone. */
function nearestZone(wrote: string): string | undefined {
  const zones = Intl.supportedValuesOf("timeZone");
  const cityOf = (zone: string) => zone.slice(zone.lastIndexOf("/") + 1).replaceAll("_", " ");
  const city = zones.find((zone) => fold(cityOf(zone)) === fold(wrote));
  if (city !== undefined) return city;
  const near = closest(wrote, [...zones, ...zones.map(cityOf)]);
  return near === undefined || zones.includes(near) ? near : zones.find((zone) => cityOf(zone) === near);
}

const zone = z.string().refine(isZone, {
  error: ({ input }) => {
    const near = nearestZone(String(input));
    const instead = near === undefined ? "Write one such as Africa/Accra." : `Did you mean "${near}"?`;
    return `this is no time zone. ${instead}`;
  },
});

/** One day, or the same day of every year. */
const daysOff = z
  .array(
    z.union([
      z.string().refine(isDayOrYearly, "this is no day. Write it like 2026-12-24, or 12-24 for every year."),
      z.strictObject({
        day: z
          .string()
          .refine(isDayOrYearly, "this is no day. Write it like 2026-12-24, or 12-24 for every year.")
          .meta({ description: "The day, or without the year that day of every year.", examples: ["12-24"] }),
        name: z
          .string()
          .min(1)
          .max(80)
          .optional()
          .meta({ description: "What it is called.", examples: ["Community day"] }),
      }),
    ]),
  )
  .max(500);

function isDayOrYearly(text: string): boolean {
  return day.safeParse(/^\d\d-\d\d$/.test(text) ? `2024-${text}` : text).success;
}

const holidays = z.union([
  daysOff,
  z.strictObject({
    country: z.string().meta({ description: "The country's two letters.", examples: ["GH"] }),
    region: z
      .string()
      .optional()
      .meta({ description: "The short name of a region of it, for holidays that only it has.", examples: ["CT"] }),
    also: daysOff
      .default([])
      .meta({ description: "Further days off, as in a list of one's own.", examples: [["12-24"]] }),
  }),
]);

/** The settings, with the words for what holds where one is left out. */
export const calendarSettings = (otherwise: {
  readonly zone: string;
  readonly weekend: string;
  readonly holidays: string;
}) => ({
  time_zone: zone.optional().meta({
    description: `The time zone, as IANA names it. ${otherwise.zone}`,
    examples: ["Africa/Accra"],
  }),
  weekend: z
    .array(z.enum(weekdays))
    .max(6)
    .optional()
    .meta({
      description: `The days of each week on which nobody works. ${otherwise.weekend}`,
      examples: [["friday", "saturday"]],
    }),
  holidays: holidays.optional().meta({
    description: `The public holidays: those of a country, or a list of days. ${otherwise.holidays}`,
    examples: [{ country: "GH" }],
  }),
});
