import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { checkFolder } from "../../src/config/check.ts";
import { aboutProgram, changed, config, form, said } from "./support.ts";

/** The small program with more settings for its kind. */
const withKind = (more: string, text = config) => changed(text, "    decide:\n", `${more}\n    decide:\n`);
const effects = (one: string) => withKind(`    effects:\n      - ${one}`);
const followUps = (...all: readonly string[]) =>
  withKind(["    follow_ups:", ...all.map((one) => `      - ${one}`)].join("\n"));
const words = (lines: readonly string[]) => lines.map((line) => line.replace(/^[\d:]+ /, ""));

test("what an approval brings about, and what falls due after it, is read without a word", () => {
  const person = changed(
    config,
    "      start: {",
    "      costs: { type: person, about: true, material: true }\n      start: {",
  );
  const text = changed(person, "    checks:\n      - lines_add_up: { lines: costs, total: amount }\n", "");
  const more = `    grace: 2 days
    effects:
      - { add_to_team: approvers, person: costs, grace: 0 }
      - { assign: rosa }
      - { assign_one_of: trio }
      - { assign_person: costs }
      - { add_label: funded }
      - { open_issue: onboarding.md }
      - { close: true }
    follow_ups:
      - { name: report, title: A report, after: { field: end, days: 14 }, asks: trio }
      - { name: thanks, title: A word of thanks, after: { days: 30 } }`;
  expect(aboutProgram(withKind(more, text))).toEqual([]);
});

test.each([
  ["{ add_to_team: aprovers }", 'add_to_team: there is no group "aprovers". Did you mean "approvers"?'],
  [
    "{ add_to_team: trio }",
    'add_to_team: "trio" is no team, so Quorate cannot change who is in it. Write `team:` for it under `groups:`.',
  ],
  ["{ assign_one_of: nobody }", 'assign_one_of: there is no group "nobody". The groups are approvers, trio.'],
  [
    "{ assign_person: amount }",
    'assign_person: "amount" is read as money. Write `type: person` for it under `fields:`.',
  ],
  ["{ assign_person: amont }", 'assign_person: the form has no field "amont". Did you mean "amount"?'],
  [
    "{ add_to_team: approvers, person: payee }",
    'person: the form has no field "payee". It has amount, start, end, costs, community, rules.',
  ],
  ["{ add_label: 'State: Approved' }", "add_label: Quorate itself speaks with this label. Choose another one."],
  ["{ close: false }", "close: write true, or take this line out."],
  [
    "{ open_issue: onboarding }",
    "open_issue: this is no template. Write the name of a file in .github/quorate/issues, such as onboarding.md.",
  ],
  [
    "{ assign: rosa, grace: soon }",
    "grace: this is no length of time. Write it like 30 minutes, 1 hour or 2 days, or 0 for none.",
  ],
])("an effect that cannot work is told: %s", (one, says) => {
  expect(words(aboutProgram(effects(one)))).toEqual([`kinds.money.effects.0.${says}`]);
});

test("who joins a team by a field takes no part in it, and cannot be exchanged after the votes", () => {
  const text = changed(config, "    checks:\n      - lines_add_up: { lines: costs, total: amount }\n", "");
  const person = changed(text, "      start: {", "      costs: { type: person, about: true }\n      start: {");
  const more = "    effects:\n      - { add_to_team: approvers, person: costs }";
  expect(words(aboutProgram(withKind(more, person)))).toEqual([
    'kinds.money.effects.0.person: "costs" must be `about: true` and `material: true` under `fields:`: who joins a team does not decide about it, and is not exchanged after the votes.',
  ]);
});

test("an effect that is none is told which there are", () => {
  expect(words(aboutProgram(effects("{ add_team: approvers }")))).toEqual([
    'kinds.money.effects.0: there is no setting "add_team" here. Write one of add_to_team, assign, assign_one_of, assign_person, add_label, open_issue, close.',
  ]);
});

test("what falls due needs a date, somebody who is asked, and a name of its own", () => {
  expect(words(aboutProgram(followUps("{ name: a, title: A, after: { field: amount, days: 3 } }")))).toEqual([
    'kinds.money.follow_ups.0.after.field: "amount" is read as money. Write `type: date` for it under `fields:`.',
  ]);
  expect(words(aboutProgram(followUps("{ name: a, title: A, after: { days: 3 }, asks: aprovers }")))).toEqual([
    'kinds.money.follow_ups.0.asks: there is no group "aprovers". Did you mean "approvers"?',
  ]);
  const one = "{ name: a, title: A, after: { days: 3 } }";
  expect(words(aboutProgram(followUps(one, one)))).toEqual([
    'kinds.money.follow_ups.1.name: "a" is there twice, so nobody could say which is done. Choose another name.',
  ]);
});

/** A repository's folder with these files, as `quorate check` sees it. */
async function checked(files: Readonly<Record<string, string>>): Promise<string[]> {
  const folder = mkdtempSync(join(tmpdir(), "quorate-check-"));
  const all = {
    ".github/quorate.yml": effects("{ open_issue: onboarding.md }"),
    ".github/ISSUE_TEMPLATE/money.yml": form,
    ...files,
  };
  for (const [path, text] of Object.entries(all)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return said(await checkFolder(folder));
}

test("a template that is not there, and a gap that nothing fills, are told at their place", async () => {
  expect(await checked({ ".github/quorate/issues/onbording.md": "" })).toEqual([
    '.github/quorate.yml:20:11: kinds.money.effects.0.open_issue: there is no template .github/quorate/issues/onboarding.md. Did you mean "onbording.md"?',
  ]);
  const template = "# For {{author}}\n\nYou have {{amont}}, because {{costs}}. See {{request}}, {{ start }}.\n";
  expect(await checked({ ".github/quorate/issues/onboarding.md": template })).toEqual([
    '.github/quorate/issues/onboarding.md:3:12: {{amont}} is nothing that Quorate can fill in. Did you mean "amount"?',
    ".github/quorate/issues/onboarding.md:3:31: {{costs}} is a text, which stays where it was written. Take it out; {{request}} leads to it.",
  ]);
});
