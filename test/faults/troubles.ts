// What goes wrong between GitHub and Quorate, five in a hundred of each, while people use it.

import { setTimeout as pause } from "node:timers/promises";
import { sent } from "../support/mail.ts";
import { replicas } from "../support/replicas.ts";
import type { Called, Town } from "../support/town.ts";
import { opening, traffic } from "./traffic.ts";

export interface Troubled {
  readonly wrong: readonly string[];
  /** Requests to GitHub, and those of them that were answered with a fault. */
  readonly asked: number;
  readonly refused: number;
  /** Of these, those that open an issue below. */
  readonly unopened: number;
  readonly deliveries: number;
  /** Deliveries that did not arrive when they were sent. */
  readonly lost: number;
}

/** Milliseconds that a request may take here; what hangs takes longer. */
const patience = 1_500;
const one = 0.05;

const every = [
  { deliveries: "lose", chance: one },
  { deliveries: "fail", chance: one },
  { deliveries: "double", chance: one },
  { deliveries: "delay", chance: one },
  { deliveries: "shuffle", window: 4, chance: one },
  ...["Case", "Apply", "Effect"].flatMap((operation) => {
    const request = { operation };
    // Few open an issue, and each of them would do harm twice.
    const chance = operation === "Effect" ? 3 * one : one;
    const limited = { status: 403, headers: { "retry-after": "1" } };
    return [
      { request, answer: { status: 500, after: true }, chance },
      { request, answer: { status: 502 }, chance },
      { request, answer: limited, chance },
      { request, hang: (patience * 2) / 1_000, after: true, chance },
    ];
  }),
];

export async function troubles(cases: number, seed: number): Promise<Troubled> {
  const here = await replicas({ count: 1, differences: opening, timeout: patience });
  const { town } = here;
  try {
    await here.start(0);
    const { acts, differences } = traffic(town, cases, seed);
    await town.faults(every);
    for (const [at, act] of acts.entries()) {
      await act();
      await pause(20);
      // What is late comes after a while, behind what happened later.
      if (at % 10 === 9) await town.manage("POST", "/deliveries/release");
    }
    await here.settle();
    const met = await counted(town);
    await town.manage("DELETE", "/faults");
    await town.manage("POST", "/deliveries/release");
    await here.settle();
    // What was lost is looked for every hour, and at every start.
    await here.kill(0);
    await here.start(0);
    await here.settle();
    return { wrong: [...here.crashed, ...(await differences(here.settle))], ...met };
  } finally {
    await here.end();
  }
}

async function counted(town: Town): Promise<Omit<Troubled, "wrong">> {
  const { requests } = (await town.manage("GET", "/requests?by=installation")) as { requests: readonly Called[] };
  const deliveries = await sent(town);
  const refused = requests.filter(({ status }) => status >= 400);
  return {
    asked: requests.length,
    refused: refused.length,
    unopened: refused.filter(({ operation }) => operation === "Effect").length,
    deliveries: deliveries.length,
    lost: deliveries.filter(({ status }) => status === "lost" || status === "failed").length,
  };
}
