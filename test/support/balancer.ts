// What stands before several replicas: hands each delivery to the next one that is there.

import { once } from "node:events";
import { createServer, type IncomingMessage, request, type ServerResponse } from "node:http";

export interface Balancer {
  readonly port: number;
  close(): void;
}

/** `ports`: of the replicas that are there now. Where none is, or one dies before it has answered, the answer is 502. */
export async function balancer(ports: () => readonly number[]): Promise<Balancer> {
  let turn = 0;
  const server = createServer((asked: IncomingMessage, answer: ServerResponse) => {
    const there = ports();
    const port = there[turn++ % Math.max(1, there.length)];
    const failed = () => void (answer.headersSent ? answer.destroy() : answer.writeHead(502).end());
    if (port === undefined) return failed();
    const { method = "POST", url = "/", headers } = asked;
    const onward = request({ host: "127.0.0.1", port, method, path: url, headers, agent: false }, (said) => {
      answer.writeHead(said.statusCode ?? 502, said.headers);
      said.once("error", failed).pipe(answer);
    });
    onward.once("error", failed);
    asked.pipe(onward);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  const port = typeof address === "object" && address ? address.port : 0;
  return {
    port,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
