import fc from "fast-check";
import { expect, test } from "vitest";
import type { Brought } from "../../src/core/case/effects.ts";
import type { Decision } from "../../src/core/deciding/decide.ts";
import { plusSeconds } from "../../src/core/text/time.ts";
import { end, histories, lives, startOf } from "../support/histories.ts";
import { budget, issue, judge } from "../support/story.ts";

const circle = budget({
  effects: [{ is: "team", team: "members", who: { of: "author" } }],
  followUps: [
    { name: "report", title: "A report", field: null, days: 5, asks: { of: "author" }, remindDays: 3 },
    { name: "thanks", title: "Thanks", field: null, days: 2, asks: { of: "group", group: "council" }, remindDays: 3 },
  ],
});

/** A service that is up, posts its decisions and carries out what is due; it keeps what was done, in order. */
class Doing {
  story = issue(startOf);
  decision: Decision | undefined;
  readonly deeds: { readonly at: string; readonly will: string; readonly decisionsRead: readonly number[] }[] = [];

  look(at: string): void {
    const facts = this.decision ? this.story.recorded(this.decision.record).at(at) : this.story.at(at);
    const seen = judge(facts, circle);
    const brought = seen.prospects.flatMap(({ effect, will, now }): Brought[] => {
      if (!now || will === null) return [];
      this.deeds.push({ at: facts.now, will, decisionsRead: facts.decisions.map(({ round }) => round) });
      return [{ effect, round: seen.record.round, at: facts.now, is: will === "do" ? "done" : "undone" }];
    });
    this.decision = brought.length > 0 ? judge({ ...facts, brought }, circle) : seen;
    const { decided, round } = this.decision.record;
    if (decided?.round === round && !facts.decisions.some((one) => one.round === round))
      this.story = this.story.decided(decided).told(`decision-${round}`, at);
    for (const { key } of this.decision.reminders) this.story = this.story.told(key, at);
    for (const { notice } of this.decision.followUps)
      if (notice !== null && !(notice in facts.notices)) this.story = this.story.told(notice, at);
  }

  wakes(until: string): void {
    let looks = 0;
    for (let at = this.decision?.wakeAt; at !== undefined && at < until; at = this.decision?.wakeAt) {
      this.look(at);
      if (++looks > 200) throw new Error("it wakes again and again");
    }
  }
}

test("whatever people do, nobody is put in twice, and nothing happens before its decision was read back and the hour over", () => {
  fc.assert(
    fc.property(histories(), (history) => {
      const service = lives(new Doing(), history);
      for (const [at, { will }] of service.deeds.entries()) expect(will).toBe(at % 2 === 0 ? "do" : "undo");
      for (const deed of service.deeds.filter(({ will }) => will === "do")) {
        const facts = service.story.at(end);
        const told = deed.decisionsRead.map((round) => facts.notices[`decision-${round}`] ?? "9");
        expect(told.some((at) => deed.at >= plusSeconds(at, 3_600))).toBe(true);
      }
    }),
    { numRuns: 300 },
  );
});

test("deciding again changes nothing about what follows from a decision", () => {
  fc.assert(
    fc.property(histories(), (history) => {
      const { story, decision } = lives(new Doing(), history);
      if (!decision) throw new Error("nothing was looked at");
      const again = judge(story.recorded(decision.record).at(end), circle);
      expect(again.record).toEqual(decision.record);
      expect(again.prospects.filter(({ now }) => now)).toEqual([]);
    }),
    { numRuns: 300 },
  );
});
