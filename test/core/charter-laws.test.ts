import fc from "fast-check";
import { expect, test } from "vitest";
import type { Decision } from "../../src/core/deciding/decide.ts";
import type { DeadlineOutcome } from "../../src/core/rules/expression.ts";
import { atLeast, moreThan, seats } from "../support/ballots.ts";
import { charter, tier } from "../support/charters.ts";
import { end, histories, lives, startOf, whole } from "../support/histories.ts";
import { budget, issue, judge, later } from "../support/story.ts";

const runs = { numRuns: 150 };
const outcomes: readonly DeadlineOutcome[] = ["remind", "escalate", "expire", "approve", "decline"];

const instances = fc
  .record({
    approve: fc.constantFrom(
      seats({ approvers: 1, council: 1 }),
      { is: "lazy", of: ["approvers"], after: { days: 3 } } as const,
      {
        is: "all",
        parts: [
          { is: "majority", of: ["approvers"], bar: moreThan("1/2") },
          { is: "turnout", of: ["approvers"], bar: atLeast("1/2") },
          { is: "wait", for: { hours: 36 } },
        ],
      } as const,
    ),
    decline: fc.constantFrom({ is: "count", of: [], atLeast: 2 } as const, null),
    deadline: fc.option(
      fc.record({ outcome: fc.constantFrom(...outcomes), after: fc.constantFrom({ days: 10 }, { hours: 30 }) }),
    ),
    eligible: fc.constantFrom("live" as const, "frozen" as const),
    abstain: fc.constantFrom("neutral" as const, "as-decline" as const),
  })
  .map(({ approve, decline, deadline, eligible, abstain }) =>
    budget({ ...charter(tier(approve, { decline, deadline })), voting: { eligible, abstain } }),
  );

type Kind = ReturnType<typeof budget>;

/** A service that is up: it looks whenever something happens or is due, and what was due is delivered at once. */
class Service {
  readonly instance: Kind;
  story = issue(startOf);
  decision: Decision | undefined;

  constructor(instance: Kind) {
    this.instance = instance;
  }

  look(at: string): void {
    const { story, instance } = this;
    this.decision = this.decision ? later(story, this.decision, at, instance) : judge(story.at(at), instance);
    for (const { key } of this.decision.reminders) this.story = this.story.told(key, at);
  }

  wakes(until: string): void {
    for (let at = this.decision?.wakeAt; at !== undefined && at < until; at = this.decision?.wakeAt) this.look(at);
  }
}

test("with any charter, deciding again changes nothing", () => {
  fc.assert(
    fc.property(histories(), instances, (history, instance) => {
      const story = whole(history);
      const once = judge(story.at(end), instance);
      const twice = later(story, once, end, instance);
      expect(twice.record).toEqual(once.record);
      expect(twice.steps).toEqual([]);
    }),
    runs,
  );
});

test("with any charter, looked at after everything that happens or only at the end, it comes to the same", () => {
  fc.assert(
    fc.property(histories(8), instances, (history, instance) => {
      const up = lives(new Service(instance), history);
      expect(judge(up.story.at(end), instance).record).toEqual(up.decision?.record);
    }),
    runs,
  );
});

test("with any charter, nothing is decided without a vote unless people were told", () => {
  fc.assert(
    fc.property(histories(), instances, (history, instance) => {
      const { record } = judge(whole(history).at(end), instance);
      if (record.decided) expect(record.decided.votes.length).toBeGreaterThan(0);
      expect(record.stage).not.toBe("expired");
    }),
    runs,
  );
});
