// The public port: the webhook's door first, the pages behind it.

import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { getRequestListener } from "@hono/node-server";
import type { Hono } from "hono";

/** Answers what is for it, with true; leaves the rest to the pages. */
export type Door = (request: IncomingMessage, response: ServerResponse) => Promise<boolean>;

/**
 * Milliseconds. Whoever sends slower than this wants to keep the port busy: GitHub hangs up after ten seconds. A quiet
 * connection is kept for longer than proxies keep theirs (nginx and AWS 60 s, Caddy 120 s, Google 600 s), since a webhook
 * that comes while we close it would get a 502. https://docs.cloud.google.com/load-balancing/docs/https/request-distribution
 */
const usualPatience = { headersTimeout: 10_000, requestTimeout: 15_000, keepAliveTimeout: 620_000 };
/** Connections at the same time; GitHub and a proxy use a few. */
const mostConnections = 1_000;

/** Not listening yet. `door` is asked for anew with each request, since it opens later than the port. */
export function webServer(door: () => Door, pages: Hono, patience = usualPatience): Server {
  const web = getRequestListener(pages.fetch);
  const server = createServer(
    { ...patience, connectionsCheckingInterval: patience.headersTimeout / 5, maxHeaderSize: 16_384 },
    (request, response) => {
      // Once the port closes, no connection outlives its answer: the end would wait for it.
      response.once("finish", () => server.listening || request.socket.destroySoon());
      door()(request, response)
        .then((taken) => (taken ? undefined : web(request, response)))
        .catch(() => response.destroy());
    },
  );
  server.maxConnections = mostConnections;
  // A full port lets go of what is quiet, for whoever comes next.
  server.on("drop", () => server.closeIdleConnections());
  return server;
}

export function listen(server: Server, { port, host }: { readonly port: number; readonly host: string }) {
  return new Promise<string>((done, fail) => {
    server.once("error", fail);
    server.listen(port, host, () => {
      const address = server.address();
      const opened = typeof address === "object" && address !== null ? address.port : port;
      done(`http://${host}:${opened}`);
    });
  });
}

/** GitHub redelivers nothing by itself, but what happens now is looked at as soon as we are there. */
export const notYet: Door = async (request, response) => {
  if (request.method !== "POST") return false;
  response.writeHead(503, { "content-type": "text/plain; charset=utf-8", "retry-after": "10", connection: "close" });
  response.end("Quorate is starting.\n");
  return true;
};
