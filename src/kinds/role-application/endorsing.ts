// `/endorse`: people who speak for an applicant. It stands as long as its comment does, and never decides anything.

import { z } from "zod";
import { own } from "../../core/case/own.ts";
import type { View } from "../../core/case/view.ts";
import { type Handler, no, without } from "../../core/deciding/deciding.ts";

const Endorsement = z.strictObject({ by: z.number(), login: z.string(), comment: z.number() });

const kept = own("endorsements", z.array(Endorsement));

export const endorse: Handler = ({ id, by }, { state, facts }) => {
  if (by.is !== "person") return no("bot");
  if (by.id === facts.author?.id) return no("endorse-self");
  if (typeof id !== "number") return no("not-open");
  return {
    state: kept.put(state, [...without(kept.of(state) ?? [], by), { by: by.id, login: by.login, comment: id }]),
  };
};

/** Those whose words stand as they wrote them. */
export const endorsers = ({ state, indexed }: Pick<View, "state" | "indexed">) =>
  (kept.of(state) ?? []).filter(({ comment }) => indexed.intact.has(comment));

interface Endorsed {
  readonly count: number;
  /** How many communities they are from, as far as the program knows where people are from. */
  readonly places: number;
  /** Those of whom it does not. */
  readonly strangers: readonly string[];
}

export function endorsed(view: View): Endorsed {
  const all = endorsers(view);
  const people = view.facts.directory?.people ?? {};
  const from = all.map(({ login }) => ({ login, place: people[login.toLowerCase()]?.community }));
  const places = new Set(from.flatMap(({ place }) => place ?? []));
  const strangers = from.flatMap(({ login, place }) => (place === undefined ? [login] : []));
  return { count: all.length, places: places.size, strangers };
}
