// Who is counted, and who holds a decision: leave, frozen groups, conflicts, abstentions and holds.

import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { readMessages } from "../../src/config/messages.ts";
import type { Facts } from "../../src/core/case/facts.ts";
import { packed, unpacked } from "../../src/core/case/frozen.ts";
import { present } from "../../src/core/telling/present.ts";
import { words } from "../../src/core/text/words.ts";
import { atLeast, moreThan } from "../support/ballots.ts";
import { charter, lived, tier } from "../support/charters.ts";
import { answersOf, budget, issue, judge, later, roster, stagesOf } from "../support/story.ts";

const english = words(readMessages(join(import.meta.dirname, "../../templates/messages/en")), "en");

describe("who is counted", () => {
  const half = charter(tier({ is: "share", of: ["approvers"], bar: moreThan("1/2") }));
  const two = issue("2026-01-01").says("2026-01-02", "ana", "/approve").says("2026-01-02", "bo", "/approve");
  const stage = (facts: Facts, more = {}) => judge(facts, budget({ ...half, ...more })).record.stage;
  const away = { people: {}, leave: [{ login: "Dia", from: "2026-01-01", until: "2026-01-31" }] };

  test("nobody waits for people on leave, whose vote counts all the same", () => {
    expect(stage(two.at("2026-01-03"))).toBe("in-review");
    expect(stage({ ...two.at("2026-01-03"), directory: away })).toBe("approved");
    expect(
      stage({
        ...two.at("2026-01-03"),
        directory: { ...away, leave: [{ ...away.leave[0], login: "dia", from: "2026-02-01", until: "2026-02-03" }] },
      }),
    ).toBe("in-review");
    const dia = issue("2026-01-01").says("2026-01-02", "dia", "/approve").says("2026-01-02", "ana", "/approve");
    expect(stage({ ...dia.at("2026-01-03"), directory: away })).toBe("in-review");
    expect(stage({ ...dia.says("2026-01-03", "bo", "/approve").at("2026-01-04"), directory: away })).toBe("approved");
  });

  test("whoever stays out of it is not counted, unless the charter counts them", () => {
    const out = two.says("2026-01-02", "cem", "/recuse").at("2026-01-03");
    expect(stage(out)).toBe("approved");
    expect(stage(out, { voting: { recuse: "stays" } })).toBe("in-review");
  });

  test("who leaves it to the others takes part, or says no, as the charter has it", () => {
    const rule = charter(
      tier(
        { is: "majority", of: ["approvers"], bar: moreThan("1/2") },
        { deadline: { after: { days: 10 }, outcome: "expire" } },
      ),
    );
    const story = issue("2026-01-01").says("2026-01-02", "ana", "/approve").says("2026-01-02", "bo", "/abstain");
    expect(lived(story, "2026-01-15T09:00:00Z", budget(rule)).record.stage).toBe("approved");
    expect(
      lived(story, "2026-01-15T09:00:00Z", budget({ ...rule, voting: { abstain: "as-decline" } })).record.stage,
    ).toBe("expired");
  });

  test("those who could decide when it came up decide, whoever joins or leaves since", () => {
    const frozen = budget({ ...half, voting: { eligible: "frozen" } });
    const first = judge(issue("2026-01-01").at("2026-01-01"), frozen);
    const moved = two.with("approvers", roster("ana", "zoe")).says("2026-01-02", "zoe", "/approve");
    const decision = later(moved, first, "2026-01-03", frozen);
    expect(answersOf(decision)).toEqual(["ana approve", "bo approve", "zoe approve: not-in-group"]);
    expect(decision.tally).toMatchObject({ eligible: 4, yes: [{ login: "ana" }, { login: "bo" }] });
    expect(later(two, first, "2026-01-03", budget(half)).tally?.eligible).toBe(4);
  });

  test("account numbers are kept in few characters", () => {
    const ids = [583_231, 9_919, 146_800_001, 9_920, 1];
    expect(unpacked(packed(ids))).toEqual(ids.toSorted((a, b) => a - b));
    expect(unpacked(packed([]))).toEqual([]);
    expect(packed(Array.from({ length: 1_000 }, (_, at) => 100_000_000 + at * 9_001)).length).toBeLessThan(6_000);
  });

  test("a vote goes with its giver's place in the group", () => {
    const first = judge(two.at("2026-01-03"), budget(half));
    const left = two.with("approvers", roster("bo", "cem", "dia"));
    expect(later(left, first, "2026-01-04", budget(half)).record.votes.map(({ login }) => login)).toEqual(["bo"]);
  });
});

