// What people read about the end of a vote while nobody says anything more.

import { join } from "node:path";
import { expect, test } from "vitest";
import { readMessages } from "../../src/config/messages.ts";
import type { Expression, Tier } from "../../src/core/rules/expression.ts";
import { present } from "../../src/core/telling/present.ts";
import { words } from "../../src/core/text/words.ts";
import { atLeast } from "../support/ballots.ts";
import { charter, tier } from "../support/charters.ts";
import { budget, issue, judge, roster } from "../support/story.ts";

const english = words(readMessages(join(import.meta.dirname, "../../templates/messages/en")), "en");
const all = (...parts: readonly Expression[]): Expression => ({ is: "all", parts });
const three: Expression = { is: "count", of: ["council"], atLeast: 3 };
const wait: Expression = { is: "wait", for: { hours: 72 } };
const by = (approve: Expression, more: Partial<Tier> = {}) =>
  budget(charter(tier(approve, { decline: null, ...more })));

const council = issue("2026-01-01").with("council", roster("omar", "mei", "dia", "noor", "kwame"));
const two = council.says("2026-01-02", "omar", "/approve").says("2026-01-02", "mei", "/approve");
const enough = two.says("2026-01-02", "dia", "/approve");

/** The first sentence, and the one about the end. */
function told(story: typeof council, instance: ReturnType<typeof budget>, at = "2026-01-02T10:00:00Z"): string {
  const facts = story.at(at);
  const { text } = present(instance, judge(facts, instance), facts, english).status;
  return text
    .split("\n")
    .filter((line) => /^\*\*|^If /.test(line))
    .join("\n");
}

test("a release with enough votes is approved when its three days are over, and nothing else is promised", () => {
  const release = by(all(three, wait));
  expect(told(two, release)).toContain("please say yes or no");
  expect(told(two, release)).toContain("this closes on");
  expect(told(enough, release)).toContain("as things stand this is approved on January 4, 2026.");
  expect(told(enough, release)).toContain("If nobody votes any more, this is approved on January 4, 2026.");
});

test("a concern is in the way of what time would bring", () => {
  const held = enough.says("2026-01-02", "noor", "/hold Who signs it?");
  expect(told(held, by(all(three, wait)))).not.toContain("this is approved on");
});

test("silence is told as the end of a request to which nobody objects, wherever it stands in the rule", () => {
  const lazy: Expression = { is: "lazy", of: ["council"], after: { days: 3 } };
  const objection: Expression = { is: "objection", from: ["council"], without: lazy, with: three };
  for (const rule of [lazy, objection, { is: "any", parts: [three, lazy] } as const, all(lazy, wait)])
    expect(told(council, by(rule), "2026-01-01T09:00:00Z")).toContain("this is approved on January 4, 2026");
  expect(told(council.says("2026-01-01", "omar", "/decline No."), by(objection))).not.toContain("this is approved on");
});

test("at the end of a vote stands what its votes come to, not what would happen without any", () => {
  const vote: Expression = all(
    { is: "turnout", of: ["council"], bar: atLeast("1/2") },
    { is: "majority", of: ["council"], bar: atLeast("2/3") },
  );
  const motion = by(vote, { deadline: { after: { days: 10 }, outcome: "decline" }, ends: "at-deadline" });
  expect(told(council, motion)).toContain("If nothing happens, this is declined on January 11, 2026.");
  expect(told(enough, motion)).toContain("If nobody votes any more, this is approved on January 11, 2026.");
  const lost = two.says("2026-01-02", "dia", "/decline No.").says("2026-01-02", "noor", "/decline No.");
  expect(told(lost, motion)).toContain("If nothing happens, this is declined on January 11, 2026.");
});

test("nothing is foretold of a group that cannot be read", () => {
  const gone = enough.with("council", { known: false, why: "the team cannot be read" });
  expect(told(gone, by(all(three, wait)))).not.toContain("this is approved on");
});
