import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { checkFolder } from "../../src/config/check.ts";
import { checkMessages } from "../../src/config/message-problems.ts";
import { changed, config, form, said } from "./support.ts";

const folders: string[] = [];
afterEach(() => Promise.all(folders.splice(0).map((folder) => rm(folder, { recursive: true }))));

/** What `quorate check` says about a community with these files below `.github`, and a small program. */
async function check(files: Readonly<Record<string, string>>, text = config): Promise<string[]> {
  const folder = await mkdtemp(join(tmpdir(), "quorate-words-"));
  folders.push(folder);
  const all = { "quorate.yml": text, "ISSUE_TEMPLATE/money.yml": form, ...files };
  for (const [path, content] of Object.entries(all)) {
    await mkdir(dirname(join(folder, ".github", path)), { recursive: true });
    await writeFile(join(folder, ".github", path), content);
  }
  return said(await checkFolder(folder));
}

const speaking = (language: string) => changed(config, "version: 1\n", `version: 1\nlanguage: ${language}\n`);

test("a program speaks Spanish, or the Spanish of Mexico, by its setting alone", async () => {
  expect(await check({}, speaking("es"))).toEqual([]);
  expect(await check({}, speaking("es-MX"))).toEqual([]);
});

test.each([
  ["spanish", '2:1: language: there are no sentences in "spanish". Did you mean "es"?'],
  ["castellano", "2:1: language: this is no language. Write its short code, such as es, or es-MX for Mexico's."],
  ["ES", '2:1: language: there are no sentences in "ES". Did you mean "es"?'],
  ["fr", '2:1: language: there are no sentences in "fr". There are en, es.'],
])("the language %s is not there, and the nearest is named", async (language, says) => {
  const about = (await check({}, speaking(language))).filter((line) => line.includes("language"));
  expect(about.map((line) => line.replace(".github/quorate.yml:", ""))).toEqual([says]);
});

test("a kind may have a language of its own, which must be there too", async () => {
  const kind = (language: string) => changed(config, "is: request\n", `is: request\n    language: ${language}\n`);
  expect(await check({}, kind("es"))).toEqual([]);
  expect((await check({}, kind("nl"))).join("\n")).toContain('kinds.money.language: there are no sentences in "nl".');
});

test("a community adds a language with a folder; what it does not say yet is said in English", async () => {
  const files = { "quorate/messages/fr/state.md": "## approved\n\napprouvée\n" };
  const said = await check(files, speaking("fr"));
  expect(said).toHaveLength(1);
  expect(said[0]).toMatch(
    /^\.github\/quorate\/messages\/fr:1:1: warning: \d+ sentences are missing, so they are said in English: /,
  );
});

test("a sentence that is reworded with all its gaps holds together, and one language's own is enough", async () => {
  const files = { "quorate/messages/en/notice.md": "Our own.\n\n## ask\n\n{{mention}}: {{login}} [asks]({{link}}).\n" };
  expect(await check(files)).toEqual([]);
});

test("a sentence may be reworded without the day of its example", async () => {
  const files = { "quorate/messages/en/item.md": "## no-day\n\nWrite `/due` and a day.\n" };
  expect(await check(files)).toEqual([]);
});

test.each([
  [
    "notice",
    "## ask\n\n{{mention}} {{login}}\n",
    "1:1: ask: the gap {{link}} is missing. People need what stands there.",
  ],
  [
    "notice",
    "\n## ask\n\n{{mention}} {{logins}} {{login}} {{link}}",
    "2:1: ask: nothing fills the gap {{logins}} here. Did you mean {{login}}?",
  ],
  [
    "state",
    "## approved\n\n{{author}} may go on",
    "1:1: approved: nothing fills the gap {{author}} here. It has no gaps.",
  ],
  ["state", "## approvd\n\nyes", '1:1: approvd: there is no such sentence. Did you mean "approved"?'],
  ["state", "## approved\n\n", "1:1: approved: nothing stands here. Write the sentence, or take its heading away."],
  ["state", "## approved\n\nyes\n\n## approved\n\nyes", "5:1: approved: it stands here twice. Keep one."],
  [
    "state",
    "## approved.one\n\nyes",
    "1:1: approved.one: this sentence counts nothing. Write it once, without an ending.",
  ],
  ["because", "## declines.few\n\nno", '1:1: declines.few: en has no number "few". It has other, one.'],
  ["state", "## approved\n\nyes <!-- hidden", "1:1: approved: a hidden comment (<!--) cannot stand here."],
  ["state", "## approved\n\nyes {{ author }}", "1:1: approved: write a gap as {{name}}, without spaces."],
  ["label", `## approved\n\n${"long ".repeat(21)}`, "1:1: approved: GitHub takes at most 100 characters for a label."],
])("%s.md with %j: what is wrong with it, and where", async (topic, text, says) => {
  const file = `.github/quorate/messages/en/${topic}.md`;
  expect(await check({ [file.slice(".github/".length)]: text })).toEqual([`${file}:${says}`]);
});

test("files and folders that are no topic and no language are named, and stop nothing", async () => {
  const files = {
    "quorate/messages/en/stat.md": "## approved\n\nyes",
    "quorate/messages/en/welcome.md": "## approved\n\nyes",
    "quorate/messages/our words/state.md": "## approved\n\nyes",
  };
  const said = await check(files);
  expect(said[0]).toContain('messages/en/stat.md:1:1: approved: there are no sentences "stat". Did you mean state.md?');
  expect(said[1]).toMatch(
    /messages\/en\/welcome\.md:1:1: approved: there are no sentences "welcome"\. The files are .*agenda\.md, .*state\.md/,
  );
  expect(said[2]).toContain('"our words" is no language. Call the folder by its short code, such as es.');
});

test("a wrong sentence is left out, and the others of its file are used", () => {
  const text = "## approved\n\nyes\n\n## declined\n\nno {{gap}}\n";
  expect(checkMessages([{ language: "en", topic: "state", text }]).own).toEqual({ en: { "state/approved": "yes" } });
});
