// What the issue says that asks what is to become of memberships given by hand. Each is asked about once, by its mark.

import { type Keys, sign, verified } from "../case/record.ts";
import type { Words } from "../text/words.ts";

export interface ByHand {
  readonly team: string;
  /** The roles that give the team. */
  readonly titles: readonly string[];
  /** Those who decide, as they are called. */
  readonly mention: string;
  readonly people: readonly { readonly id: number; readonly login: string }[];
  /** Everybody may know who is in the team. */
  readonly open: boolean;
}

/** More names than this help nobody. */
const most = 40;

const key = "by-hand";
const ofRepository = (repository: number) => ({ repository, issue: 0 });

export function byHandIssue(
  { team, titles, mention, people, open }: ByHand,
  repository: number,
  keys: Keys,
  words: Words,
): { readonly title: string; readonly body: string } {
  const title = words.format({ is: "list", items: titles });
  const names = people.map(({ login }) => login);
  const who = { is: "list", items: names } as const;
  const ids = people.map(({ id }) => id);
  const parts = [
    words.say("by-hand/asks", { mention, group: team, count: people.length }),
    ...(open && names.length <= most ? [words.say("by-hand/who", { who })] : []),
    words.say("by-hand/next", { title }),
    sign("notice", { key, team, ids }, ofRepository(repository), keys),
  ];
  return { title: words.say("by-hand/title", { title }), body: parts.join("\n\n") };
}

/** Whom an issue of ours asks about, if it is one about this team. */
export function askedAbout(body: string, team: string, repository: number, keys: Keys): readonly number[] {
  const found = verified("notice", body, ofRepository(repository), keys);
  if (typeof found !== "object" || found === null || !("team" in found && "key" in found && "ids" in found)) return [];
  if (found.key !== key || found.team !== team || !Array.isArray(found.ids)) return [];
  return found.ids.filter((id) => typeof id === "number");
}
