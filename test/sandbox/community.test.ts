import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { readCommunity } from "../../src/sandbox/community.ts";
import { as, case1, folder, home, sandbox, useSandbox } from "./support.ts";

useSandbox();

const made: string[] = [];

function community(text: string): string {
  const at = mkdtempSync(join(tmpdir(), "community-"));
  made.push(at);
  writeFileSync(join(at, "community.yml"), text);
  return at;
}

afterEach(() => {
  for (const at of made.splice(0)) rmSync(at, { recursive: true });
});

test("people get their ids in the order of the file, from 1001", () => {
  expect(Object.keys(readCommunity(folder).people).slice(0, 3)).toEqual(["ana", "bruno", "omar"]);
});

test("every mistake in the file is named, all at once", () => {
  const at = community(
    "organisation: x\npeople: { ana: { teams: [crew] } }\nteams: { low: { parent: high } }\nrepositories: { r: { permissions: { bo: write } } }\n",
  );
  expect(() => readCommunity(at)).toThrow(
    /people\.ana\.teams: there is no "crew"[\s\S]*teams\.low\.parent: there is no "high"[\s\S]*no "bo"/,
  );
  const wrong = community(
    "organisation: x\nclock: tomorrow\npeople: {}\nrepositories: { r: { visibility: secret } }\nextra: 1\n",
  );
  expect(() => readCommunity(wrong)).toThrow(/clock: [\s\S]*repositories\.r\.visibility: [\s\S]*extra/);
});

test("a board that cannot be is named: a number twice, a type that is none, a field that every project has", () => {
  const at = community(
    "organisation: x\npeople: {}\nrepositories: {}\nprojects: [{ number: 1, title: A, fields: { Labels: text } }, { number: 1, title: B }]\n",
  );
  expect(() => readCommunity(at)).toThrow(
    /projects\.0\.fields: every project has "Labels" already[\s\S]*projects\.1\.number: there is another project 1/,
  );
  const wrong = community(
    "organisation: x\npeople: {}\nrepositories: {}\nprojects: [{ number: 1, title: A, fields: { Due: day } }]\n",
  );
  expect(() => readCommunity(wrong)).toThrow(
    "projects.0.fields.Due: is neither a list of options nor text, number or date",
  );
});

test("cases of the start stand there with their form, labels, comments and times", async () => {
  const { body } = await as("ana").get(case1);
  expect(body).toMatchObject({
    title: "A wheel for Ana",
    user: { login: "rita" },
    created_at: "2026-02-20T10:00:00Z",
    comments: 1,
  });
  expect(body.labels.map(({ name }: { name: string }) => name)).toEqual(["bike"]);
  expect(body.body).toContain("### Kind\n\nNew, Old\n\n### How soon is it needed?\n\n_No response_");
  expect((await sandbox("GET", "/deliveries")).body).toEqual([]);
});

test("a reset can bring up another community", async () => {
  const at = community(
    "organisation: tea\nclock: 2030-01-01T00:00:00Z\npeople: { lu: { role: owner } }\nrepositories: { cups: {} }\n",
  );
  await sandbox("POST", "/reset", { community: at });
  expect((await as("lu").get("/repos/tea/cups")).body.full_name).toBe("tea/cups");
  expect((await as("lu").get("/user")).body.id).toBe(1001);
  await sandbox("POST", "/reset", { community: folder });
});

test("in an archived repository nothing can be written", async () => {
  await sandbox("POST", "/repositories/program", { archived: true });
  const refused = await as("omar").post(`${case1}/comments`, { body: "x" });
  expect([refused.status, refused.body.message]).toEqual([403, "Repository was archived so is read-only."]);
  expect((await as("omar").get(home)).body.archived).toBe(true);
});
