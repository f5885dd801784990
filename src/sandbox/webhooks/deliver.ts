// Signs webhooks and sends them one after the other. Never retried, as on GitHub; redelivery keeps the GUID.
import { createHmac, randomUUID } from "node:crypto";
import { request } from "node:http";
import { seeded } from "../dice.ts";
import type { Faults } from "../faults.ts";
import type { Written } from "./payload.ts";

export interface Delivery {
  readonly id: number;
  readonly guid: string;
  readonly event: string;
  readonly action: string | null;
  readonly repositoryId: number | null;
  readonly redelivery: boolean;
  readonly body: string;
  at: string;
  /** "waiting" in the queue, "held" by a fault, else how it ended: "lost" is one of which GitHub itself knows nothing. */
  status: "waiting" | "held" | "OK" | "failed" | "lost" | "not sent";
  statusCode: number;
  duration: number;
  answer: string;
}

export interface Deliveries {
  send(written: Written, at: string): void;
  redeliver(delivery: Delivery, at: string): Delivery;
  /** Lets go of what a fault holds back; shuffled ones leave in another order. */
  release(only?: "shuffle"): number;
  list(): readonly Delivery[];
  /** What is still on its way. */
  waiting(): readonly Delivery[];
  held(): readonly Delivery[];
  /** Nothing that was queued before is sent any more. */
  reset(): void;
  /** For good: also the one that is on its way. */
  stop(): void;
}

interface Held {
  readonly delivery: Delivery;
  readonly why: "delay" | "shuffle";
}

const timeout = 10_000;

export function createDeliveries(
  target: { readonly url: string; readonly secret: string; readonly appId: number } | undefined,
  faults: Faults,
  nextId: () => number,
): Deliveries {
  let all: Delivery[] = [];
  let queue: Delivery[] = [];
  let held: Held[] = [];
  let busy = false;
  const stopped = new AbortController();
  let random = seeded(1);

  const drain = async () => {
    for (let next = queue[0]; next; next = queue[0]) {
      await post(target, next, stopped.signal);
      if (queue[0] === next) queue.shift();
    }
    busy = false;
  };
  const enqueue = (delivery: Delivery) => {
    delivery.status = target ? "waiting" : "not sent";
    if (!target) return;
    queue.push(delivery);
    if (busy) return;
    busy = true;
    void drain();
  };
  const release = (only?: "shuffle") => {
    const freed = held.filter(({ why }) => only === undefined || why === only);
    held = held.filter((one) => !freed.includes(one));
    const shuffled = shuffle(
      freed.filter(({ why }) => why === "shuffle"),
      random,
    );
    for (const { delivery } of [...shuffled, ...freed.filter(({ why }) => why === "delay")]) enqueue(delivery);
    return freed.length;
  };
  const hold = (delivery: Delivery, why: Held["why"], window: number) => {
    delivery.status = "held";
    held.push({ delivery, why });
    if (why === "shuffle" && held.filter((one) => one.why === "shuffle").length >= window) release("shuffle");
  };

  return {
    send: (written, at) => {
      const delivery = create(written, nextId(), at);
      all.push(delivery);
      const fault = faults.delivery(written.event);
      if (fault?.seed !== undefined) random = seeded(fault.seed);
      if (!fault) return enqueue(delivery);
      if (fault.deliveries === "lose") delivery.status = "lost";
      else if (fault.deliveries === "fail") delivery.status = "failed";
      else if (fault.deliveries === "double") {
        enqueue(delivery);
        const again = { ...delivery, id: nextId() };
        all.push(again);
        enqueue(again);
      } else hold(delivery, fault.deliveries, fault.window ?? Number.POSITIVE_INFINITY);
    },
    redeliver: (delivery, at) => {
      const again: Delivery = { ...delivery, id: nextId(), redelivery: true, at };
      all.push(again);
      enqueue(again);
      return again;
    },
    release,
    list: () => all,
    waiting: () => queue,
    held: () => held.map(({ delivery }) => delivery),
    reset: () => {
      [all, queue, held] = [[], [], []];
      random = seeded(1);
    },
    stop: () => {
      queue = [];
      stopped.abort();
    },
  };
}

function create(written: Written, id: number, at: string): Delivery {
  const { event, action, repositoryId, payload } = written;
  const state = { status: "waiting", statusCode: 0, duration: 0, answer: "" } as const;
  const body = JSON.stringify(payload);
  return { id, guid: randomUUID(), event, action, repositoryId, redelivery: false, body, at, ...state };
}

async function post(
  target: { url: string; secret: string; appId: number } | undefined,
  delivery: Delivery,
  stopped: AbortSignal,
): Promise<void> {
  if (!target) return;
  const started = performance.now();
  const body = Buffer.from(delivery.body);
  const sign = (hash: string) => createHmac(hash, target.secret).update(body).digest("hex");
  const headers = {
    "content-type": "application/json",
    "content-length": body.length,
    "user-agent": "GitHub-Hookshot/sandbox",
    "x-github-event": delivery.event,
    "x-github-delivery": delivery.guid,
    "x-github-hook-id": String(target.appId),
    "x-github-hook-installation-target-type": "integration",
    "x-github-hook-installation-target-id": String(target.appId),
    "x-hub-signature": `sha1=${sign("sha1")}`,
    "x-hub-signature-256": `sha256=${sign("sha256")}`,
  };
  const { code, answer } = await answerOf(target.url, headers, body, stopped);
  delivery.statusCode = code;
  delivery.answer = answer;
  delivery.status = code >= 200 && code < 300 ? "OK" : "failed";
  delivery.duration = Math.round(performance.now() - started) / 1000;
}

/** Code 0 when there was no answer within GitHub's ten seconds. */
function answerOf(
  url: string,
  headers: Readonly<Record<string, string | number>>,
  body: Buffer,
  stopped: AbortSignal,
): Promise<{ code: number; answer: string }> {
  return new Promise((done) => {
    const sending = request(
      url,
      { method: "POST", headers, signal: AbortSignal.any([AbortSignal.timeout(timeout), stopped]) },
      (response) => {
        const chunks: Buffer[] = [];
        response.on("data", (chunk: Buffer) => chunks.push(chunk));
        const finish = () => done({ code: response.statusCode ?? 0, answer: Buffer.concat(chunks).toString("utf8") });
        response.on("end", finish);
        response.on("error", finish);
      },
    );
    sending.on("error", (error) => done({ code: 0, answer: error.message }));
    sending.end(body);
  });
}

function shuffle<Item>(items: readonly Item[], random: () => number): Item[] {
  return items
    .map((item) => ({ item, place: random() }))
    .sort((a, b) => a.place - b.place)
    .map(({ item }) => item);
}
