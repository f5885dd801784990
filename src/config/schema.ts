// A community's configuration file, `.github/quorate.yml`: the only place that knows its shape. Editors' schema and
// docs/configuration.md are generated from here.

import { z } from "zod";
import { commandNames } from "../core/text/command-table.ts";
import { BoardSettings } from "./board-schema.ts";
import { calendarSettings } from "./calendar-schema.ts";
import { Catalogue } from "./catalogue-schema.ts";
import { Community } from "./community-schema.ts";
import { Contacts } from "./contacts-schema.ts";
import { Digest } from "./digest-schema.ts";
import { grace } from "./effects-schema.ts";
import { Entry } from "./entry-schema.ts";
import { extendable } from "./layers.ts";
import { Member, repositoryName } from "./member-schema.ts";
import { mode } from "./mode-schema.ts";
import { currency, day, label, language, login, name } from "./name-schema.ts";
import { Roles } from "./role-schema.ts";
import { Training } from "./training-schema.ts";
import { layoutVersion } from "./version-problem.ts";
import { Leave, People } from "./voting-schema.ts";

export type { Entry } from "./entry-schema.ts";

const Group = z
  .union([
    z.strictObject({
      team: z
        .string()
        .min(1)
        .meta({ description: "The team's short name, as in its address on GitHub.", examples: ["approvers"] }),
      public: z
        .boolean()
        .default(false)
        .meta({ description: "Whether decisions may show the names of its members.", examples: [true] }),
    }),
    z.strictObject({
      people: z
        .array(login)
        .min(1)
        .meta({ description: "GitHub logins, where there is no team.", examples: [["rosa", "kwame"]] }),
      public: z
        .boolean()
        .default(true)
        .meta({ description: "Whether decisions may show their names.", examples: [false] }),
    }),
    z.strictObject({
      role: name.meta({
        description:
          "A role of `roles:`. Whoever holds it just now is in the group; whoever is on leave is not, and their substitute is.",
        examples: ["community-coordinator"],
      }),
      public: z
        .boolean()
        .default(true)
        .meta({ description: "Whether decisions may show their names.", examples: [false] }),
    }),
  ])
  .meta({ description: "A set of people: a GitHub team, a list of logins, or whoever holds a role." });

const Deadlines = z.strictObject({
  count: z
    .enum(["days", "working-days"])
    .default("days")
    .meta({ description: "Whether every day counts, or only those on which people work.", examples: ["working-days"] }),
  zone: z
    .enum(["community", "program", "anywhere-on-earth"])
    .default("community")
    .meta({
      description:
        "Whose clock says which day it is: that of the case's community, the program's own, or the last place on earth at which it is that day.",
      examples: ["anywhere-on-earth"],
    }),
  at: z
    .string()
    .regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, "this is no time of day. Write it like 23:59.")
    .optional()
    .meta({
      description: "The minute in which the last day ends. The time at which it began where it is left out.",
      examples: ["23:59"],
    }),
});