describe("who is too close to it", () => {
  const people = {
    ana: { community: "ghana", affiliation: "Acme" },
    bo: { affiliation: "acme" },
    cem: {},
    rosa: { affiliation: "ACME" },
  };
  const directory = { people, leave: [] };
  const conflicts = { sameCommunity: false, sameAffiliation: false, mostOfOne: null };
  const two = issue("2026-01-01").says("2026-01-02", "ana", "/approve").says("2026-01-02", "bo", "/approve");

  test("nobody decides about a colleague", () => {
    const instance = budget({ voting: { conflicts: { ...conflicts, sameAffiliation: true } } });
    const decision = judge({ ...two.says("2026-01-02", "cem", "/approve").at("2026-01-03"), directory }, instance);
    expect(answersOf(decision)).toEqual([
      "ana approve: same-affiliation",
      "bo approve: same-affiliation",
      "cem approve",
    ]);
    expect(decision.tally?.eligible).toBe(2);
  });

  test("of one organisation only so many carry a decision", () => {
    const instance = budget({ voting: { conflicts: { ...conflicts, mostOfOne: 1 } } });
    expect(judge({ ...two.at("2026-01-03"), directory }, instance).record.stage).toBe("in-review");
    const three = two.says("2026-01-03", "cem", "/approve");
    expect(judge({ ...three.at("2026-01-04"), directory }, instance).record.stage).toBe("approved");
  });

  test("of one organisation only so many carry a decision, also where a share decides, and it is said", () => {
    const half = charter(tier({ is: "share", of: ["approvers"], bar: atLeast("1/2") }));
    const instance = budget({ ...half, voting: { conflicts: { ...conflicts, mostOfOne: 1 } } });
    const status = (facts: Facts) => present(instance, judge(facts, instance), facts, english).status.text;
    const both = { ...two.at("2026-01-03"), directory };
    expect(judge(both, instance).record.stage).toBe("in-review");
    expect(status(both)).toContain("at least 1/2 of all in approvers approve: 1 of 4");
    expect(status(both)).toContain("- At most one vote of each organisation counts towards a decision\n");
    const one = issue("2026-01-01").says("2026-01-02", "ana", "/approve").at("2026-01-03");
    expect(status({ ...one, directory })).not.toContain("organisation");
    const three = { ...two.says("2026-01-03", "cem", "/approve").at("2026-01-04"), directory };
    expect(judge(three, instance).record.stage).toBe("approved");
  });

  test("nobody decides about their own community", () => {
    const plain = budget({ voting: { conflicts: { ...conflicts, sameCommunity: true } } });
    const communities = [
      { id: "ghana", name: "Ghana" },
      { id: "togo", name: "Togo" },
    ];
    const instance = {
      ...plain,
      fields: plain.fields.map((field) => (field.id === "what" ? { ...field, type: "community" as const } : field)),
      context: { communities },
    };
    const answers = (what: string) => {
      const story = issue("2026-01-01", { what }).says("2026-01-02", "ana", "/approve");
      return answersOf(judge({ ...story.at("2026-01-03"), directory }, instance));
    };
    expect(answers("Ghana")).toEqual(["ana approve: same-community"]);
    expect(answers("Togo")).toEqual(["ana approve"]);
  });
});

describe("holds", () => {
  const voted = issue("2026-01-01").says("2026-01-02", "ana", "/approve").says("2026-01-02", "bo", "/approve");
  const holding = { holds: { by: null, liftedBy: "council", names: ["safety"] } };

  test("a named group may lift anybody's, and nobody else may", () => {
    const held = issue("2026-01-01").says("2026-01-01", "cem", "/hold Who pays?");
    const story = held
      .says("2026-01-02", "ana", "/approve")
      .says("2026-01-02", "bo", "/approve")
      .says("2026-01-03", "ana", "/unhold");
    const instance = budget({ voting: holding });
    expect(judge(story.at("2026-01-04"), instance).record.stage).toBe("in-review");
    expect(judge(story.says("2026-01-04", "omar", "/unhold").at("2026-01-05"), instance).record.stage).toBe("approved");
    expect(answersOf(judge(story.says("2026-01-04", "omar", "/unhold").at("2026-01-05"))).at(-1)).toBe(
      "omar unhold: not-your-hold",
    );
  });

  test("whoever gave one takes it back while answers are missing, too, so that it stops no vote later", () => {
    const held = issue("2026-01-01").says("2026-01-02", "cem", "/hold Who pays?");
    const broken = held.edits("2026-01-03", { amount: "some" });
    const stopped = judge(broken.says("2026-01-04", "ana", "/unhold").at("2026-01-05"));
    expect(stopped.record).toMatchObject({ stage: "needs-info", holds: [{ login: "cem" }] });
    expect(answersOf(stopped).at(-1)).toBe("ana unhold: not-your-hold");
    const lifted = judge(broken.says("2026-01-04", "cem", "/unhold").at("2026-01-05"));
    expect(lifted.record).toMatchObject({ stage: "needs-info", holds: [] });
    const none = judge(
      issue("2026-01-01").edits("2026-01-03", { amount: "some" }).says("2026-01-04", "cem", "/unhold").at("2026-01-05"),
    );
    expect(answersOf(none)).toEqual(["cem unhold: not-open"]);
  });

  test("holds with names are lifted one by one", () => {
    const instance = budget({ voting: holding });
    const held = issue("2026-01-01").says("2026-01-01", "cem", "/hold safety Who drives?\n/hold Who pays?");
    const one = judge(held.says("2026-01-02", "cem", "/unhold safety").at("2026-01-03"), instance);
    expect(one.record.holds.map(({ name }) => name)).toEqual([undefined]);
    expect(judge(held.at("2026-01-03"), instance).record.holds.map(({ name }) => name)).toEqual(["safety", undefined]);
    expect(stagesOf(judge(voted.at("2026-01-03"), instance))).toContain("approved");
  });
});
