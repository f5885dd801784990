// What the app itself shows. Pages about cases come with what they may show to whom.

import { Hono } from "hono";
import { html } from "hono/html";
import { secureHeaders } from "hono/secure-headers";
import type { Words } from "../core/text/words.ts";
import { styleHash } from "./frame.ts";
import { readiness } from "./operations.ts";
import { type ProgramRoles, rolePageOf, rolesPage } from "./role-pages.ts";

export interface PagesOptions {
  /** What keeps Quorate from working, in words; empty when nothing does. */
  readonly unready: () => Promise<readonly string[]>;
  readonly version: string;
  /** The address of the sandbox, where there is one. */
  readonly sandbox?: string;
  /** What everybody may see of roles; undefined while Quorate is starting. */
  readonly roles?: () => Promise<readonly ProgramRoles[] | undefined>;
  /** The words of pages that are of no program. */
  readonly words?: () => Words;
}

export function pages({ version, sandbox, unready, roles, words }: PagesOptions): Hono {
  const web = new Hono();
  web.use(
    secureHeaders({
      contentSecurityPolicy: {
        defaultSrc: ["'none'"],
        styleSrc: [styleHash],
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
  if (roles && words) rolesIn(web, roles, words);
  web.notFound((context) => context.text("There is no such page.\n", 404));
  return web;
}

/** Kept by readers and proxies for a minute. */
const fresh = { "cache-control": "public, max-age=60" };

function rolesIn(
  web: Hono,
  roles: NonNullable<PagesOptions["roles"]>,
  words: NonNullable<PagesOptions["words"]>,
): void {
  web.get("/roles", async (context) => {
    const all = await roles();
    if (!all) return context.text("Quorate is starting.\n", 503, { "retry-after": "10" });
    return context.html(rolesPage(all, words(), "en"), 200, fresh);
  });
  // The short address leads to the one role of that name; where several programs have one, to all of them.
  web.get("/roles/:id", async (context) => {
    const id = context.req.param("id");
    const found = ((await roles()) ?? []).flatMap((program) => {
      const own = program.roles.filter(({ role }) => role.id === id);
      return own.length > 0 ? [{ ...program, roles: own }] : [];
    });
    const [first] = found;
    const [shown] = first?.roles ?? [];
    if (!first || !shown) return context.notFound();
    const page = found.length > 1 ? rolesPage(found, words(), "en") : rolePageOf(first, shown);
    return context.html(page, 200, fresh);
  });
  web.get("/roles/:owner/:name/:id", async (context) => {
    const { owner, name, id } = context.req.param();
    const program = ((await roles()) ?? []).find((one) => one.owner === owner && one.name === name);
    const shown = program?.roles.find(({ role }) => role.id === id);
    return program && shown ? context.html(rolePageOf(program, shown), 200, fresh) : context.notFound();
  });
}
