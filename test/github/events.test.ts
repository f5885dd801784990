import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type CaseEvent, readEvent } from "../../src/github/events.ts";

const app = { slug: "quorate" };
const ana = { id: 1001, login: "ana", type: "User" };
const bot = { id: 9, login: "quorate[bot]", type: "Bot" };

const issue = {
  id: 4_000_000_001,
  node_id: "I_kwDOAbc=",
  number: 12,
  body: "### Amount\n\n250 EUR",
  labels: [
    { id: 1, name: "request" },
    { id: 2, name: "stage: in-review" },
  ],
  created_at: "2026-03-02T09:00:00Z",
  user: ana,
};
const repository = { id: 7, name: "program", owner: { id: 3, login: "open-reps" }, default_branch: "main" };
const base = { repository, installation: { id: 5, node_id: "x" }, sender: ana };
const opened = { ...base, action: "opened", issue };
const comment = { id: 4_000_000_777, body: "/approve", user: ana, performed_via_github_app: null };
const commented = { ...base, action: "created", issue, comment };

const caseEvent = (name: string, payload: unknown): CaseEvent => {
  const event = readEvent(name, payload, app);
  if (event?.is !== "case") throw new Error(`${name} was not read as an event of a case`);
  return event;
};

describe("an event of a case", () => {
  test("says where the issue is, what it is and who did something", () => {
    expect(readEvent("issues", opened, app)).toEqual({
      is: "case",
      address: {
        repository: 7,
        issue: 4_000_000_001,
        node: "I_kwDOAbc=",
        installation: 5,
        owner: "open-reps",
        name: "program",
        number: 12,
      },
      event: "issues",
      action: "opened",
      sender: { id: 1001, login: "ana", bot: false },
      own: false,
      issue: {
        body: "### Amount\n\n250 EUR",
        labels: ["request", "stage: in-review"],
        openedAt: "2026-03-02T09:00:00Z",
        isPullRequest: false,
      },
    });
  });

  test("an empty body is an empty text", () => {
    expect(caseEvent("issues", { ...opened, issue: { ...issue, body: null } }).issue.body).toBe("");
  });

  test("a comment comes with its text, and an edit with the text before", () => {
    expect(caseEvent("issue_comment", commented).comment).toEqual({
      id: 4_000_000_777,
      body: "/approve",
      viaApp: false,
      byBot: false,
      byAuthor: true,
      by: 1001,
      mine: false,
    });
    const edited = { ...commented, action: "edited", changes: { body: { from: "hello" } } };
    expect(caseEvent("issue_comment", edited).comment).toMatchObject({ body: "/approve", before: "hello" });
  });

  test("an edit that says nothing of the text before is still an event", () => {
    expect(caseEvent("issue_comment", { ...commented, action: "edited", changes: {} }).comment).not.toHaveProperty(
      "before",
    );
  });

  test("what the app does itself is its own, whoever else has a name like it is not", () => {
    expect(caseEvent("issues", { ...opened, sender: bot }).own).toBe(true);
    expect(caseEvent("issues", { ...opened, sender: { ...bot, login: "Quorate[bot]" } }).own).toBe(true);
    expect(caseEvent("issues", { ...opened, sender: { id: 1, login: "quorate", type: "User" } }).own).toBe(false);
    expect(caseEvent("issues", { ...opened, sender: { id: 1, login: "other[bot]", type: "Bot" } }).own).toBe(false);
  });

  test("an edit of our comment by a person is theirs, and the comment is ours", () => {
    const event = caseEvent("issue_comment", { ...commented, action: "edited", comment: { ...comment, user: bot } });
    expect(event).toMatchObject({ own: false, comment: { mine: true, byBot: true } });
  });

  test("a comment that a program wrote in a person's name is told from one that a bot wrote", () => {
    const through = { id: 77, slug: "some-app" };
    const byPerson = { ...commented, comment: { ...comment, performed_via_github_app: through } };
    expect(caseEvent("issue_comment", byPerson).comment).toMatchObject({ viaApp: true, byBot: false });
    const byBot = { ...commented, comment: { ...comment, user: bot, performed_via_github_app: through } };
    expect(caseEvent("issue_comment", byBot).comment).toMatchObject({ viaApp: false, byBot: true });
  });

  test("a comment of a deleted account is nobody's", () => {
    const event = caseEvent("issue_comment", { ...commented, comment: { ...comment, user: null } });
    expect(event.comment).toMatchObject({ byBot: false, mine: false });
  });

  test("a pull request is never a case, nor are comments on it", () => {
    const pull = { ...issue, pull_request: { url: "https://api.github.com/x" } };
    expect(readEvent("issues", { ...opened, issue: pull }, app)).toBeUndefined();
    expect(readEvent("issue_comment", { ...commented, issue: pull }, app)).toBeUndefined();
  });
});

