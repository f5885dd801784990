import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { commits } from "../support/commits.ts";
import { inReview } from "../support/requests.ts";
import { townFolder } from "../support/sandbox-process.ts";
import { town } from "../support/town.ts";

const reps = town();
const configuration = ".github/quorate.yml";
const trainings = ".github/quorate/training.yml";
const now = readFileSync(join(townFolder, "program", configuration), "utf8");
const form = readFileSync(join(townFolder, "program/.github/ISSUE_TEMPLATE/budget.yml"), "utf8");

interface Run {
  readonly id: number;
  readonly status: string;
  readonly conclusion: string;
  readonly output: { readonly title: string; readonly summary: string; readonly annotations_count: number };
}

interface Pull {
  readonly number: number;
  readonly head: string;
  readonly fork: boolean;
}

type Files = Readonly<Record<string, string | null>>;

/** Somebody proposes files; everything that the app says of the commit, newest first. */
async function proposes(by: string, files: Files, repository = "program"): Promise<Pull> {
  const pull = await reps.manage("POST", "/pull-requests", { repository, by, title: "Other rules", files });
  await reps.settle();
  return pull as Pull;
}

async function runsOf(sha: string, repository = "program"): Promise<readonly Run[]> {
  const path = `/repos/open-reps/${repository}/commits/${sha}/check-runs?filter=all`;
  return ((await reps.as("rosa").rest("GET", path)) as { check_runs: Run[] }).check_runs;
}

const annotations = async ({ id }: Run) =>
  (await reps.as("rosa").rest("GET", `/repos/open-reps/program/check-runs/${id}/annotations?per_page=100`)) as {
    path: string;
    start_line: number;
    annotation_level: string;
    message: string;
  }[];

test("a pull request with broken settings is told what is wrong at its lines, and what then would happen", async () => {
  const { head } = await proposes("walt", { [configuration]: now.replace("{ approvers: 2 }", "{ aprovers: 2 }") });
  const [run, ...others] = await runsOf(head);
  expect(others).toEqual([]);
  expect(run).toMatchObject({
    status: "completed",
    conclusion: "failure",
    output: { title: "One thing needs a change" },
  });
  expect(run?.output.summary).toContain("it would go on with the settings of now");
  expect(run && (await annotations(run))).toMatchObject([
    {
      path: configuration,
      start_line: now.split("\n").findIndex((line) => line.includes("{ approvers: 2 }")) + 1,
      annotation_level: "failure",
      message: 'kinds.budget.decide.approve.aprovers: there is no group "aprovers". Did you mean "approvers"?',
    },
  ]);
});

test("one that holds together is told what it would change for those who ask", async () => {
  const more = `${now}  travel:\n    is: request\n    title: Travel\n    form: travel.yml\n    decide: { approve: { council: 1 } }\n`;
  const { head } = await proposes("walt", {
    [configuration]: more.replace("remind_days: 7", "remind_days: 9"),
    ".github/ISSUE_TEMPLATE/travel.yml": form
      .replace(/kind: budget/g, "kind: travel")
      .replace(/^name: .*$/m, "name: Travel"),
  });
  const [run] = await runsOf(head);
  expect(run).toMatchObject({ conclusion: "success", output: { title: "Everything holds together" } });
  expect(run?.output.summary).toContain("- New: `Travel`.");
  expect(run?.output.summary).toContain("- With other rules, fields or words: `Budget request`.");
  expect(run?.output.summary).toContain("- Labels that are made where they are missing: `kind: travel`.");
});

test("where running cases take new rules, whoever changes them reads which cases would be looked at anew", async () => {
  await commits(reps, configuration, (text) => `${text}running_cases: new-rules\n`);
  const [first, second] = [await inReview(reps), await inReview(reps)];
  const decided = await inReview(reps);
  for (const login of ["ana", "bo"]) await reps.as(login).says(decided, "/approve");
  await reps.settle();
  const rules = `${now}running_cases: new-rules\n`;
  const { head } = await proposes("walt", { [configuration]: rules.replace("remind_days: 7", "remind_days: 9") });
  const [run] = await runsOf(head);
  expect(run?.output.summary).toContain("so they hold for cases that are open and not decided yet, too.");
  expect(run?.output.summary).toContain(`- 2 cases that are open would be looked at anew: #${first} and #${second}.`);
  expect(run?.output.summary).not.toContain("keep the rules");
});

