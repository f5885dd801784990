// What must hold before a stage is left, beside votes and time: each gate that is not met is shown to people by itself.

import type { Guard, Verdict } from "../case/kind.ts";
import { named } from "../case/stage.ts";
import type { View } from "../case/view.ts";
import { earliest, type Instant } from "../text/time.ts";

/** The same condition, shown in the status comment as what is still missing. */
export const gate = (guard: Guard): Guard =>
  named(guard.name, (view) => {
    const verdict = guard(view);
    return verdict.met ? verdict : { ...verdict, missing: verdict.missing ?? [verdict.because] };
  });

/** Met when all are. All are asked, so that people read at once what is missing; the first that is not met says why. */
export const every = (...guards: readonly Guard[]): Guard =>
  named(guards.map(({ name }) => name).join(" "), (view) => {
    const verdicts = guards.map((guard) => guard(view));
    const unmet = verdicts.filter(isUnmet);
    const [first] = unmet;
    const last = verdicts.at(-1);
    if (!first) return last ?? { met: true, because: { say: "because/complete" } };
    const missing = unmet.flatMap((one) => one.missing ?? []);
    const recheckAt = earliest(...unmet.map((one) => one.recheckAt));
    return { ...first, ...(missing.length > 0 ? { missing } : {}), ...(recheckAt === undefined ? {} : { recheckAt }) };
  });

/** Met when both are. While the first is not met nobody reads of the other: it would be for nothing. */
export const first = (condition: Guard, others: Guard): Guard =>
  named(`${condition.name} ${others.name}`, (view) => {
    const verdict = condition(view);
    return verdict.met ? others(view) : verdict;
  });

/** The same condition, looked at again at a further moment, when what people read changes. */
export const again = (at: (view: View) => Instant | undefined, guard: Guard): Guard =>
  named(guard.name, (view) => {
    const verdict = guard(view);
    const next = verdict.met ? undefined : earliest(verdict.recheckAt, at(view));
    return next === undefined ? verdict : { ...verdict, recheckAt: next };
  });

const isUnmet = (verdict: Verdict): verdict is Extract<Verdict, { readonly met: false }> => !verdict.met;
