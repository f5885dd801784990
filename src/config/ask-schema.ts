// `ask:`, who of those who may decide is asked first.

import { z } from "zod";
import { readDuration } from "../core/text/duration.ts";
import { name } from "./name-schema.ts";

export const Ask = z
  .strictObject({
    from: name.meta({ description: "The group of which they are asked.", examples: ["approvers"] }),
    people: z
      .int()
      .min(1)
      .max(50)
      .meta({ description: "How many at a time.", examples: [3] }),
    turn: z
      .string("this is no time. Write it like 3 days or 72 hours.")
      .refine((text) => readDuration(text) !== undefined, "this is no time. Write it like 3 days or 72 hours.")
      .meta({ description: "How long they have, before others are asked.", examples: ["3 days"] }),
  })
  .optional()
  .meta({
    description:
      "Asks some people of a group by name: those who have the least to answer, and who are there. The others may vote, too. Where it is left out, the whole group is called.",
    examples: [{ from: "approvers", people: 3, turn: "3 days" }],
  });
