import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { manners } from "../support/manners.ts";
import { filledIn, withMeetings } from "../support/meetings.ts";
import { town } from "../support/town.ts";

const here = town();
manners(here);

const entry = "  action-item:\n    is: action-item\n    form: action-item.yml\n    fields: { due: { type: date } }\n";
const config = "program/.github/quorate.yml";

interface Issue {
  readonly number: number;
  readonly title: string;
}

test("days in a meeting's notes count from the meeting, and the next meeting is a day", async () => {
  await here.begin({
    ...withMeetings,
    [config]: (text) => `${withMeetings[config](text)}${entry}`,
    "program/.github/ISSUE_TEMPLATE/action-item.yml": readFileSync("templates/forms/action-item.yml", "utf8"),
  });
  const charter = { purpose: "Resources for Reps.", owners: "@rosa", members: "@ana, @bo" };
  const cadence = "every second Tuesday 13:00 Europe/Berlin";
  const body = filledIn("working-group.yml", { ...charter, cadence });
  await here.as("rosa").opens("Resources track", body, ["kind: working-group"]);
  // Wednesday of the week after the meeting: by now the next one, on the 17th, stands.
  await here.advance("P9D");
  const all = (await here.as("rosa").rest("GET", "/repos/open-reps/program/issues?state=all")) as Issue[];
  const meeting = all.find(({ title }) => title.includes("meeting of March 3"))?.number ?? 0;
  const notes = "/minutes\n- Bo to call the venue by Friday\n- [ ] Draft the plan (@ana) by the next meeting";
  await here.as("rosa").says(meeting, notes);
  await here.settle();
  const path = `/repos/open-reps/program/issues/${meeting}/sub_issues`;
  const [venue, plan] = (await here.as("rosa").rest("GET", path)) as Issue[];
  expect((await here.look(venue?.number ?? 0)).status).toContain("March 6, 2026");
  expect((await here.look(plan?.number ?? 0)).status).toContain("until March 17, 2026");
});
