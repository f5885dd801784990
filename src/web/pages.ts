// What the app itself shows. Pages about cases come with what they may show to whom.

import { Hono } from "hono";
import { html } from "hono/html";
import { secureHeaders } from "hono/secure-headers";
import type { Words } from "../core/text/words.ts";
import { type Certificate, certificatePage, certificateSvg } from "./certificate.ts";
import { styleHash } from "./frame.ts";
import { type Calendar, icalendar } from "./icalendar.ts";
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
  /** What is over of the terms that a case is about; undefined where there is nothing that everybody may see. */
  readonly certificate?: (owner: string, name: string, number: number) => Promise<Certificate | undefined>;
  /** The meetings of a program, or of one group, that everybody may see; undefined where there are none. */
  readonly calendar?: (asked: {
    readonly owner: string;
    readonly name: string;
    readonly number?: number;
  }) => Promise<Calendar | undefined>;
  /** Where people reach these pages, where somebody said so: what stands before it may call them otherwise. */
  readonly address?: string;
  /** The words of pages that are of no program. */
  readonly words?: () => Words;
}

export function pages({ version, sandbox, unready, roles, certificate, calendar, words, address }: PagesOptions): Hono {
  const web = new Hono();
  web.use(
    secureHeaders({
      contentSecurityPolicy: {
        defaultSrc: ["'none'"],
        styleSrc: [styleHash],
        imgSrc: ["'self'"],
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
  if (certificate) certificatesIn(web, certificate, address);
  if (calendar) calendarsIn(web, calendar);
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

/** The picture has the address of its page, and `.svg` behind it. */
function certificatesIn(
  web: Hono,
  certificateOf: NonNullable<PagesOptions["certificate"]>,
  address: string | undefined,
): void {
  web.get("/certificates/:owner/:name/:file{[0-9]{1,10}(?:\\.svg)?}", async (context) => {
    const { owner, name, file } = context.req.param();
    const certificate = await certificateOf(owner, name, Number.parseInt(file, 10));
    if (!certificate) return context.notFound();
    if (!file.endsWith(".svg")) return context.html(certificatePage(certificate), 200, fresh);
    const verify = `${address ?? new URL(context.req.url).origin}${certificate.path}`;
    return context.body(certificateSvg(certificate, verify), 200, { "content-type": "image/svg+xml", ...fresh });
  });
}

/** `/calendar/OWNER/NAME.ics` of a program, `/calendar/OWNER/NAME/NUMBER.ics` of the group with that charter. */
function calendarsIn(web: Hono, calendarOf: NonNullable<PagesOptions["calendar"]>): void {
  const type = { "content-type": "text/calendar; charset=utf-8", ...fresh };
  web.get("/calendar/:owner/:file{[\\w.-]+\\.ics}", async (context) => {
    const { owner, file } = context.req.param();
    const found = await calendarOf({ owner, name: file.slice(0, -".ics".length) });
    return found ? context.body(icalendar(found.name, found.appointments), 200, type) : context.notFound();
  });
  web.get("/calendar/:owner/:name/:file{[0-9]{1,10}\\.ics}", async (context) => {
    const { owner, name, file } = context.req.param();
    const found = await calendarOf({ owner, name, number: Number.parseInt(file, 10) });
    return found ? context.body(icalendar(found.name, found.appointments), 200, type) : context.notFound();
  });
}
