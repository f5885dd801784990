import { expect, test } from "vitest";
import { messagesIn } from "../../src/config/messages.ts";
import { untouched } from "../../src/core/telling/applied.ts";
import { type Supposed, simulate } from "../../src/core/telling/simulate.ts";
import { words } from "../../src/core/text/words.ts";
import { budget, issue, judge, person } from "../support/story.ts";

const english = words(messagesIn("en", {}), "en");
const told = (events: readonly Supposed[], until: string) =>
  simulate({ instance: budget(), facts: issue().at("2026-01-02"), actual: untouched, words: english }, events, until);
const says = (by: string, text: string, at: string): Supposed => ({
  by: person(by),
  does: { is: "says", text },
  at: `${at}T09:00:00Z`,
});

test("two who would approve would decide it, at the moment of the second", () => {
  const stops = told(
    [says("ana", "/approve", "2026-01-03"), says("bo", "/approve", "2026-01-04")],
    "2026-01-04T09:00:00Z",
  );
  const last = stops.at(-1);
  expect(last?.decision.record).toMatchObject({ stage: "approved", since: "2026-01-04T09:00:00Z" });
  expect(last?.changes.map((one) => one.do)).toContain("postNotice");
});

test("where time passes, people are reminded before it closes, and a vote after that comes too late", () => {
  const stops = told([says("ana", "/approve", "2026-12-01")], "2026-12-02T00:00:00Z");
  const moves = stops.flatMap(({ decision }) => decision.steps.map(({ to }) => to));
  expect(moves).toEqual(["in-review", "expired"]);
  const notices = stops.flatMap(({ changes }) =>
    changes.flatMap((one) => (one.do === "postNotice" ? [one.notice.key] : [])),
  );
  expect(notices[0]).toMatch(/^remind/);
  expect(stops.at(-1)?.decision.record.answers.at(-1)).toMatchObject({
    command: "approve",
    refused: expect.any(String),
  });
});

test("closing by the author withdraws it", () => {
  const stops = told(
    [{ by: person("rosa"), does: { is: "closes" }, at: "2026-01-03T09:00:00Z" }],
    "2026-01-03T09:00:00Z",
  );
  expect(stops.at(-1)?.decision.record.stage).toBe("withdrawn");
});

test("what is simulated is what happens: deciding all of it at once comes to the same", () => {
  const story = issue().says("2026-01-03", "ana", "/approve").says("2026-01-04", "bo", "/approve");
  const stops = told(
    [says("ana", "/approve", "2026-01-03"), says("bo", "/approve", "2026-01-04")],
    "2026-01-05T09:00:00Z",
  );
  const real = judge(story.at("2026-01-05")).record;
  expect(stops.at(-1)?.decision.record).toMatchObject({ stage: real.stage, since: real.since, votes: real.votes });
});

test("it comes to an end, and looks at nothing where nothing would happen", () => {
  expect(told([], "2026-01-02T09:00:00Z")).toHaveLength(1);
});

test("what an approval brings about would be done an hour later, and what falls due would be told", () => {
  const instance = budget({
    effects: [{ is: "team", team: "members", who: { of: "author" } }],
    followUps: [{ name: "report", title: "A report", field: null, days: 3, asks: { of: "author" }, remindDays: 7 }],
  });
  const from = { instance, facts: issue().at("2026-01-02"), actual: untouched, words: english };
  const events = [says("ana", "/approve", "2026-01-03"), says("bo", "/approve", "2026-01-03")];
  const stops = simulate(from, events, "2026-01-08T09:00:00Z");
  const brings = stops.filter(({ changes }) => changes.some((one) => one.do === "bring"));
  expect(brings.map(({ at }) => at)).toEqual(["2026-01-03T10:00:00Z"]);
  expect(stops.at(-1)?.decision).toMatchObject({
    prospects: [{ brought: { is: "done" } }],
    followUps: [{ is: "due" }],
  });
});
