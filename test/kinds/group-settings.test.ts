// Settings of groups, meetings and tasks where a community changes them, on the forms of the sample.

import { describe, expect, test } from "vitest";
import type { Facts } from "../../src/core/case/facts.ts";
import type { Kin } from "../../src/core/case/kin.ts";
import { shadowOn } from "../../src/core/case/shadow.ts";
import { poll } from "../../src/kinds/meeting/poll.ts";
import { clocks } from "../../src/kinds/meeting/tells.ts";
import { elsewhere, filled, kindOf, looks } from "../support/role-cases.ts";
import { answersOf, judge, person } from "../support/story.ts";

const about = { about: "The year." };
const meeting = (answers: Readonly<Record<string, string>> = {}) =>
  filled("2026-03-02", "rosa", "meeting.yml", { ...about, ...answers });
const withMeeting = (more: string) =>
  kindOf("meeting", ["    form: meeting.yml\n", `    form: meeting.yml\n    ${more}\n`]);

describe("a meeting", () => {
  const asks = "/poll 2026-03-20 13:00, 2026-03-21 13:00 UTC";

  test("has a poll for as many days as its settings say, unless whoever asks says a day", () => {
    const { record } = judge(meeting().says("2026-03-02", "rosa", asks).at("2026-03-03"), withMeeting("poll_days: 5"));
    expect(poll.of(record)?.closes).toBe("2026-03-07T09:00:00Z");
    const said = meeting().says("2026-03-02", "rosa", `${asks} until 2026-03-12`).at("2026-03-03");
    expect(poll.of(judge(said, withMeeting("poll_days: 5")).record)?.closes).toBe("2026-03-12T23:59:59Z");
  });

  test("is also run by the group that its settings name, and by nobody else", () => {
    const story = meeting().says("2026-03-02", "ana", asks).says("2026-03-03", "omar", asks);
    const decision = judge(story.at("2026-03-04"), withMeeting("leads: council"));
    expect(answersOf(decision)).toEqual(["ana poll: not-for-you", "omar poll"]);
    expect(decision.record.stage).toBe("polling");
  });

  test("says its time by the clocks of its people before those of others whom the program knows", () => {
    const people = { omar: "japan", mei: "kenya", ana: "mexico", bo: "ghana" };
    const zoned = [
      ["name: Japan }", "name: Japan, time_zone: Asia/Tokyo }"],
      ["name: Kenya }", "name: Kenya, time_zone: Africa/Nairobi }"],
    ] as const;
    const known = Object.fromEntries(Object.entries(people).map(([login, community]) => [login, { community }]));
    const when = { when: "2026-03-10 13:00 Europe/Berlin", people: "@Bo, @ana" };
    const facts: Facts = { ...meeting(when).at("2026-03-03"), directory: { people: known, leave: [] } };
    const { view } = judge(facts, kindOf("meeting", ...zoned));
    const { zones } = clocks("2026-03-10T12:00:00Z", view);
    expect(zones).toEqual(["Europe/Berlin", "Africa/Accra", "America/Mexico_City", "Asia/Tokyo"]);
  });
});

describe("a working group", () => {
  const charter = { purpose: "Help.", owners: "@rosa", cadence: "every Tuesday 13:00 UTC from 2026-03-10" };
  const opens = (more: string) => {
    const form = "    form: working-group.yml\n";
    const named = ["  meeting:\n    is: meeting", "  council-meeting:\n    is: meeting"] as const;
    const group = kindOf("working-group", [form, `${form}    ${more}\n`], ...(more.includes("council") ? [named] : []));
    const story = filled("2026-03-02", "rosa", "working-group.yml", charter);
    const facts: Facts = { ...story.at("2026-03-02"), children: [] };
    const { prospects } = judge({ ...facts, record: judge(facts, group).record }, group);
    return prospects.flatMap(({ child }) => (child ? [[child.key, child.kind, child.at]] : []));
  };

  test("opens each meeting as many days before it as its settings say", () => {
    expect(opens("lead_days: 3")[0]).toEqual(["meeting-2026-03-10T13:00:00Z", "meeting", "2026-03-07T13:00:00Z"]);
  });

  test("opens its meetings by the form of the entry that its settings name", () => {
    expect(opens("meetings: council-meeting")[0]?.[1]).toBe("council-meeting");
  });
});

