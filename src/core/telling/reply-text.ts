// What the status comment says about answers that stand in comments: what was understood, from where, and what was not.

import type { Comment, Facts } from "../case/facts.ts";
import { rewrittenByOther } from "../case/fillings.ts";
import type { Instance } from "../case/kind.ts";
import type { Reading } from "../case/reading.ts";
import type { CaseRecord } from "../case/record.ts";
import { fieldLines, type Missed } from "../form/field-lines.ts";
import { fieldNames } from "../form/field-names.ts";
import { inert } from "../text/text.ts";
import { commentLink } from "./link.ts";
import { valueText } from "./problem-text.ts";
import type { Telling } from "./status.ts";

/** How somebody would answer a field in a comment. */
export const example = (label: string): string => inert(`${label}: …`, 80);

/** Each answer that is not the form's, with its comment and what the form says instead. */
export function answeredInComments({ instance, decision, facts, words, stage }: Telling): string {
  const { values, sources } = decision.reading;
  if (stage.closes) return "";
  const lines = instance.fields.flatMap(({ id, label }) => {
    const source = sources[id];
    if (!source) return [];
    const { comment, from, instead } = source;
    const now = values[id];
    const value =
      now === undefined
        ? words.say("status/unclear")
        : now.is === "text"
          ? words.say("status/text-there")
          : valueText(now, instance, words);
    const gaps = { label, value, link: commentLink(facts, comment) };
    // What nobody can read is asked for above, with its reply.
    if (instead === undefined || instead.is === "none" || instead.is === "text")
      return now === undefined ? [] : [words.say(`status/from-${from}`, gaps)];
    const was = valueText(instead, instance, words);
    return [words.say(was === value ? `status/from-${from}` : `status/from-${from}-instead`, { ...gaps, was })];
  });
  return lines.length === 0 ? "" : [words.say("status/answered"), lines.join("\n")].join("\n\n");
}

interface Reply {
  readonly comment: Comment;
  readonly missed: readonly Missed[];
  readonly fills: readonly string[];
}

/** The author's comments of this stage that fill fields, or nearly do; also those that may not. */
function replies(instance: Instance, facts: Facts): Reply[] {
  const { timeline, author, startsAt, openedAt } = facts;
  const names = fieldNames(instance.form);
  return timeline.flatMap((entry): Reply[] => {
    if (entry.is !== "comment" || entry.mine || !entry.by || entry.by.id !== author?.id) return [];
    if (startsAt !== openedAt && entry.at <= startsAt) return [];
    const { said, missed } = fieldLines(entry.body, names);
    const fills = said.map(({ named }) => named.element.id);
    return said.length + missed.length === 0 ? [] : [{ comment: entry, missed, fills }];
  });
}

/** Near misses that nothing has answered since. */
const stillMissed = ({ comment, missed, fills }: Reply, { sources }: Reading): Missed[] =>
  missed.filter(({ means }) => !fills.includes(means.id) && (sources[means.id]?.comment ?? 0) <= comment.id);

/** Lines for the author: what was not understood, and what does not count. */
export function replyIncidents({ instance, decision, facts, words }: Telling): string[] {
  const { record, reading } = decision;
  if (record.decided?.round === record.round || !facts.author) return [];
  const login = `@${facts.author.login}`;
  const lines = replies(instance, facts).flatMap((reply) => {
    const { comment, fills } = reply;
    const gaps = { login, link: commentLink(facts, comment.id) };
    if (fills.length > 0 && rewrittenByOther(comment)) return [words.say("status/reply-changed", gaps)];
    if (fills.length > 0 && comment.viaApp) return [words.say("status/reply-via-app", gaps)];
    if (comment.at < record.since) return [];
    return stillMissed(reply, reading).map(({ wrote, means: { label }, value }) => {
      const found = inert(wrote, 80);
      return value === undefined
        ? words.say("status/field-near-miss", { ...gaps, found, label, usage: example(label) })
        : words.say("status/field-no-colon", { ...gaps, found, label, usage: inert(`${label}: ${value}`, 100) });
    });
  });
  return lines.slice(-3);
}

/** 👀 on a reply of which every line was understood, 😕 where one was not. Nothing once it is decided. */
export function replyReactions(
  instance: Instance,
  record: CaseRecord,
  { problems, sources }: Reading,
  facts: Facts,
): ReadonlyMap<number, "EYES" | "CONFUSED"> {
  const decided = record.decided?.round === record.round ? record.decided.at : undefined;
  const unclear = new Set(problems.map(({ field }) => field));
  const wanted = new Map<number, "EYES" | "CONFUSED">();
  for (const reply of replies(instance, facts)) {
    const { comment, fills } = reply;
    if (decided !== undefined && comment.at > decided) continue;
    const missed = reply.missed.filter(({ means }) => (sources[means.id]?.comment ?? 0) <= comment.id);
    const open = fills.some((field) => unclear.has(field) && sources[field]?.comment === comment.id);
    const counts = !comment.viaApp && !rewrittenByOther(comment) && missed.length === 0 && !open;
    wanted.set(comment.id, counts ? "EYES" : "CONFUSED");
  }
  return wanted;
}
