// What somebody must be told about: votes that do not count, things done by hand, holds, groups that cannot decide.

import type { Person } from "./facts.ts";
import { stateLabel } from "./labels.ts";
import { commentLink } from "./link.ts";
import { near } from "./near.ts";
import type { Answer } from "./record.ts";
import { ruleOf } from "./rule.ts";
import type { Telling } from "./status.ts";

/** A line for each, newest last, each naming just the people concerned. */
export function incidents(telling: Telling): string {
  const { decision, words } = telling;
  const lines = [
    ...(decision.unknown === null ? [] : [words.say("status/unknown-group", { group: decision.unknown })]),
    ...short(telling),
    ...holds(telling),
    ...stale(telling),
    ...lostVotes(telling),
    ...refusals(telling),
    ...nearMisses(telling),
    ...byHand(telling),
  ];
  return lines.map((line) => `- ${line}`).join("\n");
}

function short({ instance, decision, facts, words }: Telling): string[] {
  const { tally } = decision;
  if (!tally) return [];
  const roster = instance.escalation === null ? undefined : facts.groups[instance.escalation];
  const mention = roster?.known ? roster.mention : null;
  const escalation = mention === null ? "" : words.say("status/short-escalation", { mention });
  return tally.groups
    .filter(({ group }) => tally.short.includes(group))
    .map(({ group, eligible, needed }) => words.say("status/short", { group, eligible, needed, escalation }).trim());
}

const holds = ({ decision, facts, words }: Telling): string[] =>
  decision.record.holds.map(({ login, comment }) =>
    words.say("status/hold", { login, link: commentLink(facts, comment) }),
  );

function stale({ instance, decision, words }: Telling): string[] {
  const voters = decision.tally?.stale.map(({ login }) => `@${login}`) ?? [];
  if (voters.length === 0) return [];
  const labels = instance.fields.filter(({ id }) => instance.material.includes(id)).map(({ label }) => label);
  const fields = { is: "list", items: labels } as const;
  return [words.say("status/stale", { voters: { is: "list", items: voters }, fields })];
}

const votes = new Set(["approve", "decline", "abstain"]);

/** Votes of this round that went with their comment, unless their voter voted again. */
function lostVotes({ decision, facts, words }: Telling): string[] {
  const { record } = decision;
  if (!decision.tally) return [];
  const comments = new Map(facts.timeline.flatMap((entry) => (entry.is === "comment" ? [[entry.id, entry]] : [])));
  const standing = new Set(record.votes.map(({ by }) => by));
  const cast = record.answers.filter(
    ({ command, refused, round, by }) =>
      votes.has(command) && refused === undefined && round === record.round && !standing.has(by),
  );
  return cast.flatMap(({ id, login }) => {
    const comment = typeof id === "number" ? comments.get(id) : undefined;
    if (!comment) return [words.say("status/vote-deleted", { login: `@${login}` })];
    if (!comment.edited) return [];
    return [words.say("status/vote-edited", { login: `@${login}`, link: commentLink(facts, id) })];
  });
}

/** The last few commands that did not count since this stage began, with the reason. */
function refusals({ instance, decision, facts, words }: Telling): string[] {
  const { record } = decision;
  const recent = record.answers.filter(({ refused, at }) => refused !== undefined && at >= record.since);
  const groups = { is: "list", items: Object.keys(ruleOf({ instance, state: record }).approve) } as const;
  return recent.slice(-5).flatMap(({ id, command, login, refused }) => {
    if (refused === "by-hand" || typeof id !== "number") return [];
    const sentence = words.say(`refused/${refused}`, { groups, command });
    return [words.say("status/refused", { login: `@${login}`, command, link: commentLink(facts, id), sentence })];
  });
}

/** Comments since this stage began that nearly are a command. */
function nearMisses({ decision, facts, words }: Telling): string[] {
  return near(decision.view, decision.record.since)
    .slice(-3)
    .map(({ login, comment, meant }) =>
      words.say("status/near-miss", { login: `@${login}`, link: commentLink(facts, comment), meant }),
    );
}

/** State labels, closing and reopening by somebody's hand since this stage began: the last of each sort. */
function byHand({ instance, decision, facts, words }: Telling): string[] {
  const { record } = decision;
  const own = new Set(Object.keys(instance.stages).map(stateLabel));
  const taken = new Map(record.answers.map((answer) => [answer.id, answer]));
  const lines = new Map<string, string>();
  const closes = instance.stages[record.stage]?.closes !== undefined;
  for (const entry of facts.timeline) {
    if (entry.is === "comment" || entry.mine || entry.at < record.since || !entry.by) continue;
    if (entry.is === "labeled" || entry.is === "unlabeled") {
      const atOpening = entry.at <= facts.openedAt;
      if (!own.has(entry.label) || atOpening) continue;
      lines.set(
        "label",
        words.say("status/label-by-hand", { ...who(entry.by), label: entry.label, who: whoDecides() }),
      );
    } else if (refusedGesture(taken.get(entry.id)) && (entry.is === "closed") !== closes) {
      lines.set("open", words.say(`status/${entry.is}-by-hand`, { ...who(entry.by), who: whoDecides() }));
    }
  }
  return [...lines.values()];

  function whoDecides(): string {
    const groups = { is: "list", items: Object.keys(ruleOf({ instance, state: record }).approve) } as const;
    return words.say(record.decided ? "status/who-reopens" : "status/who-decides", { groups });
  }
}

const who = (by: Person) => ({ login: `@${by.login}` });

const refusedGesture = (answer: Answer | undefined) => answer?.refused !== undefined;
