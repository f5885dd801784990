import { expect, test } from "vitest";
import { shipped } from "../../src/config/messages.ts";
import { commands, mayMatter, nearMisses, readCommands, splitName } from "../../src/core/text/command.ts";

const names = (body: string, aliases?: Record<string, string>) => readCommands(body, aliases).map(({ name }) => name);
const meant = (body: string) => nearMisses(body).map(({ means }) => means);

test("every command's own example is read as that command, with its words", () => {
  for (const [name, { example, reason }] of Object.entries(commands)) {
    const [read, ...more] = readCommands(example);
    expect(more).toEqual([]);
    expect(read?.name, example).toBe(name);
    if (reason === "required") expect(read?.reason, example).not.toBe("");
  }
});

test("every command says in one sentence what it does", () => {
  for (const [name, { usage }] of Object.entries(commands)) {
    expect(shipped.en?.[`command/${name}`]).toMatch(/^[A-Z].*\.$/);
    expect(usage).toMatch(/^\/[a-z]+/);
  }
});

test("the rest of the line is the reason, and a comment may hold several commands", () => {
  expect(readCommands("Thanks!\n\n/approve looks good to me\nand one more thing\n/ask How many people?")).toEqual([
    { name: "approve", reason: "looks good to me", line: 3 },
    { name: "ask", reason: "How many people?", line: 5 },
  ]);
});

test.each([
  ["/approve"],
  ["/Approve"],
  ["/APPROVE."],
  ["  /approve"],
  ["   /approve"],
  ["/approve!"],
  ["/approve, fine with me"],
  ["／approve"],
  ["\u00a0/approve"],
  ["\u3000/approve"],
  ["\u200b/approve"],
  ["\ufeff/approve"],
  ["/\u200bapprove\u200b"],
  ["some words first\r\n/approve\r\nand some after"],
  ["some words first\r/approve"],
  ["- a list\n/approve"],
  ["> what you wrote\n\n/approve"],
  ["> what you wrote\n>\n/approve"],
  ["```\ncode\n```\n/approve"],
  ["~~~~\n~~~\n~~~~\n/approve"],
  ["> quoted\n```\ncode\n```\n/approve"],
  ["<!-- a note -->\n/approve"],
  ["text <!-- a note --> text\n/approve"],
  ["An arrow --> here\n/approve"],
  ["`<!--` is how a comment begins\n/approve"],
  ["<pre>code</pre>\n/approve"],
  ["<details>\n<summary>More</summary>\n\n/approve\n</details>"],
  ["one ` backtick\n/approve"],
  ["`code` and ``more``\n/approve"],
  ["On Monday the council wrote:\n> something\n\n/approve"],
  ["-- \nAna\n/approve"],
])("%j approves", (body) => {
  expect(names(body)).toEqual(["approve"]);
  expect(nearMisses(body)).toEqual([]);
});

test.each([
  ["I would /approve this"],
  ["> /approve"],
  ["  > /approve"],
  [">/approve"],
  ["> what you wrote\n/approve"],
  ["> what you wrote\n> more\nmy words\n/approve"],
  ["- > a quote in a list\n/approve"],
  ["    /approve"],
  ["\t/approve"],
  [" \t/approve"],
  ["```\n/approve\n```"],
  ["```sh\n/approve"],
  ["~~~\n```\n/approve\n~~~"],
  ["````\n```\n/approve\n````"],
  ["- ```\n  /approve\n  ```"],
  ["`/approve`"],
  ["`a\n/approve\nb`"],
  ["``a ` b\n/approve ``"],
  ["<!-- /approve -->"],
  ["<!--\n/approve\n-->"],
  ["<!--\n/approve"],
  ["text <!-- more\n\n/approve\n-->"],
  ["<pre>\n/approve\n</pre>"],
  ["<blockquote>\n\n/approve\n\n</blockquote>"],
  ["<code>\n/approve\n</code>"],
  ["\\/approve"],
  ["/usr/bin"],
  ["/approve/this"],
  ["/approve-all-of/them"],
  ["//approve"],
  ["/approve?"],
  ["On Tue, 3 Mar 2026 at 10:00, Omar <omar@example.org> wrote:\n\n/approve"],
  ["On Tue, 3 Mar 2026 at 10:00, Omar\n<omar@example.org> wrote:\n/approve"],
  ["El mar, 3 mar 2026 a las 10:00, Omar escribió:\n/approve"],
  ["Fine.\n\n-----Original Message-----\n/approve"],
  ["Fine.\n\nFrom: Omar\nSent: Tuesday\n\n/approve"],
  [""],
  ["/"],
  ["/ "],
])("%j gives no command", (body) => {
  expect(readCommands(body)).toEqual([]);
});

test("a reply above a quoted e-mail counts, what is below does not", () => {
  expect(names("/approve\n\nOn Tue, 3 Mar 2026, Omar wrote:\n> /decline no\n")).toEqual(["approve"]);
});

test("a name after /hold is a name only where the program knows it", () => {
  expect(splitName("Security needs a look", ["security"])).toEqual({ name: "security", reason: "needs a look" });
  expect(splitName("somebody must look", ["security"])).toEqual({ reason: "somebody must look" });
  expect(splitName("", ["security"])).toEqual({ reason: "" });
});

test("other words for a command count only where the program turns them on", () => {
  expect(names("/lgtm")).toEqual([]);
  expect(names("/lgtm\n/+1", { lgtm: "approve", "/+1": "approve" })).toEqual(["approve", "approve"]);
  expect(names("/LGTM", { "/Lgtm": "approve" })).toEqual(["approve"]);
  expect(names("/boom", { boom: "explode" })).toEqual([]);
  expect(nearMisses("/lgtm", { lgtm: "approve" })).toEqual([]);
});

test.each([
  ["/aprove", "approve"],
  ["/approved", "approve"],
  ["/aprpove", "approve"],
  ["/declin too late", "decline"],
  ["/lgtm", "approve"],
  ["/+1", "approve"],
  ["+1", "approve"],
  ["+1!", "approve"],
  ["**+1**", "approve"],
  ["👍", "approve"],
  ["👍🏽", "approve"],
  ["-1", "decline"],
  ["Approve", "approve"],
  ["approved.", "approve"],
  ["LGTM", "approve"],
  ["/ approve", "approve"],
  ["\\/approve", "approve"],
  ["/reject no money", "decline"],
  ["/аpprove", "approve"],
])("%j is asked about: did you mean /%s?", (body, means) => {
  expect(readCommands(body)).toEqual([]);
  expect(meant(body)).toEqual([means]);
  expect(mayMatter(body)).toBe(true);
});

test.each([
  ["Thank you for this, I like it."],
  ["I am +1 on that"],
  ["approve of this? I do not know"],
  ["> +1"],
  ["```\n/aprove\n```"],
  ["/usr/local/bin is missing"],
  ["/etc"],
  ["/tmp is full"],
  ["done"],
  ["no"],
  ["__proto__"],
  ["/constructor"],
  ["/__proto__"],
])("%j is just talk", (body) => {
  expect(nearMisses(body)).toEqual([]);
  expect(mayMatter(body)).toBe(false);
});

test("somebody who gives the command as well is not asked what they meant", () => {
  expect(nearMisses("+1\n/approve")).toEqual([]);
  expect(meant("-1\n/approve")).toEqual(["decline"]);
});
