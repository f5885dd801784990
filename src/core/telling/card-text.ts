// What somebody did by hand to the card on the board: it was put back, or stood for a command that does not count.

import { commandOf, sameName } from "../case/board.ts";
import { contested } from "../case/contest.ts";
import type { Answer } from "../case/record.ts";
import { inert } from "../text/text.ts";
import { wantedCard } from "./card.ts";
import type { Telling } from "./status.ts";

/** Since this stage began, the last of each sort. `why` says why a command does not count. */
export function cardMoved(telling: Telling, why: (answer: Answer) => string): string[] {
  const { instance, decision, facts, words } = telling;
  const { board, moves = [] } = facts;
  const { record } = decision;
  if (!board || moves.length === 0) return [];
  const link = board.url;
  if (contested(instance, record, facts).card) return [words.say("status/card-left", { link })];
  const lines = new Map<string, string>();
  for (const { id, is, at, by, to } of moves) {
    if (at < record.since || by.is !== "person") continue;
    const login = `@${by.login}`;
    const refused = record.answers.find((answer) => answer.id === id);
    const found = inert(to ?? "", 60);
    if (refused?.refused !== undefined)
      lines.set(
        is,
        words.say("status/card-refused", { login, link, found, command: refused.command, sentence: why(refused) }),
      );
    else if (is !== "moved") lines.set(is, words.say(`status/card-${is}`, { login, link }));
    else if (to !== null && !isRight(to, telling) && commandOf(board, to) === undefined)
      lines.set(is, words.say("status/card-moved", { login, link, found }));
  }
  return [...lines.values()];
}

/** It was moved to where it belongs. */
function isRight(to: string, { instance, decision, facts }: Telling): boolean {
  const id = wantedCard(instance, decision, facts)?.values.status;
  return facts.board?.fields.status?.options.some((one) => one.id === id && sameName(one.name, to)) === true;
}
