// One entry under `kinds:`: what all kinds share, and the settings of each kind.

import { z } from "zod";
import { type FieldType, fieldTypes } from "../core/form/field-spec.ts";
import { kinds } from "../kinds/index.ts";
import { Effects, grace } from "./effects-schema.ts";
import { FollowUps } from "./follow-ups-schema.ts";
import { shadowSettings } from "./mode-schema.ts";
import { currency, label, language } from "./name-schema.ts";
import { Decide } from "./tier-schema.ts";
import { Conflicts, Holds, Voting } from "./voting-schema.ts";

const Field = z.strictObject({
  type: z
    .enum(fieldTypes)
    .optional()
    .meta({
      description: "How the answer is read. As the form has it where it is left out: a text, a choice, ticks.",
      examples: ["money"],
    }),
  material: z
    .boolean()
    .default(false)
    .meta({
      description: "A vote is bound to this field: when the answer changes, earlier votes do not count any more.",
      examples: [true],
    }),
  about: z
    .boolean()
    .default(false)
    .meta({
      description: "The person who is named here takes no part in the decision. For fields of type `person`.",
      examples: [true],
    }),
  currency: currency.optional().meta({
    description: "The one currency of this amount; then a number alone is enough. For fields of type `money`.",
    examples: ["EUR"],
  }),
  payment: z
    .boolean()
    .optional()
    .meta({
      description:
        "Whether the amount is paid to somebody: then the decision names `contacts: payment:`. Write `false` where it is a price or a value alone. For fields of type `money`.",
      examples: [false],
    }),
  was: z
    .array(z.string().min(1))
    .default([])
    .meta({
      description: "Labels that this field of the form had before, so that older issues can still be read.",
      examples: [["How much do you need?"]],
    }),
});

const fieldOf = (type: FieldType, that: string, example: string) =>
  z.string().meta({ description: `The id of the field of type \`${type}\` that ${that}.`, examples: [example] });

const Check = z
  .union([
    z.strictObject({
      end_before_start: z
        .strictObject({ start: fieldOf("date", "begins", "start"), end: fieldOf("date", "ends", "end") })
        .meta({
          description: "The end must not come before the start.",
          examples: [{ start: "start", end: "end" }],
        }),
    }),
    z.strictObject({
      date_in_past: z.string().meta({
        description: "The id of a field of type `date`, whose day must not be over when the issue is opened.",
        examples: ["start"],
      }),
    }),
    z.strictObject({
      lead_time: z
        .strictObject({
          field: fieldOf("date", "needs preparation", "start"),
          days: z
            .int()
            .min(1)
            .max(730)
            .meta({ description: "How many days there must be from the opening of the issue to it.", examples: [21] }),
        })
        .meta({ description: "A date must leave time to prepare.", examples: [{ field: "start", days: 21 }] }),
    }),
    z.strictObject({
      lines_add_up: z
        .strictObject({
          lines: fieldOf("text", "has one amount on each line", "costs"),
          total: fieldOf("money", "is their sum", "amount"),
        })
        .meta({
          description: "The amounts of a list must add up to the total.",
          examples: [{ lines: "costs", total: "amount" }],
        }),
    }),
  ])
  .meta({ description: "Fields against each other and against the calendar, one check to an item of the list." });

const formFile = z
  .string()
  .regex(
    /^[\w.-]+\.ya?ml$/,
    "this is no form. Write the name of a file in .github/ISSUE_TEMPLATE, such as budget-request.yml.",
  );

const Decides = Decide.meta({
  description: "How a decision is taken: one rule, or a list of them, of which the first that applies decides.",
  examples: [{ approve: { approvers: 2 } }],
});

const shared = {
  title: z
    .string()
    .min(1)
    .max(80)
    .optional()
    .meta({
      description: "What people call it. The form's name where it is left out.",
      examples: ["Budget request"],
    }),
  form: z
    .union([formFile, z.record(language, formFile).refine((all) => Object.keys(all).length > 0, "there is no form.")])
    .meta({
      description:
        "The issue form that opens a case, a file in `.github/ISSUE_TEMPLATE`; or one for each language, such as `{ en: budget-request.yml, es: solicitud-de-presupuesto.yml }`. Then a case speaks the language of the form that opened it.",
      examples: ["budget-request.yml"],
    }),
  language: language.optional().meta({
    description: "The language of these cases, for one form in another one. The program's where it is left out.",
    examples: ["es"],
  }),
  label: label.optional().meta({
    description: "The label of these cases, which the form should add. `kind: NAME` where it is left out.",
    examples: ["kind: budget"],
  }),
  fields: z
    .record(z.string(), Field)
    .default({})
    .meta({
      description: "The form's fields by their `id:`. Those that are not named are read as the form has them.",
      examples: [{ amount: { type: "money", material: true } }],
    }),
  checks: z
    .array(Check)
    .default([])
    .meta({
      description: "What has to fit together before anybody is asked to decide.",
      examples: [[{ date_in_past: "start" }]],
    }),
  decide: Decides.optional(),
  voting: Voting,
  holds: Holds,
  conflicts: Conflicts,
  appeal: Decide.optional().meta({
    description:
      "Who decides when the author asks for a second look. As many people of the escalation group where it is left out.",
    examples: [{ approve: { council: 2 } }],
  }),
  effects: Effects,
  ...shadowSettings,
  grace: grace.optional(),
  follow_ups: FollowUps,
};

/** Where no stage takes votes, there is nothing to say about who decides. */
const takesVotes = (kind: (typeof kinds)[number]): boolean =>
  Object.values(kind.stages(kind.settings.parse({}))).some(({ votes }) => votes);

const [first, ...others] = kinds.map((kind) =>
  z.strictObject({
    is: z.literal(kind.name).meta({ description: `What sort of case it is. ${kind.about}`, examples: [kind.name] }),
    ...shared,
    decide: takesVotes(kind) ? Decides : Decides.optional(),
    ...kind.settings.shape,
  }),
);
if (!first) throw new Error("no kinds");

/** The settings of its kind are put together, apart from what all kinds share. */
export const Entry = z.discriminatedUnion("is", [first, ...others]).transform((said) => {
  const settings = Object.entries(said).filter(([key]) => key !== "is" && !(key in shared));
  return { ...z.object(shared).parse(said), is: String(said.is), settings: Object.fromEntries(settings) };
});
export type Entry = z.infer<typeof Entry>;
