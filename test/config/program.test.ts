import { expect, test } from "vitest";
import { aboutProgram, changed, config, form } from "./support.ts";

test("a configuration and a form that fit are read without a word", () => {
  expect(aboutProgram(config)).toEqual([]);
});

test.each([
  [
    "amount: { type: money }",
    "amuont: { type: money }",
    '14:7: kinds.money.fields.amuont: the form has no field "amuont". Did you mean "amount"?\n18:39: kinds.money.checks.0.lines_add_up.total: "amount" is read as text. Write `type: money` for it under `fields:`.',
  ],
  [
    "amount: { type: money }",
    "sum: { type: money }",
    '14:7: kinds.money.fields.sum: the form has no field "sum". It has amount, start, end, costs, community, rules.\n18:39: kinds.money.checks.0.lines_add_up.total: "amount" is read as text. Write `type: money` for it under `fields:`.',
  ],
  [
    "amount: { type: money }",
    "amount: { type: checklist }",
    '14:17: kinds.money.fields.amount.type: "input" in the form cannot be read as checklist. Write text, or leave it out.\n18:39: kinds.money.checks.0.lines_add_up.total: "amount" is read as checklist. Write `type: money` for it under `fields:`.',
  ],
  [
    "amount: { type: money }",
    "amount: { type: choice }",
    '14:17: kinds.money.fields.amount.type: "input" in the form cannot be read as choice. Write text, or leave it out.\n18:39: kinds.money.checks.0.lines_add_up.total: "amount" is read as choice. Write `type: money` for it under `fields:`.',
  ],
  [
    "amount: { type: money }",
    "amount: { type: money, about: true }",
    '14:30: kinds.money.fields.amount.about: "amount" is read as money, so nobody is kept out. Write `type: person` beside it.',
  ],
  [
    "start: { type: date }",
    "start: { type: date, currency: EUR }",
    '15:28: kinds.money.fields.start.currency: "start" is read as date. Write `type: money` beside it, or take the currency out.',
  ],
  [
    "start: { type: date }",
    "start: { type: date, payment: false }",
    '15:28: kinds.money.fields.start.payment: "start" is read as date. Write `type: money` beside it, or take payment out.',
  ],
  [
    "start: { type: date }",
    "rules: { type: text }",
    '15:16: kinds.money.fields.rules.type: "checkboxes" in the form cannot be read as text. Write checklist, or leave it out.',
  ],
  [
    "start: { type: date }",
    "community: { type: community }",
    '15:20: kinds.money.fields.community.type: the form offers "Kenya", which is no community of this program. Add it under `communities:`, or take it out of the form.',
  ],
  [
    "lines: costs",
    "lines: cost",
    '18:25: kinds.money.checks.0.lines_add_up.lines: the form has no field "cost". Did you mean "costs"?',
  ],
  [
    "total: amount",
    "total: start",
    '18:39: kinds.money.checks.0.lines_add_up.total: "start" is read as date. Write `type: money` for it under `fields:`.',
  ],
  [
    "lines_add_up: { lines: costs, total: amount }",
    "end_before_start: { start: start, end: finish }",
    '18:43: kinds.money.checks.0.end_before_start.end: the form has no field "finish". It has amount, start, end, costs, community, rules.',
  ],
  [
    "lines_add_up: { lines: costs, total: amount }",
    "date_in_past: amount",
    '18:9: kinds.money.checks.0.date_in_past: "amount" is read as money. Write `type: date` for it under `fields:`.',
  ],
  [
    "lines_add_up: { lines: costs, total: amount }",
    "lead_time: { field: costs, days: 7 }",
    '18:22: kinds.money.checks.0.lead_time.field: "costs" is read as text. Write `type: date` for it under `fields:`.',
  ],
  [
    "form: money.yml",
    "form: cash.yml",
    "12:5: kinds.money.form: there is no form cash.yml. Add it, or name another one.",
  ],
  [
    "form: money.yml",
    "form: money.yml\n    label: money",
    'money.yml:3:1: warning: labels: the form does not add "money". Write it here, so that people see at once what this is.\nmoney.yml:3:10: warning: labels: Quorate does not create "kind: money", and GitHub leaves out a label that the repository does not have. Create it, or take it out.',
  ],
])("of %j changed to %j it says what the form does not fit", (from, to, says) => {
  expect(aboutProgram(changed(config, from, to)).join("\n")).toBe(says);
});

test("a program without communities cannot ask for one", () => {
  const none = config
    .replace(/communities:\n.*\n/, "")
    .replace("start: { type: date }", "community: { type: community }");
  expect(aboutProgram(none)).toEqual([
    "13:20: kinds.money.fields.community.type: there are no communities yet. Write them under `communities:`.",
  ]);
});

test("a choice of several is not read as one", () => {
  const several = changed(form, "options: [Ghana, Kenya]", "multiple: true, options: [Ghana, Kenya]");
  expect(aboutProgram(changed(config, "start: { type: date }", "community: { type: choice }"), several)).toEqual([
    "15:20: kinds.money.fields.community.type: people may pick several here. Write choices, or take `multiple` out of the form.",
  ]);
});

