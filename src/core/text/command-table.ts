// Every command. Parser, /help, docs/commands.md and the words of the status comment read this table and nothing else.
// What each does is said in templates/messages/<language>/command.md.

export interface CommandSpec {
  readonly usage: string;
  /** A short word for whoever may give it. */
  readonly who: "approvers" | "author" | "author or assignee" | "anyone";
  readonly example: string;
  /** Whether words must follow on the same line. */
  readonly reason: "none" | "optional" | "required";
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
  },
  done: {
    usage: "/done [name]",
    who: "author or assignee",
    example: "/done",
    reason: "optional",
  },
  reopen: {
    usage: "/reopen <reason>",
    who: "author",
    example: "/reopen The price has gone down.",
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

export const commandNames: readonly CommandName[] = Object.keys(commands).filter((name) => isCommandName(name));
