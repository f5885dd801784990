import { expect, test } from "vitest";
import { aboutConfig, changed, config } from "./support.ts";

const about = (repositories: string) =>
  aboutConfig(changed(config, "escalation: approvers", `escalation: approvers\nrepositories: ${repositories}`));

test.each([
  ["[program, { name: requests, only_cases: true }]"],
  ["[{ name: requests, only_cases: { close_after_days: 7 } }, { name: events }]"],
])("%s is understood", (repositories) => {
  expect(about(repositories)).toEqual([]);
});

test.each([
  [
    "[open-reps/program]",
    "7:16: repositories.0: this is no repository's name. Write it without its owner, such as program.",
  ],
  [
    "[{ name: program, only_case: true }]",
    '7:33: repositories.0: there is no setting "only_case" here. Did you mean "only_cases"?',
  ],
  ["[{ name: program, only_cases: 7 }]", "7:33: repositories.0.only_cases: this is a number. Write true or false."],
  [
    "[{ name: program, only_cases: { close_after_days: 0 } }]",
    "7:47: repositories.0.only_cases.close_after_days: this is too little. Write at least 1.",
  ],
  ["[{ only_cases: true }]", "7:16: repositories.0.name: this is missing. The repository's name, without its owner."],
  [
    "[program, events, { name: Program }]",
    '7:33: repositories.2: "Program" is listed already, as repositories.0. Keep one of them.',
  ],
])("%s is told what is wrong", (repositories, says) => {
  expect(about(repositories)).toEqual([says]);
});
