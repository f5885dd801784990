// What the exits of a stage say at a moment.

import { full } from "../case/claims.ts";
import type { Because, StageSpec, Verdict } from "../case/kind.ts";
import type { Decided, Outcome } from "../case/record.ts";
import type { View } from "../case/view.ts";
import { earliest, type Instant } from "../text/time.ts";

export interface Exit {
  readonly to: string;
  readonly decides: Outcome | undefined;
  readonly verdict: Verdict;
}

/** A decision that stands leaves no way to another one. */
export function exits(view: View, stage: StageSpec, standing: Decided | undefined): readonly Exit[] {
  const all = stage.exits ?? [];
  const open = standing ? all.filter(({ decides }) => decides === undefined || decides === standing.outcome) : all;
  return open.map(({ to, decides, when }) => {
    const verdict = when(view);
    return {
      to,
      decides,
      verdict: decides === "approved" && verdict.met && !standing ? withRoom(verdict, view) : verdict,
    };
  });
}

/** What is full, or what nobody can tell of, is given to nobody: the case waits until there is room. */
function withRoom(verdict: Verdict, view: View): Verdict {
  const taken = full(view);
  if (taken === undefined) return missing({ say: "because/room-unknown" });
  return taken.length === 0 ? verdict : missing({ say: "because/no-room" });
}

const missing = (because: Because): Verdict => ({ met: false, because, missing: [because] });

/** When time alone may change what they say. */
export function nextAfter(at: Instant, looked: readonly Exit[]): Instant | undefined {
  const times = looked.map(({ verdict }) => (verdict.met ? undefined : verdict.recheckAt));
  return earliest(...times.filter((time) => time !== undefined && time > at));
}
