import { createHmac } from "node:crypto";
import { once } from "node:events";
import { request as call, createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { hidden } from "../../src/core/text/private-numbers.ts";
import { ingress, type Received } from "../../src/web/ingress.ts";
import { reach } from "../support/reach.ts";

const secret = "the present one";
const former = "the former one";
const body = JSON.stringify({ action: "created", text: "private words" });

let server: Server;
let url: string;
let received: Received[];
let logged: unknown[][];
let receive: (delivery: Received) => Promise<unknown>;

beforeEach(async () => {
  received = [];
  logged = [];
  receive = async (delivery) => void received.push(delivery);
  const note = (...said: unknown[]) => void logged.push(said);
  const handle = ingress({
    secrets: [secret, former],
    receive: (delivery) => receive(delivery),
    log: { warn: note, error: note },
    limits: { bytes: 1_000, milliseconds: 300 },
  });
  server = createServer(async (request, response) => {
    if (!(await handle(request, response))) response.writeHead(404).end();
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/github/webhooks`;
});

afterEach(() => {
  server.closeAllConnections();
  server.close();
});

const sign = (text: string, key = secret) => `sha256=${createHmac("sha256", key).update(text).digest("hex")}`;

const headers = (text: string, more: Record<string, string> = {}) => ({
  "content-type": "application/json",
  "x-github-event": "issue_comment",
  "x-github-delivery": "72d3162e-cc78-11e3-81ab-4c9367dc0958",
  "x-hub-signature-256": sign(text),
  ...more,
});

const post = (text: string, more: Record<string, string> = {}, to = url) =>
  reach(to, { method: "POST", body: text, headers: headers(text, more) });

test("a signed delivery is handed over, and accepted only after that", async () => {
  const kept = Promise.withResolvers<void>();
  receive = async (delivery) => {
    await kept.promise;
    received.push(delivery);
  };
  let answered = false;
  const answer = post(body).then((response) => {
    answered = true;
    return response;
  });
  await new Promise((soon) => setTimeout(soon, 50));
  expect(answered).toBe(false);
  kept.resolve();
  expect((await answer).status).toBe(202);
  expect(received).toEqual([
    { id: "72d3162e-cc78-11e3-81ab-4c9367dc0958", name: "issue_comment", payload: JSON.parse(body), raw: body },
  ]);
  expect(logged).toEqual([]);
});

test("numbers of accounts and cards stay outside the door, wherever they stand", async () => {
  const text = JSON.stringify({
    issue: { body: "to DE89 3704 0044 0532 0130 00", id: 4111111111111111 },
    of: ["4111111111111111"],
  });
  await post(text);
  expect(received[0]?.payload).toEqual({ issue: { body: `to ${hidden}`, id: 4111111111111111 }, of: [hidden] });
});

test("a trailing slash, a charset and other letters than English are fine", async () => {
  const text = JSON.stringify({ text: "🎉 ñ \u0000" });
  const response = await post(text, { "content-type": "application/json; charset=utf-8" }, `${url}/`);
  expect(response.status).toBe(202);
  expect(received[0]?.payload).toEqual(JSON.parse(text));
});

test("a delivery signed with the former secret is accepted while the secret is being changed", async () => {
  expect((await post(body, { "x-hub-signature-256": sign(body, former) })).status).toBe(202);
});

test("a signature holds for the whole of a body that comes in pieces", async () => {
  expect(await stream([body.slice(0, 7), body.slice(7)], true)).toBe(202);
  expect(received.map(({ raw }) => raw)).toEqual([body]);
  expect(await stream([body.slice(0, 7), body.slice(8)], true)).toBe(401);
});

test.each([
  ["another secret", sign(body, "development")],
  ["other bytes", sign(`${body} `)],
  ["nothing in it", "sha256="],
  ["no hash at all", "nonsense"],
])("a signature with %s is refused, and only the delivery's number is logged", async (_, signature) => {
  expect((await post(body, { "x-hub-signature-256": signature })).status).toBe(401);
  expect(received).toEqual([]);
  expect(logged).toEqual([[{ delivery: "72d3162e-cc78-11e3-81ab-4c9367dc0958" }, expect.any(String)]]);
  expect(JSON.stringify(logged)).not.toContain("private words");
});

test("bytes that are no text are refused, whoever signed them", async () => {
  const bytes = Buffer.concat([Buffer.from('{"a":"'), Buffer.from([0xff]), Buffer.from('"}')]);
  const signature = `sha256=${createHmac("sha256", secret).update(bytes).digest("hex")}`;
  const response = await reach(url, {
    method: "POST",
    body: bytes,
    headers: headers("x", { "x-hub-signature-256": signature }),
  });
  expect(response.status).toBe(400);
  expect(received).toEqual([]);
});

test.each(["x-github-event", "x-github-delivery", "x-hub-signature-256"])("without %s it is refused", async (name) => {
  expect((await post(body, { [name]: "" })).status).toBe(400);
  expect(received).toEqual([]);
});

test("a delivery number that GitHub would not send is refused", async () => {
  expect((await post(body, { "x-github-delivery": "a'; drop table inbox" })).status).toBe(400);
});

test("only POST with JSON is taken", async () => {
  expect((await reach(url)).status).toBe(405);
  expect((await post(body, { "content-type": "application/x-www-form-urlencoded" })).status).toBe(415);
});

test("other addresses are left to others", async () => {
  expect((await post(body, {}, `${url}-not`)).status).toBe(404);
});

test.each(["{", "null", "12", "", "[1"])("a signed body that is no JSON object is refused (%j)", async (text) => {
  const response = await post(text, { "x-hub-signature-256": sign(text) });
  expect(response.status).toBe(400);
  expect(received).toEqual([]);
});

test("what is too large is refused from its length alone, before it is read", async () => {
  expect((await post("x".repeat(1_001))).status).toBe(413);
});

/** Sends piece by piece, without saying how much will come. */
async function stream(pieces: readonly string[], end: boolean): Promise<number | undefined> {
  const request = call(url, { method: "POST", headers: headers(body) });
  const answered = once(request, "response");
  request.on("error", () => {});
  for (const piece of pieces) request.write(piece);
  if (end) request.end();
  const [response] = await answered;
  request.destroy();
  return response.statusCode;
}

test("what grows too large while it is read is refused in the middle", async () => {
  expect(await stream(["x".repeat(600), "x".repeat(600)], false)).toBe(413);
});

test("a body that does not arrive in time is refused", async () => {
  expect(await stream(['{"a":'], false)).toBe(408);
});

test("many large bodies at once take no more memory than is set aside for them, and what fits goes on", async () => {
  const handle = ingress({
    secrets: [secret],
    receive: (delivery) => receive(delivery),
    log: { warn: () => {}, error: () => {} },
    limits: { bytes: 1_000, milliseconds: 2_000, together: 1_500 },
  });
  server.removeAllListeners("request");
  server.on("request", (request, response) => void handle(request, response));
  const large = JSON.stringify({ text: "x".repeat(900) });
  const begun = call(url, { method: "POST", headers: { ...headers(large), "content-length": large.length } });
  begun.write(large.slice(0, 800));
  // The first of them may still be on its way.
  const second = await vi.waitUntil(async () => {
    const answer = await post(large);
    return answer.status === 202 ? undefined : answer;
  }, 10_000);
  expect([second.status, second.headers.get("retry-after")]).toEqual([503, "30"]);
  expect((await post(body)).status).toBe(202);
  begun.end(large.slice(800));
  const [answer] = await once(begun, "response");
  expect(answer.statusCode).toBe(202);
  answer.resume();
  expect((await post(large)).status).toBe(202);
});

test("when it cannot be stored the sender is asked to come again, and nothing of it is logged", async () => {
  receive = async () => {
    throw Object.assign(new Error("private words"), { event: body });
  };
  const response = await post(body);
  expect(response.status).toBe(503);
  expect(response.headers.get("retry-after")).toBe("30");
  expect(logged).toHaveLength(1);
  expect(JSON.stringify(logged)).not.toContain("private words");
});

test.each([[[]], [[""]], [["one", ""]]])("without a secret it does not start (%j)", (secrets) => {
  const log = { warn: () => {}, error: () => {} };
  expect(() => ingress({ secrets, receive, log })).toThrow("There is no default");
});
