// GitHub's limits for one installation, kept before GitHub has to refuse: a spurt at once, and the rest spread evenly.

/** How much GitHub takes of an installation in any minute, or hour, and how many requests at the same time. */
export interface Limits {
  readonly contentAMinute: number;
  readonly contentAnHour: number;
  readonly restPointsAMinute: number;
  readonly graphqlPointsAMinute: number;
  readonly atOnce: number;
}

/** https://docs.github.com/en/rest/using-the-rest-api/rate-limits-for-the-rest-api#about-secondary-rate-limits */
export const githubLimits: Limits = {
  contentAMinute: 80,
  contentAnHour: 500,
  restPointsAMinute: 900,
  graphqlPointsAMinute: 2_000,
  atOnce: 100,
};

/** For a GitHub that takes everything, as the sandbox does. */
export const noLimits: Limits = {
  contentAMinute: Number.POSITIVE_INFINITY,
  contentAnHour: Number.POSITIVE_INFINITY,
  restPointsAMinute: Number.POSITIVE_INFINITY,
  graphqlPointsAMinute: Number.POSITIVE_INFINITY,
  atOnce: Number.POSITIVE_INFINITY,
};

/** What a call counts for. */
export interface Cost {
  readonly api: "rest" | "graphql";
  readonly points: number;
  /** Comments, labels and the like that it makes. */
  readonly content: number;
}

export interface Pace {
  /** Milliseconds until a call of this cost may be sent. */
  wait(cost: Cost): number;
  /** The same, and its place is taken: whoever asks next waits behind it. */
  book(cost: Cost): number;
  /** Seconds after which whoever cannot wait here shall come again, each a little later than the one before. */
  later(cost: Cost): number;
}

/** `second` is how long a second is, in milliseconds; `share` the part of the limits that is this process's. */
export function pace(limits: Limits, second: number, share: () => number = () => 1): Pace {
  const minute = 60 * second;
  const buckets = {
    content: [bucket(limits.contentAMinute, minute, share), bucket(limits.contentAnHour, 60 * minute, share)],
    rest: [bucket(limits.restPointsAMinute, minute, share)],
    graphql: [bucket(limits.graphqlPointsAMinute, minute, share)],
  };
  let told = 0;
  const most = (cost: Cost, ask: (one: Bucket, weight: number) => number) =>
    Math.max(
      ...buckets[cost.api].map((one) => ask(one, cost.points)),
      ...(cost.content > 0 ? buckets.content.map((one) => ask(one, cost.content)) : []),
    );
  const wait = (cost: Cost) => most(cost, (one, weight) => one.wait(weight));
  return {
    wait,
    book: (cost) => most(cost, (one, weight) => one.take(weight)),
    later: (cost) => {
      const now = Date.now();
      told = Math.max(told, now + wait(cost)) + second;
      return Math.ceil((told - now) / 1_000);
    },
  };
}

interface Bucket {
  wait(weight: number): number;
  take(weight: number): number;
}

/** A quarter of the limit at once and three quarters spread over the window: never more than the limit in any window. */
function bucket(limit: number, window: number, share: () => number): Bucket {
  let level = 1;
  let last = Date.now();
  // In parts of what fits at once, so that a share that changes needs no counting anew.
  const part = (weight: number) => weight / Math.max(1, (limit / 4) * share());
  const refill = () => {
    const now = Date.now();
    level = Math.min(1, level + ((now - last) * 3) / window);
    last = now;
  };
  const wait = (weight: number) => {
    refill();
    // What is larger than all that fits at once goes when the bucket is full.
    return Math.max(0, ((Math.min(1, part(weight)) - level) * window) / 3);
  };
  return {
    wait,
    take: (weight) => {
      const time = wait(weight);
      level -= part(weight);
      return Math.ceil(time);
    },
  };
}

const writing = /\b(?:addComment|updateIssueComment|createIssue|updateIssue|createLabel)\(/g;

export function graphqlCost(document: string): Cost {
  if (!document.startsWith("mutation")) return { api: "graphql", points: 1, content: 0 };
  return { api: "graphql", points: 5, content: Math.max(1, document.match(writing)?.length ?? 0) };
}

export function restCost(route: string): Cost {
  return route.startsWith("GET ")
    ? { api: "rest", points: 1, content: 0 }
    : { api: "rest", points: 5, content: route.endsWith("/attempts") ? 0 : 1 };
}
