// The door of Quorate with a store of its own, and whatever may be thrown at it.

import { createHmac } from "node:crypto";
import { once } from "node:events";
import { rm } from "node:fs/promises";
import { Agent, createServer, request } from "node:http";
import published from "@octokit/webhooks-examples" with { type: "json" };
import { pino } from "pino";
import { Probot } from "probot";
import { app } from "../../src/app.ts";
import { concerns } from "../../src/core/case/door.ts";
import { receive } from "../../src/github/hub.ts";
import { seeded } from "../../src/sandbox/dice.ts";
import { openStore } from "../../src/store/store.ts";
import { ingress } from "../../src/web/ingress.ts";
import { privateKey } from "../support/keys.ts";
import { freshFolder, noon, rowOf } from "../support/store.ts";
import { mutated, oneOf, type Random, scrambled, written } from "./junk.ts";

export interface Thrown {
  readonly answers: Readonly<Record<string, number>>;
  /** Deliveries behind the door. */
  readonly stored: number;
  readonly wrong: readonly string[];
}

/** The package describes itself as a module with a default, and is a list in JSON. */
const examples = published as unknown as readonly { readonly name: string; readonly examples: readonly unknown[] }[];

const secret = "a secret for all of these";

interface Thing {
  readonly name: string;
  readonly body: string;
  readonly signature: string;
  readonly fits: boolean;
}

const hex = (hash: string, key: string, body: string) => `${hash}=${createHmac(hash, key).update(body).digest("hex")}`;

/** Signatures that are nearly right. */
const forgeries: readonly ((body: string, random: Random) => string)[] = [
  (body) => hex("sha256", "another secret", body),
  (body) => hex("sha256", "", body),
  (body) => hex("sha1", secret, body),
  (body) => hex("sha256", secret, `${body} `),
  (body) => hex("sha256", secret, body).slice(0, -1),
  (body) => `${hex("sha256", secret, body)}0`,
  (body) => hex("sha256", secret, body).slice("sha256=".length),
  (body) => hex("sha256", secret, body).replace("sha256=", "sha512="),
  (body) => hex("sha256", secret, body).replace(/.$/, (last) => (last === "0" ? "1" : "0")),
  () => "sha256=",
  () => `sha256=${"0".repeat(64)}`,
  (_, random) => `sha256=${random().toString(16)}`,
];

function thing(random: Random): Thing {
  const example = oneOf(examples, random);
  const about = random() < 0.5 ? examples.find(({ name }) => name === "issue_comment") : example;
  const payload = mutated(oneOf(about?.examples ?? [], random), random);
  if (about?.name === "issue_comment" && random() < 0.7) saying(payload, written(random));
  const whole = JSON.stringify(payload) ?? "";
  const body = random() < 0.1 ? scrambled(whole, random) : random() < 0.01 ? "[".repeat(100_000) : whole;
  // A piece of a pair is no text: what is sent for it is another letter, and that is signed.
  const text = Buffer.from(body).toString("utf8");
  const forged = random() < 0.3 ? oneOf(forgeries, random)?.(text, random) : undefined;
  const signature = forged ?? hex("sha256", secret, text);
  return { name: about?.name ?? "ping", body: text, signature, fits: forged === undefined };
}

function saying(payload: unknown, words: string): void {
  const comment: unknown = Reflect.get(Object(payload), "comment");
  if (typeof comment === "object" && comment !== null) Reflect.set(comment, "body", words);
}

/** Right ones are stored or dropped, what is no JSON is refused, and what is forged does not come in. */
function asItShould({ fits, body }: Thing, status: number): boolean {
  if (!fits) return status === 401;
  return isObject(body) ? status === 202 : status === 400;
}

function isObject(body: string): boolean {
  try {
    const value: unknown = JSON.parse(body);
    return typeof value === "object" && value !== null;
  } catch {
    return false;
  }
}

export async function throwAtTheDoor(count: number, seed: number): Promise<Thrown> {
  const random = seeded(seed);
  const here = await door();
  const answers: Record<string, number> = {};
  const wrong: string[] = [];
  try {
    let left = count;
    const thrower = async () => {
      for (; left > 0; ) {
        left--;
        const one = thing(random);
        const status = await here.post(one, `guid-${left}`);
        answers[status] = (answers[status] ?? 0) + 1;
        if (!asItShould(one, status))
          wrong.push(`${status} for ${one.name} ${one.signature} ${one.body.slice(0, 500)}`);
      }
    };
    await Promise.all(Array.from({ length: 8 }, thrower));
    return { answers, wrong, stored: here.stored() };
  } finally {
    await here.close();
  }
}

async function door() {
  const folder = await freshFolder();
  const store = await openStore({ folder });
  const log = pino({ level: "fatal" });
  const probot = new Probot({ appId: 1, privateKey, secret, log });
  const doorOf = JSON.stringify({ liveFrom: "2001-01-01", aliases: {}, kinds: [], labels: ["bug"] });
  const seen = async () => ({ door: doorOf, row: rowOf(1) });
  const { inbox, cases, programs, origins, moves } = store;
  app(probot, {
    store: { inbox, cases, programs, origins, moves, seen },
    clock: { now: () => noon },
    slug: "quorate",
    concerns,
    log,
  });
  let stored = 0;
  const handle = ingress({
    secrets: [secret],
    receive: async (delivery) => {
      await receive(probot, delivery);
      stored += 1;
    },
    log,
  });
  const server = createServer((asked, answer) => void handle(asked, answer));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  const port = typeof address === "object" ? address?.port : undefined;
  const agent = new Agent({ keepAlive: true });
  return {
    stored: () => stored,
    post: (one: Thing, guid: string) => post(one, guid, port, agent),
    close: async () => {
      agent.destroy();
      server.close();
      await store.close();
      await rm(folder, { recursive: true });
    },
  };
}

function post({ name, body, signature }: Thing, guid: string, port: number | undefined, agent: Agent): Promise<number> {
  return new Promise((done, fail) => {
    const headers = {
      "content-type": "application/json",
      "content-length": Buffer.byteLength(body),
      "x-github-event": name,
      "x-github-delivery": guid,
      "x-hub-signature-256": signature,
    };
    const path = "/api/github/webhooks";
    const asked = request({ host: "127.0.0.1", port, method: "POST", path, headers, agent }, (answer) => {
      answer.resume().once("end", () => done(answer.statusCode ?? 0));
    });
    asked.once("error", fail);
    asked.end(body);
  });
}
