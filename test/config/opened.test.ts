import { expect, test } from "vitest";
import { aboutConfig, changed, config } from "./support.ts";

const reviewed = `${changed(
  config,
  "kinds:\n",
  `kinds:
  application:
    is: role-application
    form: apply.yml
    review: review
    hand_over: list
    decide: { approve: { trio: 2 } }
  review: { is: term-review, form: review.yml, opening: opening, decide: { approve: { trio: 2 } } }
  list: { is: hand-over, form: list.yml, decide: { approve: { trio: 2 } } }
  opening: { is: role-opening, form: opening.yml, decide: { approve: { trio: 2 } } }
`,
)}contacts: { program: council@open-reps.example }\n`;

test("what follows from a term is named by kinds that are there", () => {
  expect(aboutConfig(reviewed)).toEqual([]);
});

test.each([
  [
    "review: review\n",
    "review: reveiw\n",
    '13:5: kinds.application.review: there is no kind "reveiw". Did you mean "review"?',
  ],
  [
    "review: review\n",
    "review: list\n",
    '13:5: kinds.application.review: "list" is a hand-over, and it has to be a term-review. Did you mean "review"?',
  ],
  [
    "hand_over: list",
    "hand_over: nobody",
    '14:5: kinds.application.hand_over: there is no kind "nobody". Did you mean "list"?',
  ],
  [
    "is: role-opening",
    "is: role-application",
    '16:48: kinds.review.opening: "opening" is a role-application, and it has to be a role-opening. Add one with `is: role-opening` under `kinds:`.',
  ],
  [
    "  list: {",
    "  other: { is: hand-over, form: other.yml, decide: { approve: { trio: 2 } } }\n  items: {",
    '14:5: kinds.application.hand_over: there is no kind "list". Write one of these: other, items.',
  ],
])("a name of a kind that cannot be meant is told at its line: %s → %s", (was, now, problem) => {
  expect(aboutConfig(changed(reviewed, was, now))).toEqual([problem]);
});

test("a working group without meetings of its own names none, and what it names has to be a meeting", () => {
  const group = (more: string) =>
    changed(config, "kinds:\n", `kinds:\n  group: { is: working-group, form: group.yml${more} }\n`);
  expect(aboutConfig(group(""))).toEqual([]);
  expect(aboutConfig(group(", meetings: money"))).toEqual([
    expect.stringContaining('kinds.group.meetings: "money" is a request, and it has to be a meeting.'),
  ]);
});
