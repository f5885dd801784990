// Every command. Parser, /help, docs/commands.md and the words of the status comment read this table and nothing else.
// What each does is said in templates/messages/<language>/command.md.

export type Giver =
  | "approvers"
  | "author"
  | "author-or-assignee"
  | "author-or-approvers"
  | "anyone"
  /** Whoever has the role that the issue is about. */
  | "holder"
  /** Whom the program or the kind names for it. */
  | "group"
  | "assignee-or-group"
  /** Whoever has a part in the case: its author, its assignees, members of the program's groups. */
  | "part";

export interface CommandSpec {
  readonly usage: string;
  /** A short word for whoever may give it. */
  readonly who: Giver;
  readonly example: string;
  /** Whether words must follow on the same line. */
  readonly reason: "none" | "optional" | "required";
  /** A move of the card on the board may stand for it: it needs no words behind it, and is no vote. */
  readonly byMove?: true;
  /** What follows is a text that may be mended later: it counts as it stands now. */
  readonly text?: true;
}

export const commands = {
  approve: {
    usage: "/approve",
    who: "approvers",
    example: "/approve",
    reason: "optional",
  },
  decline: {
    usage: "/decline <reason>",
    who: "approvers",
    example: "/decline The event is not open to everybody.",
    reason: "required",
  },
  hold: {
    usage: "/hold [name] <reason>",
    who: "approvers",
    example: "/hold Who looks after the stickers?",
    reason: "required",
  },
  unhold: {
    usage: "/unhold [name]",
    who: "approvers",
    example: "/unhold",
    reason: "optional",
  },
  abstain: {
    usage: "/abstain",
    who: "approvers",
    example: "/abstain",
    reason: "optional",
  },
  recuse: {
    usage: "/recuse",
    who: "approvers",
    example: "/recuse I help to organise this event.",
    reason: "optional",
  },
  retract: {
    usage: "/retract",
    who: "approvers",
    example: "/retract",
    reason: "optional",
  },
  ask: {
    usage: "/ask <question>",
    who: "approvers",
    example: "/ask How many people do you expect?",
    reason: "required",
  },
  suggest: {
    usage: "/suggest <field> <value>",
    who: "approvers",
    example: "/suggest Amount 150 EUR",
    reason: "required",
  },
  accept: {
    usage: "/accept [field]",
    who: "author",
    example: "/accept",
    reason: "optional",
  },
  withdraw: {
    usage: "/withdraw",
    who: "author",
    example: "/withdraw",
    reason: "optional",
    byMove: true,
  },
  done: {
    usage: "/done [name]",
    who: "author-or-assignee",
    example: "/done",
    reason: "optional",
    byMove: true,
  },
  extend: {
    usage: "/extend <time> <reason>",
    who: "author-or-approvers",
    example: "/extend 2 weeks The holidays are in between.",
    reason: "required",
  },
  reopen: {
    usage: "/reopen <reason>",
    who: "author-or-approvers",
    example: "/reopen The price has gone down.",
    reason: "required",
  },
  endorse: {
    usage: "/endorse",
    who: "anyone",
    example: "/endorse They have helped at every meeting this year.",
    reason: "optional",
  },
  trained: {
    usage: "/trained @x <course>",
    who: "group",
    example: "/trained @rosa participation",
    reason: "required",
  },
  choose: {
    usage: "/choose @x",
    who: "approvers",
    example: "/choose @rosa",
    reason: "required",
  },
  "step-down": {
    usage: "/step-down [date]",
    who: "holder",
    example: "/step-down 2026-06-30",
    reason: "optional",
  },
  leave: {
    usage: "/leave until <date> [substitute @x]",
    who: "holder",
    example: "/leave until 2026-08-31 substitute @bo",
    reason: "required",
  },
  delegate: {
    usage: "/delegate <responsibility> to @x [until <date>]",
    who: "holder",
    example: "/delegate newsletter to @bo until 2026-06-30",
    reason: "required",
  },
  undelegate: {
    usage: "/undelegate <responsibility>",
    who: "holder",
    example: "/undelegate newsletter",
    reason: "required",
  },
  remove: {
    usage: "/remove @x",
    who: "approvers",
    example: "/remove @rosa",
    reason: "required",
  },
  agenda: {
    usage: "/agenda <topic>",
    who: "anyone",
    example: "/agenda The dates of the autumn events",
    reason: "required",
  },
  poll: {
    usage: "/poll <times> [until <date>]",
    who: "group",
    example: "/poll 2026-02-16 13:00, 2026-02-17 13:00 UTC until 2026-02-14",
    reason: "required",
  },
  can: {
    usage: "/can <numbers>",
    who: "anyone",
    example: "/can 1 3",
    reason: "required",
  },
  minutes: {
    usage: "/minutes",
    who: "anyone",
    example: "/minutes",
    reason: "optional",
    text: true,
  },
  held: {
    usage: "/held",
    who: "group",
    example: "/held",
    reason: "optional",
  },
  todo: {
    usage: "/todo <task>",
    who: "part",
    example: "/todo Book the room (@rosa, due 23 Feb)",
    reason: "required",
    text: true,
  },
  reassign: {
    usage: "/reassign @x",
    who: "assignee-or-group",
    example: "/reassign @rosa",
    reason: "required",
  },
  due: {
    usage: "/due <date>",
    who: "assignee-or-group",
    example: "/due 2026-03-15",
    reason: "required",
  },
  drop: {
    usage: "/drop <reason>",
    who: "assignee-or-group",
    example: "/drop The event does not take place.",
    reason: "required",
  },
  status: {
    usage: "/status",
    who: "anyone",
    example: "/status",
    reason: "none",
  },
  help: { usage: "/help", who: "anyone", example: "/help", reason: "none" },
} as const satisfies Record<string, CommandSpec>;

export type CommandName = keyof typeof commands;

export function isCommandName(word: string): word is CommandName {
  return Object.hasOwn(commands, word);
}

/** Whether a comment with it counts as it stands now, however often it was changed. */
export function isText(name: CommandName): boolean {
  const spec: CommandSpec = commands[name];
  return spec.text === true;
}

export const commandNames: readonly CommandName[] = Object.keys(commands).filter((name) => isCommandName(name));
