// Quorate's door beside a Probot app that does everything before it answers: what each answers, and what is missing when
// it is killed while it works.

import { fork } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { atMost, type Figure, known, percentile } from "./figure.ts";
import { caseCount, webhook } from "./webhook.ts";

/** Milliseconds that GitHub takes for one request. */
const github = 100;
/** Webhooks a second. */
const rate = 100;

interface Outcome {
  /** Milliseconds until each was answered, of those that were. */
  readonly times: readonly number[];
  /** Webhooks, of as many cases, of which nothing was ever done. */
  readonly missing: number;
}

export async function measure(): Promise<Figure[]> {
  const folder = await mkdtemp(join(tmpdir(), "quorate-bench-"));
  try {
    const plain = await killed("plain", "");
    const ours = await killed("app", folder);
    return [
      known(`plain: a plain Probot app, p99 at ${rate}/s`, percentile(plain.times, 0.99), "ms"),
      known(`plain: Quorate, p99 at ${rate}/s`, percentile(ours.times, 0.99), "ms"),
      known(`plain: a plain Probot app, answered of ${caseCount} that were sent`, plain.times.length, "webhooks"),
      known(`plain: Quorate, answered of ${caseCount} that were sent`, ours.times.length, "webhooks"),
      known(`plain: a plain Probot app, not done of ${caseCount} after a kill`, plain.missing, "commands"),
      atMost(`plain: Quorate, not done of ${caseCount} after a kill`, ours.missing, "commands", 0),
    ];
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** One webhook for each case; killed in the middle, started again at once. */
async function killed(what: string, place: string): Promise<Outcome> {
  const done = new Set<string>();
  const hub = createServer(async (request, response) => {
    await pause(github);
    if (request.method === "POST") done.add(request.url ?? "");
    response.end();
  });
  hub.listen(0, "127.0.0.1");
  await once(hub, "listening");
  let server = await started(what, place, portOf(hub));
  try {
    const sent: Promise<Sent>[] = [];
    let restarted: Promise<void> | undefined;
    for (let at = 0; at < caseCount; at++) {
      if (at === caseCount / 2) {
        await server.kill();
        // What is sent until it is there again arrives nowhere.
        restarted = started(what, place, portOf(hub)).then((next) => {
          server = next;
        });
      }
      sent.push(send(at, server.port));
      await pause(1_000 / rate);
    }
    const all = await Promise.all(sent);
    await restarted;
    // GitHub sends nothing again by itself. Quorate asks for what failed; the other does not.
    if (what === "app") for (const { at, ok } of all) if (!ok) await send(at, server.port);
    for (let before = -1; before !== done.size; await pause(3_000)) before = done.size;
    return { times: all.filter(({ ok }) => ok).map(({ time }) => time), missing: caseCount - done.size };
  } finally {
    await server.kill();
    hub.closeAllConnections();
    hub.close();
  }
}

function portOf(server: ReturnType<typeof createServer>): number {
  const address = server.address();
  return typeof address === "object" && address ? address.port : 0;
}

interface Server {
  readonly port: number;
  kill(): Promise<void>;
}

async function started(what: string, place: string, hub: number): Promise<Server> {
  const child = fork(join(import.meta.dirname, "ingest-server.ts"), [what, place, `http://127.0.0.1:${hub}`]);
  const [port] = await once(child, "message");
  return {
    port: Number(port),
    kill: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const gone = once(child, "exit");
      child.kill("SIGKILL");
      await gone;
    },
  };
}

interface Sent {
  readonly at: number;
  readonly ok: boolean;
  readonly time: number;
}

async function send(at: number, port: number): Promise<Sent> {
  const { body, headers } = webhook(at);
  const start = performance.now();
  const ok = await fetch(`http://127.0.0.1:${port}/api/github/webhooks`, { method: "POST", body, headers }).then(
    (answer) => answer.ok,
    () => false,
  );
  return { at, ok, time: performance.now() - start };
}
