// Votes that were given and do not count any more, and what their voters are told.

import { History } from "../case/history.ts";
import type { Reading } from "../case/reading.ts";
import type { Answer, CaseRecord, Vote } from "../case/record.ts";
import { ruledAnew } from "../case/ruled.ts";
import { decidingGroups } from "../deciding/voters.ts";
import type { FieldSpec } from "../form/field-spec.ts";
import { called } from "./called.ts";
import { commentLink } from "./link.ts";
import { valueText } from "./problem-text.ts";
import type { Telling } from "./status.ts";

/** Votes on what the form said before; a line for all that were given on the same. */
export function staleVotes(telling: Telling): string[] {
  const { instance, decision, facts, words } = telling;
  const stale = decision.tally?.stale ?? [];
  const readings = stale.length === 0 ? [] : new History(instance, facts, decision.record).all();
  return [...Map.groupBy(stale, ({ fields }) => fields)].map(([fields, votes]) => {
    const voters = { is: "list", items: votes.map(({ login }) => `@${login}`) } as const;
    const before = readings.find(({ fingerprint }) => fields !== null && fingerprint === fields);
    const line = words.say("status/stale", { voters, called: called(instance, words) });
    return [line, ...(before ? changes(before) : [])].join("\n");
  });

  function changes(before: Reading): string[] {
    return instance.material.flatMap((id) => {
      const spec = instance.fields.find((field) => field.id === id);
      const row = spec && changed(spec, before, telling);
      return row === undefined ? [] : [`  ${row}`];
    });
  }
}

/** Old and new; or, of words too long to be repeated, where to see what became of them. */
function changed({ id, label }: FieldSpec, before: Reading, { instance, decision, facts, words }: Telling) {
  const { values, sources } = decision.reading;
  const was = valueText(before.values[id], instance, words);
  const now = valueText(values[id], instance, words);
  if (was !== now) return words.say("status/stale-row", { label, was, now });
  if (JSON.stringify(before.values[id]) === JSON.stringify(values[id])) return undefined;
  const reply = sources[id];
  return reply
    ? words.say("status/stale-words-reply", { label, link: commentLink(facts, reply.comment) })
    : words.say("status/stale-words", { label });
}

const votes = new Set(["approve", "decline", "abstain"]);

/** Votes of this round that went with their comment or with their voter's place, unless taken back or given again. */
export function lostVotes(telling: Telling): string[] {
  const { record, tally } = telling.decision;
  if (!tally || tally.unknown !== null) return [];
  const last = new Map<number, Pick<Answer, "id" | "by" | "login">>(carriedOver(record).map((one) => [one.by, one]));
  for (const answer of record.answers) {
    const { command, refused, round, by } = answer;
    if (refused !== undefined || round !== record.round) continue;
    if (votes.has(command)) last.set(by, answer);
    else if (command === "retract" || command === "recuse") last.delete(by);
  }
  const standing = new Set(record.votes.map(({ by }: Vote) => by));
  return [...last.values()].flatMap(({ id, by, login }) =>
    standing.has(by) || typeof id !== "number" ? [] : [lost({ id, by, login }, telling)],
  );
}

/** The votes of a decision that somebody took back in time, but theirs. */
function carriedOver({ answers, decided, round }: CaseRecord): Pick<Answer, "id" | "by" | "login">[] {
  const back = answers.find((one) => one.about === "decision" && one.round === round - 1);
  if (!back || decided?.round !== round - 1) return [];
  return decided.votes.filter(({ by }) => by !== back.by).map(({ comment: id, by, login }) => ({ id, by, login }));
}

interface Lost {
  readonly id: number;
  readonly by: number;
  readonly login: string;
}

function lost({ id, by, login }: Lost, { decision, facts, words }: Telling): string {
  const groups = decidingGroups(decision.view);
  const members = decision.view.indexed.members;
  const link = commentLink(facts, id);
  if (!groups.some((group) => members.get(group)?.has(by))) {
    // Nothing is asked of them any more, so they are not called.
    const say = ruledAnew(decision.record) ? "status/vote-new-rules" : "status/vote-left";
    return words.say(say, { login, link, groups: { is: "choice", items: groups } });
  }
  const mention = `@${login}`;
  const comment = facts.timeline.find((entry) => entry.is === "comment" && entry.id === id);
  if (!comment) return words.say("status/vote-deleted", { login: mention });
  const edited = comment.is === "comment" && comment.edited;
  return words.say(edited ? "status/vote-edited" : "status/vote-returned", { login: mention, link });
}
