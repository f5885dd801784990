// Speaks to the program's control port: moves its clock along with ours, and knows when everything has come to rest.
import { request } from "node:http";
import { z } from "zod";
import { isLater, wholeSeconds } from "./clock.ts";
import type { Sandbox } from "./sandbox.ts";
import type { Deliveries } from "./webhooks/deliver.ts";

export interface Control {
  setClock(now: string): Promise<void>;
  /** The next timer that is due, or null. */
  due(): Promise<string | null>;
  busy(): Promise<readonly string[]>;
  /** What the program thinks of an issue; there is nobody to ask without a control port. */
  readonly explain?: (node: string) => Promise<Explained>;
}

export type Explained = z.infer<typeof Explained>;

const Due = z.object({ next: z.string().nullable() });
const Busy = z.object({ busy: z.array(z.string()) });
const Explained = z.object({ lines: z.array(z.string()), wakeAt: z.string().nullable(), requests: z.number() });

/** Without a control port nothing else has a clock, and nothing else is ever busy. */
export function createControl(port: { readonly url: string; readonly token: string } | undefined): Control {
  if (!port) return { setClock: async () => {}, due: async () => null, busy: async () => [] };
  const ask = async (method: string, path: string, body?: object, patience = 10_000): Promise<unknown> => {
    const { status, text } = await send(method, port.url.replace(/\/$/, "") + path, port.token, patience, body);
    if (status >= 300) throw new Error(`control port: ${method} ${path} answered ${status} ${text}`);
    return text === "" ? null : JSON.parse(text);
  };
  return {
    setClock: async (now) => void (await ask("POST", "/clock", { now })),
    due: async () => Due.parse(await ask("GET", "/due")).next,
    busy: async () => Busy.parse(await ask("GET", "/busy")).busy,
    // A page waits for this, so it is not waited for long.
    explain: async (node) =>
      Explained.parse(await ask("GET", `/explain?node=${encodeURIComponent(node)}`, undefined, 2_000)),
  };
}

/** Plain node:http, since test tools that stand in for `fetch` must not see this. */
function send(
  method: string,
  url: string,
  token: string,
  patience: number,
  body?: object,
): Promise<{ status: number; text: string }> {
  return new Promise((done, fail) => {
    const content = body === undefined ? undefined : JSON.stringify(body);
    const headers = {
      authorization: `bearer ${token}`,
      ...(content !== undefined && {
        "content-type": "application/json",
        "content-length": Buffer.byteLength(content),
      }),
    };
    const asking = request(url, { method, headers, signal: AbortSignal.timeout(patience) }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on("data", (chunk: Buffer) => chunks.push(chunk));
      answer.on("error", fail);
      answer.on("end", () => done({ status: answer.statusCode ?? 0, text: Buffer.concat(chunks).toString("utf8") }));
    });
    asking.on("error", fail);
    asking.end(content);
  });
}

/** Waits until nothing is on its way, twice in a row. Answers what hangs, or nothing. */
export async function settle(
  { deliveries, control }: Pick<Sandbox, "deliveries" | "control">,
  timeoutMs: number,
): Promise<readonly string[]> {
  const until = performance.now() + timeoutMs;
  deliveries.release("shuffle");
  for (let calm = 0, pause = 2; ; pause = Math.min(pause * 1.5, 50)) {
    const hanging = await whatHangs(deliveries, control);
    calm = hanging.length === 0 ? calm + 1 : 0;
    if (calm === 2) return [];
    if (hanging.length > 0 && performance.now() > until) return hanging;
    await new Promise((resume) => setTimeout(resume, calm > 0 ? 2 : pause));
  }
}

async function whatHangs(deliveries: Deliveries, control: Control): Promise<readonly string[]> {
  const ours = deliveries
    .waiting()
    .map(({ event, action, guid }) => `delivery ${guid} (${event}${action ? `.${action}` : ""})`);
  try {
    return [...ours, ...(await control.busy())];
  } catch (error) {
    return [...ours, silence(error)];
  }
}

/** A program that does not answer is never at rest. */
const silence = (error: unknown): string =>
  `the control port does not answer (${error instanceof Error ? error.message : String(error)})`;

export interface Advanced {
  readonly now: string;
  readonly stops: readonly string[];
  readonly hanging: readonly string[];
}

/** Moves time to `target` and stops at each timer on the way, so that everything happens at its own time. */
export async function advance(sandbox: Sandbox, target: string, timeoutMs: number): Promise<Advanced> {
  const { clock } = sandbox.world;
  const stops: string[] = [];
  try {
    const hanging = await walk(sandbox, { target, timeoutMs, stops });
    return { now: clock.now(), stops, hanging };
  } catch (error) {
    return { now: clock.now(), stops, hanging: [silence(error)] };
  }
}

interface Way {
  readonly target: string;
  readonly timeoutMs: number;
  /** Each time at which it stopped; filled as it goes, so that it is known where it got to when it fails. */
  readonly stops: string[];
}

async function walk(sandbox: Sandbox, { target, timeoutMs, stops }: Way): Promise<readonly string[]> {
  const { control } = sandbox;
  const { clock } = sandbox.world;
  for (let again = 0; ; ) {
    const now = clock.now();
    const due = await control.due();
    const next = due && wholeSeconds(due, "ceil");
    const stop = next === null || isLater(next, target) ? target : isLater(next, now) ? next : now;
    again = stop === now ? again + 1 : 0;
    clock.set(stop);
    await control.setClock(clock.now());
    const hanging = await settle(sandbox, timeoutMs);
    if (hanging.length > 0) return hanging;
    stops.push(clock.now());
    const left = await control.due();
    if (!isLater(target, clock.now()) && (left === null || isLater(left, target))) return [];
    if (again > 3) return [`a timer due at ${left} does not go away`];
  }
}
