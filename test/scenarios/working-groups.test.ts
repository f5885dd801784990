import { beforeEach, describe, expect, test } from "vitest";
import { called, manners } from "../support/manners.ts";
import { filledIn, withMeetings } from "../support/meetings.ts";
import { town } from "../support/town.ts";

const here = town();
manners(here);
beforeEach(() => here.begin(withMeetings));

const charter = {
  purpose: "Reps should get personal support with the resources that they need.",
  owners: "@rosa, @omar",
  members: "@ana, @bo",
  link: "https://meet.example/reps",
};

async function opened(answers: Readonly<Record<string, string>> = {}): Promise<number> {
  const body = filledIn("working-group.yml", { ...charter, ...answers });
  const number = await here.as("rosa").opens("Resources track", body, ["kind: working-group"]);
  await here.settle();
  return number;
}

const find = async (part: string) => {
  const all = (await here.as("rosa").rest("GET", "/repos/open-reps/program/issues?state=all&per_page=100")) as {
    number: number;
    title: string;
  }[];
  return all.filter(({ title }) => title.includes(part)).map(({ number }) => number);
};

test("a charter shows who the group is, and calls nobody", async () => {
  const { status, state } = await here.look(await opened());
  expect(state).toBe("active");
  expect(status).toContain("- Owners: `rosa` and `omar`");
  expect(status).toContain("- Members: `ana` and `bo`");
  expect(called(status)).toEqual([]);
});

test("what says no rhythm is asked about, and the rhythm is said back in words", async () => {
  const number = await opened({ cadence: "every full moon 10:00" });
  expect((await here.look(number)).state).toBe("needs-info");
  expect((await here.look(number)).status).toContain("please write how often, on which day and at what time");
  await here.as("rosa").says(number, "When do you meet?: every second Tuesday 13:00 Europe/Berlin");
  await here.settle();
  expect((await here.look(number)).status).toContain("every 2 weeks on Tuesday, 13:00 Berlin");
});

describe("from its cadence", () => {
  const cadence = "every second Tuesday 13:00 Europe/Berlin";

  test("each meeting is opened a week before, once, with its time, for the group's people", async () => {
    const number = await opened({ cadence });
    const [first = 0, ...none] = await find("meeting of March 3");
    expect(none).toEqual([]);
    const look = await here.look(first);
    expect(look.state).toBe("scheduled");
    expect(look.status).toContain("**When:** Tuesday, March 3, 2026, 13:00 Berlin (12:00 UTC)");
    expect(look.status).toContain("- **Who should come**: `rosa`, `omar`, `ana`, and `bo`");
    expect((await here.look(number)).status).toContain(
      `**Next meeting:** Tuesday, March 3, 2026, 13:00 Berlin (12:00 UTC), #${first}`,
    );
    expect(await find("meeting of March 17")).toEqual([]);
    await here.advance("P9D");
    expect(await find("meeting of March 17")).toHaveLength(1);
    await here.advance("P20D");
    const [summer = 0] = await find("meeting of March 31");
    expect((await here.look(summer)).status).toContain("13:00 Berlin (11:00 UTC)");
    expect(await find("Resources track: meeting")).toHaveLength(3);
  });

  test("when it changes, the charter names the meeting that was opened for the one before, until that is called off", async () => {
    const number = await opened({ cadence: "every Tuesday 13:00 UTC from 2026-03-03" });
    const [first = 0] = await find("meeting of March 3");
    expect((await here.look(number)).status).not.toContain("before the rhythm was changed");
    await here.as("rosa").says(number, "When do you meet?: every Thursday 13:00 UTC from 2026-03-05");
    await here.settle();
    const said = `#${first} was opened for Tuesday, March 3, 2026, 13:00 UTC, before the rhythm was changed.`;
    expect((await here.look(number)).status).toContain(said);
    await here.as("rosa").says(first, "/withdraw");
    await here.settle();
    const { status } = await here.look(number);
    expect(status).not.toContain("before the rhythm was changed");
    expect(status).toContain("**Next meeting:** Thursday, March 5, 2026, 13:00 UTC");
  });

  test("a topic written on the charter goes to its next meeting, also before that is opened", async () => {
    const number = await opened({ cadence: "every Tuesday 13:00 UTC from 2026-03-10" });
    await here.as("bo").says(number, "/agenda The training plan, ask @ana");
    await here.settle();
    expect((await here.look(number)).status).toContain(
      "**For the next meeting**\n\n- `The training plan, ask @ana` (bo, [said here](",
    );
    await here.advance("P2D");
    const [next = 0] = await find("meeting of March 10");
    const { status } = await here.look(next);
    expect(status).toContain("**Agenda**\n\n- `The training plan, ask @ana` (bo, [said here](");
    expect(status).toContain(`/issues/${number}#issuecomment-`);
  });

  test("after its last day no meeting is opened; it closes when that was told a week before", async () => {
    const number = await opened({ cadence, ends: "2026-03-20" });
    await here.advance("P12D");
    expect((await here.look(number)).notices.at(-1)).toContain("The last day of this group is March 20, 2026.");
    await here.advance("P10D");
    expect(await here.look(number)).toMatchObject({ state: "closed", open: false, reason: "completed" });
    expect(await find("Resources track: meeting")).toHaveLength(2);
  });
});

