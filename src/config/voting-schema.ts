// How votes are counted in a kind, and what the program knows of the people who give them.

import { z } from "zod";
import { type Voting as CoreVoting, ordinaryVoting } from "../core/case/voting.ts";
import { list } from "./charter.ts";
import { day, login, name } from "./name-schema.ts";

export const Voting = z
  .strictObject({
    eligible: z
      .enum(["live", "frozen"])
      .default("live")
      .meta({
        description:
          "Who may decide: whoever is in the groups (`live`), or whoever was when the request came up for decision (`frozen`).",
        examples: ["frozen"],
      }),
    abstain: z
      .enum(["neutral", "as_decline"])
      .default("neutral")
      .meta({
        description: "How `/abstain` counts: as taking part and no more, or as a decline.",
        examples: ["as_decline"],
      }),
    recuse: z
      .enum(["leaves", "stays"])
      .default("leaves")
      .meta({
        description: "Whether somebody who writes `/recuse` is still counted among all who may decide.",
        examples: ["stays"],
      }),
  })
  .optional()
  .meta({ description: "How votes are counted, beside the rule.", examples: [{ eligible: "frozen" }] });

const HoldsSaid = z.strictObject({
  by: z
    .union([name, z.array(name).min(1)])
    .optional()
    .meta({
      description: "The groups whose members may put a request on hold. All who decide, where this is left out.",
      examples: ["council"],
    }),
  lifted_by: name.optional().meta({
    description: "The group whose members may lift anybody's hold. Only whoever gave it, where this is left out.",
    examples: ["council"],
  }),
  names: z
    .array(name)
    .default([])
    .meta({ description: "Sorts of holds, for `/hold NAME reason`.", examples: [["budget", "safety"]] }),
});

export const Holds = z
  .union([z.literal("off"), z.literal(false), HoldsSaid])
  .optional()
  .meta({
    description: "Who may put a request on hold, who may lift it, and what sorts there are; or `off`.",
    examples: [{ by: "council", lifted_by: "council" }, "off"],
  });

export const Conflicts = z
  .strictObject({
    same_community: z
      .boolean()
      .default(false)
      .meta({ description: "Nobody decides about their own community.", examples: [true] }),
    same_affiliation: z
      .boolean()
      .default(false)
      .meta({
        description: "Nobody decides about somebody who works for the same organisation.",
        examples: [true],
      }),
    most_of_one_affiliation: z
      .int()
      .min(1)
      .max(100)
      .optional()
      .meta({
        description:
          "At most so many of one affiliation carry a decision: of their votes, no more count towards any one thing that a rule asks for, be it a number, a share, a majority, a turnout or a margin. What speaks against it counts in full.",
        examples: [1],
      }),
  })
  .optional()
  .meta({
    description: "Who is too close to a request to decide it, by what stands under `people:`.",
    examples: [{ same_community: true }],
  });

export const People = z
  .record(
    login,
    z.strictObject({
      community: name.optional().meta({ description: "The id of their community.", examples: ["ghana"] }),
      affiliation: z
        .string()
        .min(1)
        .max(80)
        .optional()
        .meta({ description: "The organisation that they work for.", examples: ["Mozilla"] }),
    }),
  )
  .default({})
  .meta({
    description: "What matters for conflicts of those who decide, by their logins.",
    examples: [{ rosa: { community: "ghana", affiliation: "Mozilla" } }],
  });

export const Leave = z
  .array(
    z.strictObject({
      login: login.meta({ description: "Who is on leave.", examples: ["rosa"] }),
      from: day.meta({ description: "The first day.", examples: ["2026-08-01"] }),
      until: day.meta({ description: "The last day.", examples: ["2026-08-31"] }),
    }),
  )
  .default([])
  .meta({
    description: "Who is on leave: nobody waits for them, and they may vote all the same. It holds for open cases too.",
    examples: [[{ login: "rosa", from: "2026-08-01", until: "2026-08-31" }]],
  });

interface Said {
  readonly voting?: z.infer<typeof Voting>;
  readonly holds?: z.infer<typeof Holds>;
  readonly conflicts?: z.infer<typeof Conflicts>;
}

function holdsFrom(holds: Said["holds"]): CoreVoting["holds"] {
  if (holds === "off" || holds === false) return { ...ordinaryVoting.holds, by: [] };
  if (!holds) return ordinaryVoting.holds;
  const { by, lifted_by, names } = holds;
  return { by: by === undefined ? null : list(by), liftedBy: lifted_by ?? null, names };
}

export const votingFrom = ({ voting, holds, conflicts }: Said): CoreVoting => ({
  eligible: voting?.eligible ?? ordinaryVoting.eligible,
  abstain: voting?.abstain === "as_decline" ? "as-decline" : "neutral",
  recuse: voting?.recuse ?? ordinaryVoting.recuse,
  holds: holdsFrom(holds),
  conflicts: {
    sameCommunity: conflicts?.same_community ?? false,
    sameAffiliation: conflicts?.same_affiliation ?? false,
    mostOfOne: conflicts?.most_of_one_affiliation ?? null,
  },
});
