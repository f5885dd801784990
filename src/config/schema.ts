// A community's configuration file, `.github/quorate.yml`: the only place that knows its shape. Editors' schema and
// docs/configuration.md are generated from here.

import { z } from "zod";
import { commandNames } from "../core/command-table.ts";
import { type FieldType, fieldTypes } from "../core/field.ts";
import { kinds } from "../kinds/index.ts";

const name = z
  .string()
  .regex(
    /^[a-z][a-z0-9-]*$/,
    "this name cannot be used. Use small letters, digits and hyphens, beginning with a letter.",
  )
  .max(40);
const login = z
  .string()
  .regex(
    /^[a-z\d](?:[a-z\d]|-(?=[a-z\d])){0,38}(?:_[a-z\d]{1,20})?$/i,
    "this is no GitHub login. Write it without the @, such as rosa.",
  );
const currency = z
  .string()
  .refine(
    (code) => Intl.supportedValuesOf("currency").includes(code),
    "this is no currency. Write its three letters, such as EUR.",
  );
const count = z.int().min(1).max(100);

const Group = z
  .union([
    z.strictObject({
      team: z.string().min(1).meta({ description: "The team's short name in its address on GitHub." }),
      public: z.boolean().default(false).meta({ description: "Whether decisions may show its members' names." }),
    }),
    z.strictObject({
      people: z.array(login).min(1).meta({ description: "Logins, where there is no team." }),
      public: z.boolean().default(true).meta({ description: "Whether decisions may show their names." }),
    }),
  ])
  .meta({ description: "A set of people: a GitHub team, or a list of logins." });

export const Rule = z
  .strictObject({
    approve: z
      .record(name, count)
      .refine(
        (groups) => Object.keys(groups).length > 0,
        "nobody has to approve. Write a group and how many of it must.",
      )
      .meta({ description: "How many of each group must approve; nobody counts for two." }),
    decline: count
      .optional()
      .meta({ description: "How many declines decline it. As many as the approvals where it is left out." }),
  })
  .meta({ description: "How a decision is taken." });

const Field = z.strictObject({
  type: z
    .enum(fieldTypes)
    .optional()
    .meta({ description: "How the answer is read. Text, or what the form's element says, where it is left out." }),
  material: z
    .boolean()
    .default(false)
    .meta({ description: "A vote is bound to this field: when it changes, earlier votes do not count any more." }),
  about: z.boolean().default(false).meta({ description: "The person named here takes no part in the decision." }),
  currency: currency.optional().meta({ description: "The one currency of this amount; then a bare number is enough." }),
  was: z.array(z.string().min(1)).default([]).meta({ description: "Labels that this field of the form had before." }),
});

const fieldOf = (type: FieldType, that: string) =>
  z.string().meta({ description: `The id of the field of type \`${type}\` that ${that}.` });

const Check = z
  .union([
    z.strictObject({
      end_before_start: z
        .strictObject({ start: fieldOf("date", "begins"), end: fieldOf("date", "ends") })
        .meta({ description: "The end must not come before the start." }),
    }),
    z.strictObject({
      date_in_past: z.string().meta({
        description:
          "The id of a field of type `date`, which must not be over on the day on which the issue is opened.",
      }),
    }),
    z.strictObject({
      lead_time: z
        .strictObject({
          field: fieldOf("date", "needs preparation"),
          days: z.int().min(1).max(730).meta({ description: "How many days there must be from the opening to it." }),
        })
        .meta({ description: "A date must leave time to prepare." }),
    }),
    z.strictObject({
      lines_add_up: z
        .strictObject({
          lines: fieldOf("text", "has one amount on each line"),
          total: fieldOf("money", "is their sum"),
        })
        .meta({ description: "The amounts of a list must add up to the total." }),
    }),
  ])
  .meta({ description: "Fields against each other and against the calendar." });

const shared = {
  title: z
    .string()
    .min(1)
    .max(80)
    .optional()
    .meta({ description: "What people call it. The form's name where it is left out." }),
  form: z
    .string()
    .regex(
      /^[\w.-]+\.ya?ml$/,
      "this is no form. Write the name of a file in .github/ISSUE_TEMPLATE, such as budget-request.yml.",
    )
    .meta({ description: "The issue form that opens a case, a file in `.github/ISSUE_TEMPLATE`." }),
  label: z
    .string()
    .min(1)
    .max(50)
    .optional()
    .meta({ description: "The label of these cases. `kind: NAME` where it is left out." }),
  fields: z
    .record(z.string(), Field)
    .default({})
    .meta({ description: "The form's fields by id. Those not named are read as text." }),
  checks: z
    .array(Check)
    .default([])
    .meta({ description: "What has to fit together before anybody is asked to decide." }),
  decide: Rule,
  appeal: Rule.optional().meta({
    description: "Who decides when the author asks for a second look. The escalation group where it is left out.",
  }),
};

const [first, ...others] = kinds.map((kind) =>
  kind.settings.extend({
    is: z.literal(kind.name).meta({ description: `A ${kind.title.toLowerCase()}. ${kind.about}` }),
    ...shared,
  }),
);
if (!first) throw new Error("no kinds");

/** One entry under `kinds:`; the settings of its kind are put together apart from what all kinds share. */
const Entry = z.discriminatedUnion("is", [first, ...others]).transform((said) => {
  const settings = Object.entries(said).filter(([key]) => key !== "is" && !(key in shared));
  return { ...z.object(shared).parse(said), is: String(said.is), settings: Object.fromEntries(settings) };
});

const day = z.iso.date("this is no day. Write it like 2026-03-01.");

export const Config = z.strictObject({
  version: z.literal(1).meta({ description: "The version of this file's layout." }),
  live_from: day.meta({ description: "Issues opened from this day on (UTC) are cases; older ones are left alone." }),
  repositories: z
    .array(z.string().regex(/^[\w.-]+$/, "this is no repository's name. Write it without its owner, such as program."))
    .min(1)
    .optional()
    .meta({ description: "Where the cases are. The repository of this file where it is left out." }),
  language: z.literal("en").default("en").meta({ description: "The language of Quorate's sentences." }),
  groups: z.record(name, Group).meta({ description: "Who may decide." }),
  escalation: name
    .optional()
    .meta({ description: "The group that is called when a decision cannot be reached, and that decides appeals." }),
  communities: z
    .array(
      z.strictObject({
        id: name.meta({ description: "A short name that never changes." }),
        name: z.string().min(1).max(80).meta({ description: "The name that people know." }),
      }),
    )
    .default([])
    .meta({ description: "The communities that fields of type `community` may name." }),
  currency: currency
    .optional()
    .meta({ description: "The program's own currency, offered in questions about amounts." }),
  dollar: currency.optional().meta({ description: "What `$` means. Asked each time where it is left out." }),
  date_order: z
    .enum(["dmy", "mdy"])
    .optional()
    .meta({ description: "How `03/04/2026` is meant. Asked each time where it is left out." }),
  aliases: z
    .record(
      z.string().regex(/^[\w+-]+$/, "this name cannot be used. Write one word, without the slash."),
      z.enum(commandNames),
    )
    .default({})
    .meta({ description: "Further words for commands, such as `lgtm: approve`." }),
  kinds: z.record(name, Entry).meta({ description: "What can be asked for, by a name of your own." }),
});

export type Config = z.infer<typeof Config>;
export type Entry = z.infer<typeof Entry>;
