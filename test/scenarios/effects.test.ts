import { expect, test } from "vitest";
import { manners } from "../support/manners.ts";
import { membership } from "../support/teams.ts";
import { type Look, town } from "../support/town.ts";

const here = town();
manners(here);

/** The town with a circle that people join, and an approval that brings something about. */
async function whereApprovalsBring(effects: string, more: Readonly<Record<string, string>> = {}): Promise<void> {
  await here.begin({
    "community.yml": (text) =>
      text.replace(
        "teams:\n  approvers",
        "app: { members: write }\nteams:\n  members: { privacy: closed }\n  approvers",
      ),
    "program/.github/quorate.yml": (text) =>
      text
        .replace("  council: { team: council }", "  council: { team: council }\n  members: { team: members }")
        .replace("    remind_days: 7\n", `    effects:\n${effects}\n    remind_days: 7\n`),
    ...more,
  });
}

async function approved(by: readonly string[] = ["ana", "bo"], asking = "rosa"): Promise<Look> {
  const number = await here.as(asking).asksForBudget();
  for (const login of by) await here.as(login).says(number, "/approve");
  await here.settle();
  return here.look(number);
}

const isMember = (login: string, team = "members") => membership(here, team, login);

test("rosa joins the team an hour after her approval, and the issue says so before and after", async () => {
  await whereApprovalsBring("      - add_to_team: members");
  const { number, status } = await approved();
  expect(status).toContain("- March 2, 2026 at 10:00 AM UTC: add rosa to the team members");
  expect(await isMember("rosa")).toBe("no");
  await here.advance("PT1H");
  expect(await isMember("rosa")).toBe("active");
  expect((await here.look(number)).status).toContain("- done: add rosa to the team members");
});

test("those who decide read beforehand what an approval would bring about", async () => {
  await whereApprovalsBring("      - add_to_team: members\n      - assign_one_of: council");
  const number = await here.as("rosa").asksForBudget();
  await here.settle();
  expect((await here.look(number)).status).toContain(
    "If it is approved, this follows:\n\n- add rosa to the team members\n- assign one of council",
  );
});

test("an approval without anything to bring about asks GitHub no more than before", async () => {
  const number = await here.as("rosa").asksForBudget();
  await here.as("ana").says(number, "/approve");
  expect(await here.calls(() => here.as("bo").says(number, "/approve"))).toHaveLength(2);
  const later = await here.calls(() => here.advance("PT2H"));
  expect(later.filter(({ operation }) => operation === "Case" || operation === "Apply")).toEqual([]);
});

test("ana takes the decision back within the hour: it is decided anew, bo's vote still counts, rosa joins nothing", async () => {
  await whereApprovalsBring("      - add_to_team: members");
  const { number, decisions } = await approved();
  await here.advance("PT30M");
  await here.as("ana").says(number, "/retract I read it wrong.");
  await here.settle();
  const look = await here.look(number);
  expect(look).toMatchObject({ state: "in-review", decisions, open: true });
  expect(look.status).toContain("1 of 2 approvals");
  expect(look.notices.join()).toContain("@rosa, the decision was taken back: ana carried it and thought again.");
  await here.advance("PT2H");
  expect(await isMember("rosa")).toBe("no");
  await here.as("cleo").says(number, "/approve");
  await here.advance("PT1H");
  expect(await isMember("rosa")).toBe("active");
  expect((await here.look(number)).decisions).toHaveLength(2);
});

test("after the hour, and for others than those who carried it, a decision stands", async () => {
  await whereApprovalsBring("      - add_to_team: members");
  const { number } = await approved();
  await here.as("cleo").says(number, "/retract");
  await here.settle();
  expect((await here.look(number)).status).toContain("only those whose vote carried the decision can take it back");
  await here.advance("PT1H");
  await here.as("bo").says(number, "/retract");
  await here.settle();
  const look = await here.look(number);
  expect(look).toMatchObject({ state: "approved" });
  expect(look.status).toContain("the time in which the decision could be taken back is over");
});

test("without the permission Quorate says what it could not do, and does it when the permission comes", async () => {
  await whereApprovalsBring("      - add_to_team: members");
  await here.manage("POST", "/app", { permissions: { members: "read" } });
  const { number } = await approved();
  await here.advance("PT1H");
  const { status } = await here.look(number);
  expect(status).toContain("- not done: add rosa to the team members. I may not manage team members.");
  await here.manage("POST", "/app", { permissions: { members: "write" } });
  await here.advance("P1D");
  expect(await isMember("rosa")).toBe("active");
});

test("what a maintainer did by hand meanwhile is theirs: it is not taken back later", async () => {
  await whereApprovalsBring("      - add_to_team: members");
  await here.manage("POST", "/app", { permissions: { members: "read" } });
  const { number } = await approved();
  await here.advance("PT1H");
  await here.manage("POST", "/people", { login: "rosa", teams: ["members"] });
  await here.manage("POST", "/app", { permissions: { members: "write" } });
  await here.advance("P1D");
  expect((await here.look(number)).status).toContain("- was so before: add rosa to the team members");
  await turnedRound(number);
  expect(await isMember("rosa")).toBe("active");
});

