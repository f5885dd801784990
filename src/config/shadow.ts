// From which day on issues are looked at, which of them are live, and what cannot be meant.

import type { Shadow } from "../core/case/shadow.ts";
import type { Day } from "../core/text/time.ts";
import type { PathProblem } from "./problem.ts";
import type { Config } from "./schema.ts";

type Tried = { readonly mode: Config["mode"]; readonly live_from?: string | undefined };

/** Issues that were opened before are left alone. Without any day, all are. */
export const beginsOn = ({ mode, shadow_from, live_from }: Config): Day =>
  (mode === "shadow" ? shadow_from : live_from) ?? "9999-12-31";

/** Those that are tried out only. */
export const shadowsOf = (tried: readonly Tried[]): readonly Shadow[] =>
  tried.flatMap(({ mode, live_from }) => (mode === "shadow" ? [{ until: live_from ?? null }] : []));

export function shadowProblems(config: Config): PathProblem[] {
  const problems: PathProblem[] = [];
  const add = (path: PathProblem["path"], says: string) => problems.push({ path, says: `${path.join(".")}: ${says}` });
  const { mode, live_from, shadow_from } = config;
  if (mode === "live" && live_from === undefined)
    add(["live_from"], "this is needed. Write the day from which on issues are cases, such as 2026-02-01.");
  if (mode === "live" && shadow_from !== undefined)
    add(["shadow_from"], "this goes with `mode: shadow`. Add that, or take this line out.");
  if (mode === "shadow" && shadow_from === undefined)
    add(["mode"], "add `shadow_from:`, the day from which on issues are looked at. Older ones are left alone.");
  if (mode === "shadow" && shadow_from !== undefined && live_from !== undefined && live_from <= shadow_from)
    add(
      ["live_from"],
      `nothing would be tried out: this is not after \`shadow_from\`, ${shadow_from}. Write a later day.`,
    );
  for (const [path, one] of within(config))
    if (one.mode === "live" && one.live_from !== undefined)
      add([...path, "live_from"], "this goes with `mode: shadow`. Add that, or take this line out.");
  return problems;
}

const within = ({ kinds, communities }: Config): readonly (readonly [readonly (string | number)[], Tried])[] => [
  ...Object.entries(kinds).map(([name, entry]) => [["kinds", name], entry] as const),
  ...communities.map((one, at) => [["communities", at], one] as const),
];
