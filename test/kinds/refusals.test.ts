// What is said where a command of a kind's own does not count: who reads it knows what to write instead.

import { expect, test } from "vitest";
import type { Instance } from "../../src/core/case/kind.ts";
import { ordinary } from "../../src/core/deciding/answer.ts";
import { among, applicationOf, applied, filled, kindOf, looks } from "../support/role-cases.ts";
import { answersOf, judge, person, roster, type Story } from "../support/story.ts";

const meeting = kindOf("meeting");
const called = filled("2026-03-02", "rosa", "meeting.yml", { about: "The plan", people: "@ana" });

/** How the last command was answered: by its code, and in the status comment. */
function answered(instance: Instance, story: Story, now = "2026-03-04") {
  const facts = story.at(now);
  return [answersOf(judge(facts, instance)).at(-1), looks(instance, facts).status] as const;
}

test.each([
  ["/agenda", "please write the topic behind it, for example"],
  ["/poll 2026-03-01 13:00, 2026-03-10 13:00 UTC", "one of these times is over already."],
  [
    `/poll ${[9, 10, 11, 12, 13, 16, 17].map((day) => `2026-03-${String(day).padStart(2, "0")} 13:00`).join(", ")} UTC`,
    "these are too many. Please write six times at most.",
  ],
  ["/todo", "there was nothing behind it. Write it like `/todo"],
])("on a meeting, %s is answered with what is missing: %s", (text, says) => {
  const [, status] = answered(meeting, called.says("2026-03-03", "rosa", text));
  expect(status).toContain(`does not count: ${says}`);
});

test("a poll with a time that is over is refused by that name, and so is somebody who can at such a time", () => {
  const past = called.says("2026-03-03", "rosa", "/poll 2026-03-01 13:00, 2026-03-10 13:00 UTC");
  expect(answered(meeting, past)[0]).toBe("rosa poll: poll-past");
  const running = called.says("2026-03-03", "rosa", "/poll 2026-03-04 13:00, 2026-03-10 13:00 UTC until 2026-03-08");
  expect(answered(meeting, running.says("2026-03-05", "bo", "/can 1"), "2026-03-06")[0]).toBe("bo can: can-over");
});

test("an agenda that is full takes no more, and says where the rest belongs", () => {
  const full = Array.from({ length: 120 }, (_, at) => at).reduce(
    (story) => story.says("2026-03-03", "bo", "/agenda One more topic that somebody would like to talk about"),
    called,
  );
  const [code, status] = answered(meeting, full);
  expect(code).toBe("bo agenda: topics-full");
  expect(status).toContain("there is no more room on this agenda. Please keep the rest for the next meeting.");
});

const task = kindOf("action-item");
const todo = filled("2026-03-02", "rosa", "action-item.yml", { task: "Write the report" });

test("who has no part in a task neither ends it nor gives anybody something to do there", () => {
  const [, status] = answered(task, todo.says("2026-03-03", "zoe", "/done"));
  expect(status).toContain("only whoever wrote it down, whoever does it and the program's groups can say that here.");
  const [, given] = answered(meeting, called.says("2026-03-03", "zoe", "/todo Send me money (@zoe)"));
  expect(given).toContain("and the program's groups can give people something to do here.");
});

test("a task that goes to nobody in particular is asked about", () => {
  const [code, status] = answered(task, todo.says("2026-03-03", "rosa", "/reassign somebody else"));
  expect(code).toBe("rosa reassign: login-missing");
  expect(status).toContain("I could not read for whom. Write it like `/reassign @rosa`.");
});

test("more time to be heard needs to be a time that can be read", () => {
  const proposal = kindOf("proposal");
  const written = filled("2026-03-02", "rosa", "proposal.yml", {
    summary: "A plan",
    text: "We plan.",
    reasons: "No",
  });
  const [code, status] = answered(
    proposal,
    written.says("2026-03-02", "rosa", "/done").says("2026-03-03", "rosa", "/extend a bit, since many are away"),
  );
  expect(code).toBe("rosa extend: extend-how");
  expect(status).toContain("I could not read how long. Write it like `/extend 2 weeks`");
});

test("a vote while it is chosen among several is answered with how to choose", () => {
  const opening = filled("2026-03-02", "mei", "role-opening.yml", {
    role: "Community coordinator",
    community: "Ghana",
    closes: "2026-03-20",
    starts: "2026-04-01",
  });
  const facts = opening.says("2026-03-22", "omar", "/approve").at("2026-03-23");
  const { repository, issue } = facts.address;
  const rows = ["rosa", "pat"].map((login) => applicationOf(login, "ready", { opening: { repository, issue } }));
  const { stage, status } = looks(kindOf("role-opening"), among(rows, facts));
  expect(stage).toBe("choosing");
  expect(status).toContain("here it is chosen among those who applied. Write `/choose @name`");
});

test("a program of any sort has no vote, whatever it is a member of", () => {
  const story = applied("2026-03-02", "rosa").with("council", roster("omar", "mei", "pat"));
  const { view } = judge(among([], story.at("2026-03-03")), kindOf("role-application"));
  const by = { ...person("pat"), is: "bot" as const };
  const given = { name: "approve", id: 1, by, reason: "", gesture: false } as const;
  expect(ordinary("approve", given, { ...view, state: { ...view.state, stage: "in-review" } })).toEqual({
    refused: "bot",
  });
});
