import { beforeEach, describe, expect, test } from "vitest";
import { called, manners, reactionTo } from "../support/manners.ts";
import { filledIn, withMeetings } from "../support/meetings.ts";
import { town } from "../support/town.ts";

const configuration = "program/.github/quorate.yml";
const here = town();
manners(here);
beforeEach(() => here.begin(withMeetings));

const about = "How we plan the resources of the year.";

async function opened(answers: Readonly<Record<string, string>> = {}): Promise<number> {
  const number = await here
    .as("rosa")
    .opens("Resources track", filledIn("meeting.yml", { about, ...answers }), ["kind: meeting"]);
  await here.settle();
  return number;
}

async function polled(): Promise<number> {
  const number = await opened({ people: "@ana, @bo", link: "https://meet.example/reps" });
  await here.as("rosa").says(number, "/poll 2026-03-09 13:00, 2026-03-10 13:00, 2026-03-11 18:00 UTC");
  await here.settle();
  return number;
}

/** Somebody picks an emoji below the comment with the times, as on GitHub. */
async function picks(login: string, number: number, content: string): Promise<void> {
  const { comments } = await here.look(number);
  const found = comments.find(
    ({ by, body }) => by === "quorate[bot]" && body.includes("When can you?") && !body.includes("quorate:record"),
  );
  await here.as(login).rest("POST", `/repos/open-reps/program/issues/comments/${found?.id}/reactions`, { content });
}

