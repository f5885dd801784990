// The votes so far, one line each sort, with links to the comments that gave them.

import type { Facts } from "./facts.ts";
import { commentLink } from "./link.ts";
import type { Vote } from "./record.ts";
import { ruleOf } from "./rule.ts";
import type { Telling } from "./status.ts";
import type { Words } from "./words.ts";

export function votesText({ instance, decision, facts, words }: Telling): string {
  const { record, tally } = decision;
  if (!tally || tally.unknown !== null) return "";
  const { have, needed, yes, no, abstained, groups } = tally;
  const lines: string[] = [];
  if (record.appeal) {
    const author = facts.author?.login ?? words.say("status/nobody");
    const deciding = { is: "list", items: groups.map(({ group }) => group) } as const;
    lines.push(words.say("status/appeal", { author, groups: deciding }));
  }
  lines.push(`${words.say("status/approvals", { have, needed })}${givers(yes, facts, words)}`);
  if (groups.length > 1) for (const group of groups) lines.push(`  ${words.say("status/group", { ...group })}`);
  const decline = ruleOf({ instance, state: record }).decline;
  if (no.length > 0) {
    lines.push(`${words.say("status/declines", { have: no.length, needed: decline })}${givers(no, facts, words)}`);
  }
  if (abstained.length > 0) lines.push(`${words.say("status/abstained")}${givers(abstained, facts, words)}`);
  return lines.join("\n");
}

/** Names only of members of public groups; the comments themselves say who wrote them. */
function givers(votes: readonly Vote[], facts: Facts, words: Words): string {
  if (votes.length === 0) return "";
  const items = votes.map(({ login, comment, groups }) => {
    const open = groups.some((group) => isOpen(group, facts));
    return `[${open ? login : words.say("status/a-comment")}](${commentLink(facts, comment)})`;
  });
  return ` (${words.format({ is: "list", items })})`;
}

const isOpen = (group: string, facts: Facts): boolean => {
  const roster = facts.groups[group];
  return roster?.known === true && roster.open;
};
