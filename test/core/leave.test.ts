// What people read when some of those who decide are on leave, and who is called.

import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { readMessages } from "../../src/config/messages.ts";
import type { Facts } from "../../src/core/case/facts.ts";
import type { Instance } from "../../src/core/case/kind.ts";
import { present } from "../../src/core/telling/present.ts";
import { words } from "../../src/core/text/words.ts";
import { moreThan } from "../support/ballots.ts";
import { charter, tier } from "../support/charters.ts";
import { budget, issue, judge, roster } from "../support/story.ts";

const english = words(readMessages(join(import.meta.dirname, "../../templates/messages/en")), "en");
const leave = (...logins: readonly string[]): Pick<Facts, "directory"> => ({
  directory: { people: {}, leave: logins.map((login) => ({ login, from: "2026-01-01", until: "2026-01-31" })) },
});

const told = (facts: Facts, instance: Instance) => present(instance, judge(facts, instance), facts, english);
const status = (facts: Facts, instance: Instance = budget()) => told(facts, instance).status.text;

const council = issue().with("council", roster("omar", "mei", "dia", "noor", "kwame"));
const majority = budget(charter(tier({ is: "majority", of: ["council"], bar: moreThan("1/2") }, { decline: null })));

describe("leave", () => {
  test("is said, with its last day, where the names of the group are public", () => {
    const facts = { ...issue().at("2026-01-02"), ...leave("dia", "cem") };
    expect(status(facts)).toContain(
      "- On leave, so nobody waits for them: cem (until January 31, 2026) and dia (until January 31, 2026)",
    );
    expect(status(facts)).toContain("- Not heard yet: ana and bo");
  });

  test("is said as a number where they are not", () => {
    const closed = { ...roster("ana", "bo", "cem"), open: false };
    const facts = { ...issue().with("approvers", closed).at("2026-01-02"), ...leave("cem") };
    expect(status(facts)).toContain("- One person in approvers is on leave, so nobody waits for their vote");
    expect(status(facts)).not.toContain("cem");
  });

  test("is no word about somebody who voted all the same", () => {
    const facts = { ...issue().says("2026-01-02", "cem", "/approve").at("2026-01-02"), ...leave("cem") };
    expect(status(facts)).not.toContain("On leave");
  });

  test("of all but one leaves nothing for that one to decide: it is said, and those are called who can help", () => {
    const story = council.says("2026-01-02", "omar", "/approve").with("board", roster("ana"));
    const facts = { ...story.at("2026-01-03"), ...leave("mei", "dia", "noor", "kwame") };
    const decision = judge(facts, { ...majority, escalation: "board" });
    expect(decision.record.stage).toBe("in-review");
    expect(decision.tally?.short).toEqual(["council"]);
    const text = status(facts, { ...majority, escalation: "board" });
    expect(text).toMatch(/^\*\*@open-reps\/team, it is your turn: too few people can decide this/);
    expect(text).toContain("only one person can decide at the moment, and one alone is not enough");
    expect(text).toContain("Too few people of council are there to decide this at the moment.");
    const back = { ...story.says("2026-01-03", "mei", "/approve").at("2026-01-04"), ...leave("dia", "noor", "kwame") };
    expect(judge(back, majority).record.stage).toBe("approved");
  });

  test("and recusals of all but one never make a decision by arithmetic", () => {
    const out = ["mei", "dia", "noor", "kwame"].reduce((all, one) => all.says("2026-01-02", one, "/recuse"), council);
    const facts = out.says("2026-01-03", "omar", "/approve").at("2026-01-04");
    expect(judge(facts, majority).record.stage).toBe("in-review");
    expect(status(facts, majority)).toContain("Too few people of council may decide this, so the rule cannot be met.");
  });
});

describe("where all who have not voted are on leave", () => {
  const story = issue()
    .with("council", roster("omar", "mei"))
    .says("2026-01-02", "ana", "/approve")
    .says("2026-01-02", "bo", "/decline No.");
  const gone = { ...story.at("2026-01-03"), ...leave("cem", "dia") };

  test("those are called who can help, and it is said that votes can still be changed", () => {
    expect(judge(gone).record.stage).toBe("in-review");
    const text = status(gone);
    expect(text).toMatch(
      /^\*\*@open-reps\/team, it is your turn: whoever could still bring about a decision is on leave/,
    );
    expect(text).toContain("On leave, so nobody waits for them: cem (until January 31, 2026) and dia");
  });

  test("they may vote all the same, and whoever is back is waited for again", () => {
    const voted = { ...story.says("2026-01-03", "cem", "/approve").at("2026-01-04"), ...leave("cem", "dia") };
    expect(judge(voted).record.stage).toBe("approved");
    const back = { ...story.at("2026-01-03"), ...leave("cem") };
    expect(status(back)).not.toContain("whoever could still bring about a decision is on leave");
  });
});

describe("the days of a leave", () => {
  const inTokyo: Instance = { ...budget(), calendar: { ...budget().calendar, zone: "Asia/Tokyo" } };
  const at = (moment: string) => status({ ...issue().at(moment), ...leave("cem") }, inTokyo);

  test("are those of the program's time zone", () => {
    expect(at("2026-01-31T14:59:59Z")).toContain("On leave, so nobody waits for them: cem");
    expect(at("2026-01-31T15:00:00Z")).not.toContain("On leave");
  });

  test("wake a case when they begin and when they are over", () => {
    const looked = (moment: string) => judge({ ...issue().at(moment), ...leave("cem") }, inTokyo).wakeAt;
    expect(looked("2026-01-31T12:00:00Z")).toBe("2026-01-31T15:00:00Z");
    expect(judge({ ...issue("2025-12-31").at("2025-12-31"), ...leave("cem") }, inTokyo).wakeAt).toBe(
      "2025-12-31T15:00:00Z",
    );
  });
});

describe("who is called", () => {
  const list = { ...roster("ana", "bo", "cem", "dia"), mention: "@ana @bo @cem @dia", listed: true } as const;

  test("of a list, nobody who voted, is on leave or may not vote", () => {
    const facts = { ...issue().with("approvers", list).says("2026-01-02", "bo", "/approve").at("2026-01-03") };
    expect(status({ ...facts, ...leave("cem") })).toMatch(/^\*\*@ana and @dia, it is your turn/);
    expect(status({ ...facts, ...leave() })).toMatch(/^\*\*@ana, @cem, and @dia, it is your turn/);
  });

  test("in a reminder, of a team too", () => {
    const story = issue().says("2026-01-02", "bo", "/approve");
    const [notice] = told({ ...story.at("2026-01-09"), ...leave("cem") }, budget()).notices;
    expect(notice?.text).toMatch(/^@ana and @dia, a reminder/);
    const [whole] = told(issue().at("2026-01-09"), budget()).notices;
    expect(whole?.text).toMatch(/^@open-reps\/team, a reminder/);
  });
});