describe("finding a time", () => {
  test("without a time its author is asked for one", async () => {
    const look = await here.look(await opened());
    expect(look.state).toBe("no-time");
    expect(look.status).toMatch(/^\*\*@rosa, it is your turn: when should this be\?\*\*/);
  });

  test("one comment asks the people with an emoji for each time, and is told until when", async () => {
    const look = await here.look(await polled());
    expect(look.state).toBe("polling");
    expect(look.notices).toHaveLength(1);
    const [asked = ""] = look.notices;
    expect(called(asked)).toEqual(["@ana", "@bo", "@rosa"]);
    expect(asked).toContain("- ❤️ **1** Monday, March 9, 2026, 13:00 UTC");
    expect(asked).toContain("- 🎉 **3** Wednesday, March 11, 2026, 18:00 UTC");
    expect(asked).toContain("It ends on Thursday, March 5, 2026, 09:00 UTC");
    expect(look.status).toContain("Nobody has answered yet.");
  });

  test("the emoji stand there already, so that people only click; Quorate's own count for nobody", async () => {
    const look = await here.look(await polled());
    const asked = look.comments.find(({ body }) => body.includes("When can you? Pick"));
    const path = `/repos/open-reps/program/issues/comments/${asked?.id}/reactions`;
    const given = (await here.as("ana").rest("GET", path)) as { content: string; user: { login: string } }[];
    expect(given.map(({ content, user }) => [content, user.login])).toEqual([
      ["heart", "quorate[bot]"],
      ["rocket", "quorate[bot]"],
      ["hooray", "quorate[bot]"],
    ]);
    expect(look.status).toContain("Nobody has answered yet.");
  });

  test("an emoji counts as much as a command; the comment says what is ahead, and the time is fixed at the end", async () => {
    const number = await polled();
    await picks("ana", number, "rocket");
    await picks("walt", number, "heart");
    await here.as("bo").says(number, "/can 2 3");
    await here.settle();
    expect((await here.look(number)).status).toContain(
      "So far this is ahead: Tuesday, March 10, 2026, 13:00 UTC, 2 people.",
    );
    await picks("pia", number, "rocket");
    await here.advance("P4D");
    const look = await here.look(number);
    expect(look.state).toBe("scheduled");
    expect(look.status).toContain("**When:** Tuesday, March 10, 2026, 13:00 UTC");
    const fixed = look.notices.at(-1) ?? "";
    expect(fixed).toContain("The time is found: Tuesday, March 10, 2026, 13:00 UTC. 3 people can.");
    expect(called(fixed)).toEqual(["@ana", "@bo", "@pia", "@rosa"]);
  });

  test("where two times are level, the earlier one counts, and it is said", async () => {
    const number = await polled();
    await here.as("ana").says(number, "/can 3");
    await here.as("bo").says(number, "/can 2");
    await here.advance("P4D");
    const [, fixed = ""] = (await here.look(number)).notices;
    expect(fixed).toContain("Tuesday, March 10, 2026, 13:00 UTC. 1 person can. Others were level");
    expect(fixed).toContain("- as many could: Wednesday, March 11, 2026, 18:00 UTC");
  });

  test("while nobody answers nothing is fixed; once every time is over its author is asked again", async () => {
    const number = await polled();
    await here.advance("P6D");
    expect((await here.look(number)).state).toBe("polling");
    await here.advance("P5D");
    expect((await here.look(number)).state).toBe("no-time");
  });

  test("somebody's last word counts, and a number that is none is asked about", async () => {
    const number = await polled();
    await here.as("ana").says(number, "/can 1");
    await here.as("ana").says(number, "/can 3");
    const wrong = await here.as("bo").says(number, "/can both");
    await here.settle();
    const look = await here.look(number);
    expect(look.status).toContain("❤️ **1** Monday, March 9, 2026, 13:00 UTC: nobody yet");
    expect(look.status).toContain("🎉 **3** Wednesday, March 11, 2026, 18:00 UTC: 1 person can");
    expect(reactionTo(look, wrong)).toBe("😕");
    expect(look.status).toContain("please write the numbers of the times that suit you");
  });

  test.each([
    ["/poll next Tuesday or Wednesday", "I could not read every time"],
    ["/poll 2026-02-09 13:00, 2026-03-10 13:00", "one of these times is over already"],
    ["/poll 2026-03-10 13:00 UTC", "one time is no choice"],
  ])("%j is answered with how to write it", async (said, answer) => {
    const number = await opened();
    const comment = await here.as("rosa").says(number, said);
    await here.settle();
    const look = await here.look(number);
    expect(reactionTo(look, comment)).toBe("😕");
    expect(look.status).toContain(answer);
    expect(look.state).toBe("no-time");
  });

  test("the example in the answer names days that are still to come, and counts as it stands", async () => {
    await here.advance("P200D");
    const number = await opened();
    await here.as("rosa").says(number, "/poll next Tuesday or Wednesday");
    await here.settle();
    const [, example = ""] = /for example `(\/poll [^`]+)`/.exec((await here.look(number)).status) ?? [];
    await here.as("rosa").says(number, example);
    await here.settle();
    expect((await here.look(number)).state).toBe("polling");
  });

  test("somebody who does not run the meeting cannot ask for times, and reads who can", async () => {
    const number = await opened();
    await here.as("ana").says(number, "/poll 2026-03-09 13:00, 2026-03-10 13:00 UTC");
    await here.settle();
    expect((await here.look(number)).status).toContain("only these people can do this here");
  });

  test("while the emoji cannot be read nothing is fixed", async () => {
    const number = await polled();
    await picks("ana", number, "rocket");
    await here.faults({ graphql: "partial", field: "issueComment.reactions" });
    await here.advance("P3DT1M");
    expect(await here.look(number)).toMatchObject({ state: "polling" });
    await here.manage("DELETE", "/faults");
    await here.advance("PT15M");
    expect((await here.look(number)).status).toContain("**When:** Tuesday, March 10");
  });

  test("emoji that were not given, as after a crash right behind the comment, are made up for", async () => {
    await here.faults({ request: { operation: "Emoji" }, answer: { status: 502 }, count: 1 });
    const number = await polled();
    const look = await here.look(number);
    const asked = look.comments.find(({ body }) => body.includes("When can you? Pick"));
    const given = (await here
      .as("ana")
      .rest("GET", `/repos/open-reps/program/issues/comments/${asked?.id}/reactions`)) as {
      content: string;
    }[];
    expect(given.map(({ content }) => content)).toEqual(["heart", "rocket", "hooray"]);
    expect(look.notices).toHaveLength(1);
  });

  test("who can when there is no poll reads that there is none, and how one is started", async () => {
    const number = await opened();
    expect((await here.look(number)).status).not.toContain("/can <numbers>");
    const comment = await here.as("ana").says(number, "/can 1");
    await here.settle();
    const look = await here.look(number);
    expect(reactionTo(look, comment)).toBe("😕");
    expect(look.status).toContain(
      "there is no poll here at the moment. Whoever runs the meeting starts one like this: `/poll",
    );
  });

  test("a number that no time has is asked about; what was said before still counts, and so does the rest of the comment", async () => {
    const number = await polled();
    await here.as("bo").says(number, "/can 2");
    const comment = await here.as("bo").says(number, "/agenda The venue\n/can 1 4");
    await here.settle();
    const look = await here.look(number);
    expect(reactionTo(look, comment)).toBe("😕");
    expect(look.status).toMatch(
      /@bo, your .* does not count: the poll has no time with the number 4\. Please write all/,
    );
    expect(look.status).toContain("- `The venue` (bo");
    expect(look.status).toContain("**2** Tuesday, March 10, 2026, 13:00 UTC: 1 person can");
    expect(look.status).toContain("**1** Monday, March 9, 2026, 13:00 UTC: nobody yet");
  });

  test("what the form says wrongly is asked for again after the poll has begun, and after it has found a time", async () => {
    const number = await opened({ when: "tomorrow maybe", zone: "Mars" });
    await here.as("rosa").says(number, "/poll 2026-03-09 13:00, 2026-03-10 13:00 UTC");
    await here.settle();
    const polling = await here.look(number);
    expect(polling.state).toBe("polling");
    expect(polling.status).toContain("**When**:");
    expect(polling.status).toContain("**Time zone**:");
    await here.as("ana").says(number, "/can 1");
    await here.advance("P4D");
    const found = await here.look(number);
    expect(found.state).toBe("scheduled");
    expect(found.status).toMatch(/What needs a change:\n\n- \*\*Time zone\*\*/);
    expect(found.status.split("<details>")[0]).not.toContain("**When**:");
    await here.as("rosa").says(number, "Time zone: Europe/Berlin");
    await here.settle();
    expect((await here.look(number)).status).not.toContain("What needs a change");
  });

  test("an answer to a poll is two requests to GitHub, emoji included", async () => {
    const number = await polled();
    await picks("ana", number, "rocket");
    const calls = await here.calls(() => here.as("bo").says(number, "/can 2"));
    expect(calls.map(({ operation }) => operation)).toEqual(["Case", "Apply"]);
  });
});

