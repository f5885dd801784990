import { readFileSync } from "node:fs";
import { beforeEach, expect, test } from "vitest";
import { called, later, manners } from "../support/manners.ts";
import { approved } from "../support/requests.ts";
import { town } from "../support/town.ts";

const here = town();
manners(here);

const kinds = `  action-item:
    is: action-item
    form: action-item.yml
    fields: { due: { type: date } }
`;
/** Groups are called every day; a person is not. */
const digest = 'digest: { at: "10:00" }\n';
const program = (more: string) => (text: string) => `${text.trimEnd()}\n${kinds}${more}`;
const form = {
  "program/.github/ISSUE_TEMPLATE/action-item.yml": readFileSync("templates/forms/action-item.yml", "utf8"),
};

interface Standing {
  readonly number: number;
  readonly title: string;
  readonly body: string;
}

async function standing(repository = "program", reader = "omar"): Promise<readonly Standing[]> {
  const path = `/repos/open-reps/${repository}/issues?state=all&direction=asc&creator=quorate%5Bbot%5D`;
  const all = (await here.as(reader).rest("GET", path)) as readonly Standing[];
  return all.filter(({ title }) => title.startsWith("Waiting for "));
}

const rows = ({ body }: Standing): string[] => body.split("\n").filter((line) => line.startsWith("| ["));

const calls = async (one: Standing | undefined): Promise<string[]> =>
  (await here.look(one?.number ?? 0)).comments.filter(({ by }) => by === "quorate[bot]").map(({ body }) => body);

interface Item {
  readonly number: number;
  readonly title: string;
}

/** Items that the notes of an approved request give people. */
async function items(...lines: readonly string[]): Promise<readonly Item[]> {
  const number = await approved(here);
  await here.as("ana").says(number, ["/minutes", ...lines].join("\n"));
  await here.settle();
  return (await here.as("rosa").rest("GET", `/repos/open-reps/program/issues/${number}/sub_issues`)) as Item[];
}

const nothingOnIts = async (all: readonly Item[]) => {
  for (const { number } of all) expect((await later(here, number)).notices).toEqual([]);
};

beforeEach(() => here.begin({ "program/.github/quorate.yml": program(digest), ...form }));

test("what I have taken on is told in one issue and one comment, and nothing on the items themselves", async () => {
  const all = await items(
    "- [ ] Draft the plan (@ana, due 19 March)",
    "- [ ] Book the room (@ana, due 20 March)",
    "- [ ] Call the venue (@bo, due 20 March)",
  );
  await here.advance("P13D");
  expect(await standing()).toEqual([]);
  await here.advance("P2D");
  const [ana, bo, ...none] = (await standing()).toSorted((a, b) => a.title.localeCompare(b.title));
  expect(none).toEqual([]);
  expect([ana?.title, bo?.title]).toEqual(["Waiting for ana", "Waiting for bo"]);
  expect(rows(ana as Standing)).toHaveLength(2);
  expect(rows(ana as Standing)[0]).toMatch(
    /^\| \[Action item #\d+\]\(http\S+\) \| March 2, 2026 \| `Draft the plan`, due on March 19, 2026 \| March 19, 2026 \|$/,
  );
  expect(called((ana?.body ?? "").replace(/<!--.*-->/, ""))).toEqual([]);
  const [call, ...more] = await calls(ana);
  expect(more).toEqual([]);
  expect(called(call ?? "")).toEqual(["@ana"]);
  for (const title of ["Draft the plan", "Book the room"]) expect(call).toContain(title);
  await nothingOnIts(all);
});

test("I am called once a week at most, for all that is still open, and no more when it is done", async () => {
  const all = await items("- [ ] Draft the plan (@ana, due 19 March)", "- [ ] Book the room (@ana, due 25 March)");
  await here.advance("P20D");
  const [ana] = await standing();
  expect(await calls(ana)).toHaveLength(1);
  await here.advance("P6D");
  const told = await calls(ana);
  expect(told).toHaveLength(2);
  for (const title of ["Draft the plan", "Book the room"]) expect(told[1]).toContain(title);
  for (const { number } of all) await here.as("ana").says(number, "/done");
  await here.advance("P30D");
  expect(await calls(ana)).toHaveLength(2);
  expect((await standing()).flatMap(rows)).toEqual([]);
  await nothingOnIts(all);
});

test("when everything that was stored is lost, my issue is found again and nobody calls me twice", async () => {
  const all = await items("- [ ] Draft the plan (@ana, due 19 March)");
  await here.advance("P20D");
  const before = await standing();
  expect(await calls(before[0])).toHaveLength(1);
  await here.service.store.clear();
  await here.manage("POST", "/install");
  await here.settle();
  expect(await standing()).toEqual(before);
  expect(await calls(before[0])).toHaveLength(1);
  await here.as("ana").says(all[0]?.number ?? 0, "/done");
  await here.advance("P8D");
  expect((await standing()).flatMap(rows)).toEqual([]);
  expect(await calls(before[0])).toHaveLength(1);
  await nothingOnIts(all);
});

test("who has it now is told, and who had it before is not", async () => {
  const [one] = await items("- [ ] Draft the plan (@ana, due 19 March)");
  await here.as("ana").says(one?.number ?? 0, "/reassign @bo");
  await here.settle();
  await here.advance("P16D");
  expect((await standing()).map(({ title }) => title)).toEqual(["Waiting for bo"]);
});

/** Requests that only some can read. */
const closed = (text: string) =>
  text
    .replace("  program:\n    visibility: public", "  program:\n    visibility: private")
    .replace("permissions: { tria: triage,", "permissions: { ana: read, bo: read, rosa: read, tria: triage,");

test("what is private stands in no digest that others can read, and keeps its own reminder", async () => {
  const elsewhere = program('digest: { repository: elsewhere, at: "10:00" }\n');
  await here.begin({ "community.yml": closed, "program/.github/quorate.yml": elsewhere, ...form });
  const [one] = await items("- [ ] Draft the plan (@ana, due 19 March)");
  await here.advance("P16D");
  expect(await standing("elsewhere")).toEqual([]);
  expect((await later(here, one?.number ?? 0)).notices).toHaveLength(1);
});
