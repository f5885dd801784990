// A person's own words made safe to show inside our Markdown. Used rarely: what people wrote stands where they wrote it.

const named: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
  nbsp: " ",
  commat: "@",
  num: "#",
  sol: "/",
  grave: "`",
  lsqb: "[",
  rsqb: "]",
  excl: "!",
  colon: ":",
  period: ".",
  lpar: "(",
  rpar: ")",
  vert: "|",
  lowbar: "_",
  ast: "*",
};

/**
 * One line of inline code in which nothing is a mention, a link, an image, HTML or a reference, at most `max` characters
 * of the person's. For Markdown text and table cells, not for raw HTML: there backticks are no code.
 */
export function inert(text: string, max: number): string {
  const line = decodeEntities(text.slice(0, max * 12 + 100).toWellFormed())
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, " ")
    // Marks that turn the direction of writing or hide letters make words look like others.
    .replace(/[\p{Cf}\p{Co}\p{Cn}]/gu, "")
    // A bar would end the cell of a table, even in code.
    .replaceAll("|", "¦")
    .trim();
  if (line === "") return "";
  const letters = [...line];
  return asCode(letters.length > max ? `${letters.slice(0, Math.max(0, max - 1)).join("")}…` : line);
}

function asCode(line: string): string {
  let longest = 0;
  for (const [run] of line.matchAll(/`+/g)) longest = Math.max(longest, run.length);
  const fence = "`".repeat(longest + 1);
  const pad = line.startsWith("`") || line.endsWith("`") ? " " : "";
  return fence + pad + line + pad + fence;
}

/** Entities as the letters they stand for, so that a reader sees what a page would show; twice, for `&amp;#64;`. */
function decodeEntities(text: string): string {
  return decodeOnce(decodeOnce(text));
}

function decodeOnce(text: string): string {
  return text.replace(
    /&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]{2,8}));/gi,
    (whole, decimal, hex, name: string | undefined) => {
      if (name !== undefined) return named[name.toLowerCase()] ?? whole;
      const point = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal);
      return point > 0 && point <= 0x10ffff && (point < 0xd800 || point > 0xdfff)
        ? String.fromCodePoint(point)
        : "\ufffd";
    },
  );
}

/** Our own Markdown with nobody called by it: on GitHub an at sign that a comment parts from its name is only text. */
export const uncalled = (markdown: string): string =>
  markdown
    .split(/(`+[^`]*`+)/)
    .map((part, at) => (at % 2 === 1 ? part : part.replace(/@(?=[\w-])/g, "@<!-- -->")))
    .join("");
