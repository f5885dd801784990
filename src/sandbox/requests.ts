// What was asked of the sandbox: the counter of `GET /_sandbox/requests`.

export interface Counted {
  readonly n: number;
  readonly by: string;
  readonly method: string;
  readonly path: string;
  readonly route?: string;
  readonly operation?: string;
  readonly status: number;
  readonly points: number;
}

interface Exchange extends Counted {
  readonly request: unknown;
  readonly response: unknown;
}

export interface Requests {
  add(exchange: Omit<Exchange, "n">): void;
  /** `by` keeps only what that one asked. */
  since(n: number, bodies: boolean, by: string | null): readonly Counted[];
  total(): number;
  /** The points that somebody has used up since the start. */
  used(by: string, isGraphql: boolean): number;
  reset(): void;
}

const kept = 5000;

export function createRequests(): Requests {
  let total = 0;
  let exchanges: Exchange[] = [];
  let used = new Map<string, number>();
  const counter = (by: string, isGraphql: boolean) => `${isGraphql ? "graphql" : "core"} ${by}`;
  return {
    add: (exchange) => {
      total += 1;
      const key = counter(exchange.by, exchange.path.endsWith("graphql"));
      used.set(key, (used.get(key) ?? 0) + exchange.points);
      exchanges.push({ n: total, ...exchange });
      if (exchanges.length > kept) exchanges = exchanges.slice(-kept / 2);
    },
    since: (n, bodies, by) =>
      exchanges
        .filter((one) => one.n > n && (by === null || one.by === by))
        .map(({ request, response, ...one }) => (bodies ? { ...one, request, response } : one)),
    total: () => total,
    used: (by, isGraphql) => used.get(counter(by, isGraphql)) ?? 0,
    reset: () => {
      total = 0;
      exchanges = [];
      used = new Map();
    },
  };
}
