import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pino } from "pino";
import { beforeEach, expect, test } from "vitest";
import { previewAdoption } from "../../src/commands/adopt.ts";
import type { Planning } from "../../src/commands/plan.ts";
import { withBoard } from "../support/board-town.ts";
import { faultOf } from "../support/github-app.ts";
import { freshFolder } from "../support/store.ts";
import { budgetBody, town } from "../support/town.ts";

const reps = town();
const planning = (): Planning => ({
  credentials: { appId: reps.keys.appId, privateKey: reps.keys.privateKey, baseUrl: `${reps.url}/api/v3` },
  signingKeys: [reps.keys.signingKey],
  clock: reps.clock,
});
const preview = (name: string, file?: string) => previewAdoption(name, file, planning(), pino({ level: "silent" }));
const whyNot = async (name: string, file?: string) => {
  const fault = await faultOf(preview(name, file));
  return fault instanceof Error ? fault.message : "";
};

const body = JSON.stringify(budgetBody({ what: "Paint", amount: "250 EUR", start: "2026-05-09" }));

/** A repository that is not empty: an old request, a young one, a question, and labels of its own. */
beforeEach(() =>
  reps.begin({
    "community.yml": (text) => `${text.replace(
      "permissions: { tria: triage",
      'labels: [{ name: "Kind: Budget", color: abcdef }, question]\n    permissions: { tria: triage',
    )}
issues:
  - { repository: program, by: rosa, title: An old wall, body: ${body}, at: 2025-01-05T10:00:00Z }
  - { repository: program, by: rosa, title: A wall, body: ${body}, at: 2026-03-01T10:00:00Z }
  - { repository: program, by: zoe, title: "A question about ES91 2100 0418 4502 0005 1332", body: When do we meet?, at: 2026-03-01T11:00:00Z }
`,
  }),
);

test("a preview says what is there, what would be made and which issues would be cases, and writes nothing", async () => {
  const calls = await reps.calls(() => preview("open-reps/program"));
  expect(calls.filter(({ operation, method }) => operation === "Apply" || (!operation && method !== "GET"))).toEqual(
    [],
  );
  const said = await preview("open-reps/program");
  expect(said).toMatchInlineSnapshot(`
    "open-reps/program, 2026-03-02: what would change
    Settings: .github/quorate.yml of open-reps/program, live from 2026-03-01
    Nothing is written by this.

    Forms
      there     budget.yml: Budget request
      there     hardware.yml: Hardware request

    Labels
      used as it is  Kind: Budget (#abcdef)
      used as it is  state: needs-info (#fbca04)
      used as it is  state: in-review (#1d76db)
      used as it is  state: approved (#0e8a16)
      used as it is  state: declined (#b60205)
      used as it is  state: withdrawn (#cccccc)
      used as it is  state: expired (#cccccc)
      used as it is  state: completed (#5319e7)
      used as it is  kind: hardware (#bfd4f2)

    Board
      none: the settings name no board

    Issues that are cases already
      #2      Budget request
              A wall

    Issues that would be cases
      none

    Issues that stay as they are, since they are older than 2026-03-01
      #1      looks like Budget request, opened on 2025-01-05
              An old wall

    In all
      forms   2 there, 0 missing, 0 unusable
      labels  9 used as they are, 0 would be made
      issues  3 looked at: open ones, and those closed in the last 30 days
              cases already: 1
              would be cases: 0, too old: 1, of other sorts: 1
              (an old one becomes a case when it is given its kind's label)

    Nothing else is touched: no other issue, no other label, no pull request, and
    no label is renamed or recoloured.
    "
  `);
  for (const line of said.split("\n")) expect(line.length, line).toBeLessThanOrEqual(80);
});

test("a preview says what would happen on the board, and what of it does not fit", async () => {
  await reps.begin({
    ...withBoard("  moves: { Done: done }\n  options: { status: { in-review: Reviewing } }\n"),
    "community.yml": (text) => {
      const { "community.yml": before } = withBoard();
      const issue = `{ repository: program, by: rosa, title: A wall, body: ${body}, at: 2026-03-01T10:00:00Z }`;
      return `${typeof before === "function" ? before(text) : text}\nissues:\n  - ${issue}\n`;
    },
  });
  const said = await preview("open-reps/program");
  expect(/\nBoard\n(?<lines>[\s\S]*?)\n\n/.exec(said)?.groups?.lines).toMatchInlineSnapshot(`
    "  used as it is  project 1: Requests
      cards say: status in "Status", kind in "Kind", community in "Community",
        owner in "Owner", due in "Due", amount in "Amount"
      moves by hand that count: Done for /done
      cards of open cases: #1
      no other card, field, option or view is touched
      wrong: board.options.status.in-review: "Status" of the project
        "Requests" has no option "Reviewing", but "Inbox", "In review",
        "Approved", "Done". Add it there, or write under \`options:\` of the
        board which one stands for it."
  `);
  for (const line of said.split("\n")) expect(line.length, line).toBeLessThanOrEqual(80);
});

test("a repository without a program is told how to see what one would mean", async () => {
  expect(await whyNot("open-reps/elsewhere")).toMatch(
    /belongs to no program yet[\s\S]+--config templates\/quorate\.yml/,
  );
  const said = await preview("open-reps/elsewhere", "templates/quorate.yml");
  expect(said).toContain("Settings: templates/quorate.yml");
  expect(said).toMatch(/missing {3}budget-request\.yml: nobody can open an issue with it/);
});

test("where everything should be a case, it is told whose author would be shown the forms", async () => {
  const file = join(await freshFolder(), "quorate.yml");
  const text = await reps.as("rosa").rest("GET", "/repos/open-reps/program/contents/.github/quorate.yml");
  const config = Buffer.from((text as { content: string }).content, "base64").toString("utf8");
  const only = "repositories: [{ name: program, only_cases: { close_after_days: 7 } }]";
  await writeFile(file, config.replace("groups:", `${only}\ngroups:`));
  const said = await preview("open-reps/program", file);
  expect(said).toMatch(/shown the forms, and would close 7 days later if nobody answers\n {2}#3 +A question about █/);
});

test("what is wrong with the call is said in a sentence", async () => {
  expect(await whyNot("program")).toBe('"program" names no repository. Write it like open-reps/program.');
  expect(await whyNot("open-reps/nowhere")).toMatch(/^The App is not installed on open-reps\/nowhere/);
  expect(await whyNot("open-reps/program", "no-such-file.yml")).toBe(
    "There is no file no-such-file.yml that can be read.",
  );
});
