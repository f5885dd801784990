// What `quorate simulate` is told: who does what, in its order, and when.

import { type Instant, instant } from "../core/text/time.ts";
import { Misused } from "./settings.ts";

/** One thing that somebody would do; without `at` at the time of what comes before it. */
export interface Act {
  readonly login: string;
  readonly does: { readonly is: "says" | "labels"; readonly text: string } | { readonly is: "closes" | "reopens" };
  readonly at?: Instant;
}

export interface Story {
  readonly case: string;
  readonly acts: readonly Act[];
  /** When it is looked at; right after the last act where nothing is said. */
  readonly until?: Instant;
}

const usage =
  'Write it like: quorate simulate open-reps/program#12 --as ana "/approve" --at 2026-12-01 --as bo "/decline too late"';

/** Reads the words of the command line, whose order counts: `--at` belongs to what stands before it. */
export function storyOf(args: readonly string[]): Story {
  const left = args.filter((one) => one !== "--sandbox").flatMap(apart);
  const acts: Act[] = [];
  let name: string | undefined;
  let login: string | undefined;
  let until: Instant | undefined;
  for (let word = left.shift(); word !== undefined; word = left.shift()) {
    const does = doneBy(word, left, login);
    if (word === "--as") login = wordAfter(word, left);
    else if (word === "--at") {
      const at = moment(wordAfter(word, left));
      const last = acts.at(-1);
      // A second time behind the same act, or one before all, says when it is looked at.
      if (last && last.at === undefined) acts[acts.length - 1] = { ...last, at };
      else until = at;
    } else if (does && login !== undefined) acts.push({ login, does });
    else if (does) throw new Misused(`Who does ${word}? Write --as and a login before it. ${usage}`);
    else if (name === undefined) name = word;
    else throw new Misused(`"${word}" stands where nothing is expected. ${usage}`);
  }
  if (name === undefined) throw new Misused(usage);
  return { case: name, acts, ...(until === undefined ? {} : { until }) };
}

/** `--at=2026-12-01` as two words. */
const apart = (word: string): string[] => {
  const [, option, value] = /^(--(?:as|at|label))=(.*)$/s.exec(word) ?? [];
  return option === undefined || value === undefined ? [word] : [option, value];
};

function doneBy(word: string, left: string[], login: string | undefined): Act["does"] | undefined {
  if (word === "--close") return { is: "closes" };
  if (word === "--reopen") return { is: "reopens" };
  if (word === "--label") return { is: "labels", text: wordAfter(word, left) };
  return word.startsWith("--") || login === undefined ? undefined : { is: "says", text: word };
}

function wordAfter(option: string, left: string[]): string {
  const value = left.shift();
  if (value === undefined || value.startsWith("--")) throw new Misused(`${option} needs something behind it. ${usage}`);
  return value;
}

/** A day begins at midnight UTC. */
function moment(text: string): Instant {
  try {
    return instant(/^\d{4}-\d\d-\d\d$/.test(text) ? `${text}T00:00:00Z` : text);
  } catch {
    throw new Misused(
      `"${text}" is no time. Write a day such as 2026-12-01, or a moment such as 2026-12-01T15:00:00Z.`,
    );
  }
}
