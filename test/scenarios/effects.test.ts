import { expect, test } from "vitest";
import { manners } from "../support/manners.ts";
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

async function isMember(login: string, team = "members"): Promise<string> {
  const path = `/orgs/open-reps/teams/${team}/memberships/${login}`;
  const found = await here
    .as("omar")
    .rest("GET", path)
    .catch(() => ({ state: "no" }));
  return (found as { state: string }).state;
}

test("rosa joins the team an hour after her approval, and the issue says so before and after", async () => {
  await whereApprovalsBring("      - add_to_team: members");
  const { number, status } = await approved();
  expect(status).toContain("- March 2, 2026 at 10:00 AM UTC: add rosa to the team members");
  expect(await isMember("rosa")).toBe("no");
  await here.advance("PT1H");
  expect(await isMember("rosa")).toBe("active");
  expect((await here.look(number)).status).toContain("- done: add rosa to the team members");
});
