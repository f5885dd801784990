// Quotes that begin with [!NOTE] and the like stand out, as on GitHub; and the few tags of HTML that people write inline.
import type { MarkdownIt, Token } from "markdown-it";

const names: Readonly<Record<string, string>> = {
  note: "Note",
  tip: "Tip",
  important: "Important",
  warning: "Warning",
  caution: "Caution",
};

export function alerts(markdown: MarkdownIt): void {
  markdown.core.ruler.after("inline", "alerts", (state) => {
    const { tokens } = state;
    for (let at = tokens.length - 3; at >= 0; at -= 1) {
      const [quote, paragraph, text] = tokens.slice(at, at + 3);
      if (quote?.type !== "blockquote_open" || paragraph?.type !== "paragraph_open" || !text?.children) continue;
      const kind = /^\[!(\w+)\][ \t]*(?:\n|$)/.exec(text.content)?.[1]?.toLowerCase();
      const name = kind === undefined ? undefined : names[kind];
      if (name === undefined) continue;
      quote.attrSet("class", `alert alert-${kind}`);
      const end = text.children.findIndex(({ type }) => type === "softbreak" || type === "hardbreak");
      text.children = end < 0 ? [] : text.children.slice(end + 1);
      const title = new state.Token("html_block", "", 0);
      title.content = `<p class="alert-title">${name}</p>\n`;
      // A paragraph that held nothing else goes.
      tokens.splice(at + 1, text.children.length === 0 ? 3 : 0, title);
    }
  });
}

/** <kbd>, <sub> and <sup> around plain words, and <br>. */
export function inlineTags(markdown: MarkdownIt): void {
  markdown.inline.ruler.before("text", "tags", (state, silent) => {
    if (state.src[state.pos] !== "<") return false;
    const [whole, tag, words] =
      /^(?:<(kbd|sub|sup)>([^<>]*)<\/\1>|<br ?\/?>)/i.exec(state.src.slice(state.pos, state.pos + 200)) ?? [];
    if (whole === undefined) return false;
    if (!silent) pushTag((type) => state.push(type, "", 0), tag?.toLowerCase(), words ?? "");
    state.pos += whole.length;
    return true;
  });
}

function pushTag(push: (type: string) => Token, tag: string | undefined, words: string): void {
  if (tag === undefined) {
    push("hardbreak");
    return;
  }
  push("html_inline").content = `<${tag}>`;
  push("text").content = words;
  push("html_inline").content = `</${tag}>`;
}
