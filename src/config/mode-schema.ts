// Shadow mode: what is tried out before it is switched on, and from which day on it is live.

import { z } from "zod";
import { day } from "./name-schema.ts";

export const mode = z
  .enum(["live", "shadow"])
  .default("live")
  .meta({
    description:
      "Write `shadow` to try it out: of the cases that were opened before `live_from`, or of all where no day is said, nothing is written but the status comment, which says what would be done and calls nobody.",
    examples: ["shadow"],
  });

/** For a kind or a community. */
export const shadowSettings = {
  mode,
  live_from: day.optional().meta({
    description:
      "With `mode: shadow`: cases opened from this day on (UTC) are live. It is announced on those that are opened before.",
    examples: ["2026-03-01"],
  }),
};
