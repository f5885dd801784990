// Boxes that exclude each other while GitHub insists on all of them. Only what is clear counts: a form is refused for it.

import type { Element } from "./layout.ts";

/** Boxes of which people would tick one, and must tick all. */
export function excludeEachOther({ type, label, options, mustTick }: Element): boolean {
  if (type !== "checkboxes" || options.length < 2 || mustTick.length < options.length) return false;
  const said = options.map(wordsOf);
  return asksForOne(label, said) || said.some((one, at) => said.slice(at + 1).some((other) => deny(one, other)));
}

const oneOf =
  /\b(?:which|either|whether|(?:choose|pick|select|tick|only|just) one|one of|cu[aá]l|(?:elige|escoge|marca|selecciona|solo) un[oa]|un[oa] de)\b/iu;
/** What somebody did can be several things; what they will do is one of them. */
const howItWillBe = /^\W*(?:how|where|when) (?:do|does|will|would|should|is|are|can)\b.*\?\s*$/iu;

function asksForOne(label: string, options: readonly (readonly string[])[]): boolean {
  if (oneOf.test(label) || howItWillBe.test(label)) return true;
  const asked = ` ${wordsOf(label).join(" ")} `;
  return / (?:or|o) /u.test(asked) && options.every((words) => asked.includes(` ${words.join(" ")} `));
}

const shortened: readonly (readonly [RegExp, string])[] = [
  [/’/gu, "'"],
  [/\bcan(?:'t|not)\b/gu, "can not"],
  [/\bwon't\b/gu, "will not"],
  [/n't\b/gu, " not"],
  [/'m\b/gu, " am"],
  [/'re\b/gu, " are"],
];

const wordsOf = (option: string): readonly string[] =>
  shortened.reduce((text, [short, long]) => text.replace(short, long), option.toLowerCase()).match(/[\p{L}\p{N}]+/gu) ??
  [];

const nots = new Set(["not", "no"]);
const fillers = new Set(["do", "does", "did"]);

/** Yes and no, or the same words with a `not` and without. */
function deny(one: readonly string[], other: readonly string[]): boolean {
  const [first, second] = [one[0] ?? "", other[0] ?? ""].toSorted();
  if (first === "no" && (second === "yes" || second === "sí")) return true;
  const [negated, plain] = [one, other].map((words) => words.some((word) => nots.has(word)));
  const rest = (words: readonly string[]) => words.filter((word) => !nots.has(word) && !fillers.has(word)).join(" ");
  return negated !== plain && rest(one) === rest(other);
}
