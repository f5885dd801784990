import { readFileSync } from "node:fs";
import ICAL from "ical.js";
import { beforeEach, describe, expect, test } from "vitest";
import { manners } from "../support/manners.ts";
import { filledIn, withMeetings } from "../support/meetings.ts";
import { reach } from "../support/reach.ts";
import type { Differences } from "../support/sandbox-process.ts";
import { town } from "../support/town.ts";

const configuration = "program/.github/quorate.yml";
const withProposals: Differences = {
  ...withMeetings,
  "program/.github/ISSUE_TEMPLATE/proposal.yml": readFileSync("templates/forms/proposal.yml", "utf8"),
  [configuration]: (text) =>
    `${withMeetings[configuration](text)}  proposal:
    is: proposal
    form: proposal.yml
    decide: { approve: { council: 2 } }
`,
};

const withItems: Differences = {
  ...withMeetings,
  "program/.github/ISSUE_TEMPLATE/action-item.yml": readFileSync("templates/forms/action-item.yml", "utf8"),
  [configuration]: (text) =>
    `${withMeetings[configuration](text)}  action-item:
    is: action-item
    form: action-item.yml
    fields: { due: { type: date } }
`,
};

const here = town();
manners(here);
beforeEach(() => here.begin(withProposals));

async function charter(answers: Readonly<Record<string, string>> = {}): Promise<number> {
  const filled = filledIn("working-group.yml", { purpose: "Help.", owners: "@rosa", members: "@ana, @bo", ...answers });
  const number = await here.as("rosa").opens("Working group: Resources track", filled, ["kind: working-group"]);
  await here.settle();
  return number;
}

async function meeting(answers: Readonly<Record<string, string>>): Promise<number> {
  const body = filledIn("meeting.yml", { about: "The plan.", when: "2026-03-10 13:00 UTC", ...answers });
  const number = await here.as("rosa").opens("An extra meeting", body, ["kind: meeting"]);
  await here.settle();
  return number;
}

async function draft(answers: Readonly<Record<string, string>> = {}): Promise<number> {
  const all = { summary: "A track for resources.", text: "The draft.", reasons: "It is slow.", ...answers };
  const number = await here.as("tria").opens("Proposal: The track", filledIn("proposal.yml", all), ["kind: proposal"]);
  await here.as("tria").says(number, "/done");
  await here.settle();
  return number;
}

const status = async (number: number) => (await here.look(number)).status;

test("what was decided in the name of a group stands in its charter as one of its last decisions", async () => {
  const group = await charter();
  const number = await draft({ group: "Resources Track" });
  await here.advance("P15D");
  await here.as("omar").says(number, "/approve");
  await here.as("pia").says(number, "/approve");
  await here.settle();
  expect(await status(group)).toContain(`**Last decisions**\n\n- \`Proposal: The track\`: yes, #${number}`);
  await here.as("omar").says(number, "/reopen The budget has changed.");
  await here.settle();
  expect(await status(group)).not.toContain("**Last decisions**");
});

