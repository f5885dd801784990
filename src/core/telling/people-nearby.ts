// People around a case: who helps its author to ask, and whom a login may have been meant for.

import { communityOf, lineOf } from "../form/community.ts";
import { closest } from "../text/closest.ts";
import { inert } from "../text/text.ts";
import type { Telling } from "./status.ts";

/** While answers are missing, whoever helps in the community is called; where nobody does, in the one around it. */
export function bridge({ instance, decision, facts, stage, words }: Telling): string {
  const { reading, record, unknown, view } = decision;
  if (record.stage !== instance.start || unknown !== null || record.asked) return "";
  if (!reading.problems.some(({ field }) => stage.asks?.(field, view) ?? true)) return "";
  const community = communityOf(instance, reading);
  if (!community) return "";
  const isAuthor = (login: string) => login.toLowerCase() === facts.author?.login.toLowerCase();
  for (const { name, bridge: all } of lineOf(community, instance.communities)) {
    const items = all.filter((login) => !isAuthor(login)).map((login) => `@${login}`);
    if (items.length === 0) continue;
    const mention = words.format({ is: "list", items });
    return words.say("status/bridge", { mention, community: name, count: items.length });
  }
  return "";
}

/** Logins that are nearly those of people whom the program shows. Nobody is held up by it: it may be somebody else. */
export function nearlyKnown({ instance, decision, facts, stage, words }: Telling): string[] {
  if (decision.record.stage !== instance.start && !stage.votes) return [];
  const named = instance.fields.flatMap(({ id, label }) => {
    const value = decision.reading.values[id];
    return value?.is === "person" ? [{ label, login: value.login }] : [];
  });
  if (named.length === 0) return [];
  const known = knownLogins({ instance, facts });
  return named.flatMap(({ label, login }) => {
    if (known.some((one) => one.toLowerCase() === login.toLowerCase())) return [];
    const near = closest(login, known);
    return near === undefined
      ? []
      : [words.say("status/nearly-known", { label, found: inert(login, 60), closest: near })];
  });
}

/** Not those of groups whose names are not shown: trying out logins must not tell who is in them. */
function knownLogins({ instance, facts }: Pick<Telling, "instance" | "facts">): string[] {
  const members = Object.values(facts.groups).flatMap((roster) => (roster.known && roster.open ? roster.members : []));
  const near = instance.communities.flatMap(({ bridge: helpers, openTo }) => [
    ...helpers,
    ...(openTo === "anyone" ? [] : openTo.people),
  ]);
  return [...new Set([...members.map(({ login }) => login), ...near, ...(facts.author ? [facts.author.login] : [])])];
}
