// What somebody must be told about: votes that do not count, things done by hand, holds, groups that cannot decide.

import { counting } from "../case/deadlines.ts";
import type { Answer } from "../case/record.ts";
import { ruledAnew } from "../case/ruled.ts";
import { hasLeft } from "../deciding/hold.ts";
import { cardMoved } from "./card-text.ts";
import { byHand } from "./hand.ts";
import { commentLink } from "./link.ts";
import { lostVotes, staleVotes } from "./lost-votes.ts";
import { nearlyKnown } from "./people-nearby.ts";
import { refusalText } from "./refusal-text.ts";
import { replyIncidents } from "./reply-text.ts";
import type { Telling } from "./status.ts";
import { voidSuggestions } from "./suggestion-text.ts";

/** A line for each, newest last, each naming just the people concerned. */
export function incidents(telling: Telling): string {
  const { decision, words } = telling;
  const lines = [
    ...(decision.unknown === null ? [] : [words.say("status/unknown-group", { group: decision.unknown })]),
    ...newRules(telling),
    ...nearlyKnown(telling),
    ...short(telling),
    ...holds(telling),
    ...staleVotes(telling),
    ...lostVotes(telling),
    ...refusals(telling),
    ...voidSuggestions(telling),
    ...replyIncidents(telling),
    ...nearMisses(telling),
    ...byHand(telling),
    ...cardMoved(telling, (answer) => refusalText(answer, telling)),
  ];
  return lines.map((line) => `- ${line}`).join("\n");
}

function newRules({ instance, decision, words }: Telling): string[] {
  const { record, view } = decision;
  if (!record.ruled || !ruledAnew(record)) return [];
  const say = record.votes.length > 0 ? "status/new-rules-votes" : "status/new-rules";
  return [words.say(say, { date: counting(instance, view.reading).dated(record.ruled.at) })];
}

function short({ decision, words }: Telling): string[] {
  const { tally } = decision;
  if (!tally) return [];
  const alone = tally.groups.filter(({ group, eligible, needed }) => tally.short.includes(group) && eligible < needed);
  if (alone.length > 0)
    return alone.map(({ group, eligible, needed }) => words.say("status/short", { group, count: eligible, needed }));
  const groups = { is: "list", items: tally.short } as const;
  const say = tally.approval.possible ? "status/short-away" : "status/short-rule";
  return tally.short.length === 0 ? [] : [words.say(say, { groups })];
}

function holds({ instance, decision, facts, words, stage }: Telling): string[] {
  if (!decision.tally && !stage.concerns) return [];
  const { liftedBy } = instance.voting.holds;
  return decision.record.holds.map((one) => {
    const link = commentLink(facts, one.comment);
    const { login, name } = one;
    const held = words.say(name === undefined ? "status/hold" : "status/hold-named", {
      login,
      link,
      choice: name ?? "",
    });
    const group = hasLeft(one, decision.view) ? instance.escalation : liftedBy;
    if (hasLeft(one, decision.view))
      return [held, group ? words.say("status/hold-left", { login, group }) : ""].join(" ").trim();
    return liftedBy === null ? held : [held, words.say("status/hold-lifted-by", { group: liftedBy })].join(" ");
  });
}

/**
 * Whether that person wrote the same command again later, and it counted: then there is nothing to tell any more. One
 * `/done` says nothing of another, which may be about another thing.
 */
const mended = (login: string, command: string, comment: Answer["id"], { record }: Telling["decision"]) =>
  command !== "done" &&
  record.answers.some(
    (later) =>
      later.login === login &&
      later.command === command &&
      later.refused === undefined &&
      typeof later.id === "number" &&
      later.id > Number(comment),
  );

/** The last few commands that did not count since this stage began, with the reason. */
function refusals(telling: Telling): string[] {
  const { decision, facts, words } = telling;
  const { record } = decision;
  const recent = record.answers.filter(({ refused, at }) => refused !== undefined && at >= record.since);
  // Whoever tries the same thing again is told once, about the last time.
  const last = new Map(recent.map((answer) => [`${answer.by} ${answer.command} ${answer.refused}`, answer]));
  const open = [...last.values()].filter(({ login, command, id }) => !mended(login, command, id, decision));
  return open.slice(-5).flatMap((answer) => {
    const { id, command, login } = answer;
    if (typeof id !== "number") return [];
    const link = commentLink(facts, id);
    return [words.say("status/refused", { login: `@${login}`, command, link, sentence: refusalText(answer, telling) })];
  });
}

/** Comments since this stage began that nearly are a command. */
function nearMisses({ decision, facts, words }: Telling): string[] {
  const last = new Map(decision.near.map((miss) => [`${miss.login} ${miss.meant}`, miss]));
  return [...last.values()]
    .filter(({ login, meant, comment }) => !mended(login, meant, comment, decision))
    .slice(-3)
    .map(({ login, comment, meant }) =>
      words.say("status/near-miss", { login: `@${login}`, link: commentLink(facts, comment), meant }),
    );
}
