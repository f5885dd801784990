// A role of the program: what it is for, who may hold it and for how long, and who decides.

import { z } from "zod";
import { lengthText } from "./length-text.ts";
import { name } from "./name-schema.ts";

const noLength = "this is no length of a term. Write it like 6 months, 1 year or 90 days.";
const length = lengthText(noLength);

const days = (least: number) => z.int().min(least).max(365);

const Responsibility = z.strictObject({
  id: name.meta({
    description: "A short name that never changes: it is written after `/delegate`.",
    examples: ["calls"],
  }),
  title: z
    .string()
    .min(1)
    .max(200)
    .meta({
      description: "What there is to do, in a sentence.",
      examples: ["Calls the community together each month"],
    }),
});

const Notice = z
  .strictObject({
    review: days(1)
      .default(30)
      .meta({ description: "Days before the end of a term at which its review opens.", examples: [30] }),
    remind: days(1)
      .default(7)
      .meta({ description: "Days before the end at which those who decide are reminded.", examples: [7] }),
    grace: days(0)
      .default(14)
      .meta({ description: "Days after the end, without a decision, after which the term lapses.", examples: [14] }),
    check_in: days(7)
      .optional()
      .meta({
        description:
          "Days without any recorded activity after which the holder is asked, in a friendly way, how it goes. Where nothing is heard for two weeks, those who decide are asked: in the `private_repository:` where there is one. Never where it is left out.",
        examples: [120],
      }),
  })
  .prefault({})
  .meta({ description: "When people are told, in days.", examples: [{ review: 30 }] });

const Endorsements = z
  .strictObject({
    people: z
      .int()
      .min(1)
      .max(20)
      .meta({ description: "How many people speak for somebody.", examples: [2] }),
    communities: z
      .int()
      .min(1)
      .max(20)
      .default(1)
      .meta({ description: "From how many different communities they are.", examples: [2] }),
  })
  .refine(({ people, communities }) => communities <= people, "so few people cannot be from so many communities.")
  .optional()
  .meta({
    description: "Who speaks for an applicant with `/endorse`. Nobody has to where it is left out.",
    examples: [{ people: 2, communities: 2 }],
  });

const Role = z.strictObject({
  id: name.meta({ description: "A short name that never changes.", examples: ["community-coordinator"] }),
  title: z
    .string()
    .min(1)
    .max(80)
    .meta({ description: "The name that people know, as forms offer it.", examples: ["Community coordinator"] }),
  purpose: z
    .string()
    .min(1)
    .max(1_000)
    .meta({ description: "What it is for, in a few sentences.", examples: ["Helps a community to grow."] }),
  responsibilities: z
    .array(Responsibility)
    .max(30)
    .default([])
    .meta({
      description: "What its holder answers for.",
      examples: [[{ id: "calls", title: "Calls the community together each month" }]],
    }),
  gives: name.optional().meta({
    description:
      "A group of `groups:` whose team its holders are in: Quorate adds them when their term begins, and takes them out when it ends. While a holder is on leave with `/leave`, their substitute has their vote there.",
    examples: ["coordinators"],
  }),
  communities: z
    .union([z.literal("each"), z.array(name).min(1)])
    .optional()
    .meta({
      description:
        "Where it has holders of its own: in `each` community, or in these. In the program as a whole where it is left out.",
      examples: ["each"],
    }),
  areas: z
    .array(z.string().min(1).max(80))
    .max(30)
    .default([])
    .meta({ description: "What it is about, for people who look for one.", examples: [["Events", "Translation"]] }),
  holders: z
    .int()
    .min(1)
    .max(1_000)
    .default(1)
    .meta({ description: "How many people hold it at once, in each of these places.", examples: [2] }),
  term: length.meta({ description: "How long a term is, in months, years or days.", examples: ["1 year"] }),
  consecutive: z
    .int()
    .min(1)
    .max(20)
    .optional()
    .meta({
      description: "How many terms somebody may have in a row. Any number where it is left out.",
      examples: [2],
    }),
  pause: length.optional().meta({
    description: "How long somebody pauses after that. As long as a term where it is left out.",
    examples: ["6 months"],
  }),
  training: z
    .array(name)
    .default([])
    .meta({ description: "Courses that a holder must have done.", examples: [["participation-guidelines"]] }),
  endorsements: Endorsements,
  applications: z
    .enum(["openings", "any-time"])
    .default("openings")
    .meta({
      description: "Whether people can apply only while there is an opening, or at any time.",
      examples: ["any-time"],
    }),
  decides: name.optional().meta({
    description:
      "The group that decides about this role, by the rule of the kind. Those whom the rule names where it is left out.",
    examples: ["council"],
  }),
  feedback: name.optional().meta({
    description: "The group that is asked how it went before a review. Nobody in particular where it is left out.",
    examples: ["approvers"],
  }),
  notice: Notice,
});

export const Roles = z
  .array(Role)
  .max(200)
  .default([])
  .meta({
    description: "The roles that people hold for a time, which fields of type `role` may name.",
    examples: [
      [{ id: "community-coordinator", title: "Community coordinator", purpose: "Helps it grow.", term: "1 year" }],
    ],
  });
