// `approve:` and `decline:`, what has to be said by whom. In one map, everything has to hold.

import { z } from "zod";
import { readFraction } from "../core/rules/fraction.ts";
import { readDuration } from "../core/text/duration.ts";
import { Condition } from "./condition-schema.ts";
import { name } from "./name-schema.ts";

const noPart = "this is no part of a whole. Write it like 2/3 or 50%.";
const noPartNorMany = "this is no part of a whole. Write it like 1/2 or 50%, or write how many people.";
const partText = (otherwise: string) =>
  z
    .string(otherwise)
    .refine((text) => readFraction(text) !== undefined, otherwise)
    .meta({ pattern: "^\\s*(\\d{1,7}\\s*/\\s*\\d{1,7}|\\d{1,3}\\s*%)\\s*$" });
const fraction = partText(noPart);

const noTime = "this is no time. Write it like 3 days or 72 hours.";
export const duration = z
  .string(noTime)
  .refine((text) => readDuration(text) !== undefined, noTime)
  .meta({ pattern: "^\\s*\\d{1,5}\\s*([Hh]our|[Dd]ay|[Ww]eek)s?\\s*$" });

const of = z
  .union([name, z.array(name).min(1)])
  .meta({ description: "Whose votes count: a group, or several together.", examples: ["council"] });

/** `at_least` or `more_than` a part. */
const part = (of_what: string) =>
  z.strictObject({
    of,
    at_least: fraction.optional().meta({ description: `This part of ${of_what}, or more.`, examples: ["2/3"] }),
    more_than: fraction.optional().meta({ description: `More than this part of ${of_what}.`, examples: ["1/2"] }),
  });

export const number = z.int().min(1).max(1_000);

const many = (means: string) =>
  z.strictObject({ of, at_least: number.meta({ description: means, examples: [3] }) }).optional();

/** The words of a rule. Every other word in it is the name of a group. */
const words = {
  approvals: many("So many of them.").meta({
    description: "So many approvals. Somebody who counts here may count for another part of the rule as well.",
    examples: [{ of: "council", at_least: 3 }],
  }),
  declines: many("So many of them.").meta({
    description: "So many declines, under `decline:`.",
    examples: [{ of: "council", at_least: 2 }],
  }),
  share: part("all who may decide")
    .optional()
    .meta({
      description: "A part of all who may decide, whether they vote or not.",
      examples: [{ of: "council", at_least: "1/2" }],
    }),
  majority: part("those who say yes or no")
    .optional()
    .meta({
      description: "A part of those who say yes or no. Who abstains is not counted.",
      examples: [{ of: "council", more_than: "1/2" }],
    }),
  turnout: z
    .strictObject({
      of,
      at_least: z
        .union([number, partText(noPartNorMany)])
        .optional()
        .meta({
          description: "This part of all who may decide, or more; or so many people.",
          examples: ["1/2", 3],
        }),
      more_than: fraction
        .optional()
        .meta({ description: "More than this part of all who may decide.", examples: ["1/2"] }),
    })
    .optional()
    .meta({
      description: "So many take part, whatever they say. Who abstains takes part.",
      examples: [
        { of: "council", at_least: "1/2" },
        { of: "council", at_least: 3 },
      ],
    }),
  margin: many("So many more.").meta({
    description: "More yes than no.",
    examples: [{ of: "council", at_least: 1 }],
  }),
  wait: duration
    .optional()
    .meta({ description: "Not before this time has passed; what stands then is what counts.", examples: ["3 days"] }),
  lazy: z
    .strictObject({
      of,
      after: duration.meta({ description: "How long nobody may object.", examples: ["3 days"] }),
    })
    .optional()
    .meta({
      description: "Silence is a yes: it is announced, and approved after this time unless one of these objects.",
      examples: [{ of: "council", after: "3 days" }],
    }),
} as const;

/** As it is written; what is no word of a rule is the name of a group. */
export interface Expression {
  readonly approvals?: Many | undefined;
  readonly declines?: Many | undefined;
  readonly share?: Part | undefined;
  readonly majority?: Part | undefined;
  readonly turnout?: (Omit<Part, "at_least"> & { readonly at_least?: string | number | undefined }) | undefined;
  readonly margin?: Many | undefined;
  readonly wait?: string | undefined;
  readonly lazy?: { readonly of: Of; readonly after: string } | undefined;
  readonly objection?: { readonly from: Of; readonly without: Expression; readonly with: Expression } | undefined;
  readonly all?: readonly Expression[] | undefined;
  readonly any?: readonly Expression[] | undefined;
  readonly when?: Condition | undefined;
  readonly use?: Expression | undefined;
  readonly otherwise?: Expression | undefined;
  readonly [group: string]: unknown;
}

type Of = string | readonly string[];
interface Many {
  readonly of: Of;
  readonly at_least: number;
}
export interface Part {
  readonly of: Of;
  readonly at_least?: string | undefined;
  readonly more_than?: string | undefined;
}

const Objection = z.strictObject({
  from: of,
  get without() {
    return Expression.meta({ description: "What is needed while nobody objects.", examples: [{ approvers: 1 }] });
  },
  get with() {
    return Expression.meta({
      description: "What is needed when somebody has declined or put it on hold.",
      examples: [{ share: { of: "council", more_than: "1/2" } }],
    });
  },
});

export const Expression: z.ZodType<Expression> = z
  .looseObject({
    ...words,
    get objection() {
      return Objection.optional().meta({
        description: "One rule while nobody of these objects, another one when somebody does.",
        examples: [
          { from: "council", without: { approvers: 1 }, with: { majority: { of: "council", more_than: "1/2" } } },
        ],
      });
    },
    get all() {
      return z
        .array(Expression)
        .min(1)
        .optional()
        .meta({ description: "All of these.", examples: [[{ approvers: 2 }, { wait: "3 days" }]] });
    },
    get any() {
      return z
        .array(Expression)
        .min(1)
        .optional()
        .meta({ description: "One of these is enough.", examples: [[{ approvers: 2 }, { council: 1 }]] });
    },
    when: Condition.optional().meta({
      description: "A condition on the form; `use` says what is needed where it applies.",
      examples: [{ field: "amount", over: "1000 EUR" }],
    }),
    get use() {
      return Expression.optional().meta({
        description: "What is needed where the condition under `when` applies.",
        examples: [{ council: 2 }],
      });
    },
    get otherwise() {
      return Expression.optional().meta({
        description: "What is needed where it does not.",
        examples: [{ approvers: 1 }],
      });
    },
  })
  .meta({
    id: "rule",
    // For editors. `quorate check` says more: a word that is misspelled is no group without a number.
    minProperties: 1,
    additionalProperties: {
      description: "So many people of this group, none of whom counts for two.",
      type: "integer",
      minimum: 1,
      maximum: 100,
    },
  });
/** Everything in a rule that is no group. */
export const ruleWords: readonly string[] = [
  ...Object.keys(words),
  "objection",
  "all",
  "any",
  "when",
  "use",
  "otherwise",
];
