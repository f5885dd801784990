// How people call a case in a sentence: "this proposal".

import type { Instance } from "../case/kind.ts";
import type { Words } from "../text/words.ts";

/** What has no word of its own is a request. */
export function called({ kind }: Pick<Instance, "kind">, words: Words): string {
  return words.say(words.has(`called/${kind}`) ? `called/${kind}` : "called/request");
}
