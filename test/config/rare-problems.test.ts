// What is said about mistakes that few people ever make.

import { expect, test } from "vitest";
import { aboutConfig, aboutProgram, changed, config, form } from "./support.ts";

const decide = (text: string) => changed(config, "      approve: { approvers: 2 }\n", text);
const atTop = (text: string) => changed(config, "kinds:\n", `${text}\nkinds:\n`);

test.each(
  [
    [
      atTop("board: { project: https://github.com/users/ana/projects/1 }"),
      "this is a person's project, which GitHub shows to no App. Use a project of the organisation.",
    ],
    [
      atTop("board: { project: https://github.com/open-reps/program/projects/1 }"),
      "this is a classic project, and GitHub has closed those down. Use a project of the organisation.",
    ],
    [
      atTop("repositories: [program]\nprivate_repository: back-room"),
      '"back-room" is not listed under `repositories:`. Add it there, too.',
    ],
    [
      changed(config, "  trio: { people: [ana, bo, chidi] }", "  trio: { role: coordinator }"),
      'there is no role "coordinator". Describe it under `roles:`.',
    ],
    [
      decide("      approve: { approvers: 2 }\n      ask: { from: trio, people: 1, turn: 3 days }\n"),
      '"trio" does not decide here, so nobody of it can be asked. The groups that do are approvers.',
    ],
    [
      decide("      approve: { use: { approvers: 2 }, otherwise: { trio: 1 } }\n"),
      "`when` is missing. A condition needs `when`, `use` and `otherwise`.",
    ],
    [
      decide(
        "      approve: { when: { field: amount, not: { field: amount, over: 5 EUR } }, use: { trio: 1 }, otherwise: { trio: 2 } }\n",
      ),
      'there is nothing asked of "amount". Put it inside the items of `not:`.',
    ],
    [
      decide("      approve: { when: { over: 5 EUR }, use: { trio: 1 }, otherwise: { trio: 2 } }\n"),
      "which field? Write `field:` with the id of one of the form.",
    ],
    [
      atTop("training: { trainers: trio, courses: [{ id: guidelines, title: Guidelines, link: nowhere }] }"),
      "this is no address. Write it like https://example.org/course.",
    ],
    [decide("      approve: { approvers: true }\n"), "this is no number"],
    [changed(config, "escalation: approvers", "escalation: { group: approvers }"), "this is a group of settings"],
    [
      changed(config, "form: money.yml", "form: money.yml\n    title: 5"),
      "Write a text, in quotes where it looks like a number",
    ],
  ].map(([text = "", says = ""]) => [says, text] as const),
)("it says: %s", (says, text) => {
  expect(aboutConfig(text).join("\n")).toContain(says);
});

const question = "  - { type: input, id: amount, attributes: { label: Amount } }";

test.each(
  [
    [
      changed(form, question, `${question}\n  - { type: input, id: __proto__, attributes: { label: Proto } }`),
      "This id cannot be used: choose another one.",
    ],
    [
      changed(
        form,
        "{ label: Community, options: [Ghana, Kenya] }",
        '{ label: Community, multiple: true, options: ["Ghana, Accra", Kenya] }',
      ),
      "GitHub puts commas between the options that are chosen: better none inside one.",
    ],
    [
      changed(form, "label: Amount", 'label: "Amount\\nof money"'),
      "This must be one line: it becomes a heading of the issue.",
    ],
  ].map(([text = "", says = ""]) => [says, text] as const),
)("of a form it says: %s", (says, text) => {
  expect(aboutProgram(config, text).join("\n")).toContain(says);
});
