import { expect, test } from "vitest";
import { fieldTypes } from "../../src/core/form/field-spec.ts";
import { kinds } from "../../src/kinds/index.ts";
import { aboutConfig, changed, config } from "./support.ts";

const kindNames = kinds.map(({ name }) => name).join(", ");
const states = [...new Set(kinds.flatMap((kind) => Object.keys(kind.stages(kind.settings.parse({})))))];

test("a configuration in which everything holds together is read without a word", () => {
  expect(aboutConfig(config)).toEqual([]);
});

test.each([
  [
    "escalation: approvers",
    "esclation: approvers",
    '6:1: the file: there is no setting "esclation" here. Did you mean "escalation"?',
  ],
  [
    "escalation: approvers",
    "colour: red",
    '6:1: the file: there is no setting "colour" here. Take it out, or check its spelling.',
  ],
  [
    "    decide:\n      approve: { approvers: 2 }\n",
    "",
    "10:3: kinds.money.decide: this is missing. How a decision is taken: one rule, or a list of them, of which the first that applies decides.",
  ],
  [
    "escalation: approvers",
    "contacts: { payment: a person }",
    "6:13: contacts.payment: this is no contact. Write an e-mail address such as payments@example.org, or a web address with https://.",
  ],
  [
    "escalation: approvers",
    "contacts: { payments: pay@example.org }",
    '6:13: contacts: there is no setting "payments" here. Did you mean "payment"?',
  ],
  [
    "version: 1",
    "version: 2",
    "1:1: version: this Quorate reads version 1, not 2. Write 1, or bring Quorate up to date.",
  ],
  ["version: 1\n", "", "1:1: version: this is missing. Write 1."],
  ["live_from: 2026-02-01", "live_from: 1 March", "2:1: live_from: this is no day. Write it like 2026-03-01."],
  ["live_from: 2026-02-01", "live_from: 2026-02-30", "2:1: live_from: this is no day. Write it like 2026-03-01."],
  ["live_from: 2026-02-01", "live_from: 2026", "2:1: live_from: this is no day. Write it like 2026-03-01."],
  ["is: request", "is: reqest", '11:5: kinds.money.is: "reqest" is not known here. Did you mean "request"?'],
  ["is: request", "is: journey", `11:5: kinds.money.is: "journey" is not known here. Write one of ${kindNames}.`],
  ["    is: request\n", "", `10:3: kinds.money.is: this is missing. Write one of ${kindNames}.`],
  [
    "form: money.yml",
    "form: ../money.yml",
    "12:5: kinds.money.form: this is no form. Write the name of a file in .github/ISSUE_TEMPLATE, such as budget-request.yml.",
  ],
  [
    "form: money.yml",
    "form: money.yml\n    lable: money",
    '13:5: kinds.money: there is no setting "lable" here. Did you mean "label"?',
  ],
  [
    "form: money.yml",
    "form: money.yml\n    label: ''",
    "13:5: kinds.money.label: this is empty. Write at least one character.",
  ],
  [
    "form: money.yml",
    "form: money.yml\n    label: xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
    "13:5: kinds.money.label: this is too long. Use at most 50 characters.",
  ],
  [
    "{ type: money }",
    "{ type: mony }",
    '14:17: kinds.money.fields.amount.type: "mony" is not known here. Did you mean "money"?',
  ],
  [
    "{ type: money }",
    "{ type: cash }",
    `14:17: kinds.money.fields.amount.type: "cash" is not known here. Write one of ${fieldTypes.join(", ")}.`,
  ],
  [
    "{ type: money }",
    "{ type: money, currency: EURO }",
    "14:30: kinds.money.fields.amount.currency: this is no currency. Write its three letters, such as EUR.",
  ],
  [
    "{ type: money }",
    "{ type: money, material: yes please }",
    "14:30: kinds.money.fields.amount.material: this is a text. Write true or false.",
  ],
  [
    "{ type: money }",
    "money",
    "14:7: kinds.money.fields.amount: this is a text. Write settings, each with its name and a colon.",
  ],
  [
    "{ approvers: 2 }",
    "{ approvers: two }",
    "20:18: kinds.money.decide.approve.approvers: this is a text. Write a number.",
  ],
  [
    "{ approvers: 2 }",
    "{ approvers: 0 }",
    "20:18: kinds.money.decide.approve.approvers: this is too little. Write at least 1.",
  ],
  [
    "{ approvers: 2 }",
    "{ approvers: 101 }",
    "20:18: kinds.money.decide.approve.approvers: this is too much. Write at most 100.",
  ],
  [
    "{ approvers: 2 }",
    "{ approvers: 1.5 }",
    "20:18: kinds.money.decide.approve.approvers: this is a number with a fraction. Write a whole number.",
  ],
  [
    "{ approvers: 2 }",
    "{}",
    "20:7: kinds.money.decide.approve: nobody has to approve. Write a group and how many of it must.",
  ],
  [
    "{ approvers: 2 }",
    "[approvers]",
    "20:7: kinds.money.decide.approve: this is a list. Write settings, each with its name and a colon.",
  ],
  [
    "{ approvers: 2 }",
    "{ aprovers: 2 }",
    '20:18: kinds.money.decide.approve.aprovers: there is no group "aprovers". Did you mean "approvers"?',
  ],
  [
    "{ approvers: 2 }",
    "{ council: 2 }",
    '20:18: kinds.money.decide.approve.council: there is no group "council". The groups are approvers, trio.',
  ],
  [
    "{ team: approvers }",
    "{ teem: approvers }",
    '4:16: groups.approvers: there is no setting "teem" here. Did you mean "team"?',
  ],
  [
    "{ team: approvers }",
    "{ members: approvers }",
    '4:16: groups.approvers: there is no setting "members" here. Write one of team, people, role.',
  ],
  [
    "{ team: approvers }",
    "approvers",
    "4:3: groups.approvers: this is a text. Write settings, each with its name and a colon.",
  ],
  ["{ team: approvers }", "{}", "4:3: groups.approvers: this is empty. Write one of team, people, role."],
  [
    "{ team: approvers }",
    "{ team: approvers, people: [ana] }",
    '4:33: groups.approvers: "people" and "team" do not go together. Keep one of them here.',
  ],
  ["[ana, bo, chidi]", "ana", "5:11: groups.trio.people: this is a text. Write a list."],
  ["[ana, bo, chidi]", "[]", "5:11: groups.trio.people: this list is empty. Write at least one."],
  [
    "[ana, bo, chidi]",
    "[ana, '@bo']",
    "5:25: groups.trio.people.1: this is no GitHub login. Write it without the @, such as rosa.",
  ],
  [
    "trio:",
    "Our Trio:",
    "5:3: groups.Our Trio: this name cannot be used. Use small letters, digits and hyphens, beginning with a letter.",
  ],
  [
    "trio:",
    "toooooooooooooooooooooooooooooooooooooooo:",
    "5:3: groups.toooooooooooooooooooooooooooooooooooooooo: this is too long. Use at most 40 characters.",
  ],
  [
    "  - { id: ghana, name: Ghana }\n",
    "",
    "7:1: communities: there is nothing here. Write a list, or take the line out.",
  ],
  [
    "  - { id: ghana, name: Ghana }",
    "  - ghana",
    "8:5: communities.0: this is a text. Write settings, each with its name and a colon.",
  ],
  [
    "  - { id: ghana, name: Ghana }",
    "  - { id: ghana }",
    "8:5: communities.0.name: this is missing. The name that people know.",
  ],
  [
    "  - { id: ghana, name: Ghana }",
    "  - { id: ghana, name: Ghana }\n  - { id: gha, name: GHANA }",
    '9:5: communities.1: another community is called "GHANA" or "gha". Give each a name of its own.',
  ],
  [
    "lines_add_up:",
    "line_add_up:",
    '18:9: kinds.money.checks.0: there is no setting "line_add_up" here. Did you mean "lines_add_up"?',
  ],
  [
    "lines_add_up:",
    "sum:",
    '18:9: kinds.money.checks.0: there is no setting "sum" here. Write one of end_before_start, date_in_past, lead_time, lines_add_up.',
  ],
  [
    "{ lines: costs, total: amount }",
    "{ lines: costs }",
    "18:9: kinds.money.checks.0.lines_add_up.total: this is missing. The id of the field of type `money` that is their sum.",
  ],
  [
    "lines_add_up: { lines: costs, total: amount }",
    "{ date_in_past: start, lead_time: { field: start, days: 3 } }",
    '18:32: kinds.money.checks.0: "lead_time" and "date_in_past" do not go together. Keep one of them here.',
  ],
  [
    "lines_add_up: { lines: costs, total: amount }",
    "costs",
    "18:9: kinds.money.checks.0: this is a text. Write settings, each with its name and a colon.",
  ],
  [
    "escalation: approvers",
    "escalation: aprovers",
    '6:1: escalation: there is no group "aprovers". Did you mean "approvers"?',
  ],
  [
    "escalation: approvers",
    "aliases: { lgtm: aprove }",
    '6:12: aliases.lgtm: "aprove" is not known here. Did you mean "approve"?',
  ],
  [
    "escalation: approvers",
    "aliases: { approve: decline }",
    "6:12: aliases.approve: this is a command of its own and cannot stand for another. Choose another word.",
  ],
  [
    "escalation: approvers",
    "language: our own",
    "6:1: language: this is no language. Write its short code, such as es, or es-MX for Mexico's.",
  ],
  [
    "escalation: approvers",
    "currency: Euro",
    "6:1: currency: this is no currency. Write its three letters, such as EUR.",
  ],
  ["escalation: approvers", "date_order: ymd", '6:1: date_order: "ymd" is not known here. Write one of dmy, mdy.'],
  [
    "escalation: approvers",
    "repositories: [open-reps/program]",
    "6:16: repositories.0: this is no repository's name. Write it without its owner, such as program.",
  ],
  ["escalation: approvers", "repositories: []", "6:1: repositories: this list is empty. Write at least one."],
  [
    "form: money.yml",
    "form: money.yml\n    remind_days: 60",
    "10:3: kinds.money.expire_days: it closes after 60 days, but the reminder comes after 60. Write more than 60, or a smaller `remind_days`.",
  ],
  [
    "form: money.yml",
    "form: money.yml\n    remind_days: 0",
    "13:5: kinds.money.remind_days: this is too little. Write at least 1.",
  ],
  [
    "form: money.yml",
    "form: money.yml\n    expire_days: soon",
    "13:5: kinds.money.expire_days: this is a text. Write a number.",
  ],
  [
    "form: money.yml",
    "form: money.yml\n    label: 'state: approved'",
    "13:5: kinds.money.label: Quorate shows a state with this label. Choose another one.",
  ],
  [
    "{ approvers: 2 }",
    "{ trio: 4 }",
    '20:18: kinds.money.decide.approve.trio: 4 of "trio" must approve, but it has only 3. Write at most 3, or add people.',
  ],
  [
    "{ approvers: 2 }",
    "{ trio: 3 }",
    '20:18: warning: kinds.money.decide.approve.trio: all 3 of "trio" must approve, so what one of them asks for can never be approved. Write less, or add people.',
  ],
  [
    "{ approvers: 2 }",
    "{ trio: 1 }\n      decline: 4",
    "21:7: kinds.money.decide.decline: 4 must decline, but only 3 people decide. Write at most 3, or leave it out.",
  ],
  [
    "escalation: approvers\n",
    "__proto__: 1\n",
    '6:1: the file: there is no setting "__proto__" here. Take it out, or check its spelling.',
  ],
])("of %j changed to %j it says what is wrong, where, and what would be right", (from, to, says) => {
  expect(aboutConfig(changed(config, from, to)).join("\n")).toBe(says);
});

