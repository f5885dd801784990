// A quorum larger than its group: what `quorate check` says where nobody is left for a place, however the groups overlap.

import { describe, expect, test } from "vitest";
import { aboutConfig, changed, config } from "./support.ts";

const head = "  trio: { people: [ana, bo, chidi] }\n";
const lists = (some: Readonly<Record<string, string>>) =>
  changed(
    config,
    head,
    head +
      Object.entries(some)
        .map(([name, people]) => `  ${name}: { people: [${people}] }\n`)
        .join(""),
  );
const asks = (text: string, approve: string) => changed(text, "approve: { approvers: 2 }", `approve: ${approve}`);
const plain = (lines: readonly string[]) =>
  lines.map((line) => line.replace(/^\d+:\d+: /, "").replace("kinds.money.decide.", ""));

const pairs = lists({ a: "ana, bo", b: "ana, bo", c: "Ana, Bo" });
const ones = lists({ a: "ana", b: "ana" });
const twice = (needed: number, of: string, has: number, at = "approve") =>
  `${at}: ${needed} different people must approve, but ${of} have only ${has} together. Nobody counts for two: write less, or add people.`;

test.each([
  [
    "three lists of the same two people, beside one with others",
    pairs,
    "{ a: 1, b: 1, c: 1, trio: 1 }",
    twice(3, '"a" and "b" and "c"', 2),
  ],
  ["two lists of the same one person", ones, "{ a: 1, b: 1 }", twice(2, '"a" and "b"', 1)],
  ["the same side by side", ones, "{ all: [{ a: 1 }, { b: 1 }] }", twice(2, '"a" and "b"', 1)],
  ["the same deeper down", ones, "{ trio: 1, all: [{ all: [{ a: 1 }, { b: 1 }] }] }", twice(2, '"a" and "b"', 1)],
  [
    "the same in one way of several",
    ones,
    "{ any: [{ trio: 2 }, { a: 1, b: 1 }] }",
    twice(2, '"a" and "b"', 1, "approve.any.1"),
  ],
  ["beside a team, which nobody knows here", ones, "{ approvers: 2, a: 1, b: 1 }", twice(2, '"a" and "b"', 1)],
  [
    "one list twice, side by side",
    ones,
    "{ all: [{ trio: 2 }, { trio: 2 }] }",
    'approve: 4 of "trio" must approve, but it has only 3. Write at most 3, or add people.',
  ],
  [
    "whichever of two ways is taken",
    ones,
    "{ a: 1, any: [{ b: 1 }, { a: 1 }] }",
    "approve: even if all of these people approve, that is not enough: nobody counts for two. Write less, or add people.",
  ],
])("%s: nobody can meet that", (_, text, approve, says) => {
  expect(plain(aboutConfig(asks(text, approve)))).toEqual([says]);
});

test.each([
  ["two lists with three people between them", lists({ a: "ana, bo", b: "bo, dia" }), "{ a: 1, b: 1 }"],
  ["one of two ways, each of which somebody can go", ones, "{ any: [{ trio: 2 }, { approvers: 1 }] }"],
  ["a list within another one", pairs, "{ a: 1, trio: 1 }"],
])("%s: nothing is said", (_, text, approve) => {
  expect(aboutConfig(asks(text, approve))).toEqual([]);
});

test("places that need everybody leave nobody for what one of them asks for", () => {
  expect(plain(aboutConfig(asks(pairs, "{ all: [{ a: 1 }, { b: 1 }], approvers: 1 }")))).toEqual([
    'warning: approve: all 2 of "a" and "b" must approve, so what one of them asks for can never be approved. Write less, or add people.',
  ]);
});

test("where only one of an affiliation counts, a list of colleagues is as good as one", () => {
  const people = "people:\n  ana: { affiliation: Acme }\n  bo: { affiliation: acme }\n  chidi: { affiliation: ACME }\n";
  const text = asks(
    config.replace("kinds:\n", `${people}kinds:\n`),
    "{ trio: 2 }\n    conflicts: { most_of_one_affiliation: 1 }",
  );
  expect(plain(aboutConfig(text))).toEqual([
    "approve: even if all of these people approve, that is not enough: nobody counts for two, and at most 1 of each affiliation is counted. Write less, or add people.",
  ]);
  expect(aboutConfig(text.replace("chidi: { affiliation: ACME }", "chidi: {}"))).toEqual([]);
});

describe("whoever holds a role", () => {
  const role = (more: string) =>
    changed(config, head, `${head}  leads: { role: lead }\n`).replace(
      "kinds:\n",
      `roles:\n  - { id: lead, title: Lead, purpose: Leads., term: 1 year${more} }\nkinds:\n`,
    );

  test("a role of one holder gives no two approvals", () => {
    expect(plain(aboutConfig(asks(role(""), "{ leads: 2 }")))).toEqual([
      'approve.leads: 2 of "leads" must approve, but it has only 1. Write at most 1, or raise `holders:` of the role "lead".',
    ]);
    expect(aboutConfig(asks(role(", holders: 3"), "{ leads: 2 }"))).toEqual([]);
  });

  test("each of its communities has holders of its own", () => {
    expect(aboutConfig(asks(role(", holders: 3, communities: each"), "{ leads: 2 }"))).toEqual([]);
    expect(aboutConfig(asks(role(", communities: [ghana]"), "{ leads: 2 }"))).toHaveLength(1);
  });
});
