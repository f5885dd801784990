// What follows from a decision, in sentences: what will happen and when, what has, and what could not be done.

import { wouldBring } from "../case/bringing.ts";
import { type Brought, type Effect, graceEnd, isTurn, type Prospect } from "../case/effects.ts";
import { valuesOf } from "../case/reading.ts";
import type { Gaps, Words } from "../text/words.ts";
import type { Telling } from "./status.ts";

export function effectsText(telling: Telling): string {
  const { decision, words } = telling;
  const shown = decision.prospects.filter(
    ({ effect, brought }) =>
      (effect.is !== "child" && effect.is !== "under" && !isTurn(effect)) || brought?.is === "cannot",
  );
  const lines = shown.map((prospect) => `- ${prospectText(prospect, words)}`);
  if (lines.length === 0) return "";
  return [words.say("effect/heading"), lines.join("\n"), retractable(telling)].filter(Boolean).join("\n\n");
}

/** What follows if it is approved, for those who decide; nothing where nothing does, or where it is decided. */
export function wouldText({ instance, decision, facts, words, stage }: Telling): string {
  if (!stage.votes) return "";
  const effects = wouldBring(instance, valuesOf(instance, decision.reading), facts, (group) =>
    words.say("effect/one-of", { group }),
  );
  const lines = [
    ...effects.map((effect) => `- ${effectText(effect, words)}`),
    ...instance.followUps.map(({ title }) => `- ${words.say("effect/would-ask", { title })}`),
  ];
  return lines.length === 0 ? "" : [words.say("effect/would"), lines.join("\n")].join("\n\n");
}

/** Until when those who carried the decision can take it back: said as long as something waits for it. */
function retractable({ instance, decision, facts, words }: Telling): string {
  const { decided, round } = decision.record;
  if (
    decided?.round !== round ||
    !decision.prospects.some(
      ({ effect, brought }) => effect.is !== "child" && effect.is !== "under" && brought === null,
    )
  )
    return "";
  const end = graceEnd(instance, decided, facts);
  if (end === undefined || end <= facts.now) return "";
  return words.say("effect/retract", { at: { is: "instant", at: end } });
}

/** One effect and how it stands. */
export function prospectText({ effect, brought, due, will }: Prospect, words: Words): string {
  if (will === "undo" && due !== null) return planned(undoText(effect, words), due, words);
  const does = effectText(effect, words);
  if (brought === null) return due === null ? does : planned(does, due, words);
  // What was to be taken back is said as it is now: nobody has to turn a sentence round.
  const now = `effect/${effect.is}-${brought.is}`;
  const what = words.has(now) ? words.say(now, gaps(effect, words)) : does;
  const link = brought.made === undefined ? "" : ` (#${brought.made.number})`;
  return words.say(`effect/${brought.is}`, { does: `${what}${link}`, ...reason(brought, words) });
}

const planned = (does: string, at: string, words: Words): string =>
  words.say("effect/planned", { at: { is: "instant", at }, does });

function reason({ effect, is, why }: Brought, words: Words): Gaps {
  if (is === "invited") return { login: "login" in effect ? (effect.login ?? "") : "" };
  if (why === undefined) return {};
  const own = `effect/why-${why}-${effect.is}`;
  return { sentence: words.say(words.has(own) ? own : `effect/why-${why}`, gaps(effect, words)) };
}

/** `add rosa to the team members`: nobody is called by it. */
export const effectText = (effect: Effect, words: Words): string =>
  words.say(`effect/${effect.is}`, gaps(effect, words));

export const undoText = (effect: Effect, words: Words): string =>
  words.say(`effect/${effect.is}-undo`, gaps(effect, words));

function gaps(effect: Effect, words: Words): Gaps {
  switch (effect.is) {
    case "team":
      return { login: effect.login ?? words.say("effect/nobody"), group: effect.team };
    case "assign":
      return { login: effect.login ?? words.say("effect/nobody") };
    case "label":
      return { label: effect.label };
    case "issue":
      return { title: effect.template };
    case "close":
    case "under":
      return {};
    case "child":
      return { title: effect.kind };
    default:
      return effect satisfies never;
  }
}
