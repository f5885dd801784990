import ICAL from "ical.js";
import { expect, test } from "vitest";
import { called, manners } from "../support/manners.ts";
import { filledIn, withMeetings } from "../support/meetings.ts";
import { town } from "../support/town.ts";

const here = town();
manners(here);

/** As it stood in the notes of the first meeting. */
const plan = `Tue. 23rd - Draft with all the details ready, team feedback.
Fri. 26th - Draft ready, presented to Council and Reps.
Fri. March 4th-ish - Plan approved
March - Start the transition plan, and test.`;

const notes = `/minutes

1st Meeting notes

Next steps

  • Identify a couple of people per community interested in coordinating resources.
    • What about communities with no one in this track?
    • Cleo to detail this.
  • Define a training plan for these people: Planning for impact, accountability
    • Ana and Bo to detail this.
  • Establish an approval team with part of these people + staff support
    • Omar to detail this process.`;

/** The days of the real one: its first meeting was on Tuesday, February 16, 2016. */
const then = {
  ...withMeetings,
  "community.yml": (text: string) => text.replace("2026-03-02T09:00:00Z", "2016-02-11T09:00:00Z"),
  "program/.github/quorate.yml": (text: string) =>
    withMeetings["program/.github/quorate.yml"](text).replace("2026-03-01", "2016-01-01"),
};

test("the Resources track: a poll, a reminder, notes, a dated plan, and the next meeting a week later", async () => {
  await here.begin(then);
  const link = "https://vidyo.example/reps";
  const charter = await here.as("rosa").opens(
    "Resources track",
    filledIn("working-group.yml", {
      purpose: "Reps are not getting personalized support in order for them to have the biggest impact possible.",
      owners: "@rosa, @omar",
      members: "@ana, @bo, @cleo",
      cadence: "every Tuesday 13:00 UTC from 2016-02-23",
      milestones: plan,
      link,
    }),
    ["kind: working-group"],
  );
  const first = await here
    .as("rosa")
    .opens(
      "Resources track: first meeting",
      filledIn("meeting.yml", { about: "How we begin.", people: "@omar, @ana, @bo, @cleo", link }),
      ["kind: meeting"],
    );
  await here.settle();
  expect((await here.look(charter)).status).toContain(
    "1. `Draft with all the details ready, team feedback` (February 23, 2016)",
  );
  expect((await here.look(charter)).status).toContain("3. `Plan approved` (about March 4, 2016)");
  expect((await here.look(charter)).status).toContain("(about March 31, 2016)");

  await here.as("rosa").says(first, "/poll 2016-02-15 18:00, 2016-02-16 13:00 UTC until 2016-02-14");
  await here.as("ana").says(first, "/can 2");
  await here.as("cleo").says(first, "/can 1 2");
  await here.settle();
  expect((await here.look(first)).status).toContain(
    "So far this is ahead: Tuesday, February 16, 2016, 13:00 UTC, 2 people.",
  );
  await here.advance("P4D");
  expect((await here.look(first)).state).toBe("scheduled");
  await here.advance("P1DT4H");
  const reminders = (await here.look(first)).notices.filter((one) => /A reminder|begins in half an hour/.test(one));
  expect(reminders).toHaveLength(2);
  expect(called(reminders[1] ?? "")).toEqual(["@ana", "@bo", "@cleo", "@omar", "@rosa"]);
  await here.advance("PT2H");
  await here.as("rosa").says(first, notes);
  await here.as("rosa").says(first, "/held");
  await here.settle();
  expect(await here.look(first)).toMatchObject({ state: "held", reason: "completed" });

  const second = Number(/#(\d+)/.exec((await here.look(charter)).status.split("**Next meeting:**")[1] ?? "")?.[1]);
  expect((await here.look(second)).status).toContain("**When:** Tuesday, February 23, 2016, 13:00 UTC");
  await here.advance("P7D");
  const due = (await here.look(charter)).notices.filter((one) => one.includes("Today this should be there"));
  expect(due).toHaveLength(1);
  expect(called(due[0] ?? "")).toEqual(["@omar", "@rosa"]);
  await here.as("omar").says(charter, "A first draft stands in the document.");
  await here.as("rosa").says(charter, "/done 1");
  await here.settle();
  expect((await here.look(charter)).status).toContain("✅ 1. `Draft with all the details ready, team feedback`");
  const feed = await (await fetch(`${here.service.url}/calendar/open-reps/program.ics`)).text();
  const days = new ICAL.Component(ICAL.parse(feed))
    .getAllSubcomponents("vevent")
    .map((one) => new ICAL.Event(one).startDate.toString());
  expect(days.toSorted().slice(0, 2)).toEqual(["2016-02-16T13:00:00Z", "2016-02-23T13:00:00Z"]);
});
