// Every command. Parser, /help, docs/commands.md and the words of the status comment read this table and nothing else.

export interface CommandSpec {
  readonly usage: string;
  /** A short word for whoever may give it. */
  readonly who: "approvers" | "author" | "author or assignee" | "anyone";
  /** One sentence. */
  readonly does: string;
  readonly example: string;
  /** Whether words must follow on the same line. */
  readonly reason: "none" | "optional" | "required";
}

export const commands = {
  approve: {
    usage: "/approve",
    who: "approvers",
    does: "Says yes to the request as it stands.",
    example: "/approve",
    reason: "optional",
  },
  decline: {
    usage: "/decline <reason>",
    who: "approvers",
    does: "Says no to the request, and why.",
    example: "/decline The event is not open to everybody.",
    reason: "required",
  },
  hold: {
    usage: "/hold [name] <reason>",
    who: "approvers",
    does: "Stops the decision until a concern is answered.",
    example: "/hold Who looks after the stickers?",
    reason: "required",
  },
  unhold: {
    usage: "/unhold [name]",
    who: "approvers",
    does: "Takes your concern back.",
    example: "/unhold",
    reason: "optional",
  },
  abstain: {
    usage: "/abstain",
    who: "approvers",
    does: "Says that you leave the decision to the others.",
    example: "/abstain",
    reason: "optional",
  },
  recuse: {
    usage: "/recuse",
    who: "approvers",
    does: "Takes you out of the decision because you are too close to it.",
    example: "/recuse I help to organise this event.",
    reason: "optional",
  },
  retract: {
    usage: "/retract",
    who: "approvers",
    does: "Takes back what you said with a command before.",
    example: "/retract",
    reason: "optional",
  },
  ask: {
    usage: "/ask <question>",
    who: "approvers",
    does: "Puts a question to the author; deadlines stop until the answer.",
    example: "/ask How many people do you expect?",
    reason: "required",
  },
  withdraw: {
    usage: "/withdraw",
    who: "author",
    does: "Takes the request back.",
    example: "/withdraw",
    reason: "optional",
  },
  done: {
    usage: "/done",
    who: "author or assignee",
    does: "Says that everything that was approved has been carried out.",
    example: "/done",
    reason: "optional",
  },
  reopen: {
    usage: "/reopen <reason>",
    who: "author",
    does: "Asks for a new decision.",
    example: "/reopen The price has gone down.",
    reason: "required",
  },
  status: {
    usage: "/status",
    who: "anyone",
    does: "Brings the status comment up to date.",
    example: "/status",
    reason: "none",
  },
  help: { usage: "/help", who: "anyone", does: "Shows what you can do here.", example: "/help", reason: "none" },
} as const satisfies Record<string, CommandSpec>;

export type CommandName = keyof typeof commands;

export function isCommandName(word: string): word is CommandName {
  return Object.hasOwn(commands, word);
}

export const commandNames: readonly CommandName[] = Object.keys(commands).filter((name) => isCommandName(name));
