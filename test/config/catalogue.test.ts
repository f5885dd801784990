import { expect, test } from "vitest";
import { aboutConfig, aboutProgram, changed, config, form } from "./support.ts";

const catalogue = `catalogue:
  - { id: stickers, name: Stickers, cap: 100 EUR, period: half-year, communities: [ghana] }
  - { id: shirts, name: T-shirts, price: 12 EUR, units: 2, period: 90 days }
`;

/** A program that gives what is in its catalogue without a vote. */
const giving = changed(
  changed(
    changed(config, "kinds:\n", `${catalogue}kinds:\n`),
    "      start: { type: date }",
    "      item: { type: item }\n      start: { type: date }",
  ),
  "    decide:\n      approve: { approvers: 2 }\n",
  "    decide:\n      - { when: { in_catalogue: item }, approve: automatic }\n      - approve: { approvers: 2 }\n",
);

const formOf = (options: string): string =>
  changed(
    form,
    "  - { type: input, id: start,",
    `  - { type: dropdown, id: item, attributes: { label: Item, options: [${options}] } }\n  - { type: input, id: start,`,
  );

test("a catalogue in which everything holds together is read without a word", () => {
  expect(aboutConfig(giving)).toEqual([]);
  expect(aboutProgram(giving, formOf("Stickers, T-shirts"))).toEqual([]);
});

test.each([
  [
    "name: Stickers, cap: 100 EUR, period: half-year",
    "name: Stickers, period: half-year",
    "10:5: catalogue.0: there is no limit, so anybody could have any number of it. Write `cap:` or `units:`.",
  ],
  ["cap: 100 EUR", "cap: a lot", "10:37: catalogue.0.cap: this is no amount. Write it with its currency, like 40 EUR."],
  [
    "cap: 100 EUR",
    "cap: 100 EUR, price: 40 USD",
    "10:37: catalogue.0.cap: this is in EUR, and `price` in USD. Use one currency.",
  ],
  [
    "cap: 100 EUR",
    "cap: 100 EUR, price: 101 EUR",
    "10:37: catalogue.0.cap: one of it costs more than this, so nobody could ever have it. Write more.",
  ],
  [
    "period: half-year",
    "period: halfyear",
    "10:51: catalogue.0.period: this is no period. Write one of year, half-year, quarter, month, or a number of days such as 90 days.",
  ],
  [
    "communities: [ghana]",
    "communities: [gahna]",
    '10:84: catalogue.0.communities.0: there is no community "gahna". Did you mean "ghana"?',
  ],
  [
    "id: shirts, name: T-shirts",
    "id: shirts, name: stickers",
    '11:5: catalogue.1: another item is called "stickers" or "shirts". Give each a name of its own.',
  ],
  [
    "in_catalogue: item",
    "in_catalogue: itme",
    '24:19: kinds.money.decide.0.when.in_catalogue: "itme" is no field of type item. Did you mean "item"?',
  ],
  [
    "when: { in_catalogue: item }",
    'when: { field: amount, at_most: "10 EUR" }',
    "24:55: kinds.money.decide.0.approve: the author alone could bring this about. Only what is in the catalogue is automatic: write `when: { in_catalogue: FIELD }`.",
  ],
  [
    "approve: automatic",
    "approve: automatic, decline: 1",
    "24:61: kinds.money.decide.0.decline: nobody votes where it is automatic. Take it out here.",
  ],
  [
    "in_catalogue: item",
    "in_catalogue: item, field: item",
    "24:39: kinds.money.decide.0.when.field: `in_catalogue:` names the field itself. Take this out.",
  ],
  [
    "approve: automatic",
    "approve: automaticly",
    '24:41: kinds.money.decide.0.approve: "automaticly" is not known here. Did you mean "automatic"?',
  ],
  [
    "amount: { type: money }",
    "amount: {}",
    '18:15: kinds.money.fields.item.type: "stickers" has a cap, but nothing says how much a request is for. Write its price, or a field of type money.',
  ],
  [
    "start: { type: date }",
    "start: { type: item }",
    '19:16: kinds.money.fields.start.type: "item" is the item already. A request is for one item, so keep one of them.',
  ],
  [
    "start: { type: date }",
    "start: { type: money }",
    "19:16: kinds.money.fields.start.type: there are two amounts, so nobody knows which one is for the item. Keep one of them as money.",
  ],
])("of %j changed to %j it says what is wrong", (from, to, says) => {
  expect(aboutConfig(changed(giving, from, to))).toContain(says);
});

test("without a catalogue nothing can be automatic, and that is said", () => {
  expect(aboutConfig(changed(giving, catalogue, ""))).toContain(
    "15:15: kinds.money.fields.item.type: there is no catalogue yet. Write its items under `catalogue:`.",
  );
});

test("what the form offers must be in the catalogue", () => {
  expect(aboutProgram(giving, formOf("Stickers, T-shrits")).join()).toContain(
    'the form offers "T-shrits", which is not in the catalogue. Did you mean "T-shirts"?',
  );
});
