// Markdown as GitHub shows it, without its HTML: only <details> and <summary> come through, and comments disappear.

import type { Token } from "markdown-it";
import MarkdownIt from "markdown-it";
import { alerts, inlineTags } from "./alerts.ts";
import { escaped, Html } from "./html.ts";
import { references, type Surroundings } from "./references.ts";
import { TaskNotes, tasks, toggledOn } from "./tasks.ts";

const markdown = new MarkdownIt({ html: false, linkify: true, breaks: true });
markdown.disable("image");

/** <!-- … --> at the start of a line, over as many lines as it takes. */
markdown.block.ruler.before("paragraph", "hidden", (state, startLine, endLine, silent) => {
  const start = (state.bMarks[startLine] ?? 0) + (state.tShift[startLine] ?? 0);
  if (!state.src.startsWith("<!--", start)) return false;
  const found = state.src.indexOf("-->", start + 4);
  if (found < 0) return false;
  if (silent) return true;
  let line = startLine;
  while (line < endLine && (state.eMarks[line] ?? 0) < found + 3) line += 1;
  const rest = state.src.slice(found + 3, state.eMarks[line]).trim();
  if (rest !== "") return false;
  state.line = line + 1;
  return true;
});

markdown.inline.ruler.before("text", "hidden", (state) => {
  if (!state.src.startsWith("<!--", state.pos)) return false;
  const found = state.src.indexOf("-->", state.pos + 4);
  if (found < 0) return false;
  state.pos = found + 3;
  return true;
});

const fold = /^(<details(?: open)?>)?\s*(?:<summary>(.*?)<\/summary>)?\s*(<\/details>)?$/;

/** Lines that hold nothing but these two tags; what stands inside them is Markdown again. */
markdown.block.ruler.before(
  "paragraph",
  "fold",
  (state, startLine, _, silent) => {
    const line = state.src
      .slice((state.bMarks[startLine] ?? 0) + (state.tShift[startLine] ?? 0), state.eMarks[startLine])
      .trim();
    const match = line.startsWith("<") ? fold.exec(line) : null;
    if (!match) return false;
    if (silent) return true;
    const [, open, summary, close] = match;
    const push = (content: string) => {
      state.push("html_block", "", 0).content = content;
    };
    if (open) push(`${open}\n`);
    if (summary !== undefined) push(`<summary>${markdown.renderInline(summary)}</summary>\n`);
    if (close) push("</details>\n");
    state.line = startLine + 1;
    return true;
  },
  { alt: ["paragraph"] },
);

tasks(markdown);
alerts(markdown);
inlineTags(markdown);
references(markdown);

markdown.renderer.rules.link_open = (tokens, index, options, _, self) => {
  tokens[index]?.attrSet("rel", "nofollow noopener");
  return self.renderToken(tokens, index, options);
};

/** With the id of a form, task boxes are buttons that send the number of the box to it. */
export function render(source: string, form?: string, around?: Surroundings): Html {
  try {
    const environment = { notes: new TaskNotes(form), surroundings: around };
    const tokens = markdown.parse(source, environment);
    const closing = balance(tokens);
    return new Html(markdown.renderer.render(tokens, markdown.options, environment) + closing);
  } catch {
    return new Html(`<pre>${escaped(source)}</pre>`);
  }
}

/** The text with its nth box ticked, or no longer ticked; undefined when it has no such box. */
export function toggled(source: string, index: number): string | undefined {
  const notes = new TaskNotes();
  markdown.parse(source, { notes });
  const line = notes.lines[index];
  return line === undefined ? undefined : toggledOn(source, line);
}

/** A <details> that is never closed would swallow the rest of the page: what closes it. */
function balance(tokens: Token[]): string {
  let open = 0;
  for (const token of tokens.filter(({ type }) => type === "html_block")) {
    if (token.content.startsWith("<details")) open += 1;
    else if (token.content.startsWith("</details") && open === 0) token.content = "";
    else if (token.content.startsWith("</details")) open -= 1;
  }
  return "</details>\n".repeat(open);
}
