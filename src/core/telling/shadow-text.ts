// How a case in shadow mode looks: one comment, which calls nobody and says what would have been done.

import { wouldBring } from "../case/bringing.ts";
import type { Facts } from "../case/facts.ts";
import type { Instance } from "../case/kind.ts";
import type { Shadow } from "../case/shadow.ts";
import type { Decision } from "../deciding/decide.ts";
import { uncalled } from "../text/text.ts";
import type { Words } from "../text/words.ts";
import { effectText } from "./effects-text.ts";
import type { Wanted } from "./present.ts";

export function inShadow(wanted: Wanted, { until }: Shadow, { instance, decision, facts, words }: Spoken): Wanted {
  const begins =
    until === null ? words.say("shadow/open") : words.say("shadow/until", { date: { is: "day", day: until } });
  const would = wouldDo(wanted, { instance, decision, facts, words }).map((line) => `- ${line}`);
  const done = would.length === 0 ? "" : [words.say("shadow/would"), would.join("\n")].join("\n\n");
  const text = [begins, uncalled(wanted.status.text), uncalled(done)].filter((part) => part !== "").join("\n\n");
  return {
    labels: { own: [], there: [] },
    closed: "AS_IT_IS",
    notices: [],
    reactions: new Map(),
    prospects: [],
    status: { text, record: wanted.status.record },
  };
}

interface Spoken {
  readonly instance: Instance;
  readonly decision: Decision;
  readonly facts: Facts;
  readonly words: Words;
}

function wouldDo({ labels, closed, notices, card, status }: Wanted, { instance, facts, words }: Spoken): string[] {
  const { decided, round } = status.record;
  const stands = decided?.round === round ? decided : null;
  const others = notices.length - (stands ? 1 : 0);
  const effects =
    stands?.outcome === "approved"
      ? wouldBring(instance, stands.values, facts, (group) => words.say("effect/one-of", { group }))
      : [];
  return [
    ...labels.there.map((label) => words.say("shadow/label", { label })),
    ...(card?.live ? [words.say("shadow/card")] : []),
    ...(stands ? [words.say("shadow/decision")] : []),
    ...(others > 0 ? [words.say("shadow/notices", { count: others })] : []),
    ...(closed === "COMPLETED" || closed === "NOT_PLANNED" ? [words.say("shadow/closed")] : []),
    ...effects.map((effect) => effectText(effect, words)),
  ];
}
