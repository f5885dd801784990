// The door of Quorate as a process of its own, for bench/ingest.ts: `app` is ours, with a worker whose runs do nothing;
// `floor` is the least that could be called durable, the same http server with one insert; `plain` is a Probot app as
// most are written, which does what a webhook asks for before it answers.

import { generateKeyPairSync } from "node:crypto";
import { createServer, type RequestListener } from "node:http";
import { sql } from "kysely";
import { pino } from "pino";
import { createNodeMiddleware, Probot } from "probot";
import { app } from "../src/app.ts";
import { concerns } from "../src/core/case/door.ts";
import { instant } from "../src/core/text/time.ts";
import { openEmbedded } from "../src/store/embedded.ts";
import { openPostgres } from "../src/store/postgres.ts";
import { openStore } from "../src/store/store.ts";
import { readBody } from "../src/web/body.ts";
import { ingress } from "../src/web/ingress.ts";
import { startWorker } from "../src/worker.ts";
import { caseCount, caseOf, secret } from "./webhook.ts";

const [what, place = "", github] = process.argv.slice(2);
const onPostgres = place.startsWith("postgres:");
const clock = { now: () => instant(new Date().toISOString()) };

/** What a webhook asks for, where there is a GitHub to ask: one question, and one write. */
const effect = async (issue: number): Promise<void> => {
  if (github === undefined) return;
  for (const method of ["GET", "POST"]) await (await fetch(`${github}/${issue}`, { method })).text();
};

function newProbot(): Probot {
  const { privateKey } = generateKeyPairSync("rsa", {
    modulusLength: 2_048,
    publicKeyEncoding: { type: "spki", format: "pem" },
    privateKeyEncoding: { type: "pkcs8", format: "pem" },
  });
  return new Probot({ appId: 1, privateKey, secret, log: pino({ level: "fatal" }) });
}

async function plain(): Promise<RequestListener> {
  const comments = (probot: Probot) => {
    probot.on("issue_comment.created", ({ payload }) => effect(payload.issue.id));
  };
  const handle = await createNodeMiddleware(comments, { probot: newProbot(), webhooksPath: "/api/github/webhooks" });
  return (request, response) => void handle(request, response);
}

const room = { left: Number.POSITIVE_INFINITY };

async function floor(): Promise<RequestListener> {
  const { kysely } = await (onPostgres ? openPostgres(place, console.error) : openEmbedded(place));
  await sql`create table if not exists floor (guid text primary key, payload text)`.execute(kysely);
  return async (request, response) => {
    const body = await readBody(request, { bytes: 1_000_000, milliseconds: 9_000, room, each: () => {} });
    if (body.is !== "read") return void response.writeHead(400).end();
    const guid = String(request.headers["x-github-delivery"]);
    await sql`insert into floor values (${guid}, ${body.bytes.toString("utf8")})`.execute(kysely);
    response.writeHead(202).end();
  };
}

async function ours(): Promise<RequestListener> {
  const store = await openStore(onPostgres ? { databaseUrl: place } : { folder: place });
  const home = { repository: 7, node: "R_7", owner: "open-reps", name: "program" };
  const door = JSON.stringify({ liveFrom: "2026-01-01", aliases: {}, kinds: [], labels: [] });
  await store.programs.put({ home, installation: 3, config: "c", repositories: [home], door, words: [] });
  for (let issue = 1; issue <= caseCount; issue++) await store.cases.save(caseOf(issue), { due: undefined, waits: [] });
  const log = pino({ level: "error" });
  const probot = newProbot();
  app(probot, { store, clock, slug: "quorate", concerns, log });
  startWorker({
    store,
    clock,
    log,
    reconcile: async ({ issue }) => effect(issue),
    refresh: async () => {},
    sweep: async () => {},
  });
  const receive = async ({ id, name, payload }: { id: string; name: string; payload: unknown }) =>
    probot.receive(Object({ id, name, payload }));
  const handle = ingress({ secrets: [secret], receive, log });
  return (request, response) => void handle(request, response);
}

const server = createServer(await (what === "floor" ? floor() : what === "plain" ? plain() : ours()));
server.listen(0, "127.0.0.1", () => {
  const address = server.address();
  process.send?.(typeof address === "object" ? address?.port : undefined);
});
process.on("disconnect", () => process.exit(0));
