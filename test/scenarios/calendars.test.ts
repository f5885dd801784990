import ICAL from "ical.js";
import { beforeEach, expect, test } from "vitest";
import { manners } from "../support/manners.ts";
import { filledIn, withMeetings } from "../support/meetings.ts";
import { reach } from "../support/reach.ts";
import { town } from "../support/town.ts";

const here = town();
manners(here);
beforeEach(() => here.begin(withMeetings));

const when = "2026-03-10 13:00 Europe/Berlin";
const meeting = (answers: Readonly<Record<string, string>>) =>
  filledIn("meeting.yml", { about: "Resources", ...answers });

async function opened(body: string, kind = "meeting"): Promise<number> {
  const number = await here.as("rosa").opens("Resources track; first, meeting", body, [`kind: ${kind}`]);
  await here.settle();
  return number;
}

const ask = (path: string) => reach(`${here.service.url}/calendar/${path}`);

/** What a calendar program reads there. */
async function events(path: string) {
  const answer = await ask(path);
  expect(answer.headers.get("content-type")).toBe("text/calendar; charset=utf-8");
  const calendar = new ICAL.Component(ICAL.parse(await answer.text()));
  return calendar.getAllSubcomponents("vevent").map((one) => {
    const event = new ICAL.Event(one);
    const { uid, summary, sequence } = event;
    const start = event.startDate.toJSDate().toISOString();
    return { uid, summary, sequence, start, status: String(one.getFirstPropertyValue("status")) };
  });
}

test("the program's calendar has its meetings; one that is moved keeps its name there and is newer, one called off says so", async () => {
  const number = await opened(meeting({ when }));
  const [before, ...none] = await events("open-reps/program.ics");
  expect(none).toEqual([]);
  expect(before).toMatchObject({
    summary: "Resources track; first, meeting",
    start: "2026-03-10T12:00:00.000Z",
    status: "CONFIRMED",
  });
  await here.as("rosa").edits(number, { body: meeting({ when: "2026-03-12 13:00 UTC" }) });
  await here.settle();
  const [moved] = await events("open-reps/program.ics");
  expect(moved).toMatchObject({ uid: before?.uid, start: "2026-03-12T13:00:00.000Z" });
  expect(moved?.sequence).toBeGreaterThan(before?.sequence ?? 0);
  await here.as("rosa").says(number, "/withdraw");
  await here.settle();
  const [off] = await events("open-reps/program.ics");
  expect(off).toMatchObject({ uid: before?.uid, status: "CANCELLED" });
  expect(off?.sequence).toBeGreaterThan(moved?.sequence ?? 0);
});

test("a group's calendar has the meetings of that group only, and its charter says where it is", async () => {
  await opened(meeting({ when: "2026-03-11 10:00 UTC" }));
  const cadence = "every second Tuesday 13:00 Europe/Berlin";
  const charter = await opened(
    filledIn("working-group.yml", { purpose: "Help", owners: "@rosa", cadence }),
    "working-group",
  );
  const all = await events(`open-reps/program/${charter}.ics`);
  const days = all.map(({ start }) => start.slice(0, 10)).toSorted();
  expect(days.slice(0, 3)).toEqual(["2026-03-03", "2026-03-17", "2026-03-31"]);
  expect(days).not.toContain("2026-03-11");
  expect(await events("open-reps/program.ics")).toHaveLength(all.length + 1);
});

test("what is not there, and what not everybody may see, is answered alike", async () => {
  const number = await opened(meeting({ when }));
  for (const path of ["open-reps/program/77.ics", "open-reps/nothing.ics", "nobody/program.ics"])
    expect((await ask(path)).status).toBe(404);
  expect((await ask(`open-reps/program/${number}.ics`)).status).toBe(200);
});

test("the meetings of a private repository are in no calendar", async () => {
  await here.begin({
    ...withMeetings,
    "community.yml": (text) =>
      text.replace("visibility: public", "visibility: private").replace("{ tria:", "{ rosa: read, tria:"),
  });
  const number = await opened(meeting({ when }));
  expect((await here.look(number)).state).toBe("scheduled");
  expect((await ask("open-reps/program.ics")).status).toBe(404);
  expect((await ask(`open-reps/program/${number}.ics`)).status).toBe(404);
});
