// What stands around every public page, and how all of them look: on a phone too, in the dark too, without scripts.

import { createHash } from "node:crypto";
import { html, raw } from "hono/html";
import type { HtmlEscapedString } from "hono/utils/html";

const style = `
:root { color-scheme: light dark; --back: #ffffff; --text: #1f2328; --line: #d0d7de; --soft: #57606a; --link: #0a57c2; --free: #1a6b2f; }
@media (prefers-color-scheme: dark) { :root { --back: #0d1117; --text: #e6edf3; --line: #444c56; --soft: #a8b1bb; --link: #79b8ff; --free: #7ee787; } }
body { font: 1rem/1.5 system-ui, sans-serif; margin: 0; background: var(--back); color: var(--text); }
main { max-width: 46rem; margin: 0 auto; padding: 1rem; overflow-wrap: anywhere; }
a { color: var(--link); }
h1 { font-size: 1.6rem; line-height: 1.25; }
h2 { font-size: 1.2rem; margin-top: 2rem; }
h3 { font-size: 1rem; margin: 0; }
ul.cards, ul.people { list-style: none; padding: 0; }
ul.cards > li, section.post { border: 1px solid var(--line); border-radius: .5rem; padding: .75rem 1rem; margin: .75rem 0; }
ul.cards p, section.post p, section.post ul { margin: .35rem 0; }
.crumbs, .facts, .until, .more { color: var(--soft); }
img { max-width: 100%; height: auto; }
.free { color: var(--free); font-weight: 600; }
`;

/** The one style that pages may have, by its hash: nothing else is let in. */
export const styleHash = `'sha256-${createHash("sha256").update(style).digest("base64")}'`;

interface Framed {
  readonly language: string;
  readonly title: string;
  readonly body: HtmlEscapedString | Promise<HtmlEscapedString>;
}

export const frame = ({
  language,
  title,
  body,
}: Framed): HtmlEscapedString | Promise<HtmlEscapedString> => html`<!doctype html>
<html lang="${language}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${title}</title>
<style>${raw(style)}</style></head>
<body><main>
${body}
</main></body>
</html>`;
