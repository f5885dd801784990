// A community of the program: where it is, what it speaks, who helps there, and who may ask for it.

import { z } from "zod";
import { calendarSettings } from "./calendar-schema.ts";
import { shadowSettings } from "./mode-schema.ts";
import { language, login, name } from "./name-schema.ts";

const OpenTo = z.union([
  z.literal("anyone"),
  z
    .strictObject({
      groups: z
        .array(name)
        .default([])
        .meta({ description: "Groups of this file.", examples: [["members"]] }),
      people: z
        .array(login)
        .default([])
        .meta({ description: "GitHub logins.", examples: [["rosa"]] }),
    })
    .refine(
      ({ groups, people }) => groups.length + people.length > 0,
      "nobody may ask. Write a group or a person, or anyone.",
    ),
]);

const inherited = {
  zone: "Its parent's where it is left out, else the program's.",
  weekend: "Its parent's where they are left out, else the program's.",
  holidays: "Its parent's where they are left out, else the program's.",
};

export const Community = z.strictObject({
  id: name.meta({ description: "A short name that never changes.", examples: ["ghana"] }),
  name: z
    .string()
    .min(1)
    .max(80)
    .meta({ description: "The name that people know.", examples: ["Ghana"] }),
  parent: name.optional().meta({
    description: "The id of the community that it is a part of. What it does not say itself is taken over from there.",
    examples: ["west-africa"],
  }),
  languages: z
    .array(language)
    .default([])
    .meta({
      description:
        "What is spoken there. Its cases speak the first one for which there are sentences, unless their kind says a language. Its parent's where they are left out.",
      examples: [["en", "fr"]],
    }),
  ...calendarSettings(inherited),
  bridge: z
    .array(login)
    .default([])
    .meta({
      description:
        "Logins of those who help people to ask. They are called while answers are missing; its parent's where there are none.",
      examples: [["kwame"]],
    }),
  ...shadowSettings,
  open_to: OpenTo.default("anyone").meta({
    description: "Who may ask for something there: `anyone`, or the members of groups and people.",
    examples: [{ groups: ["members"] }],
  }),
});
