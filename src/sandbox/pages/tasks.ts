// Task boxes in Markdown: `- [ ]` and `- [x]`, which whoever may edit the text ticks with a press of a button.
import { createHash } from "node:crypto";
import type { MarkdownIt, Token } from "markdown-it";
import { escaped } from "./html.ts";

/** What one rendering knows beside the text: the form that its boxes belong to, and the line of each box. */
export class TaskNotes {
  readonly form: string | undefined;
  readonly lines: number[] = [];
  constructor(form?: string) {
    this.form = form;
  }
}

export function tasks(markdown: MarkdownIt): void {
  markdown.core.ruler.after("inline", "tasks", (state) => {
    const { notes } = state.env;
    if (!(notes instanceof TaskNotes)) return;
    state.tokens.forEach((token, index) => {
      const isItem = token.type === "inline" && state.tokens[index - 2]?.type === "list_item_open";
      const first = isItem ? token.children?.[0] : undefined;
      const box = first?.type === "text" ? /^\[([ xX])\] /.exec(first.content) : null;
      if (!first || !box) return;
      first.content = first.content.slice(4);
      const tick = new state.Token("html_inline", "", 0);
      tick.content = boxFor(notes, token, box[1] !== " ");
      token.children?.unshift(tick);
      notes.lines.push(token.map?.[0] ?? 0);
    });
  });
}

function boxFor({ form, lines }: TaskNotes, token: Token, done: boolean): string {
  if (form === undefined)
    return `<input type="checkbox" disabled${done ? " checked" : ""} aria-label="${done ? "done" : "not done"}"> `;
  const said = (token.children ?? []).map(({ content }) => content).join("");
  const name = escaped(said.trim() || `Task ${lines.length + 1}`);
  const state = `role="checkbox" aria-checked="${done}" aria-label="${name}"`;
  return `<button class="task" form="${escaped(form)}" name="task" value="${lines.length}" ${state}></button> `;
}

/** The text with the other state in the box that stands on this line; undefined when there is none. */
export function toggledOn(source: string, line: number): string | undefined {
  const parts = source.split(/(\r\n|\r|\n)/);
  const text = parts[line * 2];
  const [whole, before, mark] = /^([\s>*+\-\d.)]*\[)([ xX])\](?= )/.exec(text ?? "") ?? [];
  if (text === undefined || whole === undefined) return undefined;
  parts[line * 2] = `${before}${mark === " " ? "x" : " "}]${text.slice(whole.length)}`;
  return parts.join("");
}

export const mayHaveTasks = (source: string): boolean => /\[[ xX]\] /.test(source);

/** Tells whether the text is still the one that somebody saw. */
export const fingerprint = (source: string): string => createHash("sha256").update(source).digest("hex").slice(0, 16);
