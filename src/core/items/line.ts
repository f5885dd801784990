// What one line of notes says by itself: what is to be done, by whom, until when, and how surely it says so.

import { anyCase } from "../text/any-case.ts";
import { bracketsOf, takeAssigned } from "./assigned.ts";
import type { Anchor, When } from "./days.ts";
import { readDue } from "./due.ts";
import { type Company, capitalised, isKnown, mention, type Owner, ownersIn, several } from "./people.ts";
import { isFuture, isTask, mayBeName } from "./verbs.ts";

export interface Said {
  /** What is left when who and when are taken out. */
  readonly text: string;
  readonly owners: readonly Owner[];
  readonly due: When | null;
  /** How the line says that it is something to do; nothing where it does not. */
  readonly by: {
    /** `AI:`, `TODO`. */
    readonly marker: boolean;
    /** Brackets or labels that surely name who or when. */
    readonly label: boolean;
    /** `Ana to …`, `@bo will …`. */
    readonly subject: boolean;
    /** A name at either end of the line. */
    readonly name: boolean;
    /** `I'll …`. */
    readonly self: boolean;
    /** It begins as people tell each other what to do. */
    readonly verb: boolean;
  };
}

const loudMarker = /^(?:AI|AP)(?=\s*[:(@[]|\s+@)|^TO-?DO\b|^ACTION(?: ITEM)?S?\b(?=\s*[:(@[\s–-])/u;
const marker =
  /^(?:action(?: item| point)?|a\.i\.|to-?do|task|next step|follow[- ]?up|acci[óo]n|tarea|pendiente|por hacer|compromiso)\s*(?=[:(@[]|[–—-]\s)/iu;

function takeMarker(text: string): { readonly found: boolean; readonly rest: string } {
  const match = loudMarker.exec(text) ?? marker.exec(text);
  if (!match) return { found: false, rest: text };
  // `TODO(bo): …`, as it is written in code.
  const rest = text
    .slice(match[0].length)
    .replace(/^\s*[:–—-]\s*/u, "")
    .replace(/^\s*[([]([a-z][a-z\d-]*)[)\]]\s*:?\s*/u, "(@$1) ");
  return {
    found: true,
    rest: rest.trim(),
  };
}

const auxiliaries =
  "will(?: then| also)?|shall|should|must|to|needs? to|ha(?:s|ve) to|is to|are to|(?:is|are) going to|(?:has |have )?agreed to|volunteer(?:s|ed) to|offer(?:s|ed) to|promised to|takes on to|(?:can|could|would|will) you(?: please)?|please|can please|deben?(?:ría)?|tienen? que|van? a|se compromet(?:e|en|ió|ieron) a|quedan? en|se encargan? de|se ofrecen? (?:a|para)|por favor|a";
const subject = new RegExp(
  `^(${several})\\s*[,:]?\\s+(?:${anyCase(auxiliaries)})\\s+(?<verb>[\\p{Ll}]+)(?=$|[^\\p{L}])`,
  "u",
);
const spanishSubject = new RegExp(`^(${several})\\s+(?<verb>\\p{Ll}+)(?=$|[^\\p{L}])`, "u");
const selves = "I(?:'|’)ll|I will|I am going to|I(?:'|’)m going to|I can|I shall|yo|voy a|me encargo de|quedo en";
const self = new RegExp(`^(?:${anyCase(selves)})\\s+(?<verb>[\\p{Ll}]+)`, "u");
const noTasks =
  /^(?:be|have|not|the|a|an|my|our|their|all|everyone|him|her|them|us|this|that|join|attend|arrive|leave|miss|present|speak|ser|estar|haber|tener)$/iu;

const anyName = (owners: readonly Owner[]) => owners.filter((one) => one.is === "name").map(({ name }) => name);

/** People who can be the ones who are to do something: accounts, teams, and names that are no ordinary words. */
const arePeople = (owners: readonly Owner[]): boolean =>
  owners.length > 0 && anyName(owners).every((name) => name.startsWith("@") || mayBeName(name));

interface Subject {
  readonly owners: readonly Owner[];
  readonly rest: string;
  readonly self: boolean;
}

/** `Ana and Bo to detail this`, `@ana will write it`, `I'll ask them`. */
function takeSubject(text: string, company: Company): Subject | undefined {
  const own = self.exec(text);
  if (own && isTask(own.groups?.verb ?? "") && company.writer !== undefined) {
    const from = own[0].length - (own.groups?.verb ?? "").length;
    return { owners: ownersIn("I", "R", company), rest: text.slice(from), self: true };
  }
  const match = subject.exec(text) ?? futureOf(text);
  const verb = match?.groups?.verb ?? "";
  if (!match || noTasks.test(verb)) return undefined;
  const owners = ownersIn(match[1] ?? "", "R", company);
  const sure = anyName(owners).length === 0;
  if (!arePeople(owners) || !(isTask(verb) || isFuture(verb) || (sure && /\sto\s+\p{Ll}+$/u.test(match[0]))))
    return undefined;
  const rest = text.slice(match[0].length - verb.length);
  return { owners, rest: /\syou\s/iu.test(match[0]) ? rest.replace(/\?+$/, "") : rest, self: false };
}

function futureOf(text: string): RegExpExecArray | undefined {
  const match = spanishSubject.exec(text);
  return match && isFuture(match.groups?.verb ?? "") ? match : undefined;
}

const mentions = `${mention}(?:\\s*(?:,|&|\\+|/|and|y|e)?\\s*${mention})*`;
const leading = new RegExp(`^(${mentions})\\s*[:,;–—-]?\\s+(?=\\S)`, "u");
const leadingName = new RegExp(
  `^(${capitalised}(?:\\s*(?:,|&|/|and|y|e)\\s*${capitalised})*)\\s*(?::|\\s[–—-])\\s+`,
  "u",
);
const trailing = new RegExp(`(?:\\s*(?:→|->|=>|⇒|\\||:|,|[–—-])\\s*|\\s+)(${mentions})[\\s.]*$`, "u");
const trailingName = new RegExp(
  `\\s*(?:→|->|=>|⇒|\\||\\s[–—-])\\s*(${capitalised}(?:\\s*(?:,|&|/|and|y|e)\\s*${capitalised})*)[\\s.]*$`,
  "u",
);

/** Names that stand before or behind everything else. */
function takeNames(
  text: string,
  company: Company,
): { readonly owners: readonly Owner[]; readonly rest: string } | undefined {
  for (const shape of [leading, leadingName, trailing, trailingName]) {
    const match = shape.exec(text);
    if (!match) continue;
    const owners = ownersIn(match[1] ?? "", "R", company);
    if (!arePeople(owners)) continue;
    return { owners, rest: `${text.slice(0, match.index)}${text.slice(match.index + match[0].length)}` };
  }
  return undefined;
}

/** Spaces, empty brackets and signs that are left at the ends when something was taken out. */
export const tidy = (text: string): string =>
  text
    .replace(/[([]\s*[,;]*\s*[)\]](?!\()/gu, " ")
    .replace(/\s+/gu, " ")
    .replace(/\s+([,.;:!?)])/gu, "$1")
    .replace(/^[\s,;:.–—|→>=-]+|(?:[\s,;:|→=–—-]|->|=>)+$/gu, "")
    .replace(/\.$/u, "")
    .trim();

const firstWord = (text: string): string => /^[\p{L}-]+/u.exec(text)?.[0] ?? "";

/** Reads a line without its bullet and box. */
export function readLine(raw: string, company: Company, anchor: Anchor): Said {
  const plain = raw.replace(/\*\*|__/g, "").trim();
  const marked = takeMarker(plain);
  const { due, labelled, rest: undated } = readDue(marked.rest, anchor, bracketsOf(marked.rest, company, anchor));
  const assigned = takeAssigned(undated, company, anchor);
  const before = tidy(assigned.rest);
  const subject = takeSubject(before, company);
  const names = subject || assigned.owners.length > 0 ? undefined : takeNames(` ${before}`.trim(), company);
  const alone = names || subject ? undefined : onlyNames(before, company);
  const text = tidy(alone ? "" : (subject?.rest ?? names?.rest ?? before));
  return {
    text,
    owners: distinct([...(subject?.owners ?? []), ...assigned.owners, ...(names?.owners ?? []), ...(alone ?? [])]),
    due,
    by: {
      marker: marked.found,
      label: assigned.sure || labelled || (due !== null && assigned.owners.some(({ is }) => is === "account")),
      subject: subject !== undefined && !subject.self,
      name: names !== undefined,
      self: subject?.self === true,
      verb: isTask(firstWord(text)),
    },
  };
}

const onlyNamed = new RegExp(`^(?:${several})$`, "u");

/** A line, often below another one, that is nothing but who is to do it. */
function onlyNames(text: string, company: Company): readonly Owner[] | undefined {
  if (!onlyNamed.test(text)) return undefined;
  const owners = ownersIn(text, "R", company);
  return owners.every((one) => one.is === "account" || isKnown(one.name, company)) ? owners : undefined;
}

/** Each person once in each part. */
function distinct(owners: readonly Owner[]): readonly Owner[] {
  const seen = new Set<string>();
  return owners.filter((one) => {
    const key = `${one.letter} ${one.is === "account" ? `@${one.login.toLowerCase()}` : one.name}`;
    return seen.has(key) ? false : seen.add(key);
  });
}
