// How long a webhook waits for its 202, at a steady rate, and the most that is taken in; beside the least that could be
// called durable: the same http server with one insert.

import { fork } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { Agent, request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { atMost, type Figure, known, percentile } from "./figure.ts";
import { onPostgres } from "./postgres.ts";
import { webhook } from "./webhook.ts";

/** `INGEST_SECONDS=60 npm run bench -- ingest` keeps the rate up for a minute. */
const seconds = Number(process.env.INGEST_SECONDS ?? 10);
let sent = 0;

export async function measure(): Promise<Figure[]> {
  const folder = await mkdtemp(join(tmpdir(), "quorate-bench-"));
  try {
    const embedded = await beside("embedded", 100, (what) => join(folder, what));
    const postgres = await onPostgres((url) => beside("Postgres", 400, () => url));
    if (!postgres) throw new Error("webhooks are measured on Postgres too, and none is installed");
    return [...embedded, ...postgres];
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function beside(store: string, rate: number, place: (what: string) => string): Promise<Figure[]> {
  const floor = await measured("floor", place("floor"), rate);
  const ours = await measured("app", place("app"), rate);
  const name = (what: string) => `ingest: ${store}, ${what}`;
  return [
    atMost(name(`p99 at ${rate}/s`), percentile(ours.times, 0.99), "ms", 25),
    known(name(`median at ${rate}/s`), percentile(ours.times, 0.5), "ms"),
    known(name(`p99 of one bare insert at ${rate}/s`), percentile(floor.times, 0.99), "ms"),
    known(name("the most taken in"), ours.most, "a second"),
    known(name("the most taken in, as a part of bare inserts"), ours.most / floor.most, "of the floor"),
  ];
}

async function measured(what: string, place: string, rate: number): Promise<{ times: number[]; most: number }> {
  const child = fork(join(import.meta.dirname, "ingest-server.ts"), [what, place]);
  const agent = new Agent({ keepAlive: true, maxSockets: 64 });
  try {
    const port = await new Promise<number>((ready, fail) => {
      child.once("message", (message) => ready(Number(message)));
      child.once("exit", () => fail(new Error(`the ${what} server did not start`)));
    });
    await steadily(rate, 2, port, agent);
    const times = await steadily(rate, seconds, port, agent);
    const most = await flatOut(32, 5, port, agent);
    return { times, most };
  } finally {
    agent.destroy();
    const over = new Promise((done) => child.once("exit", done));
    child.disconnect();
    await over;
  }
}

/** Sends at its times whether or not the earlier ones were answered, as GitHub does. */
async function steadily(rate: number, lasts: number, port: number, agent: Agent): Promise<number[]> {
  const start = performance.now();
  const answers: Promise<number>[] = [];
  for (let at = 0; at < rate * lasts; at++) {
    const wait = start + (at * 1_000) / rate - performance.now();
    if (wait > 0) await pause(wait);
    answers.push(post(port, agent));
  }
  return Promise.all(answers);
}

/** So many senders that each wait for their answer. Answers a second. */
async function flatOut(senders: number, lasts: number, port: number, agent: Agent): Promise<number> {
  const end = performance.now() + lasts * 1_000;
  let count = 0;
  const sender = async () => {
    while (performance.now() < end) {
      await post(port, agent);
      count++;
    }
  };
  await Promise.all(Array.from({ length: senders }, sender));
  return count / lasts;
}

/** Milliseconds to the 202. */
function post(port: number, agent: Agent): Promise<number> {
  const { body, headers } = webhook(sent++);
  const start = performance.now();
  return new Promise((done, fail) => {
    const asked = request({ port, host: "127.0.0.1", method: "POST", path: "/api/github/webhooks", headers, agent });
    asked.once("error", fail);
    asked.once("response", (response) => {
      response.resume();
      response.once("end", () => {
        if (response.statusCode === 202) done(performance.now() - start);
        else fail(new Error(`a webhook was answered with ${response.statusCode}`));
      });
    });
    asked.end(body);
  });
}
