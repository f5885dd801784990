// `when:`, a condition on the form's fields: a field and one thing that is asked of it, or several conditions together.

import { z } from "zod";
import { readMoney } from "../core/text/money.ts";
import { day } from "./name-schema.ts";

const noAmount = "this is no amount. Write it with its currency, like 1000 EUR.";
const amount = z.string(noAmount).refine((text) => readMoney(text, {}).ok, noAmount);

const money = (means: string) => amount.optional().meta({ description: means, examples: ["1000 EUR"] });

export const Condition = z
  .strictObject({
    field: z
      .string()
      .optional()
      .meta({
        description: "The id of a field of the form; beside it, one thing that is asked of it.",
        examples: ["amount"],
      }),
    over: money(
      "An amount above this. An answer in another currency cannot be compared: then every rule has to be met.",
    ),
    at_least: money("This amount, or more."),
    under: money("An amount below this."),
    at_most: money("This amount, or less."),
    is: z
      .union([z.string(), z.array(z.string()).min(1)])
      .optional()
      .meta({
        description:
          "This choice, or one of these, as any of the kind's forms calls it: options in the same place of a list are the same. For fields of type `community`, the community's id.",
        examples: ["server"],
      }),
    ticked: z
      .string()
      .optional()
      .meta({ description: "A box that is ticked, as it is called in the form.", examples: ["It needs a visa"] }),
    before: day.optional().meta({ description: "A day before this one.", examples: ["2027-01-01"] }),
    after: day.optional().meta({ description: "A day after this one.", examples: ["2026-12-31"] }),
    in_catalogue: z
      .string()
      .optional()
      .meta({
        description:
          "The id of the field of type `item`: what is asked for is in the catalogue. With `approve: automatic`, within its limits too.",
        examples: ["item"],
      }),
    get all() {
      return z
        .array(Condition)
        .min(1)
        .optional()
        .meta({ description: "All of these conditions.", examples: [[{ field: "amount", over: "1000 EUR" }]] });
    },
    get any() {
      return z
        .array(Condition)
        .min(1)
        .optional()
        .meta({ description: "One of these conditions.", examples: [[{ field: "amount", over: "1000 EUR" }]] });
    },
    get not() {
      return Condition.optional().meta({
        description: "Anything but this.",
        examples: [{ field: "resource", is: "server" }],
      });
    },
  })
  .meta({ id: "condition" });
export type Condition = z.infer<typeof Condition>;

/** What can be asked of a field. */
export const tests = [
  "over",
  "at_least",
  "under",
  "at_most",
  "is",
  "ticked",
  "before",
  "after",
  "in_catalogue",
] as const;
