// What an issue looks like once it is let go: our labels are gone, the status comment says so, the rest stays as it is.

import type { Facts } from "../case/facts.ts";
import type { Instance } from "../case/kind.ts";
import { ownStateLabels } from "../case/labels.ts";
import type { Decision } from "../deciding/decide.ts";
import type { Words } from "../text/words.ts";
import type { Wanted } from "./present.ts";

/** The record is carried on as it was, so that a case which gets its label back goes on where it stood. */
export function farewell(instance: Instance, decision: Decision, facts: Facts, words: Words): Wanted {
  return {
    labels: { own: [instance.label, ...ownStateLabels(instance, facts)], there: [] },
    closed: "AS_IT_IS",
    notices: [],
    reactions: new Map(),
    prospects: [],
    ...(facts.board ? { card: { values: {}, live: false, archived: true } } : {}),
    status: { text: farewellText(instance, facts, words), record: facts.record ?? decision.record },
  };
}

/** Where another kind's label is on it, whoever put it there reads what to do instead. */
function farewellText({ label }: Instance, { other, url }: Facts, words: Words): string {
  if (!other) return words.say("status/released", { label });
  const link = `${url.replace(/\/\d+$/, "")}/new?template=${encodeURIComponent(other.file)}`;
  return words.say("status/released-other", { label, title: other.title, link });
}
