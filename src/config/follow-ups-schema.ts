// What falls due after an approval: the list under `follow_ups:` of a kind's entry.

import { z } from "zod";
import { name } from "./name-schema.ts";

const days = (least: number) => z.int().min(least).max(3_650);

export const FollowUps = z
  .array(
    z.strictObject({
      name: name.meta({ description: "A short name, which is written after `/done`.", examples: ["report"] }),
      title: z
        .string()
        .min(1)
        .max(80)
        .meta({ description: "What has to be done, in a few words.", examples: ["A short report of the event"] }),
      after: z
        .strictObject({
          field: z
            .string()
            .optional()
            .meta({
              description: "The id of a field of type `date`. The day of the decision where it is left out.",
              examples: ["end"],
            }),
          days: days(0).meta({ description: "How many days after it.", examples: [14] }),
        })
        .meta({ description: "When it falls due.", examples: [{ field: "end", days: 14 }] }),
      asks: name.default("author").meta({
        description: "Who has to do it and says when it is done: `author`, `assignee`, or a group of `groups:`.",
        examples: ["author"],
      }),
      remind_days: days(1)
        .default(7)
        .meta({ description: "After how many days somebody who is late is reminded, once.", examples: [7] }),
    }),
  )
  .max(20)
  .default([])
  .meta({
    description: "What somebody has to do after an approval. The last one that is done completes the case.",
    examples: [[{ name: "report", title: "A short report", after: { field: "end", days: 14 } }]],
  });
