// Charters for stories, and a service that looks whenever something is said or due.

import type { Decision } from "../../src/core/deciding/decide.ts";
import type { Charter, Expression, Tier } from "../../src/core/rules/expression.ts";
import { type budget, judge, type Story } from "./story.ts";

export const tier = (approve: Expression, more: Partial<Tier> = {}): Tier => ({
  when: null,
  approve,
  decline: { is: "count", of: [], atLeast: 2 },
  deadline: null,
  ends: "early",
  ...more,
});
export const charter = (...tiers: readonly Tier[]): { rule: Charter } => ({ rule: { tiers } });
/** A service that is up: it looks whenever something is said or due, and what was due is delivered at once. */
export function lived(story: Story, until: string, instance: ReturnType<typeof budget>): Decision {
  const said = story.at(until).timeline.map(({ at }) => at);
  let told = story;
  let before: Decision | undefined;
  for (let at = "2026-01-01T09:00:00Z"; ; ) {
    const facts = told.at(at);
    const seen = { ...facts, timeline: facts.timeline.filter((one) => one.at <= at), record: before?.record ?? null };
    before = judge(seen, instance);
    for (const { key, at: due } of before.reminders) told = told.told(key, due);
    if (at >= until && before.reminders.length === 0) return before;
    const next = [...said.filter((one) => one > at), ...(before.wakeAt === undefined ? [] : [before.wakeAt]), until];
    if (before.reminders.length === 0) at = next.toSorted()[0] ?? until;
  }
}
