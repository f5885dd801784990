import { readFileSync } from "node:fs";
import ICAL from "ical.js";
import { expect, test } from "vitest";
import { card } from "../support/board.ts";
import { withBoard } from "../support/board-town.ts";
import { called, manners } from "../support/manners.ts";
import { filledIn, withMeetings } from "../support/meetings.ts";
import { reach } from "../support/reach.ts";
import type { Differences } from "../support/sandbox-process.ts";
import { town } from "../support/town.ts";

const here = town();
manners(here);

/** As it stood in the notes of the first meeting. */
const plan = `Tue. 23rd - Draft with all the details ready, team feedback.
Fri. 26th - Draft ready, presented to Council and Reps.
Fri. March 4th-ish - Plan approved
March - Start the transition plan, and test.`;

/** As they were written down then, with the names of people here. */
const notes = `/minutes

1st Meeting notes

Personal views

  • Omar:
    • We need to list the resources the Reps community needs
    • Analyze current situation
  • Ana:
    • Speed up the process
    • A team dedicated to help with resources
  • Cleo:
    • Can we provide all kind of resources?
  • Bo:
    • List of resources
    • A model which really helps to achieve a good output
  • Rosa
    • Planning in advance, mid-term planning
    • Delegate day to day process from Council
    • Council provide overall strategy, resources team to apply
    • Have one person from each community as bridge
  • Dina
    • Balancing Rep expectations with resource available and the impact

Next steps

  • Identify a couple of people per community interested in coordinating resources.
    • What about communities with no one in this track?
    • How can we ensure people in this track support any mozillian with a need?
    • Cleo to detail this.
  • Define a training plan for these people: Planning for impact, accountability
    • Ana and Bo to detail this.
  • How to get in the track?
    • Accountability:
      • Approval team
      • Reps
    • Process.
    • Rosa and Omar to detail the process.
  • Establish an approval team with part of these people + staff support
    • Rosa to detail this process.
  • Experiment: Pre-approved stuff, mid-term planning, experiments
    • Omar to detail this.

Transition plan

  • People to apply
  • People get trained
  • Approval team is formed
  • Test the track officially
  • Once we are ready announce a date for change


  • Tue. 23rd - Draft with all the details ready, team feedback.
  • Fri. 26th - Draft ready, presented to Council and Reps.
  • Fri. March 4th-ish - Plan approved
  • March - Start the transition plan, and test.

##Github issue to track next steps`;

const form = (name: string) => readFileSync(`templates/forms/${name}`, "utf8");
const columns = (text: string) => text.replace("Approved, Done", "Approved, Todo, In progress, Done");
const board = withBoard("", (text) => columns(text).replace("Kind: [Budget request, Hardware]", "Kind: text"));
const configuration = "program/.github/quorate.yml";
const proposals = `  proposal:
    is: proposal
    form: proposal.yml
    fields: { document: { type: url } }
    feedback_days: 3
    decide: { approve: { council: 2 } }
`;
const items = `  action-item:
    is: action-item
    form: action-item.yml
    fields: { due: { type: date } }
`;

/** The days of the real one: its first meeting was on Tuesday, February 16, 2016. */
const then = {
  ...withMeetings,
  "community.yml": (text: string) => text.replace("2026-03-02T09:00:00Z", "2016-02-11T09:00:00Z"),
  [configuration]: (text: string) => withMeetings[configuration](text).replace("2026-03-01", "2016-01-01"),
} satisfies Differences;

const withProposals: Differences = {
  ...then,
  "program/.github/ISSUE_TEMPLATE/proposal.yml": form("proposal.yml"),
  [configuration]: (text) => `${then[configuration](text)}${proposals}`,
};

const withItems: Differences = {
  ...then,
  "program/.github/ISSUE_TEMPLATE/action-item.yml": form("action-item.yml"),
  "community.yml": (text) => then["community.yml"](board["community.yml"](text)),
  [configuration]: (text) => `${then[configuration](text)}${items}board:\n  project: 1\n`,
};

interface Below {
  readonly number: number;
  readonly title: string;
  readonly assignees: readonly { readonly login: string }[];
}

const below = async (number: number) =>
  (await here.as("rosa").rest("GET", `/repos/open-reps/program/issues/${number}/sub_issues`)) as readonly Below[];

const link = "https://vidyo.example/reps";

const charterOf = () =>
  here.as("rosa").opens(
    "Resources track",
    filledIn("working-group.yml", {
      purpose: "Reps are not getting personalized support in order for them to have the biggest impact possible.",
      owners: "@rosa, @omar",
      members: "@ana, @bo, @cleo, @dina",
      cadence: "every Tuesday 13:00 UTC from 2016-02-16",
      milestones: plan,
      link,
    }),
    ["kind: working-group"],
  );

