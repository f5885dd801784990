import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
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

const withTasks = {
  ...withMeetings,
  [config]: (text: string) => `${withMeetings[config](text)}${entry}`,
  "program/.github/ISSUE_TEMPLATE/action-item.yml": readFileSync("templates/forms/action-item.yml", "utf8"),
};

const below = async (meeting: number) =>
  (await here.as("rosa").rest("GET", `/repos/open-reps/program/issues/${meeting}/sub_issues`)) as Issue[];

test("days in a meeting's notes count from the meeting, and the next meeting is a day", async () => {
  await here.begin(withTasks);
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
  const [venue, plan] = await below(meeting);
  expect((await here.look(venue?.number ?? 0)).status).toContain("March 6, 2026");
  expect((await here.look(plan?.number ?? 0)).status).toContain("until March 17, 2026");
});

describe("what people are to do in the notes of a meeting", () => {
  const meeting = async (people: string): Promise<number> => {
    await here.begin(withTasks);
    const answers = { about: "The year.", when: "2026-03-10 13:00 UTC", people };
    const number = await here.as("rosa").opens("Resources track", filledIn("meeting.yml", answers), ["kind: meeting"]);
    await here.settle();
    return number;
  };
  const notes = "/minutes\n- [ ] Paint the office (@omar)\n- [ ] Wash the cars (@pia)";

  test("from somebody who is neither named nor decides opens nothing, and reads who can take it over", async () => {
    const number = await meeting("@tria");
    const written = await here.as("zoe").says(number, notes);
    await here.as("zoe").says(number, "Notes\n- [ ] Paint the office (@omar)");
    await here.as("zoe").editsComment(written, `${notes}\n- [ ] Sweep the floor (@ana)`);
    await here.settle();
    expect(await below(number)).toEqual([]);
    const { status } = await here.look(number);
    expect(status).toContain(`[written here](`);
    expect(status).toMatch(/In \[these notes\]\([^)]*#issuecomment-\d+\) zoe wrote down what people are to do\./);
    await here.as("omar").says(number, "/minutes\n- [ ] Paint the office (@omar)");
    await here.settle();
    expect((await below(number)).map(({ title }) => title)).toEqual(["Paint the office"]);
    expect((await here.look(number)).status).toContain("these notes");
    await here.as("ana").says(number, "/minutes\n- [ ] Wash the cars (@pia)\n- [ ] Sweep the floor (@ana)");
    await here.settle();
    expect(await below(number)).toHaveLength(3);
    expect((await here.look(number)).status).not.toContain("these notes");
  });

  test("from somebody who decides only later opens nothing later, until it is written down anew", async () => {
    const number = await meeting("@tria");
    await here.as("walt").says(number, notes);
    await here.as("walt").says(number, "- [ ] Sweep the floor (@ana)");
    await here.settle();
    await here.as("omar").rest("PUT", "/orgs/open-reps/teams/approvers/memberships/walt");
    await here.as("ana").says(number, "Thank you!");
    await here.settle();
    expect(await below(number)).toEqual([]);
    expect((await here.look(number)).status).toContain("these notes");
    await here.as("walt").says(number, notes);
    await here.settle();
    expect(await below(number)).toHaveLength(2);
  });

  test("from somebody who decided then stays theirs, and what was done is nothing to take over", async () => {
    const number = await meeting("@tria");
    await here.as("bo").says(number, `${notes}\n- [x] Say hello (@ana)`);
    await here.as("zoe").says(number, "/minutes\n- [x] Say hello (@ana)");
    await here.settle();
    await here.as("omar").rest("DELETE", "/orgs/open-reps/teams/approvers/memberships/bo");
    await here.as("ana").says(number, "Thank you!");
    await here.settle();
    expect(await below(number)).toHaveLength(2);
    expect((await here.look(number)).status).not.toContain("these notes");
  });

  test("from somebody whom its form names opens as many as from its author", async () => {
    const number = await meeting("@Walt, @ana");
    await here.as("walt").says(number, notes);
    await here.settle();
    expect(await below(number)).toHaveLength(2);
    expect((await here.look(number)).status).not.toContain("these notes");
  });
});
