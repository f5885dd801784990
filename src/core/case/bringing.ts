// What an approval brings about by what the program says: from the list of its effects to whom and what they mean here.

import type { Instant } from "../text/time.ts";
import type { Effect, EffectSpec, Whom } from "./effects.ts";
import type { Facts } from "./facts.ts";
import type { Instance } from "./kind.ts";
import type { CaseRecord, Decided } from "./record.ts";

export interface Wanted {
  readonly effect: Effect;
  readonly grace: number;
  /** Not before. */
  readonly from?: Instant;
  /** It is there, whoever did it: what we could not do is looked at again. */
  readonly seen?: boolean;
}

/** Memberships for a time. */
const heldBy = ({ holds, grace }: Instance, record: CaseRecord, facts: Facts): Wanted[] =>
  (holds?.(record, facts) ?? []).map(({ team, group, from }) => {
    const login = facts.author?.login ?? null;
    const roster = facts.groups[group];
    const seen = roster?.known === true && roster.members.some(({ id }) => id === facts.author?.id);
    return { effect: { is: "team", key: `held ${team}`, team, login, held: true }, grace, from, seen };
  });

/** Everything that the approval in force brings about, each once. */
export function wantedBy(instance: Instance, record: CaseRecord, facts: Facts): Wanted[] {
  const { decided } = record;
  if (!decided) return [];
  const { effects, grace } = instance;
  const all = effects.flatMap((spec): Wanted[] => {
    const effect = resolved(spec, decided, facts);
    return effect ? [{ effect, grace: spec.grace ?? grace }] : [];
  });
  const once = all.filter(({ effect }, at) => all.findIndex((one) => one.effect.key === effect.key) === at);
  return [...once, ...heldBy(instance, record, facts)];
}

/** What an approval of the values as they stand would bring about. Whose turn it is in a group is seen only then. */
export const wouldBring = (
  instance: Instance,
  values: Decided["values"],
  facts: Facts,
  oneOf: (group: string) => string,
): Effect[] =>
  instance.effects.flatMap((spec) => {
    const found = resolved(spec, { round: 0, values }, facts);
    if (found?.is !== "assign" || spec.is !== "assign" || spec.who.of !== "group") return found ?? [];
    return { ...found, login: oneOf(spec.who.group) };
  });

function resolved(spec: EffectSpec, decided: Pick<Decided, "round" | "values">, facts: Facts): Effect | null {
  switch (spec.is) {
    case "team": {
      const { team } = spec;
      const found = personOf(spec.who, decided, facts);
      return found && { is: "team", key: `team ${team} ${found.key}`, team, login: found.login };
    }
    case "assign": {
      const found = personOf(spec.who, decided, facts);
      return found && { is: "assign", key: `assign ${found.key}`, login: found.login };
    }
    case "label":
      return { is: "label", key: `label ${spec.label}`, label: spec.label };
    case "issue":
      return { is: "issue", key: `issue ${spec.template}`, template: spec.template };
    case "close":
      // Each round closes anew what was opened for it.
      return { is: "close", key: `close ${decided.round}` };
    default:
      return spec satisfies never;
  }
}

/** Null where the form leaves open who it is: then there is nothing to do. */
function personOf(
  who: Whom,
  { values }: Pick<Decided, "values">,
  facts: Facts,
): { key: string; login: string | null } | null {
  if (who.of === "author") return { key: "author", login: facts.author?.login ?? null };
  if (who.of === "login") return { key: `@${who.login.toLowerCase()}`, login: who.login };
  if (who.of === "group") return { key: who.group, login: oneOf(who.group, facts) };
  const value = values[who.field];
  return value?.is === "person" ? { key: `@${value.login.toLowerCase()}`, login: value.login } : null;
}

/** Members take turns by the number of the issue; whoever asks does not get it. */
function oneOf(group: string, { groups, author, address }: Facts): string | null {
  const roster = groups[group];
  if (!roster?.known) return null;
  const people = roster.members.filter(({ is, id }) => is === "person" && id !== author?.id);
  return people.toSorted((a, b) => a.id - b.id)[address.number % Math.max(1, people.length)]?.login ?? null;
}
