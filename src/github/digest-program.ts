// What the digests of a program need of its configuration: when their rounds are, and in which words they speak.

import { communitiesOf, digestOf } from "../config/communities.ts";
import type { Clock } from "../core/deciding/rounds.ts";
import type { Words } from "../core/text/words.ts";
import { configAt } from "./pinned.ts";
import type { KnownProgram, World } from "./world.ts";

export interface DigestProgram {
  /** Null where the program has none any more: cases that were opened before still stand in theirs. */
  readonly clock: Clock | null;
  readonly words: Words;
}

export async function digestProgram(program: KnownProgram, installation: number, world: World): Promise<DigestProgram> {
  const client = world.client(installation);
  const config = await configAt(program.config, program, client, world.index.blobs);
  const { calendar, deadlines } = communitiesOf(config);
  const digest = digestOf(config);
  return {
    clock: digest && { digest, calendar, deadlines },
    words: await world.words(program, config.language, client),
  };
}