export const Config = z.strictObject({
  version: z.literal(layoutVersion).meta({ description: "The version of this file's layout.", examples: [1] }),
  extends: z
    .string()
    .regex(extendable, "this cannot be extended. Write OWNER/.github, with the owner of this repository.")
    .optional()
    .meta({
      description:
        "The organisation's `.github` repository, whose `.github/quorate.yml` lies below this file: settings are taken over by name, and what stands here counts before what stands there.",
      examples: ["open-reps/.github"],
    }),
  live_from: day.optional().meta({
    description:
      "Issues opened from this day on (UTC) are cases; older ones are left alone. May be left out where all is tried out only (`mode: shadow`).",
    examples: ["2026-02-01"],
  }),
  mode,
  shadow_from: day.optional().meta({
    description:
      "With `mode: shadow`: issues opened from this day on (UTC) are looked at, and get the status comment alone.",
    examples: ["2026-01-15"],
  }),
  running_cases: z
    .enum(["keep-rules", "new-rules"])
    .default("keep-rules")
    .meta({
      description:
        "What a change of this file means for cases that are open and not decided: they keep the rules that they were opened with, or go by the new ones from then on (`new-rules`). Votes stay then, the status comment says that the rules are others, and a deadline ends nothing before people were reminded anew. A case whose form does not fit the new rules keeps the old ones.",
      examples: ["new-rules"],
    }),
  repositories: z
    .array(Member)
    .min(1)
    .optional()
    .meta({
      description: "Where people open their issues. Only the repository of this file where it is left out.",
      examples: [["program", { name: "requests", only_cases: { close_after_days: 14 } }]],
    }),
  private_repository: repositoryName.optional().meta({
    description:
      "Which of the repositories is for what concerns single people and is not for everybody: it has to be private.",
    examples: ["program-private"],
  }),
  language: language.default("en").meta({
    description:
      "The language of Quorate's sentences: `en`, `es`, or one that your community wrote under `.github/quorate/messages`.",
    examples: ["es"],
  }),
  groups: z.record(name, Group).meta({
    description: "Who may decide, by names of your own.",
    examples: [{ approvers: { team: "approvers" } }],
  }),
  escalation: name.optional().meta({
    description: "The group that is called when a decision cannot be reached, and that takes second looks.",
    examples: ["council"],
  }),
  people: People,
  leave: Leave,
  leave_by_profile: z
    .boolean()
    .default(false)
    .meta({
      description:
        "Whether whoever says on their GitHub profile that they are busy counts as on leave, until the time that stands there: in teams and lists, not in groups of a role. Who holds a role has `/leave`, which holds in every group. A case sees it the next time that something happens or falls due. Only what everybody may see counts; while a profile cannot be read, its group decides nothing.",
      examples: [true],
    }),
  contacts: Contacts,
  communities: z
    .array(Community)
    .default([])
    .meta({
      description: "The communities that fields of type `community` may name.",
      examples: [[{ id: "ghana", name: "Ghana" }]],
    }),
  catalogue: Catalogue,
  roles: Roles,
  training: Training,
  ...calendarSettings({
    zone: "UTC where it is left out.",
    weekend: "Saturday and Sunday where they are left out.",
    holidays: "None where they are left out.",
  }),
  deadlines: Deadlines.optional().meta({
    description:
      "How the days of reminders and closings are counted. Days of 24 hours, shown in UTC, where it is left out.",
    examples: [{ count: "working-days", at: "23:59" }],
  }),
  digest: Digest,
  board: BoardSettings,
  currency: currency.optional().meta({
    description: "The program's own currency. It is offered where an amount has none, and never assumed.",
    examples: ["EUR"],
  }),
  dollar: currency.optional().meta({
    description: "What `$` means. People are asked each time where it is left out.",
    examples: ["USD"],
  }),
  date_order: z
    .enum(["dmy", "mdy"])
    .optional()
    .meta({
      description: "How `03/04/2026` is meant: day or month first. People are asked each time where it is left out.",
      examples: ["dmy"],
    }),
  grace: grace.optional(),
  aliases: z
    .record(
      z.string().regex(/^[\w+-]+$/, "this name cannot be used. Write one word, without the slash."),
      z.enum(commandNames),
    )
    .default({})
    .meta({ description: "Further words for commands.", examples: [{ lgtm: "approve" }] }),
  labels: z
    .record(z.string(), label)
    .default({})
    .meta({
      description:
        "Labels of your own for states, by the state's name: `in-review`, `approved` and so on, as docs/kinds lists them. Several states may share a label. A label that exists is used as it is; one that is missing is made. `state: NAME` where a state is left out.",
      examples: [{ "in-review": "needs decision", approved: "accepted" }],
    }),
  kinds: z.record(name, Entry).meta({
    description: "What can be asked for, by names of your own.",
    examples: [{ "budget-request": { is: "request", form: "budget-request.yml" } }],
  }),
});

export type Config = z.infer<typeof Config>;