const nextMeeting = async (charter: number) =>
  Number(/#(\d+)/.exec((await here.look(charter)).status.split("**Next meeting:**")[1] ?? "")?.[1]);

test("the Resources track: a poll, a reminder, notes, a dated plan, and the next meeting a week later", async () => {
  await here.begin(then);
  const charter = await charterOf();
  await here.settle();
  const { status } = await here.look(charter);
  expect(status).toContain("1. `Draft with all the details ready, team feedback` (February 23, 2016)");
  expect(status).toContain("2. `Draft ready, presented to Council and Reps` (February 26, 2016)");
  expect(status).toContain("3. `Plan approved` (about March 4, 2016)");
  expect(status).toContain("4. `Start the transition plan, and test` (about March 31, 2016)");

  const first = await nextMeeting(charter);
  await here.as("rosa").says(first, "/poll 2016-02-15 18:00, 2016-02-16 13:00 UTC until 2016-02-14");
  await here.as("ana").says(first, "/can 2");
  await here.as("cleo").says(first, "/can 1 2");
  await here.settle();
  expect((await here.look(first)).status).toContain(
    "So far this is ahead: Tuesday, February 16, 2016, 13:00 UTC, 2 people.",
  );
  await here.advance("P4D");
  expect((await here.look(first)).state).toBe("scheduled");
  await here.advance("P1DT5H");
  const reminders = (await here.look(first)).notices.filter((one) => /A reminder|begins in half an hour/.test(one));
  expect(reminders).toHaveLength(2);
  expect(called(reminders[1] ?? "")).toEqual(["@ana", "@bo", "@cleo", "@dina", "@omar", "@rosa"]);
  await here.as("rosa").says(first, "/held");
  await here.settle();
  expect(await here.look(first)).toMatchObject({ state: "held", reason: "completed" });

  const second = await nextMeeting(charter);
  expect((await here.look(second)).status).toContain("**When:** Tuesday, February 23, 2016, 13:00 UTC");
  await here.advance("P7D");
  const due = (await here.look(charter)).notices.filter((one) => one.includes("Today this should be there"));
  expect(due).toHaveLength(1);
  expect(called(due[0] ?? "")).toEqual(["@omar", "@rosa"]);
  await here.as("rosa").says(charter, "/done 1");
  await here.settle();
  expect((await here.look(charter)).status).toContain("✅ 1. `Draft with all the details ready, team feedback`");
  const feed = await (await reach(`${here.service.url}/calendar/open-reps/program.ics`)).text();
  const days = new ICAL.Component(ICAL.parse(feed))
    .getAllSubcomponents("vevent")
    .map((one) => new ICAL.Event(one).startDate.toString());
  expect(days.toSorted().slice(0, 2)).toEqual(["2016-02-16T13:00:00Z", "2016-02-23T13:00:00Z"]);
});

test("the notes give seven people something to do; it stands on the board, and what is open comes to the next meeting", async () => {
  await here.begin(withItems);
  const charter = await charterOf();
  await here.settle();
  const first = await nextMeeting(charter);
  await here.advance("P5DT5H");
  await here.as("rosa").says(first, notes);
  await here.as("rosa").says(first, "/held");
  await here.settle();

  const given = await below(first);
  expect(given.map(({ title, assignees }) => [title, assignees.map(({ login }) => login).join(" ")])).toEqual([
    ["Identify a couple of people per community interested in coordinating resources: detail this", "cleo"],
    ["Define a training plan for these people: Planning for impact, accountability: detail this", "ana bo"],
    ["How to get in the track: detail the process", "rosa omar"],
    ["Establish an approval team with part of these people + staff support: detail this process", "rosa"],
    ["Experiment: Pre-approved stuff, mid-term planning, experiments: detail this", "omar"],
  ]);
  expect(given.flatMap(({ assignees }) => assignees)).toHaveLength(7);
  const [people, training, ...others] = given.map(({ number }) => number);
  await here.as("ana").says(training ?? 0, "/due 23 February");
  await here.as("cleo").says(people ?? 0, "/done");
  await here.settle();
  expect(await card(here, people ?? 0)).toMatchObject({ Status: "Done", Owner: "cleo" });
  expect(await card(here, training ?? 0)).toMatchObject({ Status: "Todo", Owner: "ana, bo", Due: "2016-02-23" });
  const owners = ["rosa, omar", "rosa", "omar"];
  for (const [nth, number] of others.entries())
    expect(await card(here, number)).toMatchObject({ Status: "Todo", Owner: owners[nth] });

  const { status: agenda } = await here.look(await nextMeeting(charter));
  expect(agenda).toContain(
    "- `Define a training plan for these people: Planning for impact, accountability: detail this`: ana and bo",
  );
  for (const number of [training, ...others]) expect(agenda).toContain(`#${number}`);
  expect(agenda).not.toContain("Identify a couple of people");
});

test("the draft goes to everybody for feedback, then to the Council for final review and approval", async () => {
  await here.begin(withProposals);
  const answers = {
    summary: "Reps can specialize in resources, and help communities to plan them.",
    text: "The initial draft with the implementation details.",
    reasons: "Reps are not getting personalized support.",
  };
  const draft = await here
    .as("rosa")
    .opens("Proposal: Resources track", filledIn("proposal.yml", answers), ["kind: proposal"]);
  await here.as("rosa").says(draft, "/done");
  await here.settle();
  expect((await here.look(draft)).state).toBe("feedback");
  await here.advance("P4D");
  expect((await here.look(draft)).state).toBe("in-review");
  await here.as("omar").says(draft, "/approve");
  await here.as("pia").says(draft, "/approve");
  await here.settle();
  expect(await here.look(draft)).toMatchObject({ state: "adopted", open: false, reason: "completed" });
});
