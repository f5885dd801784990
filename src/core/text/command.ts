// Reads the commands of a comment, and what is nearly one. Only what a person wrote as plain text at the start of a line
// counts (prose.ts says which lines these are); nothing is guessed.

import { closest } from "./closest.ts";
import { type CommandName, commandNames, isCommandName } from "./command-table.ts";
import { type ProseLine, proseLines } from "./prose.ts";

export { type CommandName, commands, isCommandName } from "./command-table.ts";

/** A command as it stands in a comment. */
export interface Command {
  readonly name: CommandName;
  /** The rest of its line. */
  readonly reason: string;
  /** From 1. */
  readonly line: number;
}

/** Something that is nearly a command. It never counts; its author may be asked what was meant. */
export interface NearMiss {
  readonly wrote: string;
  readonly means: CommandName;
  readonly line: number;
}

/** Further words for a command that a program turns on: `{ lgtm: "approve", "+1": "approve" }`. */
export type Aliases = Readonly<Record<string, string>>;

/** The commands of a comment, in order. Never those in quotes, code, HTML comments or quoted e-mail; never throws. */
export function readCommands(body: string, aliases: Aliases = {}): readonly Command[] {
  return mayHold(body) ? commandsIn(proseLines(body), aliases) : [];
}

/** What looks like a command but is none, unless the same comment gives that command as well. */
export function nearMisses(body: string, aliases: Aliases = {}): readonly NearMiss[] {
  return mayHold(body) ? missesIn(proseLines(body), aliases) : [];
}

/** The first thing that looks like a command, in a comment that gives none. */
export function nearMiss(body: string, aliases: Aliases = {}): NearMiss | undefined {
  if (!mayHold(body)) return undefined;
  const lines = proseLines(body);
  return commandsIn(lines, aliases).length > 0 ? undefined : missesIn(lines, aliases)[0];
}

/** Whether a comment may concern Quorate: a cheap no for the ordinary ones. */
export function mayMatter(body: string, aliases: Aliases = {}): boolean {
  if (!mayHold(body)) return false;
  const lines = proseLines(body);
  return commandsIn(lines, aliases).length > 0 || missesIn(lines, aliases).length > 0;
}

/** Parts `[name] <reason>`: the first word is a name only where it is one of the known names. */
export function splitName(
  reason: string,
  known: readonly string[],
): { readonly name?: string; readonly reason: string } {
  const called = /^(?<name>[\p{L}\p{N}][\p{L}\p{N}_-]{0,29}):\s+(?<rest>\S.*)$/u.exec(reason)?.groups;
  if (called?.name !== undefined) return { name: called.name.toLowerCase(), reason: called.rest ?? "" };
  const [first = ""] = reason.split(/\s/, 1);
  const name = known.find((one) => one.toLowerCase() === first.toLowerCase());
  return name === undefined ? { reason } : { name, reason: reason.slice(first.length).trim() };
}

/** Text of comments that may matter begins a line with a slash or with a word of agreement. */
const likely =
  /(?:^|[\r\n])[\s\p{Cf}]{0,20}[*_]{0,3}(?:[/／\\]|[+-]1|👍|👎|(?:lgtm|approved?|declined?|abstain|recuse|retract|withdraw|reopen)\b)/iu;
const mayHold = (body: string) => likely.test(body);

function commandsIn(lines: readonly ProseLine[], aliases: Aliases): Command[] {
  const found: Command[] = [];
  for (const { line, text } of lines) {
    const slashed = slashWord(text);
    const name = slashed && nameOf(slashed.word, aliases);
    if (name) found.push({ name, reason: slashed.rest, line });
  }
  return found;
}

/** `/Word: rest` as word and rest. A path such as `/usr/bin` is none, and a question mark asks about a command. */
function slashWord(text: string): { readonly word: string; readonly rest: string } | undefined {
  // Most lines are talk: what follows costs more than all the rest of a look at them.
  if (!/^\p{Cf}*[/／]/u.test(text)) return undefined;
  const first = /^\S*/.exec(text.slice(0, 80))?.[0] ?? "";
  const isPlain = /^[!-~]*$/.test(first);
  const plain = (isPlain ? first : first.replace(/\p{Cf}/gu, "").normalize("NFKC")).toLowerCase();
  const word = /^\/([\p{L}\p{N}+-][\p{L}\p{N}\p{M}+_-]*)[.,:;!]*$/u.exec(plain)?.[1];
  return word === undefined ? undefined : { word, rest: text.slice(first.length).trim() };
}

function nameOf(word: string, aliases: Aliases): CommandName | undefined {
  if (isCommandName(word)) return word;
  for (const [alias, name] of Object.entries(aliases)) {
    if (alias.replace(/^\//, "").toLowerCase() === word && isCommandName(name)) return name;
  }
  return undefined;
}

/** What people write when they mean a command. */
const meanings: Readonly<Record<string, CommandName>> = {
  "+1": "approve",
  lgtm: "approve",
  yes: "approve",
  ok: "approve",
  agree: "approve",
  ack: "approve",
  approved: "approve",
  "-1": "decline",
  no: "decline",
  reject: "decline",
  rejected: "decline",
  deny: "decline",
  nack: "decline",
  declined: "decline",
  veto: "hold",
  block: "hold",
  cancel: "withdraw",
  finished: "done",
  complete: "done",
  completed: "done",
  question: "ask",
  commands: "help",
};

/** A whole line that says no more than this is a vote in all but form. */
const bare: Readonly<Record<string, CommandName>> = {
  "+1": "approve",
  "👍": "approve",
  lgtm: "approve",
  approve: "approve",
  approved: "approve",
  "-1": "decline",
  "👎": "decline",
  decline: "decline",
  declined: "decline",
  abstain: "abstain",
  recuse: "recuse",
  retract: "retract",
  withdraw: "withdraw",
  reopen: "reopen",
};

function missesIn(lines: readonly ProseLine[], aliases: Aliases): NearMiss[] {
  const given = new Set(commandsIn(lines, aliases).map(({ name }) => name));
  return lines.flatMap(({ line, text }) => {
    const means = meant(text, aliases);
    return means && !given.has(means) ? [{ wrote: text.slice(0, 40).toWellFormed(), means, line }] : [];
  });
}

function meant(text: string, aliases: Aliases): CommandName | undefined {
  const slashed = slashWord(text.replace(/^[/／\\]\s+(?=\p{L})/u, "/").replace(/^\\\/?(?=\p{L})/u, "/"));
  if (slashed) {
    const known = slashWord(text) && nameOf(slashed.word, aliases);
    if (known) return undefined;
    if (isCommandName(slashed.word)) return slashed.word;
    return Object.hasOwn(meanings, slashed.word) ? meanings[slashed.word] : closest(slashed.word, commandNames);
  }
  if (text.length > 40) return undefined;
  const alone = text
    .toLowerCase()
    .replace(/[\s.!,*_]+$/u, "")
    .replace(/^[*_]+/, "")
    .replace(/[\u{1f3fb}-\u{1f3ff}\ufe0f]/gu, "");
  return Object.hasOwn(bare, alone) ? bare[alone] : undefined;
}
