// How long webhooks wait for their 202 while something else goes on. They are sent by this process and not by the
// sandbox, which is itself busy answering what goes on.

import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { pino } from "pino";
import { z } from "zod";
import { hub } from "../src/github/hub.ts";
import { githubApp } from "../src/github/octokit.ts";
import type { Running } from "./running.ts";
import { type Signed, sender } from "./sending.ts";

/** Webhooks a second. One in ten asks for a look at its case; the others are let pass at the door, as most are. */
const rate = 50;
const every = 10;

/** Milliseconds that each waited. */
export async function answeredWhile(town: Running, act: () => Promise<unknown>): Promise<readonly number[]> {
  const talk = await delivered(town, "I was there last year and it was great.");
  const commands = await delivered(town, "/approve");
  const to = sender(town.door);
  let sent = 0;
  let over = false;
  const next = () => {
    const among = ++sent % every === 0 ? commands : talk;
    return anew(among[sent % among.length], sent);
  };
  try {
    const going = act().finally(() => {
      over = true;
    });
    const waited = await to.steadily(rate, Number.POSITIVE_INFINITY, next, () => over);
    await going;
    return waited;
  } finally {
    to.end();
  }
}

/** The signature is of the body alone, so it fits under another GUID as well. */
function anew(signed: Signed | undefined, at: number): Signed {
  if (!signed) throw new Error("the sandbox delivered nothing");
  const guid = `bench-${process.pid}-${at}`;
  return { ...signed, headers: { ...signed.headers, "x-github-delivery": guid } };
}

const Delivery = z.object({
  request: z.object({ headers: z.record(z.string(), z.string()), payload: z.looseObject({}) }),
});
const Listed = z.array(z.object({ id: z.number(), event: z.string(), action: z.string().nullable() }));
const Left = z.object({ appId: z.number(), privateKey: z.string(), url: z.string() });

/** Ana says this on ten cases; what the sandbox sent for it. */
async function delivered(town: Running, says: string): Promise<Signed[]> {
  for (let issue = 1; issue <= 10; issue++) await town.says("ana", issue, says);
  await town.settle();
  const { url, ...keys } = Left.parse(JSON.parse(await readFile(join(town.data, "sandbox.json"), "utf8")));
  const probot = githubApp({ ...keys, baseUrl: `${url}/api/v3` }, "unused", pino({ level: "fatal" }));
  const app = await hub(probot).itself();
  const listed = Listed.parse((await app.rest("GET /app/hook/deliveries", { per_page: 100 })).data);
  const found: Signed[] = [];
  for (const { id } of listed.filter(({ event, action }) => event === "issue_comment" && action === "created")) {
    const { data } = await app.rest("GET /app/hook/deliveries/{delivery_id}", { delivery_id: id });
    const { headers, payload } = Delivery.parse(data).request;
    const body = JSON.stringify(payload);
    if (body.includes(JSON.stringify(says))) found.push({ headers, body });
  }
  return found.slice(0, 10);
}
