import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { as, folder as greenBikes, sandbox, useSandbox } from "./support.ts";
import { read } from "./visitor.ts";

useSandbox();

const people = Array.from({ length: 100 }, (_, at) => `  person-${at}: { name: Person ${at}, teams: [all] }`);
const issues = Array.from(
  { length: 1_000 },
  (_, at) =>
    `  - { repository: program, by: person-${at % 100}, title: Issue ${at}, labels: [l${at % 40}], body: Text ${at} }`,
);
const labels = Array.from({ length: 40 }, (_, at) => `l${at}`).join(", ");
const crowd = `organisation: crowd
people:
${people.join("\n")}
teams: { all: {} }
repositories: { program: { labels: [${labels}] } }
issues:
${issues.join("\n")}
`;

const list = "/crowd/program/issues";
const most = 50_000;
let folder = "";

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "quorate-crowd-"));
  writeFileSync(join(folder, "community.yml"), crowd);
});
afterAll(() => rmSync(folder, { recursive: true }));

test("with 1,000 issues every page is small, and the first is there in a moment", async () => {
  await sandbox("POST", "/reset", { community: folder });
  for (const path of ["/", list, `${list}?page=3`, `${list}?q=Text`, `${list}/1`, `${list}/new`, "/-/clock"]) {
    const { status, body } = await read(path, "person-1");
    expect([path, status]).toEqual([path, 200]);
    expect(Buffer.byteLength(body), path).toBeLessThan(most);
  }
  const times: number[] = [];
  for (let again = 0; again < 5; again += 1) {
    const began = performance.now();
    await read(list, "person-1");
    times.push(performance.now() - began);
  }
  expect(Math.min(...times)).toBeLessThan(100);
});

test("a page of the list has 25 issues, and leads on with the filters kept", async () => {
  await sandbox("POST", "/reset", { community: folder });
  const { body } = await read(`${list}?author=person-7&q=issue&page=1`, "person-1");
  expect(body.match(/<a class="title"/g)).toHaveLength(10);
  const all = (await read(`${list}?q=issue&page=2`, "person-1")).body;
  expect(all.match(/<a class="title"/g)).toHaveLength(25);
  expect(all).toContain("Page 2 of 40");
  expect(all).toContain('href="?state=open&amp;q=issue&amp;page=3"');
  expect((await read(`${list}?page=999`, "person-1")).body).toContain("Page 40 of 40");
});

test("a long conversation is shown from its end, and the rest is a step away", async () => {
  await sandbox("POST", "/reset", { community: greenBikes });
  const at = "/green-bikes/program/issues/1";
  for (let n = 0; n < 90; n += 1) {
    await as("ana").post("/repos/green-bikes/program/issues/1/comments", { body: `Word ${n}. ${"x".repeat(300)}` });
  }
  const last = (await read(at)).body;
  expect(Buffer.byteLength(last)).toBeLessThan(most);
  expect(last).toContain("Word 89.");
  expect(last).not.toContain("Word 1.");
  const [, earlier = ""] = /href="(\?upto=\d+)"/.exec(last) ?? [];
  const before = (await read(at + earlier)).body;
  expect(before).not.toContain("Word 89.");
  expect(before).toContain("To the newest");
});