describe("a task", () => {
  const task = filled("2026-03-02", "rosa", "action-item.yml", { task: "Draft the plan", due: "2026-03-10" });
  const given = (now: string): Facts => ({ ...task.at(now), assignees: [person("ana")] });

  test("is asked for as many days after its own as its settings say", () => {
    const patient = kindOf("action-item", [
      "    form: action-item.yml\n",
      "    form: action-item.yml\n    overdue_days: 4\n    remind_days: 0\n",
    ]);
    expect(looks(patient, given("2026-03-13")).notices).toEqual([]);
    expect(looks(patient, given("2026-03-14")).notices).toEqual([
      expect.stringContaining("@ana, this was due on March 10, 2026."),
    ]);
  });

  test("shows who answers for it, helps, is asked and is told, and calls nobody of them", () => {
    const line = {
      ...{ key: "k", text: "Draft the plan", due: null, done: false, by: { id: 1001, login: "rosa" }, comment: 7 },
      who: ["R @ana", "A @bo", "S Konstantina", "C @mei", "I @omar"],
    };
    const parent: Kin = {
      ...{ key: "", kind: "meeting", stage: "held", title: "A meeting", open: false, since: "2026-03-01T09:00:00Z" },
      ...{ author: person("rosa"), assignees: [], decided: null, own: { tasks: { list: [line] } } },
      address: { ...task.at("2026-03-02").address, issue: 3, number: 3 },
    };
    const origin = { parent: elsewhere, key: "task k" };
    const { status } = looks(kindOf("action-item"), { ...given("2026-03-03"), origin, parent });
    expect(status).toContain("- Answers for it: `bo`");
    expect(status).toContain("- Helps: `Konstantina`");
    expect(status).toContain("- Is asked first: `mei`");
    expect(status).toContain("- Is told about it: `omar`");
    expect(status).not.toMatch(/@(?:bo|mei|omar)/);
  });
});

test("while people say what they think of a proposal, the group that may lifts a concern by its name", () => {
  const lifting = kindOf("proposal", [
    "    form: proposal.yml\n",
    "    form: proposal.yml\n    holds: { by: council, lifted_by: approvers }\n",
  ]);
  const story = filled("2026-03-02", "rosa", "proposal.yml", { summary: "A track.", text: "Text.", reasons: "Slow." })
    .says("2026-03-02", "rosa", "/done")
    .says("2026-03-03", "omar", "/hold budget: Who pays?")
    .says("2026-03-04", "mei", "/unhold budget")
    .says("2026-03-05", "ana", "/unhold budget");
  const before = judge(story.at("2026-03-20"), lifting);
  expect(answersOf(before).at(-1)).toBe("ana unhold");
  expect(before.record.holds).toEqual([]);
  expect(before.record.stage).toBe("in-review");
});

describe("what is tried out until a day is live for cases from that day on", () => {
  const trial = "mode: shadow, live_from: 2026-03-05";
  const asked = (at: string) =>
    filled(at, "rosa", "budget-request.yml", { activity: "A workshop", community: "Ghana", amount: "250 EUR" }).at(at);

  test.each([
    [
      "a kind",
      "    form: budget-request.yml\n",
      `    form: budget-request.yml\n    ${trial.replaceAll(", ", "\n    ")}\n`,
    ],
    ["a community", "name: Ghana,", `name: Ghana, ${trial},`],
  ])("%s", (_, from, to) => {
    const instance = kindOf("budget-request", [from, to]);
    const on = (at: string) => shadowOn(instance, asked(at), judge(asked(at), instance).reading);
    expect(on("2026-03-04")).toEqual({ until: "2026-03-05" });
    expect(on("2026-03-05")).toBeUndefined();
  });
});
