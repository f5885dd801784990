import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { checkFolder } from "../../src/config/check.ts";
import { changed, config, form, said } from "./support.ts";

const folders: string[] = [];
afterEach(() => Promise.all(folders.splice(0).map((folder) => rm(folder, { recursive: true }))));

/** A repository's folder that holds these files below `.github`. */
async function folderWith(files: Readonly<Record<string, string>>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "quorate-check-"));
  folders.push(folder);
  await mkdir(join(folder, ".github/ISSUE_TEMPLATE"), { recursive: true });
  for (const [path, text] of Object.entries(files)) await writeFile(join(folder, ".github", path), text);
  return folder;
}

const check = async (files: Readonly<Record<string, string>>) => said(await checkFolder(await folderWith(files)));

test("a folder in which everything holds together has no problems", async () => {
  expect(await check({ "quorate.yml": config, "ISSUE_TEMPLATE/money.yml": form })).toEqual([]);
});

test("the sample community and the starting configuration hold together without a warning", async () => {
  expect(await checkFolder("templates/community/program")).toEqual([]);
});

test("a repository without a folder of forms uses the organisation's, as GitHub offers them", async () => {
  const organisation = await folderWith({ "ISSUE_TEMPLATE/money.yml": form });
  const folder = await folderWith({ "quorate.yml": config });
  expect(said(await checkFolder(folder, organisation))[0]).toContain("money.yml");
  await rm(join(folder, ".github/ISSUE_TEMPLATE"), { recursive: true });
  expect(said(await checkFolder(folder, organisation))).toEqual([]);
});

test("a folder without a configuration is told where to take one from", async () => {
  const says = "there is no such file. Copy templates/quorate.yml here and write what your program does.";
  expect(await check({})).toEqual([`.github/quorate.yml:1:1: ${says}`]);
  expect(said(await checkFolder(join(await folderWith({}), "nowhere")))).toEqual([`.github/quorate.yml:1:1: ${says}`]);
});

test("every other form is looked at too, even where the configuration cannot be read", async () => {
  const files = {
    "quorate.yml": changed(config, "version: 1", "version: 2"),
    "ISSUE_TEMPLATE/money.yml": changed(form, "name: Money", "name: Mon"),
    "ISSUE_TEMPLATE/bug.yaml": "name: Bug report\n",
    "ISSUE_TEMPLATE/config.yml": "blank_issues_enabled: false\nblank_issues_enabled: true\n",
    "ISSUE_TEMPLATE/old.md": "No form at all",
  };
  expect(await check(files)).toEqual([
    ".github/ISSUE_TEMPLATE/bug.yaml:1:1: description: This is missing.",
    ".github/ISSUE_TEMPLATE/bug.yaml:1:1: body: This is missing.",
    '.github/ISSUE_TEMPLATE/config.yml:2:1: "blank_issues_enabled" is there twice. Keep one of them.',
    ".github/ISSUE_TEMPLATE/money.yml:1:1: name: GitHub hides a form whose name has fewer than 4 characters.",
    ".github/quorate.yml:1:1: version: this Quorate reads version 1, not 2. Write 1, or bring Quorate up to date.",
  ]);
});

test("a form that the configuration names and the folder does not have is missed at its line", async () => {
  expect(await check({ "quorate.yml": config })).toEqual([
    ".github/quorate.yml:12:5: kinds.money.form: there is no form .github/ISSUE_TEMPLATE/money.yml. Add it, or name another one.",
  ]);
});

test("what is odd but can be worked with is a warning", async () => {
  const files = {
    "quorate.yml": config,
    "ISSUE_TEMPLATE/money.yml": changed(form, '"kind: money"', '"kind: money", urgent'),
  };
  expect(await check(files)).toEqual([
    '.github/ISSUE_TEMPLATE/money.yml:3:25: warning: labels: Quorate does not create "urgent", and GitHub leaves out a label that the repository does not have. Create it, or take it out.',
  ]);
});

test("a form of noise is a problem of that form, and nothing crashes", async () => {
  const files = { "quorate.yml": config, "ISSUE_TEMPLATE/money.yml": "\0\u0001{{{" };
  const [first = ""] = await check(files);
  expect(first).toMatch(/^\.github\/ISSUE_TEMPLATE\/money\.yml:1:\d+: /);
});
