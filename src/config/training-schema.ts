// The courses of a program: what they are called, how long they count, and who says that somebody has done one.

import { z } from "zod";
import { lengthText } from "./length-text.ts";
import { name } from "./name-schema.ts";

const Course = z.strictObject({
  id: name.meta({
    description: "A short name that never changes: it is written after `/trained`.",
    examples: ["participation-guidelines"],
  }),
  title: z
    .string()
    .min(1)
    .max(100)
    .meta({ description: "The name that people know.", examples: ["Participation guidelines"] }),
  valid_for: lengthText("this is no length of time. Write it like 2 years, 6 months or 90 days.")
    .optional()
    .meta({
      description: "How long it counts, in years, months or days. For ever where it is left out.",
      examples: ["2 years"],
    }),
  link: z
    .url({ protocol: /^https$/, error: "this is no address. Write it like https://example.org/course." })
    .optional()
    .meta({ description: "Where people do it.", examples: ["https://example.org/guidelines"] }),
});

export const Training = z
  .strictObject({
    trainers: name.optional().meta({
      description:
        "The group that says with `/trained` who has done a course. Only the file `.github/quorate/training.yml` counts where it is left out.",
      examples: ["trainers"],
    }),
    notice: z
      .int()
      .min(1)
      .max(365)
      .default(30)
      .meta({ description: "Days before a training ends at which whoever needs it is told.", examples: [30] }),
    courses: z
      .array(Course)
      .max(100)
      .default([])
      .meta({
        description: "The courses that roles may ask for.",
        examples: [[{ id: "participation-guidelines", title: "Participation guidelines", valid_for: "2 years" }]],
      }),
  })
  .prefault({})
  .meta({
    description:
      "Courses, and who says that somebody has done one: trainers in a comment, or the file `.github/quorate/training.yml` next to this one.",
    examples: [{ trainers: "trainers", courses: [{ id: "guidelines", title: "Participation guidelines" }] }],
  });