describe("an event of a program", () => {
  const push = (more: object) => readEvent("push", { ...base, ref: "refs/heads/main", commits: [], ...more }, app);
  const touching = (file: string) => ({ commits: [{ added: [], modified: ["README.md", file], removed: [] }] });

  test("a push counts when it changes .github/ on the default branch", () => {
    expect(push(touching(".github/quorate.yml"))).toMatchObject({
      about: "configuration",
      repository: 7,
      installation: 5,
    });
    expect(push(touching("docs/.github/quorate.yml"))).toBeUndefined();
    expect(push({ ref: "refs/heads/other", ...touching(".github/quorate.yml") })).toBeUndefined();
    expect(push({ ref: "refs/tags/main", ...touching(".github/quorate.yml") })).toBeUndefined();
  });

  test("a push that does not say what it changed counts", () => {
    expect(push({ forced: true, ...touching("a") })).toMatchObject({ about: "configuration" });
    expect(push({ commits: [] })).toMatchObject({ about: "configuration" });
  });

  test.each([
    ["membership", "people"],
    ["team", "people"],
    ["organization", "people"],
    ["installation", "installation"],
    ["installation_repositories", "installation"],
  ])("%s is about %s of the installation", (name, about) => {
    const payload = { action: "added", installation: { id: 5 }, sender: ana };
    expect(readEvent(name, payload, app)).toEqual({
      is: "program",
      about,
      event: name,
      action: "added",
      installation: 5,
      own: false,
    });
  });

  test("a label or a setting of a repository names the repository", () => {
    expect(readEvent("label", { ...base, action: "deleted", label: { name: "request" } }, app)).toMatchObject({
      about: "labels",
      repository: 7,
      gone: ["request"],
    });
    expect(readEvent("repository", { ...base, action: "renamed" }, app)).toMatchObject({ about: "repository" });
    expect(readEvent("label", { ...base, action: "created", sender: bot }, app)).toMatchObject({ own: true });
  });
});

describe("a label", () => {
  const gone = (action: string, changes: object = {}) =>
    readEvent("label", { ...base, action, label: { name: "new" }, changes }, app);

  test("that is renamed takes its old name away; a new one, or a new colour, takes nothing", () => {
    expect(gone("edited", { name: { from: "old" } })).toMatchObject({ gone: ["old"] });
    expect(gone("edited", { color: { from: "ffffff" } })).toMatchObject({ gone: [] });
    expect(gone("created")).toMatchObject({ gone: [] });
  });
});

describe("anything else", () => {
  test("is nothing to us: other events, and what GitHub would not write", () => {
    expect(readEvent("star", opened, app)).toBeUndefined();
    expect(readEvent("constructor", opened, app)).toBeUndefined();
    expect(readEvent("issues", { ...opened, installation: undefined }, app)).toBeUndefined();
    expect(readEvent("issues", { ...opened, issue: { ...issue, id: "12" } }, app)).toBeUndefined();
    expect(readEvent("issues", { ...opened, repository: { ...repository, name: "a\0b" } }, app)).toBeUndefined();
    expect(readEvent("issue_comment", opened, app)).toBeUndefined();
  });

  test("no payload makes the reader throw", () => {
    const name = fc.constantFrom("issues", "issue_comment", "push", "label", "membership", "installation");
    fc.assert(
      fc.property(
        name,
        fc.object({ key: fc.constantFrom(...Object.keys(commented), "id", "ref", "commits") }),
        (event, some) => {
          readEvent(event, some, app);
          readEvent(event, { ...commented, ...some }, app);
        },
      ),
    );
  });
});

test("a check that somebody asks for again is read, alone or with all others of its commit; a new suite asks for nothing", () => {
  const head_sha = "a".repeat(40);
  const its = { ...base, repository: { ...repository, node_id: "R_7" } };
  for (const [name, sort] of [
    ["check_run", "check_run"],
    ["check_suite", "check_suite"],
  ] as const) {
    const read = (action: string) => readEvent(name, { ...its, action, [sort]: { head_sha } }, app);
    expect(read("rerequested")).toMatchObject({ about: "proposal", commit: { sha: head_sha, asked: true } });
    expect(read("requested")).toBeUndefined();
    expect(read("completed")).toBeUndefined();
  }
});
