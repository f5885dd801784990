// What the command line says of a board: plain text, 80 columns wide.

import type { Board } from "../core/case/board.ts";
import { cardParts } from "../core/case/board.ts";

export interface BoardThere {
  readonly board?: Board;
  /** What does not fit, in sentences. */
  readonly problems: readonly string[];
}

const room = 72;

/** A long sentence in lines, the later ones indented. */
function wrapped(text: string): string[] {
  const lines = [""];
  for (const word of text.split(" ")) {
    const last = lines.at(-1) ?? "";
    if (last !== "" && last.length + word.length >= room) lines.push(`  ${word}`);
    else lines[lines.length - 1] = last === "" ? word : `${last} ${word}`;
  }
  return lines;
}

/** `cards`: the numbers of the open issues that would be cases. Null where the settings name no board. */
export function boardLines(there: BoardThere | null, cards: readonly number[]): string[] {
  if (!there) return ["none: the settings name no board"];
  const { board, problems } = there;
  const wrong = problems.flatMap((one) => wrapped(`wrong: ${one}`));
  if (!board) return wrong;
  const said = cardParts.flatMap((part) => (board.fields[part] ? [`${part} in "${board.fields[part].name}"`] : []));
  const moves = Object.entries(board.moves).map(([option, command]) => `${option} for /${command}`);
  const shown = cards.slice(0, 20).map((number) => `#${number}`);
  const more = cards.length > shown.length ? ` and ${cards.length - shown.length} more` : "";
  return [
    `used as it is  project ${board.number}: ${board.title}`,
    ...wrapped(`cards say: ${said.length === 0 ? "nothing" : said.join(", ")}`),
    ...(moves.length > 0 ? wrapped(`moves by hand that count: ${moves.join(", ")}`) : []),
    ...wrapped(`cards of open cases: ${cards.length === 0 ? "none" : `${shown.join(", ")}${more}`}`),
    "no other card, field, option or view is touched",
    ...wrong,
  ];
}
