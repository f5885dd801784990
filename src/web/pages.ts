// What the app itself shows. Pages about cases come with what they may show to whom.

import { Hono } from "hono";
import { html } from "hono/html";
import { secureHeaders } from "hono/secure-headers";
import { readiness } from "./operations.ts";

export interface PagesOptions {
  /** What keeps Quorate from working, in words; empty when nothing does. */
  readonly unready: () => Promise<readonly string[]>;
  readonly version: string;
  /** The address of the sandbox, where there is one. */
  readonly sandbox?: string;
}

export function pages({ version, sandbox, unready }: PagesOptions): Hono {
  const web = new Hono();
  web.use(
    secureHeaders({
      contentSecurityPolicy: {
        defaultSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'none'"],
        frameAncestors: ["'none'"],
      },
    }),
  );
  web.get("/healthz", (context) => context.text("ok\n"));
  web.get("/readyz", (context) => readiness(context, unready));
  web.get("/", (context) =>
    context.html(html`<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Quorate</title></head>
<body>
<main>
<h1>Quorate ${version} is running</h1>
<p>It runs a community's program in GitHub issues: open an issue from a form, and it does the rest there.</p>
${sandbox === undefined ? "" : html`<p>Try it on <a href="${sandbox}">the sandbox</a>, a GitHub of your own on this machine.</p>`}
</main>
</body>
</html>`),
  );
  web.notFound((context) => context.text("There is no such page.\n", 404));
  return web;
}