test("whoever proposes a change of the list of trainings is told which line is wrong", async () => {
  const courses = "training: { courses: [{ id: guidelines, title: Guidelines }] }\n";
  const list = "- { person: rosa, course: guidelines, date: 2026-02-01 }\n";
  const wrong = "- { person: tomasz, course: guidlines, date: 2026-02-01 }\n";
  await commits(reps, configuration, (text) => `${text}${courses}`);
  await commits(reps, trainings, list);
  const { head } = await proposes("walt", { [trainings]: `${list}${wrong}` });
  const [run] = await runsOf(head);
  expect(run).toMatchObject({ conclusion: "failure", output: { title: "One thing needs a change" } });
  expect(run && (await annotations(run))).toMatchObject([
    { path: trainings, start_line: 2, annotation_level: "failure" },
  ]);
  expect(run && (await annotations(run))[0]?.message).toContain('there is no course "guidlines". Did you mean');
  const right = await proposes("walt", { [trainings]: `${list}${wrong.replace("guidlines", "guidelines")}` });
  expect((await runsOf(right.head))[0]).toMatchObject({ conclusion: "success" });
});

test("a fork's settings are checked, and decide nothing", async () => {
  const request = await inReview(reps);
  const weaker = now.replace("approvers: 2", "approvers: 1");
  const inForce = (await reps.service.store.programs.all()).map(({ config }) => config);
  const { head, fork } = await proposes("zoe", { [configuration]: weaker });
  expect(fork).toBe(true);
  expect((await runsOf(head)).map(({ conclusion }) => conclusion)).toEqual(["success"]);
  const known = (await reps.service.store.programs.all()).map(({ config }) => config);
  expect(known, "what is in force").toEqual(inForce);
  const blob = createHash("sha1")
    .update(`blob ${Buffer.byteLength(weaker)}\0${weaker}`)
    .digest("hex");
  expect(await reps.service.store.blobs.get(blob), "what a stranger proposes is not kept").toBeUndefined();
  const later = await inReview(reps);
  for (const number of [request, later]) await reps.as("ana").says(number, "/approve");
  await reps.manage("POST", "/install");
  await reps.settle();
  expect((await reps.look(request)).state).toBe("in-review");
  expect((await reps.look(later)).state).toBe("in-review");
});

test("a pull request that touches none of our files costs one question and is not spoken of", async () => {
  let head = "";
  const calls = await reps.calls(async () => {
    head = (await proposes("walt", { "README.md": "# Hello\n" })).head;
  });
  expect(calls.map(({ operation, method }) => operation ?? method)).toEqual(["Touched"]);
  expect(await runsOf(head)).toEqual([]);
});

test("each new commit is checked, the same one only once, and again when somebody asks", async () => {
  const { number, head } = await proposes("walt", { [configuration]: "version: 1\n" });
  const pushed = (await reps.manage("POST", `/pull-requests/program/${number}`, {
    by: "walt",
    files: { [configuration]: now.replace("remind_days: 7", "remind_days: 8") },
  })) as Pull;
  await reps.settle();
  expect((await runsOf(head)).map(({ conclusion }) => conclusion)).toEqual(["failure"]);
  const [run] = await runsOf(pushed.head);
  expect(run?.conclusion).toBe("success");
  await reps.as("walt").rest("POST", `/repos/open-reps/program/check-runs/${run?.id}/rerequest`);
  await reps.settle();
  expect((await runsOf(pushed.head)).map(({ status }) => status)).toEqual(["completed", "queued"]);
  await reps.faults({ deliveries: "double" });
  const again = await proposes("walt", { [configuration]: "version: 1\n" });
  expect(await runsOf(again.head)).toHaveLength(1);
});

test("more problems than GitHub takes at once are all told", async () => {
  const many = Array.from({ length: 120 }, (_, at) => `setting${at}: 1\n`).join("");
  const { head } = await proposes("walt", { [configuration]: now + many });
  const [run] = await runsOf(head);
  expect(run).toMatchObject({ status: "completed", output: { annotations_count: 100 } });
});

test("what is pushed to the default branch is checked there", async () => {
  await commits(reps, configuration, (text) => text.replace("remind_days: 7", "remind_days: 8"));
  const { object } = (await headOf()) as { object: { sha: string } };
  expect((await runsOf(object.sha)).map(({ output }) => output.summary.split("\n")[0])).toEqual([
    "**Quorate works with these settings.** Requests that were open before keep the rules that they were opened with.",
  ]);
});

async function headOf() {
  const query = '{ repository(owner: "open-reps", name: "program") { object(expression: "HEAD") { oid } } }';
  const { repository } = (await reps.as("rosa").graphql(query)) as { repository: { object: { oid: string } } };
  return { object: { sha: repository.object.oid } };
}

test("without the permission, everything else goes on, and the log says what is missing", async () => {
  await reps.manage("POST", "/app", { permissions: { checks: "none" } });
  await proposes("walt", { [configuration]: "version: 1\n" });
  expect(reps.logged.join("\n")).toContain("the App may not write checks");
  await reps.manage("POST", "/app", { permissions: { checks: "write" } });
  expect((await reps.look(await inReview(reps))).state).toBe("in-review");
});
