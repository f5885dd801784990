// `board:`, the project of the organisation on which each case has a card.

import { z } from "zod";
import { cardParts } from "../core/case/board.ts";
import { commandNames, commands } from "../core/text/command-table.ts";

const optionName = z.string().trim().min(1).max(100);
const fieldName = z.string().trim().min(1).max(100);

const person = /^https:\/\/github\.com\/users\//i;
const classic = /^https:\/\/github\.com\/(?!orgs\/)[^/]+\/[^/]+\/projects\//i;
const page = /^https:\/\/[^/]+\/orgs\/([\w.-]+)\/projects\/(\d+)(?:[/?#].*)?$/i;

const address = z.string().superRefine((text, { addIssue }) => {
  if (page.test(text)) return;
  const says = person.test(text)
    ? "this is a person's project, which GitHub shows to no App. Use a project of the organisation."
    : classic.test(text)
      ? "this is a classic project, and GitHub has closed those down. Use a project of the organisation."
      : "this is no project. Write its number, which stands at the end of its address.";
  addIssue(says);
});

/** Commands that need no words behind them and are no vote, so that a move can stand for them. */
const movable = commandNames.filter((name) => "byMove" in commands[name]);

const fieldTexts = {
  status: "The column: one option for each state or column. `Status` where it is left out.",
  kind: "What is asked for. `Kind` where it is left out and there is such a field.",
  community: "The case's community. `Community` where it is left out and there is such a field.",
  owner: "Whom it is assigned to. `Owner` where it is left out and there is such a field.",
  due: "When the next thing is due. `Due` where it is left out and there is such a field.",
  amount:
    "How much is asked for: with its currency in a text field, without one in a number field. `Amount` where it is left out and there is such a field.",
} as const;

const fields = Object.fromEntries(
  cardParts.map((part) => {
    const examples = [`My ${part}`];
    return [
      part,
      z
        .union([fieldName, z.literal(false)])
        .optional()
        .meta({ description: fieldTexts[part], examples }),
    ];
  }),
);

const named = (description: string, example: Readonly<Record<string, string>>) =>
  z
    .record(z.string(), optionName)
    .default({})
    .meta({ description, examples: [example] });

export const BoardSettings = z
  .strictObject({
    project: z.union([z.int().min(1), address]).meta({
      description: "The number of the project, which belongs to the same organisation. Its address will do, too.",
      examples: [1],
    }),
    fields: z
      .strictObject(fields)
      .default({})
      .meta({
        description:
          "The project's own names for what a card says; `false` leaves it out. Fields are used as they are, and never made or changed.",
        examples: [{ due: "Deadline", amount: false }],
      }),
    options: z
      .strictObject({
        status: named("By state or column: `in-review`, or `In review` for every state in that column.", {
          "In review": "Needs decision",
        }),
        kind: named("By the name under `kinds:`. Its title where it is left out.", { "budget-request": "Money" }),
        community: named("By the community's `id`. Its name where it is left out.", { ghana: "Africa" }),
      })
      .prefault({})
      .meta({
        description:
          "The project's own names for the options of those fields. Options are used by name, and never made or changed.",
        examples: [{ status: { "In review": "Needs decision" } }],
      }),
    moves: z
      .record(optionName, z.enum(movable))
      .default({})
      .meta({
        description:
          "Options of the status that stand for a command: whoever moves a card there by hand has given it, if they may. Every other move is put back.",
        examples: [{ Done: "done" }],
      }),
    archive_after_days: z
      .int()
      .min(1)
      .max(3_650)
      .or(z.literal(false))
      .default(30)
      .meta({
        description: "Days after which the card of a closed case goes into the project's archive; `false` for never.",
        examples: [90],
      }),
  })
  .optional()
  .meta({
    description:
      "A project of the organisation on which each case has a card that shows how it stands. The App needs the permission for it. None where it is left out.",
    examples: [{ project: 1 }],
  });

export type BoardSettings = NonNullable<z.infer<typeof BoardSettings>>;

/** The number of the project, and its owner where an address says one. */
export function projectOf({ project }: Pick<BoardSettings, "project">): { number: number; owner?: string } {
  if (typeof project === "number") return { number: project };
  const [, owner = "", number] = page.exec(project) ?? [];
  return { number: Number(number), owner };
}
