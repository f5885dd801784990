// Brackets and labels of a line that say who: `(R: @ana, S: @bo)`, `[@ana]`, `Owner: Ana`, `@ana (R)`.

import { anyCase } from "../text/any-case.ts";
import { type Anchor, daysIn } from "./days.ts";
import { type Company, labelWord, letterOf, mention, type Owner, ownersIn, several } from "./people.ts";
import { mayBeName } from "./verbs.ts";

export interface Assigned {
  readonly owners: readonly Owner[];
  /** A label says it: not only that somebody is named. */
  readonly sure: boolean;
  /** The line without it. */
  readonly rest: string;
}

const group = /[([]([^()[\]]{1,300})[)\]](?!\()/gu;
const labelled = new RegExp(`^(${labelWord})\\s*[:=]\\s*(.*)$`, "u");
const spelled = new RegExp(`^(${labelWord})\\s+(?=@)(.*)$`, "u");
const onlyPeople = new RegExp(`^(?:${several})$`, "u");
const placeholder =
  /^(?:owners?|assignees?|responsables?|who|name|nombre|qui[ée]n|tb[dac]|\?+|nobody yet|por definir|volunteer needed)$/iu;
const dueLike = /^(?:due|by|before|until|deadline|eta|para|antes|hasta|vence|plazo|fecha|for|on)\b/iu;

interface Piece {
  readonly owners: readonly Owner[];
  readonly sure: boolean;
}

/** One part of what stands between brackets; undefined where it says something else. */
function piece(text: string, letter: Owner["letter"], company: Company, anchor: Anchor): Piece | undefined {
  if (text === "" || placeholder.test(text))
    return { owners: [], sure: text !== "" && /^(?:owner|assignee|responsable)/iu.test(text) };
  if (onlyPeople.test(text)) {
    const owners = ownersIn(text, letter, company);
    const names = owners.filter(({ is }) => is === "name");
    if (!names.every((one) => one.is === "name" && (one.name.startsWith("@") || mayBeName(one.name)))) return undefined;
    return { owners, sure: false };
  }
  const days = daysIn(text, anchor);
  const [first] = days;
  if (dueLike.test(text) && first) return { owners: [], sure: true };
  return days.length === 1 && first?.from === 0 && text.length - first.to < 12
    ? { owners: [], sure: false }
    : undefined;
}

/** What stands between brackets, where all of it says who, in which part, or when. */
function inBrackets(content: string, company: Company, anchor: Anchor): Piece | undefined {
  let letter: Owner["letter"] = "R";
  const pieces: Piece[] = [];
  for (const part of content.split(/\s*[,;|]\s*(?:and |y |& )?|\s+-\s+|\s*\/\s*(?=[@\p{L}]+\s*[:=@])/u)) {
    const label = labelled.exec(part.trim()) ?? spelled.exec(part.trim());
    if (label) letter = letterOf(label[1] ?? "");
    const found = piece((label ? (label[2] ?? "") : part).trim(), letter, company, anchor);
    if (!found) return undefined;
    pieces.push(label ? { ...found, sure: true } : found);
  }
  const owners = pieces.flatMap((one) => one.owners);
  const sure = pieces.some((one) => one.sure);
  return owners.length > 0 || sure || pieces.length > 0 ? { owners, sure } : undefined;
}

/** Whether an offset of the line lies within brackets that say who or when. */
export function bracketsOf(text: string, company: Company, anchor: Anchor): (at: number) => boolean {
  const spans = [...text.matchAll(group)].flatMap(({ index, 0: whole, 1: content = "" }) =>
    inBrackets(content, company, anchor) ? [[index, index + whole.length] as const] : [],
  );
  return (at) => spans.some(([from, to]) => at > from && at < to);
}

const afterwards = new RegExp(`(${several})\\s*[([](${labelWord})[)\\]]`, "gu");
const outside = new RegExp(`(?:^|[\\s,;|.–—-])(${labelWord})\\s*[:=]\\s*(${several})(?=$|[\\s,.;|)–—-])`, "gu");
const assigning = anyCase(
  "assigned to|owned by|handled by|(?:to be )?done by|a cargo de|asignad[oa]s? a|en manos de|le toca a|les toca a|lo hacen?|se encargan?:?",
);
const phrases = new RegExp(`(?:^|[\\s,;|–—-])(?:${assigning})\\s+(${several})(?=$|[\\s,.;|)])`, "gu");

/** Takes everybody out whom brackets, labels and phrases of assigning name. */
export function takeAssigned(text: string, company: Company, anchor: Anchor): Assigned {
  const owners: Owner[] = [];
  let sure = false;
  const take = (found: readonly Owner[], certain: boolean): string => {
    owners.push(...found);
    sure ||= certain;
    return " ";
  };
  const rest = text
    .replace(afterwards, (_, who: string, label: string) => take(ownersIn(who, letterOf(label), company), true))
    .replace(group, (whole, content: string) => {
      if (content.trim() === "") return " ";
      const found = inBrackets(content, company, anchor);
      return found ? take(found.owners, found.sure) : whole;
    })
    .replace(outside, (_, label: string, who: string) => take(ownersIn(who, letterOf(label), company), true))
    .replace(phrases, (_, who: string) => take(ownersIn(who, "R", company), true));
  return { owners, sure, rest };
}

export const hasMention = new RegExp(mention, "u");
