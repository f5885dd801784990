// Stages in which most kinds end before anything was decided.

import type { StageSpec } from "../core/case/kind.ts";

const shut = { color: "cccccc", column: "Done", turn: "nobody", closes: "NOT_PLANNED" } as const;

/** Its author took it back, and may go on. */
export const withdrawn: StageSpec<"needs-info"> = {
  ...shut,
  on: { reopen: { to: "needs-info", by: ["author"], gesture: true } },
};

/** Nobody answered in time. */
export const expired: StageSpec<"needs-info"> = {
  ...shut,
  on: { reopen: { to: "needs-info", by: ["author", "deciders"], gesture: true } },
};
