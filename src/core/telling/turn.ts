// Whose turn it is: the first words of the status comment, and who is called by name. Nobody is called who cannot act.

import { counting } from "../case/deadlines.ts";
import type { Facts } from "../case/facts.ts";
import type { Instance, Reminder } from "../case/kind.ts";
import type { Outcome } from "../case/record.ts";
import { toAct } from "../deciding/awaited.ts";
import type { Decision } from "../deciding/decide.ts";
import { foreseen } from "../deciding/foreseen.ts";
import { hasLeft } from "../deciding/hold.ts";
import { isPlain, isStuck, waitingGroups } from "../deciding/rule.ts";
import type { Words } from "../text/words.ts";
import { called } from "./called.ts";
import { followUpTurn } from "./follow-ups-text.ts";
import { commentLink } from "./link.ts";
import type { Telling } from "./status.ts";

type Calling = Pick<Telling, "instance" | "decision" | "facts" | "words">;

/** Whose turn it is, in the words of the kind unless something stands in the way. */
export function turn(telling: Calling): string {
  const { instance, decision, facts, words } = telling;
  const { record, tally, reading, unknown } = decision;
  const name = facts.author?.login ?? words.say("status/nobody");
  if (record.asked) {
    const { login, comment } = record.asked;
    return words.say("status/turn-asked", { author: name, login, link: commentLink(facts, comment) });
  }
  if (unknown !== null) return words.say("status/turn-unknown", { group: unknown });
  const next = followUpTurn(telling);
  if (next !== undefined) return next;
  const mention = asked(telling) ?? callees(telling);
  if (tally && tally.short.length > 0) return words.say("status/turn-short", { mention });
  if (tally && !tally.held && !tally.approval.possible) return words.say("status/turn-impossible", { mention });
  if (tally && isStuck(tally)) return words.say("status/turn-away", { mention });
  if (tally?.held) return words.say("status/turn-held", { mention });
  // Where a comment of its own has just called the author, the status comment does not call a second time.
  const author = record.decided?.round !== record.round && isAuthors(instance, record.stage) ? mention : name;
  const votes = instance.stages[record.stage]?.elects ? null : tally;
  const ahead = votes ? foreseen(votes, decision.view) : null;
  if (ahead?.is === "approve") {
    const date = counting(instance, reading).dated(ahead.at);
    return words.say("status/turn-stands", { deciders: mention, author, date });
  }
  if (votes && !isPlain(votes.applied.tier)) return words.say("status/turn-vote", { deciders: mention, author });
  const { have, needed } = tally ?? { have: 0, needed: 0 };
  const count = tally ? needed : reading.problems.length;
  const own = instance.turn?.(decision.view);
  const people = { author, deciders: mention, have, needed, count };
  const sentence = own?.say ?? `${instance.kind}/${record.stage}`;
  // Each answer can be read, and yet something is missing: there is nothing to count.
  if (count === 0 && words.has(`${sentence}.one`)) return words.say("status/turn-missing", { author });
  return words.say(sentence, { ...people, ...own?.with });
}

const isAuthors = (instance: Instance, stage: string) => instance.stages[stage]?.turn === "author";

/**
 * Those whose turn it is, called so that GitHub tells them. `fresh`: in a comment that is written just now, which calls
 * nobody who has voted or is on leave. In one that is edited, names in the place of a team would call them again.
 */
function callees({ instance, decision, facts, words }: Calling, fresh = false): string {
  const { tally, view } = decision;
  if (!tally) return facts.author ? `@${facts.author.login}` : words.say("status/nobody");
  if (isStuck(tally)) return escalation(instance, facts, words);
  if (tally.held) return holders(decision, instance, facts, words);
  return list(
    waitingGroups(tally, view).flatMap((group) => {
      const roster = facts.groups[group];
      const some = roster?.known && (roster.listed || (fresh && roster.open)) ? toAct(group, view, tally) : null;
      return some?.map((login) => `@${login}`) ?? mentionOf(group, facts) ?? group;
    }),
    words,
  );
}

/** Those who are asked by turn have a comment of their own that calls them, so here are just their names. */
function asked({ decision: { asking }, facts, words }: Calling): string | undefined {
  if (!asking || asking.people.length === 0) return undefined;
  const roster = facts.groups[asking.group];
  const isOpen = roster?.known === true && roster.open;
  return isOpen
    ? list(
        asking.people.map(({ login }) => login),
        words,
      )
    : asking.group;
}

/** Those who hold it; in the place of whoever has left the groups, those who may lift that hold. */
function holders({ record, view }: Decision, instance: Instance, facts: Facts, words: Words): string {
  const names = record.holds.map((one) => (hasLeft(one, view) ? escalation(instance, facts, words) : `@${one.login}`));
  return list([...new Set(names)], words);
}

const list = (items: readonly string[], words: Words) => words.format({ is: "list", items });

/** By its team where that is no secret. */
function mentionOf(group: string, facts: Facts): string | null {
  const roster = facts.groups[group];
  return roster?.known ? roster.mention : null;
}

function escalation({ escalation: group }: Instance, facts: Facts, words: Words): string {
  return (group === null ? null : mentionOf(group, facts)) ?? words.say("status/maintainers");
}

/** What the end brings, where that is a decision. */
function endingAs({ instance, decision }: Calling): string {
  const outcome = endsAs(instance, decision);
  return outcome === undefined ? "" : `-${outcome}`;
}

/** What it is if nobody does anything, where that is a decision. */
export function endsAs({ stages }: Instance, { exits, deadline, record }: Decision): Outcome | undefined {
  const to = exits.find(({ verdict }) => !verdict.met && verdict.deadline === deadline)?.to;
  return stages[record.stage]?.exits?.find((exit) => exit.to === to)?.decides;
}

/** What a reminder says, and to whom. */
export function reminderText({ tells, ends }: Reminder, telling: Calling): string {
  const { instance, decision, facts, words } = telling;
  const stage = instance.stages[decision.record.stage];
  const own = stage?.turn === "deciders" ? `notice/remind-deciders${endingAs(telling)}` : "notice/remind-author";
  const mention = tells === "escalated" ? escalation(instance, facts, words) : callees(telling, true);
  const date = counting(instance, decision.view.reading).dated(ends ?? decision.deadline ?? facts.now);
  // Where not everybody may put it on hold, nobody is told to.
  const told = tells === "silence" && instance.voting.holds.by !== null ? "silence-no-hold" : tells;
  return words.say(told === undefined ? own : `notice/${told}`, {
    mention,
    date,
    link: facts.url,
    called: called(instance, words),
  });
}