test.each([
  [
    "kind: money",
    "money please",
    'money.yml:3:1: warning: labels: the form does not add "kind: money". Write it here, so that people see at once what this is.\nmoney.yml:3:10: warning: labels: Quorate does not create "money please", and GitHub leaves out a label that the repository does not have. Create it, or take it out.',
  ],
  [
    '["kind: money"]',
    '["kind: money", urgent]',
    'money.yml:3:25: warning: labels: Quorate does not create "urgent", and GitHub leaves out a label that the repository does not have. Create it, or take it out.',
  ],
  [
    '["kind: money"]',
    '["kind: money", "state: approved"]',
    'money.yml:3:25: labels: Quorate sets "state: approved" itself when it is true. Take it out.',
  ],
  [
    'labels: ["kind: money"]\n',
    "",
    'money.yml:1:1: warning: labels: the form does not add "kind: money". Write it here, so that people see at once what this is.',
  ],
  ["name: Money", "name: Mon", "money.yml:1:1: name: GitHub hides a form whose name has fewer than 4 characters."],
  ["name: Money\n", "", "money.yml:1:1: name: This is missing."],
  ["name: Money", "name: 2026", "money.yml:1:1: name: This must be text: put it in quotes."],
  ["description: Ask for money.\n", "", "money.yml:1:1: description: This is missing."],
  [
    "description:",
    "descriptoin: x\ndescription:",
    'money.yml:2:1: descriptoin: GitHub does not know the key "descriptoin". Did you mean "description"?',
  ],
  [
    "type: input, id: amount",
    "type: text, id: amount",
    "money.yml:5:7: body.0.type: The type of an element is one of markdown, input, textarea, dropdown, checkboxes, upload.",
  ],
  [
    "type: input, id: amount",
    "type: input, id: the amount",
    "money.yml:5:20: body.0.id: An id holds only letters without accents, digits, - and _.",
  ],
  [
    "id: start",
    "id: amount",
    'money.yml:6:5: body.1: Another element has the id "amount", or a label that is too similar.',
  ],
  [
    "label: First day",
    "label: Amount",
    'money.yml:6:45: body.1.attributes.label: The label "Amount" is used twice: in the issue the two answers could not be told apart.',
  ],
  ["label: First day", "label: ''", "money.yml:6:45: body.1.attributes.label: This must not be empty."],
  [
    "label: First day",
    "label: Your password",
    "money.yml:6:45: body.1.attributes.label: GitHub refuses a form that asks for a password.",
  ],
  ["[Ghana, Kenya]", "[]", "money.yml:9:70: body.4.attributes.options: A dropdown needs at least one option."],
  [
    "[Ghana, Kenya]",
    "[Ghana, Ghana]",
    'money.yml:9:87: body.4.attributes.options.1: The option "Ghana" is there twice.',
  ],
  [
    "[Ghana, Kenya]",
    "[Ghana, None]",
    'money.yml:9:87: body.4.attributes.options.1: GitHub keeps the option "None" for itself.',
  ],
  [
    "[Ghana, Kenya]",
    "[Yes, true]",
    'money.yml:9:80: body.4.attributes.options.0: GitHub takes "Yes" for true or false. Put it in quotes.\nmoney.yml:9:85: body.4.attributes.options.1: GitHub takes "true" for true or false. Put it in quotes.',
  ],
  [
    "label: First day",
    "label: Yes",
    'money.yml:6:45: body.1.attributes.label: GitHub takes "Yes" for true or false. Put it in quotes.',
  ],
  ["[Ghana, Kenya]", "['Yes', Kenya]", ""],
  [
    "options: [{ label: I agree, required: true }]",
    "options: [I agree]",
    "money.yml:10:74: body.5.attributes.options.0: This must be a map.",
  ],
  [
    "id: start, attributes",
    "id: start, atributes",
    'money.yml:6:5: body.1.attributes: This is missing.\nmoney.yml:6:31: body.1.atributes: GitHub does not know the key "atributes". Did you mean "attributes"?',
  ],
  [
    "body:",
    "body: []\nbdy:",
    'money.yml:4:1: body: The form asks for nothing.\nmoney.yml:5:1: bdy: GitHub does not know the key "bdy". Did you mean "body"?',
  ],
])("of %j in the form changed to %j it says what GitHub or Quorate would not take", (from, to, says) => {
  expect(aboutProgram(config, changed(form, from, to)).join("\n")).toBe(says);
});

test("a form that carries the label of another kind is refused", () => {
  const other =
    "  other:\n    is: request\n    form: other.yml\n    label: urgent\n    decide: { approve: { approvers: 1 } }\n";
  expect(aboutProgram(config + other, changed(form, "kind: money", "Urgent"))[1]).toBe(
    'money.yml:3:10: labels: "Urgent" is the label of other, so this form would open one of these. Write "kind: money".',
  );
});

test("a form cannot add a label with which the community shows a state; one that is free again is like any other", () => {
  const renamed = `${config}labels: { approved: accepted }\n`;
  const adds = (label: string) => changed(form, '["kind: money"]', `["kind: money", "${label}"]`);
  expect(aboutProgram(renamed, adds("Accepted"))).toEqual([
    'money.yml:3:25: labels: Quorate sets "Accepted" itself when it is true. Take it out.',
  ]);
  expect(aboutProgram(renamed, adds("state: approved")).join("\n")).toContain(
    'warning: labels: Quorate does not create "state: approved"',
  );
});
