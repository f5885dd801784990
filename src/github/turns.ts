// When an installation's calls take place: at our own pace, its writes one after the other, and not before GitHub wants.

import { setTimeout as pause } from "node:timers/promises";
import pLimit from "p-limit";
import { RetryLater } from "../core/text/fault.ts";
import { type Cost, githubLimits, type Limits, pace } from "./pace.ts";
import { refusal } from "./refusal.ts";

export interface TurnOptions {
  /** 0 for the app itself. */
  readonly installation: number;
  /** How long a second of waiting is, in milliseconds. */
  readonly second: number;
  readonly limits?: Limits;
  /** The part of the limits that is this process's, where several share them. */
  readonly share?: () => number;
  readonly meter?: ClientMeter;
}

/** Told of every call, and of every wait for a limit. */
export interface ClientMeter {
  called(installation: number, api: "graphql" | "rest", points: number): void;
  waited(installation: number, seconds: number): void;
}

interface Turns {
  /** Throws where a call of this cost would have to wait long. */
  room(cost: Cost): void;
  /** Waits for its turn and calls. A refusal is thrown as what it means for us, and holds back those that come later. */
  take<Result>(cost: Cost, call: () => Promise<Result>): Promise<Result>;
}

/** Seconds that a call waits here for its turn; a job that would wait longer goes back to the queue. */
const patience = 10;

export function turns({ installation, second, limits = githubLimits, share, meter }: TurnOptions): Turns {
  const line = pace(limits, second, share);
  // GitHub wants the writes of an installation one after the other.
  const writes = pLimit(1);
  const atOnce = pLimit(1);
  const asked = pauses();

  const room = (cost: Cost) => {
    asked.over();
    if (line.wait(cost) <= patience * second) return;
    const seconds = line.later(cost);
    meter?.waited(installation, seconds);
    throw new RetryLater("our own pace keeps GitHub's limits", seconds);
  };
  const booked = async (cost: Cost) => {
    room(cost);
    const wait = line.book(cost);
    if (wait <= 0) return;
    meter?.waited(installation, wait / 1_000);
    await pause(wait);
  };
  const called = async <Result>({ api, points }: Cost, call: () => Promise<Result>): Promise<Result> => {
    asked.over();
    meter?.called(installation, api, points);
    try {
      const result = await call();
      asked.none();
      return result;
    } catch (fault) {
      const refused = asked.by(fault);
      if (refused instanceof RetryLater) meter?.waited(installation, refused.seconds);
      throw refused;
    }
  };
  return {
    room,
    take: async (cost, call) => {
      await booked(cost);
      atOnce.concurrency = Math.max(1, Math.floor(limits.atOnce * (share?.() ?? 1)));
      const turn = () => atOnce(() => called(cost, call));
      return cost.content > 0 ? writes(turn) : turn();
    },
  };
}

/** The pauses that GitHub asks for: each refusal in a row makes the next one longer. */
function pauses() {
  let notBefore = 0;
  let refusals = 0;
  return {
    /** Throws while one lasts. */
    over: (): void => {
      const wait = notBefore - Date.now();
      if (wait > 0) throw new RetryLater("GitHub asked us to wait", Math.ceil(wait / 1_000));
    },
    none: (): void => {
      refusals = 0;
    },
    /** What a fault means; where it asks for a pause, that begins now. */
    by: (fault: unknown): unknown => {
      const refused = refusal(fault, refusals);
      if (!(refused instanceof RetryLater)) return refused;
      notBefore = Math.max(notBefore, Date.now() + refused.seconds * 1_000);
      refusals += 1;
      return refused;
    },
  };
}
