import { expect, test } from "vitest";
import { commits } from "../support/commits.ts";
import { inReview } from "../support/requests.ts";
import { town } from "../support/town.ts";

const reps = town();
const configuration = ".github/quorate.yml";

interface Told {
  readonly number: number;
  readonly title: string;
  readonly body: string;
  readonly state: string;
}

/** The issues in which the app tells of its configuration, oldest first. */
async function told(repository = "program"): Promise<Told[]> {
  const path = `/repos/open-reps/${repository}/issues?state=all&direction=asc&creator=quorate%5Bbot%5D`;
  return (await reps.as("rosa").rest("GET", path)) as Told[];
}

const breaks = (text: string) =>
  text.replace("decide: { approve: { approvers: 2 } }", "decide: { approve: { aprovers: 2 } }");
const mends = (text: string) => text.replace("aprovers", "approvers");

test("a broken configuration is told in one issue that calls who pushed it, and closed with a word when it is mended", async () => {
  await commits(reps, configuration, breaks);
  const [issue] = await told();
  expect(issue).toMatchObject({ title: "Quorate's settings need a change", state: "open" });
  expect(issue?.body).toContain("goes on with the last ones that held together");
  expect(issue?.body).toContain("@walt, it came with your last change.");
  expect(issue?.body).toMatch(
    /- \[`\.github\/quorate\.yml, line \d+`\]\(http\S+\/open-reps\/program\/blob\/HEAD\/\.github\/quorate\.yml#L\d+\): `kinds\.budget\.decide\.approve\.aprovers: there is no group "aprovers"\. Did you mean "approvers"\?`/,
  );
  await commits(reps, configuration, (text) =>
    text.replace("council: { team: council }", "council: { teem: council }"),
  );
  const edited = await told();
  expect(edited.map(({ number }) => number)).toEqual([issue?.number]);
  expect(edited[0]?.body).toContain('Did you mean "team"?');
  await commits(reps, configuration, (text) => mends(text).replace("teem", "team"));
  expect((await told()).map(({ state }) => state)).toEqual(["closed"]);
  const look = await reps.look(issue?.number ?? 0);
  expect(look.comments.map(({ by, body }) => [by, body.split("\n")[0]])).toEqual([
    ["quorate[bot]", "Everything holds together again, and these settings count from now on. Thank you!"],
  ]);
});

test("the same trouble is said once, however often it is looked at, and whatever was lost", async () => {
  await commits(reps, configuration, breaks);
  await reps.manage("POST", "/install");
  await reps.settle();
  const calls = await reps.calls(() => reps.manage("POST", "/install"));
  expect(calls.filter(({ method }) => method === "PATCH" || method === "POST").map(({ path }) => path)).not.toContain(
    "/api/v3/repos/open-reps/program/issues",
  );
  await reps.service.store.clear();
  await reps.manage("POST", "/install");
  await reps.settle();
  expect(await told()).toHaveLength(1);
});

test("a crash between opening the issue and writing its number down opens no second one", async () => {
  await reps.faults({
    request: { route: "POST /repos/{owner}/{repo}/issues" },
    answer: { status: 502, after: true },
    count: 1,
  });
  await commits(reps, configuration, breaks);
  await reps.settle();
  expect(await told()).toHaveLength(1);
  await commits(reps, configuration, mends);
  expect((await told()).map(({ state }) => state)).toEqual(["closed"]);
});

test("somebody else's issue with the same words is not taken for it", async () => {
  await commits(reps, configuration, breaks);
  const [issue] = await told();
  await reps.as("rosa").opens("Quorate's settings need a change", issue?.body ?? "");
  await reps.as("omar").edits(issue?.number ?? 0, { body: "Never mind." });
  await reps.service.store.clear();
  await reps.manage("POST", "/install");
  await reps.settle();
  const all = await told();
  expect(all).toHaveLength(2);
  await commits(reps, configuration, mends);
  expect((await told()).map(({ state }) => state)).toEqual(["open", "closed"]);
});

test("an issue that a person closed stays closed until something else is wrong", async () => {
  await commits(reps, configuration, breaks);
  const [issue] = await told();
  await reps.as("omar").edits(issue?.number ?? 0, { state: "closed" });
  await reps.manage("POST", "/install");
  await reps.settle();
  expect((await told()).map(({ state }) => state)).toEqual(["closed"]);
  await commits(reps, configuration, (text) => text.replace("teams: 1", "").replace("version: 1", "version: 3"));
  expect((await told()).map(({ state }) => state)).toEqual(["open"]);
});

test("where nothing is wrong, nothing is asked or written about it after the first look", async () => {
  await inReview(reps);
  await reps.manage("POST", "/install");
  await reps.settle();
  const calls = await reps.calls(() => reps.manage("POST", "/install"));
  expect(calls.map(({ operation, method }) => operation ?? method)).not.toContain("OwnIssues");
  expect(await told()).toEqual([]);
});

test("a form that cannot be read is told too, and so are sentences of the community's own that cannot be used", async () => {
  await commits(reps, ".github/ISSUE_TEMPLATE/budget.yml", (text) => text.replace("body:", "bodi:"));
  expect((await told())[0]?.body).toContain(".github/ISSUE_TEMPLATE/budget.yml, line 1");
  await commits(reps, ".github/ISSUE_TEMPLATE/budget.yml", (text) => text.replace("bodi:", "body:"));
  await commits(reps, ".github/quorate/messages/en/state.md", "## in-reviw\n\nbeing looked at\n");
  const all = await told();
  expect(all.map(({ state }) => state)).toEqual(["closed", "open"]);
  expect(all[1]?.body).toContain("**Some sentences of your own cannot be used");
  expect(all[1]?.body).toContain('Did you mean "in-review"?');
});

test("a program that never held together is told so, in the home that would have it", async () => {
  await commits(reps, configuration, "version: 2\n", "elsewhere");
  expect((await told("elsewhere"))[0]?.body).toContain("so Quorate does not run it yet");
});
