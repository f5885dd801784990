// `catalogue:`, what a program gives without a vote: items with their price and their limit.

import { z } from "zod";
import { readDuration } from "../core/text/duration.ts";
import { readMoney } from "../core/text/money.ts";
import { name } from "./name-schema.ts";

const noAmount = "this is no amount. Write it with its currency, like 40 EUR.";
const amount = z.string(noAmount).refine((text) => readMoney(text, {}).ok, noAmount);

export const periods = ["year", "half-year", "quarter", "month"] as const;

const noPeriod = `this is no period. Write one of ${periods.join(", ")}, or a number of days such as 90 days.`;

const isPeriod = (text: string): boolean => {
  const duration = readDuration(text);
  return periods.some((one) => one === text) || (duration !== undefined && "days" in duration);
};

const Item = z.strictObject({
  id: name.meta({ description: "A short name that never changes.", examples: ["stickers"] }),
  name: z
    .string()
    .min(1)
    .max(80)
    .meta({ description: "The name that people know, as the form offers it.", examples: ["Stickers"] }),
  price: amount.optional().meta({
    description: "What one of it costs. It counts where the form asks for no amount.",
    examples: ["40 EUR"],
  }),
  cap: amount.optional().meta({ description: "As much money as this, in each period.", examples: ["100 EUR"] }),
  units: z
    .int()
    .min(1)
    .max(100_000)
    .optional()
    .meta({
      description:
        "So many, in each period. A request is for one, or for as many as its amount buys where there is a price.",
      examples: [2],
    }),
  per_person: z
    .union([z.boolean(), z.literal("beneficiary")])
    .default(true)
    .meta({
      description:
        "Whether everybody has the limit for themselves, or all who ask share it. With `beneficiary` it is for each person whom a request is about (a field with `about: true`), whoever asks; for its author where it names nobody.",
      examples: [false, "beneficiary"],
    }),
  period: z
    .string(noPeriod)
    .refine(isPeriod, noPeriod)
    .optional()
    .meta({
      description:
        "How long a limit is for: a calendar year, half-year, quarter or month in the program's time zone, or so many days back from each request. For ever where it is left out.",
      examples: ["half-year"],
    }),
  communities: z
    .array(name)
    .default([])
    .meta({
      description: "The communities whose requests may have it. All where it is left out.",
      examples: [["ghana"]],
    }),
});

export const Catalogue = z
  .array(Item)
  .default([])
  .meta({
    description:
      "What can be given without a vote: items that fields of type `item` may name, with their limits. A rule with `approve: automatic` says where that holds.",
    examples: [[{ id: "stickers", name: "Stickers", cap: "100 EUR", period: "half-year" }]],
  });
