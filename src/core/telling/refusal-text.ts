// Why a command does not count, in a sentence for whoever wrote it.

import type { Answer } from "../case/record.ts";
import { decidingGroups, holdingGroups } from "../deciding/voters.ts";
import { commands, isCommandName } from "../text/command-table.ts";
import type { Words } from "../text/words.ts";
import { called } from "./called.ts";
import { possible } from "./possible.ts";
import type { Telling } from "./status.ts";
import { labelOf, unreadable } from "./suggestion-text.ts";

/** The reason alone, in the words of the program. */
export function refusalText(answer: Answer, telling: Omit<Telling, "stage">): string {
  const { refused = "", command, about = "" } = answer;
  const { instance, decision, facts, words } = telling;
  const among = refused === "hold-not-yours" ? holdingGroups : decidingGroups;
  const groups = { is: "list", items: among(decision.view) } as const;
  const named = refused === "not-for-you" || refused === "not-met";
  const who = { is: "choice", items: peopleIn(about, named, words) } as const;
  const told = {
    options: { is: "list", items: about.split(" ") },
    link: about,
    contact: about,
    closest: about,
  } as const;
  const author = facts.author?.login ?? words.say("status/nobody");
  const meant = about.split(" ").map((id) => labelOf(id, instance) ?? id);
  const field = {
    label: labelOf(about, instance) ?? about,
    fields: { is: "choice", items: meant.map((label) => `**${label}**`) },
  } as const;
  const problem = refused === "suggest-unreadable" ? { sentence: unreadable(answer, telling) } : {};
  const does = words.say(`command/${command}`);
  const why = words.say(`refused/${reasonOf(answer, decision)}`, {
    groups,
    called: called(instance, words),
    command,
    does,
    who,
    ...told,
    author,
    ...field,
    ...problem,
  });
  const again = possible("author", decision, words).find(({ name }) => name === "reopen");
  return refused === "decided" && again ? `${why} ${words.say("refused/reopen", { usage: again.usage })}` : why;
}

/** Why, as it is said here: whoever has a role gives their commands where the term is; a form may be in the way, or not. */
function reasonOf({ refused = "", command }: Answer, { reading, view, record }: Telling["decision"]): string {
  const isForHolders = isCommandName(command) && commands[command].who === "holder";
  if (refused === "not-here" && isForHolders) return "not-here-holder";
  if (refused !== "not-open" || reading.problems.length > 0) return refused;
  return view.instance.stages[record.stage]?.votes ? "not-open-then" : "not-open-now";
}

/** Roles in our words; groups, where they may be among them, by their names. */
const peopleIn = (about: string, andGroups: boolean, words: Words): string[] =>
  about.split(" ").flatMap((one) => {
    if (words.has(`status/who-${one}`)) return [words.say(`status/who-${one}`)];
    return andGroups ? [one] : [];
  });
