// What is counted while Quorate runs, in the words of Prometheus. No names, no logins, no text of users: ids at most.

import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";
import type { Depth } from "./store/store.ts";

type Ran = "done" | "failed" | "waits for GitHub" | "given up";

/** Told of everything that is counted as it happens. */
export interface Meter {
  /** A webhook was answered. */
  webhook(event: string, status: number): void;
  called(installation: number, api: "graphql" | "rest", points: number): void;
  /** GitHub's limits, or ours to keep to them, made a call wait. */
  waited(installation: number, seconds: number): void;
  ran(work: "case" | "program", result: Ran): void;
  /** From a delivery's arrival to the end of the run that it asked for. */
  effect(seconds: number): void;
  decided(outcome: string): void;
  redelivered(count: number): void;
}

export interface Metrics extends Meter {
  readonly type: string;
  text(): Promise<string>;
}

/** `depth` is asked when somebody reads the metrics. */
export function metrics(depth: () => Promise<Depth>): Metrics {
  const register = new Registry();
  collectDefaultMetrics({ register });
  const counter = (name: string, help: string, ...labelNames: string[]) =>
    new Counter({ name: `quorate_${name}`, help, labelNames, registers: [register] });
  const webhooks = counter("webhooks_total", "Webhooks by how they were answered.", "event", "status");
  const requests = counter("github_requests_total", "Requests to GitHub.", "installation", "api");
  const points = counter("github_points_total", "What they count against the limits a minute.", "installation", "api");
  const waits = counter("github_waits_total", "Calls that had to wait for a limit.", "installation");
  const waited = counter("github_wait_seconds_total", "How long they were told to wait.", "installation");
  const runs = counter("runs_total", "Runs of cases and programs.", "work", "result");
  const decisions = counter("decisions_total", "Decisions stated on GitHub.", "outcome");
  const redeliveries = counter("redeliveries_total", "Deliveries that GitHub was asked to send again.");
  const effects = new Histogram({
    name: "quorate_effect_seconds",
    help: "From a delivery's arrival to the end of the run that it asked for.",
    buckets: [0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300, 3_600],
    registers: [register],
  });
  const lookAtQueue = queueGauges(register, depth);
  return {
    type: register.contentType,
    text: async () => {
      await lookAtQueue();
      return register.metrics();
    },
    webhook: (event, status) => webhooks.inc({ event, status }),
    called: (installation, api, count) => {
      requests.inc({ installation, api });
      points.inc({ installation, api }, count);
    },
    waited: (installation, seconds) => {
      waits.inc({ installation });
      waited.inc({ installation }, seconds);
    },
    ran: (work, result) => runs.inc({ work, result }),
    effect: (seconds) => effects.observe(seconds),
    decided: (outcome) => decisions.inc({ outcome }),
    redelivered: (count) => redeliveries.inc(count),
  };
}

/** Asked once for all of them, whenever the figures are read. */
function queueGauges(register: Registry, depth: () => Promise<Depth>): () => Promise<void> {
  const gauge = (name: string, help: string, ...labelNames: string[]) =>
    new Gauge({ name: `quorate_${name}`, help, labelNames, registers: [register] });
  const up = gauge("store_up", "Whether the database answered when these figures were asked for.");
  const jobs = gauge("queue_jobs", "Jobs by state.", "state");
  const age = gauge("queue_age_seconds", "How long the oldest job that could run has been waiting.");
  const setAside = gauge("inbox_set_aside", "Deliveries that were given up: `quorate inbox` lists them.");
  return async () => {
    const found = await depth().catch(() => undefined);
    for (const one of [up, jobs, age, setAside]) one.reset();
    up.set(found ? 1 : 0);
    if (!found) return;
    for (const state of ["waiting", "retrying", "running"] as const) jobs.set({ state }, found[state]);
    age.set(found.oldestSeconds);
    setAside.set(found.dead);
  };
}
