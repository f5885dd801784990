import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pino } from "pino";
import { expect, test } from "vitest";
import { initBoard } from "../../src/commands/board.ts";
import { card } from "../support/board.ts";
import { withBoard } from "../support/board-town.ts";
import { commits } from "../support/commits.ts";
import { faultOf } from "../support/github-app.ts";
import { inReview } from "../support/requests.ts";
import { freshFolder } from "../support/store.ts";
import { town } from "../support/town.ts";

const reps = town();
const planning = () => ({
  credentials: { appId: reps.keys.appId, privateKey: reps.keys.privateKey, baseUrl: `${reps.url}/api/v3` },
  signingKeys: [reps.keys.signingKey] as const,
  clock: reps.clock,
});
const init = (config?: string) =>
  initBoard("open-reps/program", { title: "Requests", config }, planning(), pino({ level: "silent" }));

test("a program without a project gets one, and the settings that it prints keep the board", async () => {
  const said = await init();
  expect(said).toMatch(/^Made the project "Requests": http\S+\/orgs\/open-reps\/projects\/1\n/);
  expect(said).toContain("Added the fields Kind, Community, Owner, Due, Amount.");
  expect(said).toContain('Added the view "Board", with a column for each option of Status.');
  const board = said.slice(said.indexOf("board:"));
  expect(board).toBe(`board:
  project: 1
  options:
    status:
      "Inbox": "Todo"
      "In review": "In Progress"
      "Approved": "In Progress"
`);
  await commits(reps, ".github/quorate.yml", (text) => `${text}${board}`);
  const request = await inReview(reps);
  expect(await card(reps, request)).toEqual({ Status: "In Progress", Kind: "Budget request", Amount: 250 });
  expect((await reps.as("rosa").rest("GET", "/repos/open-reps/program/issues?creator=quorate%5Bbot%5D")) as []).toEqual(
    [],
  );
});

test("a project that is there gets the fields that it lacks, and nothing of it is changed", async () => {
  await reps.begin(withBoard("", (text) => text.replace(/ {6}(?:Owner|Due|Kind).*\n/g, "")));
  const before = await reps.as("omar").rest("GET", "/orgs/open-reps/projectsV2/1/fields?per_page=50");
  const said = await init();
  expect(said).toMatch(/^The project is there: /);
  expect(said).toContain("Added the fields Kind, Owner, Due.");
  const after = await reps.as("omar").rest("GET", "/orgs/open-reps/projectsV2/1/fields?per_page=50");
  expect(after).toEqual(expect.arrayContaining(before as unknown[]));
  const again = await init();
  expect(again).toContain("No field is missing.");
  expect(again).toContain("Its view in columns is there.");
});

test("where GitHub lets no view be made, the rest is there, and it says how to make one by hand", async () => {
  const refused = { status: 403, body: { message: "Resource not accessible by integration" } };
  await reps.faults([{ request: { route: "/orgs/{org}/projectsV2/{project_number}/views" }, answer: refused }]);
  const said = await init();
  expect(said).toContain("Added the fields Kind, Community, Owner, Due, Amount.");
  expect(said).toContain('GitHub lets no view be made. For a column for each option of Status, choose "New view"');
});

test("what cannot be done is said in a sentence", async () => {
  const file = join(await freshFolder(), "quorate.yml");
  const text = await reps.as("rosa").rest("GET", "/repos/open-reps/program/contents/.github/quorate.yml");
  const config = Buffer.from((text as { content: string }).content, "base64").toString("utf8");
  await writeFile(file, `${config}board: { project: 7 }\n`);
  expect(String(await faultOf(init(file)))).toContain("open-reps has no project 7 that the App can see.");
  await reps.manage("POST", "/app", { permissions: { organization_projects: "none" } });
  expect(String(await faultOf(init()))).toContain('The App needs the permission "Projects: read and write"');
});