test.each([
  [
    "labels: { in-reveiw: needs decision }",
    '7:11: labels.in-reveiw: there is no state "in-reveiw". Did you mean "in-review"?',
  ],
  [
    "labels: { colour: needs decision }",
    `7:11: labels.colour: there is no state "colour". The states are ${states.join(", ")}.`,
  ],
  [
    'labels: { approved: "Kind: Money" }',
    '7:11: labels.approved: "Kind: Money" is the label of "money" already. Name another one for this state.',
  ],
  [`labels: { approved: "${"a".repeat(51)}" }`, "7:11: labels.approved: this is too long. Use at most 50 characters."],
  ['labels: { approved: "" }', "7:11: labels.approved: this is empty. Write at least one character."],
  ["labels: [approved]", "7:1: labels: this is a list. Write names, each with a colon and its settings."],
  ['labels: { approved: done, completed: done, declined: "state: expired" }', ""],
])("of states with labels of one's own, %s: it says what is wrong", (line, says) => {
  expect(aboutConfig(changed(config, "communities:", `${line}\ncommunities:`)).join("\n")).toBe(says);
});

test("a kind cannot have the label of a state, under its usual name or the community's own", () => {
  const labelled = (label: string) => changed(config, "form: money.yml", `form: money.yml\n    label: "${label}"`);
  expect(aboutConfig(labelled("State: Approved"))).toEqual([
    "13:5: kinds.money.label: Quorate shows a state with this label. Choose another one.",
  ]);
  expect(aboutConfig(`${labelled("State: Approved")}labels: { approved: accepted }\n`)).toEqual([]);
});

