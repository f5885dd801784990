// A whole rule of a charter: what approves and declines, until when, and who is asked.

import { z } from "zod";
import { Ask } from "./ask-schema.ts";
import { Condition } from "./condition-schema.ts";
import { duration, Expression, number } from "./rule-schema.ts";

const decline = z
  .union([number, Expression])
  .optional()
  .meta({
    description:
      "How many declines decline it, or a rule about declines. Without it: as many as the approvals, or, where those are no plain number, as soon as the declines make an approval impossible.",
    examples: [1],
  });

const Deadline = z
  .strictObject({
    after: duration.meta({ description: "How long people have.", examples: ["14 days"] }),
    outcome: z
      .union([
        z.enum(["remind", "escalate", "expire", "approve", "decline"]),
        z.strictObject({
          approve: Expression.meta({
            description: "A rule that is enough from then on, such as one with a smaller turnout.",
            examples: [{ approvers: 1 }],
          }),
        }),
      ])
      .meta({
        description:
          "What happens then, if the rule is not met: `remind` once more; `escalate` to the escalation group; `expire`, closed without a decision; `approve` or `decline`; or a rule that is enough from then on.",
        examples: ["expire"],
      }),
  })
  .optional()
  .meta({
    description: "The end of a vote. People are reminded before, and without that reminder nothing happens.",
    examples: [{ after: "14 days", outcome: "expire" }],
  });

const ends = z
  .enum(["early", "at_deadline"])
  .default("early")
  .meta({
    description: "Decided as soon as nothing can change the result any more (`early`), or only `at_deadline`.",
    examples: ["at_deadline"],
  });

const approveInTier = z.union([Expression, z.literal("automatic")]).meta({
  description:
    "What is needed: how many people of each group, none of whom counts for two, or any other rule. In one map, all of it has to hold. `automatic` where nobody has to agree: for what is in the catalogue and within its limits, with `when: { in_catalogue: FIELD }`.",
  examples: [{ approvers: 2 }],
});

const Tier = z.strictObject({
  when: Condition.optional().meta({
    description: "Where this rule of a list applies. The last rule of the list has no condition.",
    examples: [{ field: "amount", at_most: "100 EUR" }],
  }),
  approve: approveInTier,
  decline,
  deadline: Deadline,
  ends,
  ask: Ask,
});
export type Tier = z.infer<typeof Tier>;

/** One rule for all, or a list of them, of which the first that applies decides. */
export const Decide = z.union([Tier, z.array(Tier).min(1)]);
export type Decide = z.infer<typeof Decide>;
