import fc from "fast-check";
import MarkdownIt from "markdown-it";
import { expect, test } from "vitest";
import { inert } from "../../src/core/text/text.ts";

const markdown = new MarkdownIt({ html: true, linkify: true });

test.each([
  ["hello", "`hello`"],
  ["@ana see #12", "`@ana see #12`"],
  ["&#64;ana &amp;#64;omar &lt;b&gt;", "`@ana @omar <b>`"],
  ["a`b", "``a`b``"],
  ["`a``", "``` `a`` ```"],
  ["one\r\ntwo\u2028three", "`one two three`"],
  ["a | b", "`a ¦ b`"],
  ["\u202egnp.exe", "`gnp.exe`"],
  ["   ", ""],
  ["&#0;&#xd800;", "`\ufffd\ufffd`"],
])("%j is shown as %j", (text, shown) => {
  expect(inert(text, 100)).toBe(shown);
});

test("long words are cut, by whole letters", () => {
  expect(inert("👍👍👍👍", 3)).toBe("`👍👍…`");
  expect(inert("abc", 3)).toBe("`abc`");
});

test("whatever a person writes is shown as one piece of code and nothing else", () => {
  const piece = fc.constantFrom(
    "`",
    "``",
    "```",
    "@ana",
    "#1",
    "<img src=x>",
    "</details>",
    "<!--",
    "](x)",
    "![",
    "\n",
    "\n\n",
    "&#96;",
    "&lt;",
    "|",
    "\\",
    "https://a.org",
    "\ud800",
    "\u0000",
  );
  const text = fc.oneof(
    fc.array(piece, { maxLength: 10 }).map((all) => all.join("")),
    fc.string({ unit: "binary" }),
  );
  fc.assert(
    fc.property(text, (written) => {
      const shown = inert(written, 60);
      if (shown === "") return;
      const html = markdown.render(`Before ${shown} after.`).trim();
      expect(html).toMatch(/^<p>Before <code>[^<]*<\/code> after\.<\/p>$/);
    }),
    { numRuns: 1_000 },
  );
});
