// What the program behind the app says about an issue, as far as it can be asked.
import type { Issue } from "../state.ts";
import { type Html, html } from "./html.ts";
import { counted, time } from "./pieces.ts";
import type { Visit } from "./visit.ts";

export async function thoughts({ sandbox, world }: Visit, issue: Issue): Promise<Html> {
  const { explain } = sandbox.control;
  if (!explain) return html``;
  const name = world.app.slug.replace(/^./, (letter) => letter.toUpperCase());
  const said = await explain(issue.nodeId).catch(() => undefined);
  return html`<details class="card thoughts"><summary>What ${name} thinks</summary>
${said === undefined ? html`<p>${name} does not answer just now. Load the page again in a moment.</p>` : shown(said)}</details>`;
}

function shown({
  lines,
  wakeAt,
  requests,
}: {
  lines: readonly string[];
  wakeAt: string | null;
  requests: number;
}): Html {
  return html`${listed(lines)}
<p class="quiet">${wakeAt === null ? "It looks again when something happens here." : html`It looks again on ${time(wakeAt)}, or when something happens here.`} This look took ${counted(requests, "request")} to GitHub.</p>`;
}

/** Lines that begin with two spaces stand below the one before them. */
function listed(lines: readonly string[]): Html {
  const items: { readonly line: string; readonly below: string[] }[] = [];
  for (const line of lines) {
    const last = items.at(-1);
    if (line.startsWith("  ") && last) last.below.push(line.slice(2));
    else items.push({ line: line.trimStart(), below: [] });
  }
  return html`<ul>${items.map(({ line, below }) => html`<li>${line}${below.length === 0 ? html`` : listed(below)}</li>`)}</ul>`;
}