describe("a meeting with its time", () => {
  const when = "2026-03-10 13:00 Europe/Berlin";

  test("stands by the clock of its form, and everybody is reminded a day and half an hour before", async () => {
    const number = await opened({ when, people: "@ana", link: "https://meet.example/reps" });
    expect((await here.look(number)).status).toContain("**When:** Tuesday, March 10, 2026, 13:00 Berlin (12:00 UTC)");
    expect((await here.look(number)).notices).toEqual([]);
    await here.advance("P7DT4H");
    const [tomorrow = "", ...none] = (await here.look(number)).notices;
    expect(none).toEqual([]);
    expect(tomorrow).toContain("A reminder: this meeting is on Tuesday, March 10, 2026, 13:00 Berlin (12:00 UTC).");
    expect(called(tomorrow)).toEqual(["@ana", "@rosa"]);
    await here.advance("PT22H45M");
    const [, soon = ""] = (await here.look(number)).notices;
    expect(soon).toContain("This meeting begins in half an hour");
    expect(soon).toContain("Where: `https://meet.example/reps`");
  });

  test("is said by the clocks of its own people, though many others of the program live elsewhere", async () => {
    const zones = { ana: "America/Lima", bo: "Asia/Kolkata", cleo: "Asia/Tokyo", dina: "Africa/Nairobi" };
    const places = Object.entries(zones).map(
      ([id, zone]) => `  - { id: ${id}, name: ${id}town, time_zone: ${zone} }\n`,
    );
    const homes = Object.keys(zones).map((login) => `${login}: { community: ${login} }`);
    await here.begin({
      ...withMeetings,
      [configuration]: (text) =>
        withMeetings[configuration](text)
          .replace("communities:\n", `communities:\n${places.join("")}`)
          .replace("kinds:\n", `people: { ${homes.join(", ")} }\nkinds:\n`),
    });
    const number = await opened({ when, people: "@dina, @cleo" });
    expect((await here.look(number)).status).toContain(
      "**When:** Tuesday, March 10, 2026, 13:00 Berlin (15:00 Nairobi, 21:00 Tokyo, 07:00 Lima)",
    );
    await here.advance("P7DT4H");
    expect((await here.look(number)).notices.at(-1)).toContain("13:00 Berlin (15:00 Nairobi, 21:00 Tokyo, 07:00 Lima)");
  });

  test("moved by an edit of its form it says so once, and reminds at the new time only", async () => {
    const number = await opened({ when, people: "@ana" });
    await here
      .as("rosa")
      .edits(number, { body: filledIn("meeting.yml", { about, people: "@ana", when: "2026-03-12 13:00 UTC" }) });
    await here.settle();
    await here.advance("P30D");
    const { notices } = await here.look(number);
    expect(notices.filter((one) => one.includes("another time now"))).toHaveLength(1);
    expect(notices.filter((one) => one.includes("A reminder: this meeting"))).toHaveLength(1);
    expect(notices.find((one) => one.includes("A reminder: this meeting"))).toContain("March 12");
  });

  test("a reply with a line for the time moves it as well", async () => {
    const number = await opened({ when });
    await here.as("rosa").says(number, "When: 2026-03-12 15:00 UTC");
    await here.settle();
    expect((await here.look(number)).status).toContain("**When:** Thursday, March 12, 2026, 15:00 UTC");
  });

  test("topics come onto its agenda with who wrote them, and call nobody", async () => {
    const number = await opened({ when });
    await here.as("bo").says(number, "/agenda The training plan, ask @ana <b>now</b>");
    await here.settle();
    const { status } = await here.look(number);
    expect(status).toContain("**Agenda**");
    expect(status).toContain("`The training plan, ask @ana <b>now</b>` (bo, [said here](");
    expect(called(status.replaceAll(/`[^`]*`/g, ""))).toEqual([]);
  });

  test("before it began it cannot be held by a slip; called off, everybody is told", async () => {
    const number = await opened({ when, people: "@ana" });
    await here.as("rosa").says(number, "/held");
    await here.settle();
    expect((await here.look(number)).status).toContain("the meeting has not begun yet");
    await here.as("rosa").says(number, "/withdraw");
    await here.settle();
    const look = await here.look(number);
    expect(look).toMatchObject({ state: "called-off", open: false, reason: "not_planned" });
    expect(look.notices.at(-1)).toContain("@rosa @ana This meeting is called off.");
  });

  test("afterwards its author is asked for notes; notes are linked, and closing the issue holds it", async () => {
    const number = await opened({ when });
    await here.advance("P8DT5H");
    expect((await here.look(number)).status).toMatch(/^\*\*@rosa, it is your turn: this meeting is over\.\*\*/);
    const notes = await here.as("bo").says(number, "/minutes\n\nWe need to list the resources.");
    await here.as("rosa").edits(number, { state: "closed" });
    await here.settle();
    const look = await here.look(number);
    expect(look).toMatchObject({ state: "held", open: false, reason: "completed" });
    expect(look.status).toContain(`[written here](`);
    expect(look.status).toContain(`#issuecomment-${notes}`);
  });

  test("notes in the text of the issue are linked like those in comments", async () => {
    const number = await opened({ when, notes: "We need to list the resources." });
    const look = await here.look(number);
    expect(look.status).toMatch(/\*\*Notes\*\*\n\n- \[written here\]\(http[^)#]+\)/);
  });

  test("a time that cannot be read is asked about", async () => {
    const { status, state } = await here.look(await opened({ when: "next Tuesday" }));
    expect(state).toBe("needs-info");
    expect(status).toContain("please write a day and a time, for example `2026-04-13 13:00 UTC`");
  });
});
