// One effect to be carried out, and what came of it.

import type { ChildSpec } from "../core/case/children.ts";
import type { Brought, Effect, Obstacle } from "../core/case/effects.ts";
import type { CaseRecord } from "../core/case/record.ts";
import type { Words } from "../core/text/words.ts";
import type { Client } from "./client.ts";
import type { SeenCase } from "./gather.ts";
import type { Ids, World } from "./world.ts";

/** What came of one attempt. */
export interface Outcome {
  readonly is: Brought["is"];
  readonly why?: Obstacle;
  readonly made?: NonNullable<Brought["made"]>;
}

/** One effect to be carried out, with all that is known. */
export interface Task<Is extends Effect["is"]> extends Given {
  readonly effect: Extract<Effect, { is: Is }>;
}

/** What is known about any of them. */
export interface Given {
  /** What was concluded in this run. */
  readonly record: CaseRecord;
  readonly before: Brought | null;
  /** The case to be opened, where it is one. */
  readonly child: ChildSpec | undefined;
  /** The index was there when the case began, so that marks of earlier attempts are not lost. */
  readonly isKnown: boolean;
  readonly seen: SeenCase;
  /** In the language of the case. */
  words(): Promise<Words>;
  readonly client: Client;
  readonly world: World;
  /** What an earlier attempt left, where there was one. */
  readonly mark: Ids | undefined;
  /** Leaves a mark that we are about to do it, or ids of what was made. */
  keep(ids: Ids): Promise<void>;
}

/** Left before the first write: what is found done afterwards was our doing. */
export const begun: Ids = { id: 0, node: "begun" };