test("two entries cannot share a label or a form", () => {
  const other =
    "  other:\n    is: request\n    form: money.yml\n    label: 'KIND: money'\n    decide: { approve: { trio: 1 } }\n";
  expect(aboutConfig(config + other)).toEqual([
    '23:5: kinds.other.form: "money" has the same form, so their cases could not be told apart. Give each a form of its own.',
    '24:5: kinds.other.label: "money" has the same label, so their cases could not be told apart. Give one of them another label.',
  ]);
});

test("two lists that share their people cannot give more approvals than there are people", () => {
  const pair = changed(config, "[ana, bo, chidi] }", "[ana, bo] }\n  duo: { people: [Ana, BO] }");
  expect(aboutConfig(changed(pair, "{ approvers: 2 }", "{ trio: 1, duo: 1 }"))).toEqual([
    '21:7: warning: kinds.money.decide.approve: all 2 of "trio" and "duo" must approve, so what one of them asks for can never be approved. Write less, or add people.',
  ]);
  const three = pair.replace("[ana, bo]", "[ana, bo, chidi]").replace("[Ana, BO]", "[Ana, BO, Chidi]");
  expect(aboutConfig(changed(three, "{ approvers: 2 }", "{ trio: 1, duo: 1 }"))).toEqual([]);
  expect(aboutConfig(changed(three, "{ approvers: 2 }", "{ trio: 2, duo: 2 }"))).toEqual([
    '21:7: kinds.money.decide.approve: 4 different people must approve, but "trio" and "duo" have only 3 together. Nobody counts for two: write less, or add people.',
  ]);
});

test("a group that nobody defined is told where there are none yet", () => {
  const none = config.replace(/ {2}approvers: .*\n {2}trio: .*\n/, "").replace("groups:", "groups: {}");
  expect(aboutConfig(none)).toEqual([
    '4:1: escalation: there is no group "approvers". Add it under `groups:`.',
    '18:18: kinds.money.decide.approve.approvers: there is no group "approvers". Add it under `groups:`.',
  ]);
});
