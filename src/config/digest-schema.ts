// `digest:`, the reminders of many cases in one issue for each group.

import { z } from "zod";
import { weekdays } from "./calendar-schema.ts";

export const Digest = z
  .strictObject({
    repository: z
      .string()
      .regex(/^[\w.-]+$/, "this is no repository. Write the name of one that belongs to the same owner.")
      .optional()
      .meta({
        description:
          "The repository in which the digests stand. That of this file where it is left out. Private cases stand in a digest only where it is private; elsewhere they keep their own reminders.",
        examples: ["council-room"],
      }),
    period: z
      .enum(["day", "week"])
      .default("day")
      .meta({ description: "How often people are called, at most.", examples: ["week"] }),
    at: z
      .string()
      .regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, "this is no time of day. Write it like 09:00.")
      .default("09:00")
      .meta({ description: "The time of day at which they are called, in the program's zone.", examples: ["18:30"] }),
    weekday: z
      .enum(weekdays)
      .default("monday")
      .meta({ description: "The day of a weekly digest.", examples: ["thursday"] }),
  })
  .optional()
  .meta({
    description:
      "Reminders to those who decide, and of what falls due from a group after an approval, stand together in one issue for each group, `Waiting for GROUP`, with one comment a day or week that calls them. Reminders of action items stand in one for each person, which calls once a week. Where it is left out, each reminder is a comment on its own issue.",
    examples: [{ period: "day", at: "09:00" }],
  });
