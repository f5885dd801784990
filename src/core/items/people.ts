// Who is named in a piece of a line: accounts, and names that are none.

import { anyCase } from "../text/any-case.ts";
import { fold } from "../text/closest.ts";

/** The letters of RACI, with S for who supports. */
export type Letter = "R" | "A" | "S" | "C" | "I";

export type Owner =
  | { readonly is: "account"; readonly letter: Letter; readonly login: string }
  /** A name, a team or "everyone": nobody that GitHub can assign. */
  | { readonly is: "name"; readonly letter: Letter; readonly name: string };

/** Somebody who may be meant by a plain name. */
export interface Known {
  readonly login: string;
  readonly name?: string;
}

export interface Company {
  readonly known: readonly Known[];
  /** Who wrote the line: "I" and "me". */
  readonly writer?: string;
}

const labels: Readonly<Record<Letter, string>> = {
  R: "responsible|responsables?|owners?|assignees?|assigned to|resp\\.?|who|encargad[oa]s?|asignad[oa]s?(?: a)?|due[ñn][oa]s?|qui[ée]n(?:es)?|👤",
  A: "accountable|approver|aprueba|rinde cuentas",
  S: "supporting|supports?|supported by|helpers?|helping|apoyos?|apoyan?|ayudan?",
  C: "consulted|consults?|consultad[oa]s?|consultar a",
  I: "informed|inform|informad[oa]s?|informar a|cc",
};
const letters: readonly Letter[] = ["R", "A", "S", "C", "I"];

/** What says in which part somebody takes part: a word, or a letter that is a capital. */
export const labelWord = `(?:${anyCase(letters.map((letter) => labels[letter]).join("|"))})|[RASCI](?:/[RASCI])?`;

const isLabel = letters.map((letter) => [letter, new RegExp(`^(?:${labels[letter]})$`, "iu")] as const);

export function letterOf(word: string): Letter {
  const plain = word.trim().replace(/\s+/g, " ");
  const [first = ""] = plain;
  return (
    isLabel.find(([, shape]) => shape.test(plain))?.[0] ??
    (plain.length <= 3 ? letters.find((letter) => letter === first) : undefined) ??
    "R"
  );
}

/** `@ana`, never the `@` of an e-mail address; `@org/team` is a team. */
export const mention = "(?<![\\p{L}\\p{N}@/.+-])@[A-Za-z\\d](?:[A-Za-z\\d-]{0,38})(?:/[A-Za-z\\d][\\w-]*)?(?![\\w@])";
const word = "\\p{Lu}[\\p{L}'’-]+";
/** One to three words with capitals: `Ana`, `Ana Silva`, `Rubén M.`. */
export const capitalised = `${word}(?: (?:(?:de|da|van|von|del) )?(?:${word}|\\p{Lu}\\.)){0,2}`;
const joiner = "\\s*(?:,\\s*(?:and|y|e|&)\\s|,|&|\\+|/|\\s(?:and|y|e|with|con)\\s)\\s*";
const anyone = `(?:${mention}|${capitalised}|me\\b|I\\b|yo\\b)`;
export const several = `${anyone}(?:${joiner}${anyone})*`;

/** The account that a plain name is: the one person of that login, name or first name. Two of them are nobody. */
function accountOf(name: string, known: readonly Known[]): string | undefined {
  const wanted = fold(name);
  const named = (test: (one: Known) => boolean) => {
    const [first, ...others] = known.filter(test);
    return others.length === 0 ? first?.login : undefined;
  };
  return (
    named(({ login }) => login.toLowerCase() === wanted) ??
    named((one) => one.name !== undefined && fold(one.name) === wanted) ??
    named((one) => one.name !== undefined && fold(one.name).split(" ")[0] === wanted)
  );
}

export const isKnown = (name: string, { known }: Company): boolean => accountOf(name, known) !== undefined;

/** One person as written. */
function ownerOf(written: string, letter: Letter, { known, writer }: Company): Owner {
  const name = written.trim().replace(/[.,:;]+$/, "");
  if (name.startsWith("@")) {
    const login = name.slice(1);
    return login.includes("/") ? { is: "name", letter, name } : { is: "account", letter, login };
  }
  if (writer !== undefined && /^(?:I|me|yo)$/i.test(name)) return { is: "account", letter, login: writer };
  const login = accountOf(name, known);
  return login === undefined ? { is: "name", letter, name } : { is: "account", letter, login };
}

const person = new RegExp(anyone, "gu");

/** Everybody in a list of people, with one letter for all. */
export const ownersIn = (text: string, letter: Letter, company: Company): readonly Owner[] =>
  [...text.matchAll(person)].map(([written]) => ownerOf(written, letter, company));
