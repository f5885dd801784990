// The votes so far: which rule decides, how far it is, and who has said what, with links to their comments.

import { leaveUntil } from "../case/directory.ts";
import type { Facts } from "../case/facts.ts";
import type { Vote } from "../case/record.ts";
import { absent, awaited, isOpen } from "../deciding/awaited.ts";
import { isPlain, type Tally } from "../deciding/rule.ts";
import { decidingGroups } from "../deciding/voters.ts";
import { holds } from "../rules/expression.ts";
import { howFar } from "../rules/finding.ts";
import { counted } from "../rules/seating.ts";
import type { Words } from "../text/words.ts";
import { askedLine } from "./asking-text.ts";
import { commentLink } from "./link.ts";
import { farLines, labelOf, listed } from "./rule-text.ts";
import type { Telling } from "./status.ts";
import { tierLine } from "./tier-text.ts";

export function votesText(telling: Telling): string {
  const { decision, facts, words } = telling;
  const { record, tally } = decision;
  if (!tally || tally.unknown !== null || telling.stage.elects) return "";
  const lines: string[] = [];
  if (record.appeal) {
    const author = facts.author?.login ?? words.say("status/nobody");
    const deciding = { is: "list", items: decidingGroups(decision.view) } as const;
    lines.push(words.say("status/appeal", { author, groups: deciding }));
  }
  const tier = tierLine(tally.applied, telling);
  if (tier !== "") lines.push(`- ${tier}`);
  lines.push(
    ...unclear(telling, tally),
    ...(isPlain(tally.applied.tier) ? plain(telling, tally) : tree(telling, tally)),
    ...ofOneAffiliation(telling, tally),
  );
  if (tally.abstained.length > 0)
    lines.push(`${words.say("status/abstained")}${givers(tally.abstained, facts, words)}`);
  return [...lines, ...askedLine(telling), ...silent(telling, tally), ...onLeave(telling, tally)].join("\n");
}

/** Why fewer count than have voted. */
function ofOneAffiliation({ words }: Telling, { ballot, applied: { tier } }: Tally): readonly string[] {
  const { limit, yes, no, abstained } = ballot;
  const takingPart =
    holds(tier.approve, "turnout") || holds(tier.approve, "voters") ? [...yes, ...no, ...abstained] : [];
  const isOver = [yes, no, takingPart].some((votes) => counted(votes, limit) < votes.length);
  return limit && isOver ? [words.say("status/of-one-affiliation", { count: limit.most })] : [];
}

/** Until when, where their names may be said. */
function onLeave({ decision: { view }, words }: Telling, tally: Tally): readonly string[] {
  const all = absent(view, tally);
  const items = [...new Set(all.flatMap(({ names }) => names ?? []))].map((login) => {
    const day = leaveUntil(view, login);
    return day === undefined ? login : words.say("status/on-leave-until", { login, date: { is: "day", day } });
  });
  return [
    ...(items.length === 0 ? [] : [words.say("status/on-leave", { voters: { is: "list", items } })]),
    ...all.flatMap(({ group, count, names }) => (names ? [] : [words.say("status/on-leave-count", { group, count })])),
  ];
}

function silent({ decision, words }: Telling, tally: Tally): readonly string[] {
  if (tally.short.length > 0) return [];
  const all = awaited(decision.view, tally);
  const named = [...new Set(all.flatMap(({ names }) => names ?? []))];
  const unnamed = all.filter(({ names }) => names === null);
  return [
    ...(named.length === 0 ? [] : [words.say("status/awaited", { voters: { is: "list", items: named } })]),
    ...unnamed.map(({ group, count }) => words.say("status/awaited-count", { group, count })),
  ];
}

function plain({ facts, words }: Telling, { have, needed, yes, no, groups, refusal }: Tally): readonly string[] {
  const lines = [`${words.say("status/approvals", { have, needed })}${givers(yes, facts, words)}`];
  if (groups.length > 1) for (const group of groups) lines.push(`  ${words.say("status/group", { ...group })}`);
  const { have: declines = no.length, needed: enough = 0 } = refusal?.soFar?.with ?? {};
  if (no.length > 0)
    lines.push(`${words.say("status/declines", { have: declines, needed: enough })}${givers(no, facts, words)}`);
  return lines;
}

function tree({ facts, words }: Telling, { approval, refusal, yes, no }: Tally): readonly string[] {
  const lines = [words.say("status/approved-with"), listed(farLines(howFar(approval, 1), words), words)];
  if (refusal) lines.push(words.say("status/declined-with"), listed(farLines(howFar(refusal, 1), words), words));
  if (yes.length > 0) lines.push(`${words.say("status/said-yes", { count: yes.length })}${givers(yes, facts, words)}`);
  if (no.length > 0) lines.push(`${words.say("status/said-no", { count: no.length })}${givers(no, facts, words)}`);
  return lines;
}

/** What the form leaves open, so that no rule may be left out. */
function unclear(telling: Telling, { applied }: Tally): readonly string[] {
  if (applied.unclear.length === 0) return [];
  const items = applied.unclear.map((field) => labelOf(field, telling));
  return [`- ${telling.words.say("status/tier-unclear", { options: { is: "list", items } })}`];
}

/** Names only of members of public groups; the comments themselves say who wrote them. */
function givers(votes: readonly Vote[], facts: Facts, words: Words): string {
  if (votes.length === 0) return "";
  const items = votes.map(({ login, comment, groups }) => {
    const open = groups.some((group) => isOpen(group, { facts }));
    return `[${open ? login : words.say("status/a-comment")}](${commentLink(facts, comment)})`;
  });
  return ` (${words.format({ is: "list", items })})`;
}
