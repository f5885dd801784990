// What an approval brings about: the list under `effects:` of a kind's entry.

import { z } from "zod";
import { duration } from "./duration-schema.ts";
import { label, login, name } from "./name-schema.ts";

/** Where a community's home repository has its templates of issues. */
export const templateFolder = ".github/quorate/issues";

export const grace = duration.meta({
  description:
    "How long effects wait after a decision. In this time those who carried it can take it back with `/retract`.",
  examples: ["1 hour", "2 days", 0],
});

const own = {
  grace: duration.optional().meta({
    description: "Its own waiting time, where it is another one than that of the kind.",
    examples: [0],
  }),
};

const person = (what: string) =>
  z.string().meta({ description: `The id of the field of type \`person\` that ${what}.`, examples: ["payee"] });

export const Effects = z
  .array(
    z.union([
      z.strictObject({
        add_to_team: name.meta({
          description: "A group of `groups:` that is a team: the author, or `person`, becomes a member of it.",
          examples: ["members"],
        }),
        person: person("says who is added, where it is not the author").optional(),
        ...own,
      }),
      z.strictObject({
        assign: login.meta({ description: "Somebody who is assigned, by login.", examples: ["omar"] }),
        ...own,
      }),
      z.strictObject({
        assign_one_of: name.meta({
          description: "A group: its members are assigned by turn, never the author.",
          examples: ["treasurers"],
        }),
        ...own,
      }),
      z.strictObject({ assign_person: person("says who is assigned"), ...own }),
      z.strictObject({
        add_label: label.meta({ description: "A label that the issue gets.", examples: ["funded"] }),
        ...own,
      }),
      z.strictObject({
        open_issue: z
          .string()
          .regex(
            /^[\w-]+(?:\.[\w-]+)*\.md$/,
            `this is no template. Write the name of a file in ${templateFolder}, such as onboarding.md.`,
          )
          .meta({
            description: `A template in \`${templateFolder}\`: an issue below this one is opened from it.`,
            examples: ["onboarding.md"],
          }),
        ...own,
      }),
      z.strictObject({
        close: z
          .boolean()
          .refine((said) => said, "write true, or take this line out.")
          .meta({ description: "The issue is closed as completed.", examples: [true] }),
        ...own,
      }),
    ]),
  )
  .max(20)
  .default([])
  .meta({
    description: "What an approval brings about, in this order, once and after the waiting time.",
    examples: [[{ add_to_team: "members" }, { open_issue: "onboarding.md" }]],
  });
export type Effects = z.infer<typeof Effects>;