test("who is not in the organisation is invited, and the issue says so until they accept", async () => {
  await whereApprovalsBring("      - add_to_team: members");
  const { number } = await approved(["ana", "bo"], "zoe");
  await here.advance("PT1H");
  expect((await here.look(number)).status).toContain("- invited: add zoe to the team members.");
  await here.manage("POST", "/people", { login: "zoe", teams: ["members"], role: "member" });
  await here.advance("P1D");
  expect((await here.look(number)).status).toContain("- done: add zoe to the team members");
});

test("whoever was in the team before stays in it when the decision is turned round", async () => {
  await whereApprovalsBring("      - add_to_team: members");
  await here.manage("POST", "/people", { login: "rosa", teams: ["members"] });
  const { number } = await approved();
  await here.advance("PT1H");
  expect((await here.look(number)).status).toContain("- was so before: add rosa to the team members");
  await turnedRound(number);
  expect(await isMember("rosa")).toBe("active");
});

/** Looked at again, and declined. */
async function turnedRound(number: number): Promise<void> {
  await here.as("ana").says(number, "/reopen Something new came up.");
  for (const login of ["ana", "bo"]) await here.as(login).says(number, "/decline Not any more.");
  await here.settle();
  await here.advance("PT2H");
}

test("taken out of the team by somebody else, rosa is not put in again", async () => {
  await whereApprovalsBring("      - add_to_team: members");
  const { number } = await approved();
  await here.advance("PT1H");
  await here.manage("DELETE", "/people/rosa/teams/members");
  await here.as("rosa").says(number, "/status");
  await here.advance("P3D");
  expect(await isMember("rosa")).toBe("no");
});

const everything = `      - add_to_team: members
      - assign: pia
      - add_label: funded
      - open_issue: onboarding.md`;
const onboarding = {
  "program/.github/quorate/issues/onboarding.md":
    "# Welcome {{author}}\n\nYou have {{amount}} for {{request}}.\n\n- [ ] Say hello, {{author}}\n",
};

const childrenOf = async (number: number) =>
  (await here.as("rosa").rest("GET", `/repos/open-reps/program/issues/${number}/sub_issues`)) as {
    number: number;
    title: string;
    body: string;
    state: string;
    state_reason: string | null;
  }[];

const assigneesOf = async (number: number) =>
  (
    (await here.as("rosa").rest("GET", `/repos/open-reps/program/issues/${number}`)) as {
      assignees: { login: string }[];
    }
  ).assignees.map(({ login }) => login);

test("somebody is assigned, the label is there, and the issue below holds what was decided", async () => {
  await whereApprovalsBring(everything, onboarding);
  const { number } = await approved();
  await here.advance("PT1H");
  const { labels, status } = await here.look(number);
  expect(labels).toContain("funded");
  expect(await assigneesOf(number)).toEqual(["pia"]);
  const [child, ...others] = await childrenOf(number);
  expect(others).toEqual([]);
  expect(child).toMatchObject({ title: "Welcome rosa", state: "open" });
  expect(child?.body).toContain(`You have €250.00 for #${number}.`);
  expect(status).toContain("- done: open an issue from `onboarding.md` (#");
});

test("turned round later, everything that we did is taken back after the same time", async () => {
  await whereApprovalsBring(everything, onboarding);
  const { number } = await approved();
  await here.advance("PT1H");
  await turnedRound(number);
  const { labels, status } = await here.look(number);
  expect(labels).not.toContain("funded");
  expect(await assigneesOf(number)).toEqual([]);
  expect(await childrenOf(number)).toMatchObject([{ state: "closed", state_reason: "not_planned" }]);
  expect(await isMember("rosa")).toBe("no");
  expect(status).toContain("- taken back: rosa is no longer in the team members");
});

test("the issue below is opened once, though GitHub's answer is lost on the way", async () => {
  await whereApprovalsBring("      - open_issue: onboarding.md", onboarding);
  const { number } = await approved();
  await here.faults({ request: { operation: "createIssue" }, answer: { status: 502, after: true }, count: 1 });
  await here.advance("PT1H");
  expect(await childrenOf(number)).toHaveLength(1);
  expect((await here.look(number)).status).toContain("- done: open an issue from `onboarding.md`");
});

test("a template that is not there is said, and so is somebody who cannot be assigned", async () => {
  await whereApprovalsBring("      - open_issue: lost.md\n      - assign: zoe");
  const { number } = await approved();
  await here.advance("PT1H");
  const { status } = await here.look(number);
  expect(status).toContain("- not done: open an issue from `lost.md`. There is no such template");
  expect(status).toContain("- not done: assign zoe. GitHub does not allow it.");
});

test("an approval closes the issue where the program says so, at once with a grace of its own", async () => {
  await whereApprovalsBring("      - { close: true, grace: 0 }\n      - add_label: funded");
  const { number } = await approved();
  expect(await here.look(number)).toMatchObject({ open: false, reason: "completed", state: "approved" });
  await here.advance("PT1H");
  expect((await here.look(number)).labels).toContain("funded");
});