describe("its plan", () => {
  const milestones = "2026-03-05 - Draft ready, @here\n2026-03-08 - Presented\nApril - Test";

  test("stands in the charter, and each part reminds the owners on its day", async () => {
    const number = await opened({ milestones });
    const { status } = await here.look(number);
    expect(status).toContain("- ⏳ 1. `Draft ready, @here` (March 5, 2026)");
    expect(status).toContain("- ⏳ 3. `Test` (about April 30, 2026)");
    await here.advance("P3DT1H");
    const [due = "", ...none] = (await here.look(number)).notices;
    expect(none).toEqual([]);
    expect(due).toContain("@rosa @omar Today this should be there: `Draft ready, @here`. When it is, write `/done 1`.");
    await here.advance("P1D");
    expect((await here.look(number)).status).toContain("- ⚠️ 1. `Draft ready, @here` (March 5, 2026)");
    await here.as("rosa").says(number, "/done 1");
    await here.as("rosa").says(number, "/done 9");
    await here.settle();
    expect((await here.look(number)).status).toContain("the plan has no such number.");
    await here.as("rosa").says(number, "/done 2");
    await here.advance("P10D");
    const look = await here.look(number);
    expect(look.state).toBe("active");
    expect(look.status).toContain("- ✅ 2. `Presented` (March 8, 2026)");
    expect(look.notices).toHaveLength(1);
  });

  test("a part that names somebody of the group reminds them, who say that it is there", async () => {
    const number = await opened({ milestones: "2026-03-05 - Draft ready (@Ana, @zoe)\n2026-03-06 - Sent (@zoe)" });
    await here.advance("P4DT1H");
    const [draft = "", sent = ""] = (await here.look(number)).notices;
    expect(draft).toContain("@ana Today this should be there: `Draft ready (@Ana, @zoe)`.");
    expect(sent).toContain("@rosa @omar Today this should be there: `Sent (@zoe)`.");
    await here.as("zoe").says(number, "/done 2");
    await here.as("ana").says(number, "/done 1");
    await here.as("ana").says(number, "/done");
    await here.settle();
    const { status, state } = await here.look(number);
    expect(state).toBe("active");
    expect(status).toContain("- ✅ 1. `Draft ready (@Ana, @zoe)`");
    expect(status).toContain("- ⏳ 2. `Sent (@zoe)`");
    await here.as("omar").says(number, "/done");
    await here.settle();
    expect((await here.look(number)).state).toBe("closed");
  });

  test("a line without a day is asked about", async () => {
    const number = await opened({ milestones: "Draft ready\n2026-03-08 - Presented" });
    const { status, state } = await here.look(number);
    expect(state).toBe("needs-info");
    expect(status).toContain("@rosa, it is your turn: something is still missing, see below.");
    expect(status).toContain("I find no day in this line of the plan: `Draft ready`.");
  });

  test("`/done` alone closes the group, and so does closing its issue", async () => {
    const number = await opened({ milestones });
    await here.as("rosa").edits(number, { state: "closed" });
    await here.settle();
    expect(await here.look(number)).toMatchObject({ state: "closed", reason: "completed" });
  });
});
