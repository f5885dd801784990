// The sandbox: a GitHub over HTTP for people who try Quorate out, and for tests. It knows nothing of Quorate.
import { createServer, type IncomingMessage } from "node:http";
import { answerApi } from "./api.ts";
import { type Answer, give, type Heard, header, hear, isForeign, json } from "./http.ts";
import { answerManage } from "./manage.ts";
import { answerPage } from "./pages/site.ts";
import { Refusal } from "./refusal.ts";
import { createSandbox, type Sandbox, type SandboxOptions } from "./sandbox.ts";

export type { SandboxOptions } from "./sandbox.ts";

export async function startSandbox(options: SandboxOptions): Promise<{ url: string; close(): Promise<void> }> {
  let sandbox: Sandbox | undefined;
  // Whoever asks gives a connection up first: one that we close is sometimes just being written to by an app on a busy
  // machine, which then fails as it would not on GitHub.
  const server = createServer({ keepAliveTimeout: 0 }, (request, response) => {
    answer(sandbox, request).then(
      (given) => give(response, given),
      (error: unknown) => give(response, broken(error)),
    );
  });
  const port = await new Promise<number>((done, fail) => {
    server.on("error", fail);
    server.listen(options.port, "127.0.0.1", () => {
      const address = server.address();
      done(typeof address === "object" && address ? address.port : options.port);
    });
  });
  const url = `http://127.0.0.1:${port}`;
  try {
    sandbox = createSandbox(options, url);
  } catch (error) {
    server.close();
    throw error;
  }
  return {
    url,
    close: async () => {
      sandbox?.deliveries.stop();
      server.closeAllConnections();
      await new Promise<void>((done) => server.close(() => done()));
    },
  };
}

async function answer(sandbox: Sandbox | undefined, request: IncomingMessage): Promise<Answer> {
  if (!sandbox) return json(503, { message: "The sandbox is starting" });
  const heard = await hear(request, sandbox.origin);
  if (!isOurName(heard, sandbox.origin))
    return json(403, { message: "The sandbox answers to 127.0.0.1 and localhost only" });
  if (isForeign(heard, sandbox.origin)) return json(403, { message: "Another site may not change anything here" });
  return dispatch(sandbox, heard);
}

/** A foreign name that resolves to this machine would let its pages read everything. */
function isOurName(heard: Heard, origin: string): boolean {
  const { port } = new URL(origin);
  return [`127.0.0.1:${port}`, `localhost:${port}`].includes(header(heard, "host") ?? "");
}

const restRoots = ["/repos/", "/app", "/orgs/", "/user", "/users/", "/installation/", "/rate_limit"];

function dispatch(sandbox: Sandbox, heard: Heard): Answer | Promise<Answer> {
  const path = heard.url.pathname;
  if (path.startsWith("/_sandbox/")) return answerManage(sandbox, heard, path.slice("/_sandbox".length));
  const isGraphql = ["/api/graphql", "/graphql", "/api/v3/graphql"].includes(path);
  if (isGraphql && heard.method === "POST") return answerApi(sandbox, heard, "/graphql", true);
  if (path.startsWith("/api/v3")) return answerApi(sandbox, heard, path.slice("/api/v3".length) || "/", false);
  const accepts = header(heard, "accept") ?? "";
  // The pages of boards are the only ones that begin as a REST path does.
  if (/^\/orgs\/[^/]+\/projects\//.test(path)) return answerPage(sandbox, heard);
  const isRest = restRoots.some((root) => path === root || path.startsWith(root.endsWith("/") ? root : `${root}/`));
  if (isRest && !accepts.includes("text/html")) return answerApi(sandbox, heard, path, false);
  return answerPage(sandbox, heard);
}

/** A fault of the sandbox itself: said in full, since whoever sees it is a developer. */
function broken(error: unknown): Answer {
  if (error instanceof Refusal) return json(error.status, { message: error.message });
  const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
  console.error(`sandbox: ${message}`);
  return json(500, { message });
}
