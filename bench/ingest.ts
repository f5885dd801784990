// How long a webhook waits for its 202, at a steady rate, and the most that is taken in; beside the least that could be
// called durable: the same http server with one insert.

import { fork } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { atMost, type Figure, known, percentile } from "./figure.ts";
import { onPostgres } from "./postgres.ts";
import { type Sender, sender } from "./sending.ts";
import { webhook } from "./webhook.ts";

/** `INGEST_SECONDS=60 npm run bench -- ingest` keeps the rate up for a minute. */
const seconds = Number(process.env.INGEST_SECONDS ?? 10);
let sent = 0;
const next = () => webhook(sent++);

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
  let to: Sender | undefined;
  try {
    const port = await new Promise<number>((ready, fail) => {
      child.once("message", (message) => ready(Number(message)));
      child.once("exit", () => fail(new Error(`the ${what} server did not start`)));
    });
    to = sender(port);
    await to.steadily(rate, 2, next);
    const times = await to.steadily(rate, seconds, next);
    const most = await flatOut(32, 5, to);
    return { times, most };
  } finally {
    to?.end();
    const over = new Promise((done) => child.once("exit", done));
    child.disconnect();
    await over;
  }
}

/** So many senders that each wait for their answer. Answers a second. */
async function flatOut(senders: number, lasts: number, to: Sender): Promise<number> {
  const end = performance.now() + lasts * 1_000;
  let count = 0;
  const one = async () => {
    while (performance.now() < end) {
      await to.send(next());
      count++;
    }
  };
  await Promise.all(Array.from({ length: senders }, one));
  return count / lasts;
}
