// Carries out what a decision brings about beside the issue's own state, each once: what is there already is left as it
// is, and what we began before this process died is known by its mark.

import type { Brought, Effect, Prospect } from "../core/case/effects.ts";
import type { CaseRecord } from "../core/case/record.ts";
import type { Decision } from "../core/deciding/decide.ts";
import { languageOf } from "../core/telling/language.ts";
import type { Change } from "../core/telling/plan.ts";
import { RetryLater } from "../core/text/fault.ts";
import type { Instant } from "../core/text/time.ts";
import { openCase } from "./child-case.ts";
import { closeChild, openChild } from "./children.ts";
import type { SeenCase } from "./gather.ts";
import { addLabel, assign, closeNow, putUnder, takeLabel, unassign } from "./on-issue.ts";
import { statusOf } from "./refusal.ts";
import type { Given, Outcome } from "./task.ts";
import { joinTeam, leaveTeam } from "./teams.ts";
import type { World } from "./world.ts";

interface Due {
  readonly seen: SeenCase;
  readonly decision: Decision;
  readonly changes: readonly Change[];
}

/** In their order. A fault ends it; what was done before is found by its mark the next time. */
export async function bringAbout(due: Due, world: World): Promise<Brought[]> {
  const { seen, decision, changes } = due;
  const { record } = decision;
  const prospects = changes.flatMap((change) => (change.do === "bring" ? [change.prospect] : []));
  if (prospects.length === 0) return [];
  const marks = await world.index.posted.all(seen.address);
  const brought: Brought[] = [];
  for (const prospect of prospects) {
    const name = `effect ${prospect.effect.key}`;
    const outcome = await attempt(prospect, {
      record,
      before: prospect.brought,
      child: prospect.child,
      isKnown: marks.status !== undefined,
      seen,
      words: () => seen.words(languageOf(seen.instance, decision, seen.speaks)),
      client: world.client(seen.address.installation),
      world,
      mark: stillOurs(prospect) ? marks[name] : undefined,
      keep: (ids) => world.index.posted.put(seen.address, name, ids),
    });
    brought.push(told(prospect, outcome, record, seen.facts.now));
  }
  return brought;
}

/** What we could not do, and is done when we try again, somebody else did. An issue below carries our own key. */
const stillOurs = ({ effect, brought }: Prospect): boolean =>
  effect.is === "issue" || effect.is === "child" || brought?.is !== "cannot";

function told(
  { effect, brought, will }: Prospect,
  { is, why, made }: Outcome,
  record: CaseRecord,
  at: Instant,
): Brought {
  const again = is === "invited" || is === "cannot" || is === "kept";
  const tries = brought?.is === is ? (brought.tries ?? 1) + 1 : 1;
  const before = will === "undo" ? brought : null;
  const kept = made ?? brought?.made;
  return {
    effect,
    round: before?.round ?? record.round,
    at,
    is,
    ...(why === undefined ? {} : { why }),
    ...(again ? { tries } : {}),
    ...(kept === undefined ? {} : { made: kept }),
  };
}

/** What GitHub does not let us do is an outcome like any other; what may go well later is a fault. */
async function attempt({ effect, will }: Prospect, given: Given): Promise<Outcome> {
  const is = will === "undo" ? "kept" : "cannot";
  try {
    const outcome = will === "undo" ? await undo(effect, given) : await carryOut(effect, given);
    return outcome.is === "cannot" ? { ...outcome, is } : outcome;
  } catch (fault) {
    const status = fault instanceof RetryLater ? undefined : statusOf(fault);
    if (status === 403) return { is, why: "permission" };
    if (status === 404 || status === 410) return { is, why: "gone" };
    if (status === 422) return { is, why: "refused" };
    throw fault;
  }
}

function carryOut(effect: Effect, given: Given): Promise<Outcome> {
  switch (effect.is) {
    case "team":
      return joinTeam({ ...given, effect });
    case "assign":
      return assign({ ...given, effect });
    case "label":
      return addLabel({ ...given, effect });
    case "issue":
      return openChild({ ...given, effect });
    case "close":
      return closeNow({ ...given, effect });
    case "child":
      return openCase({ ...given, effect });
    case "under":
      return putUnder({ ...given, effect });
    default:
      return effect satisfies never;
  }
}

async function undo(effect: Effect, given: Given): Promise<Outcome> {
  switch (effect.is) {
    case "team":
      return leaveTeam({ ...given, effect });
    case "assign":
      return unassign({ ...given, effect });
    case "label":
      return takeLabel({ ...given, effect });
    case "issue":
      return closeChild({ ...given, effect });
    case "child":
      // It is a case of its own, and knows of its parent.
      return { is: "kept" };
    case "under":
      return { is: "kept" };
    case "close":
      // The stage that the case is in now says whether it is open.
      return { is: "undone" };
    default:
      return effect satisfies never;
  }
}
