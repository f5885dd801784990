// Who is asked just now, in words: by name where the group is public, and in one comment that calls them.

import { counting } from "../case/deadlines.ts";
import type { Facts } from "../case/facts.ts";
import type { Instance } from "../case/kind.ts";
import type { Decision } from "../deciding/decide.ts";
import type { Words } from "../text/words.ts";
import { called } from "./called.ts";
import type { Notice } from "./present.ts";
import type { Telling } from "./status.ts";

/** Their names, or how many they are. */
export function askedLine({ instance, decision, facts, words }: Telling): readonly string[] {
  const { asking, view } = decision;
  if (!asking || asking.people.length === 0) return [];
  const date = counting(instance, view.reading).dated(asking.until);
  const roster = facts.groups[asking.group];
  const count = asking.people.length;
  if (!roster?.known || !roster.open) return [words.say("status/asked-first-count", { count, date })];
  const voters = { is: "list", items: asking.people.map(({ login }) => login) } as const;
  return [words.say("status/asked-first", { voters, date })];
}

/** One comment for those who are asked at the same time. */
export function askedNotice(instance: Instance, decision: Decision, facts: Facts, words: Words): readonly Notice[] {
  const { asking, record, view } = decision;
  const at = asking?.people
    .map((one) => one.at)
    .toSorted()
    .at(-1);
  const fresh = asking?.people.filter((one) => one.at === at) ?? [];
  const [first] = fresh;
  if (!asking || !first) return [];
  const mention = fresh.map(({ login }) => `@${login}`).join(" ");
  const date = counting(instance, view.reading).dated(asking.until);
  const say = first.turn === 1 ? "notice/asked-first" : "notice/asked-next";
  const key = `asked-${record.round}-${record.since}-${first.turn}-${first.at}`;
  return [{ key, text: words.say(say, { mention, date, link: facts.url, called: called(instance, words) }) }];
}
