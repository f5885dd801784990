// decide + present + plan for one case: pure work, in this process.

import { join } from "node:path";
import { readMessages } from "../src/config/messages.ts";
import type { Comment, Facts } from "../src/core/case/facts.ts";
import { decide } from "../src/core/deciding/decide.ts";
import type { Expression } from "../src/core/rules/expression.ts";
import { applied, untouched } from "../src/core/telling/applied.ts";
import { type Actual, plan } from "../src/core/telling/plan.ts";
import { present } from "../src/core/telling/present.ts";
import { words } from "../src/core/text/words.ts";
import { budget, issue, person, roster } from "../test/support/story.ts";
import { atMost, type Figure, known, median } from "./figure.ts";

const english = words(readMessages(join(import.meta.dirname, "../templates/messages/en")), "en");
const instance = budget({ rule: { approve: { approvers: 90 }, decline: 90 } });

const half = { fraction: { top: 1, bottom: 2 }, than: "more-than" } as const;
const of = ["approvers"];
const small = { is: "money", field: "amount", test: "at-most", minor: 10_000, currency: "EUR" } as const;

/** Every sort of rule at once, one inside the other. */
const deepest: Expression = {
  is: "all",
  parts: [
    { is: "seats", seats: { approvers: 80, council: 10 } },
    {
      is: "any",
      parts: [
        {
          is: "all",
          parts: [
            { is: "majority", of, bar: half },
            { is: "turnout", of, bar: half },
          ],
        },
        {
          is: "all",
          parts: [
            { is: "margin", of, atLeast: 60 },
            { is: "wait", for: { days: 30 } },
          ],
        },
      ],
    },
    {
      is: "objection",
      from: ["council"],
      without: { is: "share", of, bar: half },
      with: {
        is: "any",
        parts: [
          { is: "seats", seats: { council: 20 } },
          { is: "count", of, atLeast: 150 },
        ],
      },
    },
  ],
};
const tier = { approve: deepest, decline: null, deadline: null, ends: "early" } as const;
const deep = budget({
  rule: {
    tiers: [
      { ...tier, when: small },
      { ...tier, when: null },
    ],
  },
});
const eligible = Array.from({ length: 200 }, (_, at) => `p${at}`);

/** Half of the comments are votes, of forty people who change their minds; a tenth is refused; the rest is talk. */
function crowd(count: number): Facts {
  const facts = issue("2026-01-01")
    .with("approvers", roster(...eligible))
    .with("council", roster(...eligible.slice(0, 40)))
    .at("2026-12-31");
  const timeline = Array.from({ length: count }, (_, at): Comment => {
    const voter = person(`p${at % 40}`);
    const by = at % 10 === 9 ? person("zoe") : voter;
    const body = at % 2 === 0 || at % 10 === 9 ? "/approve" : "I was there last year and it was great.";
    const time = new Date(Date.UTC(2026, 0, 2) + at * 60_000).toISOString().replace(".000Z", "Z");
    return { is: "comment", id: at + 1, at: time, by, mine: false, body, edited: false, viaApp: false };
  });
  return { ...facts, now: timeline.at(-1)?.at ?? facts.now, timeline };
}

function work(facts: Facts, actual: Actual, by = instance): void {
  const decision = decide(by, facts);
  plan(present(by, decision, facts, english), actual);
}

/** Milliseconds of the median run. */
function timed(runs: number, act: () => void): number {
  const times: number[] = [];
  for (let run = 0; run < runs; run++) {
    const start = performance.now();
    act();
    times.push(performance.now() - start);
  }
  return median(times);
}

/** What GitHub shows once everything of `facts` was answered. */
function shown(facts: Facts, by = instance): { facts: Facts; actual: Actual } {
  const comments = facts.timeline.flatMap((entry) =>
    entry.is === "comment" ? [[entry.id, { node: `IC_${entry.id}`, mine: new Set<never>() }] as const] : [],
  );
  const bare: Actual = { ...untouched, comments: new Map(comments) };
  const decision = decide(by, facts);
  const actual = applied(plan(present(by, decision, facts, english), bare), bare);
  return { facts: { ...facts, record: decision.record }, actual };
}

/** One more comment than is recorded: what happens on a webhook. */
function oneMore(count: number, by = instance): { facts: Facts; actual: Actual } {
  const facts = crowd(count);
  const before = shown({ ...facts, timeline: facts.timeline.slice(0, -1) }, by);
  return { facts: { ...facts, record: before.facts.record }, actual: before.actual };
}

export async function measure(): Promise<Figure[]> {
  const next = oneMore(101);
  const fresh = crowd(100);
  const nextDeep = oneMore(101, deep);
  timed(300, () => work(nextDeep.facts, nextDeep.actual, deep));
  const deepUsual = timed(500, () => work(nextDeep.facts, nextDeep.actual, deep));
  timed(500, () => work(next.facts, next.actual));
  const usual = timed(500, () => work(next.facts, next.actual));
  timed(200, () => work(fresh, untouched));
  const walked = timed(500, () => work(fresh, untouched));
  const [short, long] = [crowd(500), crowd(5_000)];
  const [of500, of5000] = [timed(40, () => work(short, untouched)), timed(15, () => work(long, untouched))];
  return [
    atMost("decide: 100 comments recorded, one new, 200 may vote", usual, "ms", 1),
    atMost("decide: the same with every sort of rule at once", deepUsual, "ms", 1),
    atMost("decide: 100 comments walked without a record, 200 may vote", walked, "ms", 1),
    known("decide: 5,000 comments walked without a record", of5000, "ms"),
    atMost("decide: time a comment at 5,000 against 500", of5000 / 10 / of500, "times", 1.5),
  ];
}
