import { mkdtempSync, rmSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { checkFolder } from "../../src/config/check.ts";
import { readProgram } from "../../src/config/program.ts";
import { readConfig } from "../../src/config/read.ts";
import { changed, config, form, said } from "./support.ts";

const own = `version: 1
extends: open-reps/.github
kinds:
  money:
    title: Money for Ghana
    fields:
      start: null
    decide:
      approve: { approvers: 1 }
`;
const organisation = (text: string | null) => ({ repository: "open-reps/.github", text });

/** What is said about a program's file above the organisation's. */
function about(above: string, below: string | null): string[] {
  const read = readConfig(above, organisation(below));
  return said(read.ok ? read.warnings : read.problems);
}

test("what the organisation says holds for a program that extends it, and the program's own word stands above it", () => {
  const read = readConfig(own, organisation(config));
  if (!read.ok) throw new Error(said(read.problems).join("\n"));
  const { money } = read.config.kinds;
  expect(read.config.live_from).toBe("2026-02-01");
  expect(Object.keys(read.config.groups)).toEqual(["approvers", "trio"]);
  expect(money).toMatchObject({ title: "Money for Ghana", form: "money.yml", decide: { approve: { approvers: 1 } } });
  expect(Object.keys(money?.fields ?? {}).toSorted()).toEqual(["amount", "end"]);
});

test("a list replaces the list below, and null takes a setting away", () => {
  const above = `${own}communities:\n  - { id: kenya, name: Kenya }\nescalation: null\n`;
  const read = readConfig(above, organisation(config));
  if (!read.ok) throw new Error(said(read.problems).join("\n"));
  expect(read.config.communities.map(({ id }) => id)).toEqual(["kenya"]);
  expect(read.config.escalation).toBeUndefined();
});

test("a problem is told in the file that it comes from", () => {
  expect(about(own, changed(config, "team: approvers", "teem: approvers"))).toEqual([
    'open-reps/.github: .github/quorate.yml:4:16: groups.approvers: there is no setting "teem" here. Did you mean "team"?',
  ]);
  expect(about(changed(own, "approvers: 1", "aprovers: 1"), config)).toEqual([
    '.github/quorate.yml:9:18: kinds.money.decide.approve.aprovers: there is no group "aprovers". Did you mean "approvers"?',
  ]);
  expect(about(own, "groups: [")).toEqual([
    expect.stringMatching(/^open-reps\/\.github: \.github\/quorate\.yml:1:\d+: This stands/),
  ]);
});

test("only the owner's own file can be extended, and it must be there", () => {
  expect(about(changed(own, "open-reps/.github", "mozilla/.github"), config)).toEqual([
    ".github/quorate.yml:2:1: extends: only the owner's own file can be extended. Write open-reps/.github.",
  ]);
  expect(about(changed(own, "open-reps/.github", "OPEN-REPS/.github"), config)).toEqual([]);
  expect(about(own, null)).toEqual([
    ".github/quorate.yml:2:1: extends: open-reps/.github has no file .github/quorate.yml that Quorate can read. Add it, or take this line out.",
  ]);
  expect(about(changed(own, "open-reps/.github", "open-reps/program"), config)).toContain(
    ".github/quorate.yml:2:1: extends: this cannot be extended. Write OWNER/.github, with the owner of this repository.",
  );
});

test("there is one level: a file that is extended extends nothing, so there is no circle", () => {
  expect(about(own, `extends: open-reps/.github\n${config}`)).toEqual([
    "open-reps/.github: .github/quorate.yml:1:1: extends: a file that others extend cannot extend one itself. Take this line out.",
  ]);
});

test("another version of the layout is said, in whichever file it stands, and nothing else about that file", () => {
  const newer = "version: this Quorate reads version 1, not 2. Write 1, or bring Quorate up to date.";
  expect(about(own, changed(config, "version: 1", "version: 2"))).toEqual([
    `open-reps/.github: .github/quorate.yml:1:1: ${newer}`,
  ]);
  expect(about(changed(own, "version: 1", "version: 2"), config)).toEqual([`.github/quorate.yml:1:1: ${newer}`]);
  expect(about(changed(own, "version: 1", "version: latest"), config)).toEqual([
    '.github/quorate.yml:1:1: version: "latest" is no version of this file. Write 1.',
  ]);
});

test("a form's problems with what the organisation says are told where they stand", () => {
  const below = changed(config, "start: { type: date }", "begin: { type: date }");
  const forms = new Map([["money.yml", { oid: "f", text: form }]]);
  const above = changed(own, "start: null", "end: { type: date }");
  const read = readProgram({ oid: "c", text: above, base: organisation(below) }, forms);
  expect(said(read.ok ? [] : read.problems)).toEqual([
    expect.stringMatching(/^open-reps\/\.github: \.github\/quorate\.yml:15:7: .*the form has no field "begin"/),
  ]);
});

async function folder(files: Readonly<Record<string, string>>): Promise<string> {
  const made = mkdtempSync(join(tmpdir(), "quorate-check-"));
  onTestFinished(() => rmSync(made, { recursive: true, force: true }));
  for (const [name, text] of Object.entries(files)) {
    await mkdir(dirname(join(made, name)), { recursive: true });
    await writeFile(join(made, name), text);
  }
  return made;
}

test("`quorate check` reads both files, and says how where it has only one", async () => {
  const program = await folder({ ".github/quorate.yml": own, ".github/ISSUE_TEMPLATE/money.yml": form });
  const shared = await folder({ ".github/quorate.yml": config });
  expect(await checkFolder(program, shared)).toEqual([]);
  expect(said(await checkFolder(program))).toEqual([
    ".github/quorate.yml:2:1: extends: open-reps/.github is not at hand. `quorate check` finds it with --organisation DIR.",
  ]);
});