test("what is given to people on the charter is an open next step there and at the next meeting, until it is done", async () => {
  await here.begin(withItems);
  const group = await charter({ cadence: "every Tuesday 13:00 UTC" });
  await here.as("rosa").says(group, "/todo Write to the sponsors (@bo, due 5 March)");
  await here.settle();
  const item = Number(/(?<=March 5, 2026, #)\d+/.exec(await status(group))?.[0]);
  const next = Number(/(?<=Next meeting:.*#)\d+/.exec(await status(group))?.[0]);
  const line = `- \`Write to the sponsors\`: bo, until March 5, 2026, #${item}`;
  expect(await status(group)).toContain(`**Open next steps**\n\n${line}`);
  expect(await status(group)).not.toContain("To do, from what was written here");
  expect(await status(next)).toContain(`**Agenda**\n\n${line}`);
  await here.advance("P4D");
  expect(await status(group)).toContain("- ⚠️ `Write to the sponsors`: bo, overdue, it was due on March 5, 2026");
  await here.as("bo").says(item, "/due 2026-03-20");
  await here.settle();
  expect(await status(group)).toContain("bo, until March 20, 2026");
  await here.as("bo").says(item, "/done");
  await here.settle();
  expect(await status(group)).not.toContain("**Open next steps**");
});

describe("a meeting that somebody opened for a group", () => {
  test.each([
    ["its number", (number: number) => `#${number}`],
    ["its name", () => "resources track"],
    ["its link", (number: number) => `${here.url}/open-reps/program/issues/${number}`],
  ])("named by %s it stands below the charter, is its next meeting, and has its topics", async (_, named) => {
    const group = await charter();
    const number = await meeting({ group: named(group) });
    const path = `/repos/open-reps/program/issues/${group}/sub_issues`;
    const below = (await here.as("rosa").rest("GET", path)) as { number: number }[];
    expect(below.map((one) => one.number)).toEqual([number]);
    await here.as("bo").says(group, "/agenda The training plan");
    await here.settle();
    expect(await status(group)).toContain(`**Next meeting:** Tuesday, March 10, 2026, 13:00 UTC, #${number}`);
    expect(await status(number)).toContain("`The training plan` (bo, [said here](");
    const feed = await (await reach(`${here.service.url}/calendar/open-reps/program/${group}.ics`)).text();
    expect(new ICAL.Component(ICAL.parse(feed)).getAllSubcomponents("vevent")).toHaveLength(1);
  });

  test("a topic leaves the charter when its meeting was held", async () => {
    const group = await charter();
    const number = await meeting({ group: `#${group}` });
    await here.as("bo").says(group, "/agenda The training plan");
    await here.settle();
    expect(await status(group)).toContain("**For the next meeting**");
    await here.advance("P8DT6H");
    await here.as("rosa").says(number, "/held");
    await here.settle();
    expect(await status(group)).not.toContain("The training plan");
    await here.as("bo").says(group, "/agenda The budget");
    await here.settle();
    expect(await status(group)).toContain("**For the next meeting**\n\n- `The budget`");
  });

  test("a group that nobody knows is asked about, with those that there are", async () => {
    const group = await charter();
    const number = await meeting({ group: "Swag team" });
    const look = await here.look(number);
    expect(look.state).toBe("needs-info");
    expect(look.status).toContain(
      `I know no working group \`Swag team\`. Is it \`Working group: Resources track\` (#${group})?`,
    );
    await here.as("rosa").says(number, `Working group: #${group}`);
    await here.settle();
    expect((await here.look(number)).state).toBe("scheduled");
    expect(await status(group)).toContain(`#${number}`);
  });
});

describe("what is on hold", () => {
  test("stands on the agenda of the group that its form names, with who and why, until it is lifted", async () => {
    const group = await charter();
    const number = await meeting({ group: `#${group}` });
    const other = await meeting({});
    const proposal = await draft({ group: "Resources track" });
    await here.as("omar").says(proposal, "/hold The budget is not clear, ask @ana");
    await here.settle();
    expect(await status(number)).toContain(
      `- on hold: \`Proposal: The track\`, #${proposal}. omar holds it: \`The budget is not clear, ask @ana\` ([said here](`,
    );
    expect(await status(other)).not.toContain("on hold");
    await here.as("omar").says(proposal, "/unhold");
    await here.settle();
    expect(await status(number)).not.toContain("on hold");
  });

  test("without a name in the form it is for the group to which everybody belongs who decides", async () => {
    const council = await charter({ owners: "@omar", members: "@pia, @quin, @rosa" });
    const track = await here
      .as("rosa")
      .opens(
        "Working group: Swag",
        filledIn("working-group.yml", { purpose: "Swag.", owners: "@rosa", members: "@omar" }),
        ["kind: working-group"],
      );
    await here.settle();
    const ours = await meeting({ group: `#${council}` });
    const theirs = await meeting({ group: `#${track}` });
    await here.as("omar").says(await draft(), "/hold The budget is not clear");
    await here.settle();
    expect(await status(ours)).toContain("omar holds it: `The budget is not clear`");
    expect(await status(theirs)).not.toContain("on hold");
  });
});

describe("the notes in a meeting that Quorate opened", () => {
  const path = (number: number) => `/repos/open-reps/program/issues/${number}`;
  const body = async (number: number) => (await here.look(number)).body;

  /** A meeting with these notes, and the issues that they became. */
  async function noted(notes: string): Promise<{ readonly number: number; readonly items: readonly number[] }> {
    await here.begin(withItems);
    const group = await charter({ cadence: "every Tuesday 13:00 UTC from 2026-03-03" });
    const number = Number(/\*\*Next meeting:\*\*.*#(\d+)/.exec(await status(group))?.[1]);
    const text = (await body(number)).replace(/(### Notes\n\n)_No response_/, `$1${notes}`);
    await here.as("walt").edits(number, { body: text });
    await here.settle();
    const below = (await here.as("rosa").rest("GET", `${path(number)}/sub_issues`)) as { number: number }[];
    return { number, items: below.map((one) => one.number) };
  }

  const notes =
    "- [ ] Draft the plan (@ana, due 23 March)\n- [ ] Book the room (@bo, due 24 March)\n- [ ] Ask the library (@bo)";

  test("have the box of what is done ticked, and not of what is dropped; nothing else in them changes", async () => {
    const { number, items } = await noted(notes);
    const before = await body(number);
    await here.as("ana").says(items[0] ?? 0, "/done");
    await here.as("bo").says(items[1] ?? 0, "/drop We meet online");
    await here.settle();
    expect(await body(number)).toBe(before.replace("- [ ] Draft", "- [x] Draft"));
    expect((await here.look(items[1] ?? 0)).state).toBe("dropped");
    expect((await here.look(items[2] ?? 0)).state).toBe("to-do");
  });

  test("keep what somebody changed: a tick that was taken away is not set again", async () => {
    const { number, items } = await noted(notes);
    await here.as("ana").says(items[0] ?? 0, "/done");
    await here.settle();
    const unticked = (await body(number)).replace("- [x] Draft", "- [ ] Draft");
    await here.as("walt").edits(number, { body: unticked });
    await here.settle();
    expect(await body(number)).toBe(unticked);
  });

  test("are left alone where people opened the issue themselves", async () => {
    await here.begin(withItems);
    const number = await meeting({ notes });
    const before = await body(number);
    const below = (await here.as("rosa").rest("GET", `${path(number)}/sub_issues`)) as { number: number }[];
    expect(below).toHaveLength(3);
    await here.as("ana").says(below[0]?.number ?? 0, "/done");
    await here.settle();
    expect(await body(number)).toBe(before);
  });
});

describe("meetings that are not opened yet", () => {
  const events = async (number: number) => {
    const feed = await (await reach(`${here.service.url}/calendar/open-reps/program/${number}.ics`)).text();
    return new ICAL.Component(ICAL.parse(feed)).getAllSubcomponents("vevent").map((one) => {
      const { uid, sequence, startDate } = new ICAL.Event(one);
      return {
        uid,
        sequence,
        start: startDate.toJSDate().toISOString(),
        url: String(one.getFirstPropertyValue("url")),
      };
    });
  };

  test("stand in the calendar, keep their name when they are opened, and are newer when they are moved", async () => {
    const group = await charter({ cadence: "every Tuesday 13:00 UTC from 2026-03-10" });
    const before = await events(group);
    expect(before.map(({ start }) => start.slice(0, 10))).toEqual([
      "2026-03-10",
      "2026-03-17",
      "2026-03-24",
      "2026-03-31",
      "2026-04-07",
      "2026-04-14",
    ]);
    expect(new Set(before.map(({ uid }) => uid)).size).toBe(6);
    await here.advance("P2D");
    const opened = await events(group);
    expect(opened.map(({ uid }) => uid).toSorted()).toEqual(before.map(({ uid }) => uid).toSorted());
    const first = opened.find(({ uid }) => uid === before[0]?.uid);
    expect(first).toMatchObject({ sequence: 0, start: before[0]?.start });
    const number = Number(/\/issues\/(\d+)$/.exec(first?.url ?? "")?.[1]);
    expect(number).toBeGreaterThan(group);
    await here.as("rosa").says(number, "When: 2026-03-11 13:00 UTC");
    await here.settle();
    const moved = (await events(group)).find(({ uid }) => uid === before[0]?.uid);
    expect(moved).toMatchObject({ sequence: 1, start: "2026-03-11T13:00:00.000Z" });
  });
});
