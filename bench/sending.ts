// Webhooks sent by this process, which does nothing else meanwhile, and how long each waited for its 202.

import { Agent, request } from "node:http";
import { setTimeout as pause } from "node:timers/promises";

export interface Signed {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface Sender {
  /** Milliseconds to the 202. */
  send(signed: Signed): Promise<number>;
  /** Sends at its times whether or not the earlier ones were answered, as GitHub does, for so long or until it is `over`. */
  steadily(rate: number, lasts: number, next: () => Signed, over?: () => boolean): Promise<number[]>;
  end(): void;
}

/** To Quorate, or what stands in for it, on this port. */
export function sender(port: number): Sender {
  const agent = new Agent({ keepAlive: true, maxSockets: 64 });
  const send = (signed: Signed) => post(port, agent, signed);
  return {
    send,
    steadily: async (rate, lasts, next, over = () => false) => {
      const start = performance.now();
      const answers: Promise<number>[] = [];
      for (let at = 0; at < rate * lasts && !over(); at++) {
        const wait = start + (at * 1_000) / rate - performance.now();
        if (wait > 0) await pause(wait);
        answers.push(send(next()));
      }
      return Promise.all(answers);
    },
    end: () => agent.destroy(),
  };
}

/** A connection that the server was just closing is no answer: the webhook goes out again, and its time runs on. */
function post(port: number, agent: Agent, signed: Signed, start = performance.now()): Promise<number> {
  const { headers, body } = signed;
  return new Promise((done, fail) => {
    const asked = request({ port, host: "127.0.0.1", method: "POST", path: "/api/github/webhooks", headers, agent });
    asked.once("error", (fault) => {
      if (asked.reusedSocket && "code" in fault && fault.code === "ECONNRESET") done(post(port, agent, signed, start));
      else fail(fault);
    });
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
