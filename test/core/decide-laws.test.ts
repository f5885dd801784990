import fc from "fast-check";
import { expect, test } from "vitest";
import type { Comment } from "../../src/core/case/facts.ts";
import type { CaseRecord } from "../../src/core/case/record.ts";
import type { Decision } from "../../src/core/deciding/decide.ts";
import { dated, end, goesOn, type Happening, histories, lives, startOf, whole } from "../support/histories.ts";
import { issue, judge, later, person, type Story } from "../support/story.ts";

const runs = { numRuns: 300 };

/** A service that is up: it looks after each second in which something happened, and when it asked to be woken. */
class Service {
  story = issue(startOf);
  decision: Decision | undefined;

  look(at: string): void {
    this.decision = this.decision ? later(this.story, this.decision, at) : judge(this.story.at(at));
    for (const { key } of this.decision.reminders) this.story = this.story.told(key, at);
  }

  /** Looks at each moment it asked for, up to a second before `until`. */
  wakes(until: string): void {
    for (let at = this.decision?.wakeAt; at !== undefined && at < until; at = this.decision?.wakeAt) this.look(at);
  }
}

test("deciding again changes nothing", () => {
  fc.assert(
    fc.property(histories(), (history) => {
      const story = whole(history);
      const once = judge(story.at(end));
      const twice = later(story, once, end);
      expect(twice.record).toEqual(once.record);
      expect(twice.steps).toEqual([]);
    }),
    runs,
  );
});

// Comments that are edited are left out: a vote that stood for a while may have decided by then, which a single look
// afterwards cannot know. That is what the record is for. The same goes for groups and configuration that change.
test("looked at after everything that happens, or only at the end: it comes to the same", () => {
  fc.assert(
    fc.property(histories(), (history) => {
      const up = lives(new Service(), history);
      expect(judge(up.story.at(end)).record).toEqual(up.decision?.record);
    }),
    runs,
  );
});

const said = (by: string, text: string): Happening => ({ is: "says", by, text, seconds: 86_400 });
const refused = [said("dia", "/decline Too much."), said("ana", "/decline Too much.")];

/** Opened again and not decided yet: a vote that is seen late may decide the second round, and only that. */
const reopened: [Happening[], Happening[]] = [
  [...refused, said("cem", "/reopen It is cheaper."), said("dia", "/approve")],
  [said("bo", "/approve")],
];

// A decision stands for its round; only a later round that is decided too puts another one in its place.
test("what was decided for good stays so, whatever is seen late", () => {
  fc.assert(
    fc.property(histories(), histories(4), (history, late) => {
      const before = judge(whole(history).at("2027-01-01"));
      const story = dated(late).reduce((all, { one, at }) => goesOn(all, one, at), whole(history));
      const after = later(story, before, "2027-01-02");
      const { decided, round } = before.record;
      expect(after.steps.every(({ at }) => at >= before.record.clock)).toBe(true);
      expect(after.record.round).toBeGreaterThanOrEqual(round);
      const stands = after.record.decided;
      expect(stands?.round ?? 0).toBeGreaterThanOrEqual(decided?.round ?? 0);
      if (stands?.round === decided?.round) expect(stands).toEqual(decided);
      expect(after.record.answers.slice(0, before.record.answers.length)).toEqual(before.record.answers);
    }),
    { ...runs, examples: [reopened] },
  );
});

const result = ({ stage, since, round, votes, holds, decided }: CaseRecord) => ({
  stage,
  since,
  round,
  holds: holds.map(({ by, at }) => ({ by, at })),
  votes: votes.map(({ by, choice, at }) => ({ by, choice, at })),
  decided: decided?.outcome,
});

/** Nobody of these has a say: an outsider, the author, the person who is paid, a program in a voter's name, a bot. */
const ineligible: readonly (readonly [string, Partial<Comment>])[] = [
  ["zoe", {}],
  ["rosa", {}],
  ["cem", {}],
  ["ana", { viaApp: true }],
  ["bo", { edited: true }],
  ["bo", { by: { ...person("bo"), is: "bot" } }],
  ["bo", { by: null }],
];
const votes = ["/approve", "/decline No.", "/hold Stop.", "/unhold", "/abstain", "/retract", "/recuse", "/ask Why?"];

test("nobody who has no say changes a result, whatever they write", () => {
  const intruder = fc.record({
    place: fc.nat(20),
    who: fc.constantFrom(...ineligible),
    text: fc.constantFrom(...votes),
  });
  const decent = histories().map((history) =>
    history.filter((one) => one.is === "says" && one.by !== "cem" && one.by !== "rosa"),
  );
  fc.assert(
    fc.property(decent, fc.array(intruder, { minLength: 1, maxLength: 6 }), (history, intruders) => {
      const calm = tell(history, []);
      expect(result(judge(tell(history, intruders).at(end)).record)).toEqual(result(judge(calm.at(end)).record));
    }),
    runs,
  );

  function tell(
    history: readonly Happening[],
    intruders: readonly { place: number; who: (typeof ineligible)[number]; text: string }[],
  ): Story {
    let story = issue(startOf, { payee: "@cem" });
    for (const [place, { one, at }] of dated(history).entries()) {
      story = goesOn(story, one, at);
      for (const { who, text } of intruders.filter((each) => each.place === place))
        story = story.says(at, who[0], text, who[1]);
    }
    return story;
  }
});

test("a person is counted once, with the last word", () => {
  fc.assert(
    fc.property(histories(20), (history) => {
      const { record, tally } = judge(whole(history).at(end));
      const voters = (record.decided?.votes ?? record.votes).map(({ by }) => by);
      expect(new Set(voters).size).toBe(voters.length);
      const last = new Map(
        record.answers
          .filter(
            ({ refused, command, round }) =>
              refused === undefined &&
              round === record.round &&
              ["approve", "decline", "abstain", "retract", "recuse"].includes(command),
          )
          .map(({ by, command }) => [by, command]),
      );
      if (tally) for (const { by, choice } of record.votes) expect(last.get(by)).toBe(choice);
    }),
    runs,
  );
});
