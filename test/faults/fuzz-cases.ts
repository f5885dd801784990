// Forms and comments as nobody should write them, read and answered by the pure core.

import type { Comment, Facts } from "../../src/core/case/facts.ts";
import { decide } from "../../src/core/deciding/decide.ts";
import { applied, untouched } from "../../src/core/telling/applied.ts";
import { type Actual, describe, plan } from "../../src/core/telling/plan.ts";
import { present } from "../../src/core/telling/present.ts";
import type { Words } from "../../src/core/text/words.ts";
import { seeded } from "../../src/sandbox/dice.ts";
import { budget, issue, person } from "../support/story.ts";
import { oneOf, type Random, scrambled, written } from "./junk.ts";

const instance = budget();
const people = ["rosa", "ana", "bo", "cem", "omar", "zoe"];

/** What is wrong with so many cases, in words: nothing may be thrown, and a second look may have nothing to do. */
export function writeOnCases(count: number, seed: number, words: Words): readonly string[] {
  const random = seeded(seed);
  const wrong: string[] = [];
  for (let at = 0; at < count; at++) {
    const facts = strange(random);
    try {
      const left = leftToDo(facts, words);
      if (left.length > 0) wrong.push(`${left.join("; ")} is left to do after ${JSON.stringify(facts)}`);
    } catch (fault) {
      wrong.push(`${fault} at ${JSON.stringify(facts)}`);
    }
  }
  return wrong;
}

function strange(random: Random): Facts {
  const facts = issue("2026-01-01").at("2026-01-20");
  const revisions = facts.revisions.map((one) => {
    const text = one.text ?? "";
    const way = random();
    return { ...one, text: way < 0.4 ? text : way < 0.8 ? scrambled(text, random) : written(random) };
  });
  const timeline = Array.from({ length: Math.floor(random() * 6) }, (_, at): Comment => {
    const by = person(oneOf(people, random) ?? "ana");
    const time = `2026-01-${String(2 + at).padStart(2, "0")}T09:00:00Z`;
    const body = written(random);
    return { is: "comment", id: at + 1, at: time, by, mine: false, body, edited: random() < 0.1, viaApp: false };
  });
  return { ...facts, revisions, timeline };
}

function leftToDo(facts: Facts, words: Words): readonly string[] {
  const bare: Actual = {
    ...untouched,
    comments: new Map(
      facts.timeline.flatMap((one) =>
        one.is === "comment" ? [[one.id, { node: `IC_${one.id}`, mine: new Set<never>() }] as const] : [],
      ),
    ),
  };
  const first = decide(instance, facts);
  const shown = applied(plan(present(instance, first, facts, words), bare), bare);
  const again: Facts = { ...facts, record: first.record };
  return plan(present(instance, decide(instance, again), again, words), shown).map(describe);
}
