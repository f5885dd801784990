import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { githubLimits, graphqlCost, pace, restCost } from "../../src/github/pace.ts";

beforeEach(() => vi.useFakeTimers({ toFake: ["Date"] }));
afterEach(() => vi.useRealTimers());

const write = graphqlCost("mutation Apply { m0: addComment(input: $m0) { clientMutationId } }");
const read = graphqlCost("query Case { node }");
const second = 1_000;

/** Sends as fast as it may for so many seconds; the moments at which it did. */
function rush(cost: typeof write, seconds: number, share = 1): number[] {
  const line = pace(githubLimits, second, () => share);
  const start = Date.now();
  const sent: number[] = [];
  for (;;) {
    vi.setSystemTime(Date.now() + line.book(cost));
    const at = Date.now() - start;
    if (at > seconds * second) return sent;
    sent.push(at);
  }
}

/** The most in any window of this length. */
const most = (sent: readonly number[], window: number) =>
  Math.max(...sent.map((from) => sent.filter((at) => at >= from && at < from + window).length));

test("however much there is to write, GitHub gets no more than 80 comments in any minute and 500 in any hour", () => {
  const sent = rush(write, 3 * 3_600);
  expect(most(sent, 60 * second)).toBeLessThanOrEqual(80);
  expect(most(sent, 3_600 * second)).toBeLessThanOrEqual(500);
  // And not much less either.
  expect(sent.length).toBeGreaterThan(1_150);
  expect(sent.filter((at) => at < 10)).toHaveLength(20);
});

test("questions stay below 2,000 points a minute, and requests of the other interface below 900", () => {
  expect(most(rush(read, 300), 60 * second)).toBeLessThanOrEqual(2_000);
  expect(most(rush(restCost("GET /repos/{owner}/{repo}/labels"), 300), 60 * second)).toBeLessThanOrEqual(900);
});

test("two processes that share an installation stay below its limits together", () => {
  expect(most(rush(write, 3_600, 0.5), 60 * second)).toBeLessThanOrEqual(40);
});

test("whoever cannot wait is told to come again, each a little later, and nobody is told for ever", () => {
  const line = pace(githubLimits, second);
  for (let n = 0; n < 60; n++) line.book(write);
  expect(line.wait(write)).toBeGreaterThan(30 * second);
  const told = Array.from({ length: 5 }, () => line.later(write));
  expect(told).toEqual([0, 1, 2, 3, 4].map((more) => (told[0] ?? 0) + more));
  vi.setSystemTime(Date.now() + 3_600 * second);
  expect(line.wait(write)).toBe(0);
});

test("a document counts for every comment that it writes, and for at least one", () => {
  expect(graphqlCost("mutation A { m0: addComment(input: $a) { x } m1: updateIssueComment(input: $b) { x } }")).toEqual(
    {
      api: "graphql",
      points: 5,
      content: 2,
    },
  );
  expect(graphqlCost("mutation A { m0: addReaction(input: $a) { x } }")).toMatchObject({ content: 1 });
  expect(read).toEqual({ api: "graphql", points: 1, content: 0 });
});

test("who comes while hundreds wait in line is served within seconds, since the line comes one by one", () => {
  const line = pace(githubLimits, second);
  const start = Date.now();
  const jobs = Array.from({ length: 90 }, () => ({ at: start }));
  let served = 0;
  const patience = 10 * second;
  for (let at = start; at <= start + 60 * second; at += second) {
    vi.setSystemTime(at);
    for (const job of jobs.filter((one) => one.at <= at)) {
      if (line.wait(write) > patience) job.at = at + line.later(write) * second;
      else {
        line.book(write);
        served += 1;
        job.at = Number.POSITIVE_INFINITY;
      }
    }
  }
  expect(served).toBeGreaterThan(75);
  expect(line.wait(write)).toBeLessThanOrEqual(patience);
});
