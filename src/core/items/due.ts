// Until when a line of notes says that something is to be done, and the line without those words.

import { type Anchor, daysIn, type Spoken, type When } from "./days.ts";

export interface DueOf {
  readonly due: When | null;
  /** A label says it, `Due: …`: no other sense is possible. */
  readonly labelled: boolean;
  /** The line without what says it. */
  readonly rest: string;
}

const label =
  "due(?: date| by| on)?|deadline|ETA|target(?: date)?|vence(?: el)?|fecha(?: l[íi]mite| de entrega)?|plazo|entrega|l[íi]mite|📅|⏰|🗓️?";
const labelBefore = new RegExp(
  `(?:^|[^\\p{L}])(?:(?:${label})\\s*[:=]\\s*|📅\\s*|⏰\\s*|🗓️?\\s*|(?<=[([,;]\\s*)(?:due|vence)(?: by| on| el)?\\s+)(?:the |el |on |by )?$`,
  "iu",
);
const wordBefore =
  /(?:^|[^\p{L}])(?:due(?: by| on)?|by|before|until|till?|(?:no|not) later than|antes del?(?: d[íi]a)?|hasta|para|a m[áa]s tardar|vence(?: el)?)\s+(?:the |el |la |on |del? |or before |~)*$/iu;
/** These say when only where nothing follows that they could belong to: not in "for the 5 March party". */
const looseBefore = /(?:^|[^\p{L}])(?:for|on|at|para|en)\s+(?:the |el |la )?$/iu;
const events =
  /(?:event|meeting|call|workshop|party|sprint|conference|summit|meetup|hackathon|session|talk|evento|reuni[óo]n|llamada|taller|fiesta|charla|encuentro)s?\s+(?:on|at|for|en|para|del?)?\s*(?:the |el |la )?$/iu;
const wordWithin =
  /^(?:by|before|until|in|within|antes|hasta|para|en|dentro|end|fin|finales|a fin|EO|ASAP|TB|cuanto|lo antes)/iu;

/** A time of day, and words for "about", that belong to the day before them. */
const tail =
  /^(?:\s*,?\s*(?:(?:at |a las |@ ?)?\d{1,2}(?:[:h]\d{2}\s*(?:am|pm|h|utc|z|cet|gmt)*|\s?(?:am|pm))|utc|\(?(?:EOD|COB|end of day|aoe)\)?|-?ish|or so|aprox\.?)(?![\p{L}]))+/iu;
const closed = /^\s*(?:$|[.,;:!)\]|–—-]|and\b|y\b)/iu;

type Strength = 0 | 1 | 2 | 3;

function strengthOf({ from, to, when }: Spoken, text: string, inGroup: (at: number) => boolean): Strength {
  const before = text.slice(0, from);
  if (labelBefore.test(before)) return 3;
  const after = text.slice(to).replace(tail, "");
  const ends = closed.test(after);
  if (inGroup(from)) return 2;
  if (wordBefore.test(before)) return /\bpara\s+(?:el |la )?$/iu.test(before) && !ends ? 0 : 2;
  const spoken = text.slice(from, to);
  if (/^(?:EO|a\.?s\.?a|as soon|cuanto|lo antes)/iu.test(spoken)) return 2;
  if (events.test(before)) return 0;
  if (wordWithin.test(spoken)) return 2;
  if (!ends) return 0;
  if (looseBefore.test(before)) return 1;
  const atEnd = /^\s*[.!)\]]*\s*$/u.test(after);
  return atEnd && !/^\d{1,2}[-/.]\d{1,2}$/.test(spoken) && when.is === "day" ? 1 : 0;
}

const sameDay = (all: readonly Spoken[]): boolean =>
  new Set(all.map(({ when }) => JSON.stringify(when.is === "day" ? when.day : when))).size <= 1;

/** `Due: when Ana is back`: somebody meant an end, and nobody can tell which. */
const unreadable =
  /(?:^|[^\p{L}])(?:due(?: date)?|deadline|fecha l[íi]mite|plazo|vence)\s*[:=]\s*(?<found>[^,;|)\]]{1,60})/iu;

/** Reads when a line is due. `isGroup` says of an offset whether it stands in brackets that name people or days. */
export function readDue(text: string, anchor: Anchor, isGroup: (at: number) => boolean): DueOf {
  const days = daysIn(text, anchor);
  const isTime = ({ from, to }: Spoken) =>
    days.length > 1 && /^(?:EOD|COB|end of (?:the )?day)$/iu.test(text.slice(from, to));
  const weighed = days
    .filter((one) => !isTime(one))
    .map((one) => ({ ...one, strength: strengthOf(one, text, isGroup) }));
  const most = Math.max(0, ...weighed.map(({ strength }) => strength));
  const chosen = weighed.filter(({ strength }) => strength === most && strength > 0);
  const [only] = chosen;
  if (!only || most === 0) return vagueDue(text);
  const rest = chosen.toReversed().reduce((left, one) => without(left, one), text);
  if (sameDay(chosen)) return { due: only.when, labelled: most === 3, rest };
  const readings = chosen.flatMap(({ when }) => (when.is === "day" ? [when.day] : when.readings)).toSorted();
  const found = chosen.map(({ from, to }) => text.slice(from, to).trim()).join(", ");
  return { due: { is: "unclear", found, readings }, labelled: most === 3, rest };
}

function vagueDue(text: string): DueOf {
  const match = unreadable.exec(text);
  const found = match?.groups?.found?.trim();
  if (!match || !found) return { due: null, labelled: false, rest: text };
  if (/^(?:none|no|-|–|—|n\/a|sin fecha|ninguna?)$/iu.test(found))
    return { due: null, labelled: false, rest: text.replace(match[0], " ") };
  return { due: { is: "unclear", found, readings: [] }, labelled: true, rest: text.replace(match[0], " ") };
}

/** Takes the words for a day out, with what leads up to them and what belongs to them. */
function without(text: string, { from, to }: Spoken): string {
  const after = text.slice(to).replace(tail, "");
  const before = text
    .slice(0, from)
    .replace(new RegExp(`(^|[^\\p{L}])(?:${label})\\s*[:=]\\s*(?:the |el |on |by )?$`, "iu"), "$1")
    .replace(
      /(^|[^\p{L}])(?:due(?: by| on)?|by|before|until|till?|(?:no|not) later than|antes del?(?: d[íi]a)?|hasta|para|a m[áa]s tardar|vence(?: el)?|for|on|at|en|📅|⏰|🗓️?)\s+(?:the |el |la |on |del? |or before |~)*$/iu,
      "$1",
    );
  return `${before.trimEnd()} ${after.trimStart()}`.trim();
}
