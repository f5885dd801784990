// What nobody should send: made from what GitHub sends and people write, by chance that is the same in every run.

import { commands } from "../../src/core/text/command-table.ts";

export type Random = () => number;

export const oneOf = <Item>(items: readonly Item[], random: Random): Item | undefined =>
  items[Math.floor(random() * items.length)];

const deep = (depth: number, text: string): unknown => JSON.parse(`${"[".repeat(depth)}${text}${"]".repeat(depth)}`);

const values: readonly unknown[] = [
  null,
  true,
  0,
  -1,
  1.5,
  2 ** 53,
  -(2 ** 63),
  1e300,
  "",
  "\0",
  "a\0b",
  "\ud800",
  "\u202e/approve",
  "x".repeat(70_000),
  "2026-13-45T99:99:99Z",
  "constructor",
  [],
  {},
  [null],
  deep(500, "1"),
  JSON.parse('{"__proto__":{"admin":true},"constructor":1,"toString":2}'),
  { id: "1; drop table inbox", login: "../..", node_id: "' or 1=1" },
];

/** One place in it, or a few, are something else now, or gone, or there twice. */
export function mutated(value: unknown, random: Random): unknown {
  const copy: unknown = structuredClone(value);
  for (let times = Math.floor(random() * 4); times > 0; times--) change(copy, random);
  return copy;
}

function change(value: unknown, random: Random): void {
  if (typeof value !== "object" || value === null) return;
  const key = oneOf(Object.keys(value), random);
  if (key === undefined) return;
  const inner: unknown = Reflect.get(value, key);
  if (typeof inner === "object" && inner !== null && random() < 0.7) change(inner, random);
  else if (random() < 0.2) Reflect.deleteProperty(value, key);
  else if (typeof inner === "string" && random() < 0.5) Reflect.set(value, key, scrambled(inner, random));
  else Reflect.set(value, key, structuredClone(oneOf(values, random)));
}

/** A text with a piece missing, doubled, or with something strange in it. */
export function scrambled(text: string, random: Random): string {
  const at = Math.floor(random() * (text.length + 1));
  const to = at + Math.floor(random() * 20);
  const way = random();
  if (way < 0.25) return text.slice(0, at);
  if (way < 0.5) return text.slice(0, at) + text.slice(to);
  if (way < 0.75) return text.slice(0, to) + text.slice(at);
  return text.slice(0, at) + String.fromCharCode(Math.floor(random() * 65_536)) + text.slice(at);
}

const pieces = [
  "/approve",
  "/Approve.",
  "/aprove",
  "/decline ",
  "/hold a b c",
  "/unhold",
  "/ask What?",
  "/suggest Amount 99999999999999999999 EUR",
  "/accept all",
  "/reopen",
  "/done",
  "/retract",
  "/withdraw",
  "/recuse",
  "/status",
  "/ /// /",
  "> /approve",
  "```\n/approve\n```",
  "~~~",
  "<!-- /approve -->",
  "<!-- quorate:record {} -->",
  "<!-- quorate:decision -->",
  "<details><summary>",
  "-->",
  "@everyone @open-reps/approvers",
  "Amount: 1e999 EUR",
  "How much?: -0 \u00a0EUR",
  "### How much?",
  "### How much?\n\n### How much?",
  "_No response_",
  "- [X] yes",
  "Who is paid?: @rosa",
  "{{who}} {{__proto__}}",
  "$& $1 $$",
  "\\`*_[](javascript:1)",
  "\u202e\u200b\ufeff",
  "👩‍👩‍👧",
  "é́́́",
  "\r\n",
  "\n\n",
  " ",
  "\t",
  "DE89 3704 0044 0532 0130 00",
];

/** Every command as its own example gives it, its bare word, and what may stand behind it. */
const given = Object.entries(commands).flatMap(([name, { example }]) => [example, example, `/${name}`, `/${name} `]);
const behind = [
  "@rosa",
  "@ana",
  "@nobody-of-this-name",
  "2026-02-16",
  "2026-02-30",
  "0000-00-00",
  "99999999999999999999",
  "1 2 3",
  "-1",
  "2 weeks More time.",
  "99999 years",
  "until tomorrow",
  "to @bo until 2026-01-01",
  "2026-02-16 13:00, 2026-02-17 13:00 Mars/Phobos",
  "calls",
  "\n- [ ] Draft the plan (@ana, due 19 March)\n- [x] Done",
  "",
];

const piece = (random: Random): string => {
  if (random() < 0.5) return oneOf(pieces, random) ?? "";
  const command = oneOf(given, random) ?? "";
  return random() < 0.6 ? command : `${command.split(" ")[0]} ${oneOf(behind, random)}`;
};

/** What somebody could write. */
export function written(random: Random): string {
  const some = Array.from({ length: Math.floor(random() * 8) }, () => piece(random));
  const text = some.join(random() < 0.5 ? "\n" : random() < 0.5 ? " " : "");
  return random() < 0.3 ? scrambled(text, random) : text;
}
