// What `quorate check` says about charters that cannot work, and about rules that do not say one clear thing.

import { expect, test } from "vitest";
import { charterFrom } from "../../src/config/charter.ts";
import { readConfig } from "../../src/config/read.ts";
import { aboutConfig, aboutProgram, changed, config, form } from "./support.ts";

const rule = (text: string) => changed(config, "      approve: { approvers: 2 }\n", text);
const tiers = (...some: readonly string[]) =>
  changed(
    config,
    "    decide:\n      approve: { approvers: 2 }\n",
    `    decide:\n${some.map((one) => `      - ${one}\n`).join("")}`,
  );

const good: readonly string[] = [
  "      approve: { approvers: 2, wait: 3 days }\n",
  "      approve: { majority: { of: trio, more_than: 1/2 }, turnout: { of: trio, at_least: 2 } }\n    holds: off\n",
  "      approve: { approvers: 2 }\n    holds: { by: [trio, approvers] }\n",
  "      approve: { approvers: 2 }\n    holds: false\n",
  "      approve: { majority: { of: approvers, at_least: 2/3 }, turnout: { of: approvers, at_least: 50% } }\n      deadline: { after: 14 days, outcome: decline }\n",
  "      approve: { all: [{ approvers: 1 }, { any: [{ trio: 1 }, { lazy: { of: trio, after: 72 hours } }] }] }\n",
  "      approve: { objection: { from: trio, without: { approvers: 1 }, with: { share: { of: [trio, approvers], more_than: 1/2 } } } }\n      decline: { declines: { of: trio, at_least: 2 } }\n",
  "      approve: { when: { field: amount, over: 100 EUR }, use: { approvers: 2 }, otherwise: { approvers: 1 } }\n      ends: at_deadline\n      deadline: { after: 2 weeks, outcome: { approve: { approvers: 1 } } }\n",
];

test.each(good)("this is a charter: %s", (text) => {
  expect(aboutConfig(rule(text))).toEqual([]);
});

test("everything in one map has to hold, and seats side by side are one seating", () => {
  const read = readConfig(rule("      approve: { approvers: 2, all: [{ approvers: 1, trio: 1 }], wait: 3 days }\n"));
  const decide = read.ok ? read.config.kinds.money?.decide : undefined;
  expect(decide && charterFrom(decide).tiers[0]).toEqual({
    when: null,
    approve: {
      is: "all",
      parts: [
        { is: "seats", seats: { approvers: 3, trio: 1 } },
        { is: "wait", for: { days: 3 } },
      ],
    },
    decline: null,
    deadline: null,
    ends: "early",
  });
});

test.each([
  ["{ shar: { of: trio, at_least: 1/2 } }", 'there is no setting "shar" here. Did you mean "share"?'],
  ["{ share: { of: trio } }", "share: how much? Write `at_least` or `more_than`."],
  ["{ share: { of: trio, at_least: 1/2, more_than: 1/2 } }", "`at_least` and `more_than` do not go together"],
  ["{ share: { of: trio, more_than: 100% } }", "nobody can be more than all. Write `at_least` here."],
  ["{ share: { of: trio, at_least: 3/2 } }", "this is no part of a whole. Write it like 2/3 or 50%."],
  ["{ share: { of: trio, at_least: 0.5 } }", "this is no part of a whole. Write it like 2/3 or 50%."],
  ["{ share: { of: treo, at_least: 1/2 } }", 'there is no group "treo". Did you mean "trio"?'],
  ["{ objection: { from: [trio, nobody], without: { trio: 1 }, with: { trio: 2 } } }", 'there is no group "nobody".'],
  ["{ trio: 1, wait: soon }", "this is no time. Write it like 3 days or 72 hours."],
  ["{ wait: 3 days }", "nobody has to say yes for this, so the author alone could bring it about."],
  ["{ turnout: { of: trio, at_least: 1/2 } }", "nobody has to say yes for this"],
  ["{ any: [{ trio: 1 }, { wait: 3 days }] }", "nobody has to say yes for this"],
  ["{ declines: { of: trio, at_least: 1 } }", '"declines" has no place under approve.'],
  ["{ approvals: { of: trio, at_least: 4 } }", '4 of "trio" must approve, but it has only 3.'],
  ["{ all: [{ trio: 5 }] }", '5 of "trio" must approve, but it has only 3.'],
  ["{ when: { field: amount, over: 5 EUR }, use: { trio: 1 } }", "`otherwise` is missing."],
  ["{ when: { field: amount }, use: { trio: 1 }, otherwise: { trio: 2 } }", "what has to hold? Write one of over,"],
  ["{ when: { over: 5 EUR }, use: { trio: 1 }, otherwise: { trio: 2 } }", "which field?"],
  ["{ when: { field: amount, over: 5 }, use: { trio: 1 }, otherwise: { trio: 2 } }", "this is no amount."],
  [
    "{ when: { field: a, is: b, over: 5 EUR }, use: { trio: 1 }, otherwise: { trio: 2 } }",
    '"over" and "is" do not go together.',
  ],
  ["{ trio: 1 }\n      ends: at_deadline", "there is no deadline."],
  ["{ trio: 1 }\n      decline: { lazy: { of: trio, after: 1 day } }", '"lazy" can only approve.'],
  ["{ trio: 1 }\n      ask: { from: treo, people: 1, turn: 3 days }", 'there is no group "treo". Did you mean "trio"?'],
  [
    "{ trio: 1 }\n      ask: { from: trio, people: 4, turn: 3 days }",
    '4 of "trio" are asked at a time, but it has only 3.',
  ],
  [
    "{ trio: 1 }\n      ask: { from: trio, people: 1, turn: soon }",
    "this is no time. Write it like 3 days or 72 hours.",
  ],
  ["{ trio: 1 }\n    holds: { lifted_by: treo }", 'there is no group "treo".'],
  ["{ trio: 1 }\n    holds: { by: treo }", 'there is no group "treo". Did you mean "trio"?'],
  ["{ trio: 1 }\n    holds: { by: [trio, nobody] }", 'there is no group "nobody".'],
  ["{ trio: 1 }\n    holds: { lift_by: trio }", 'there is no setting "lift_by" here. Did you mean "lifted_by"?'],
  ["{ trio: 1 }\n    holds: { by: 7 }", "holds.by:"],
  ["{ trio: 1 }\n    holds: never", "holds: "],
  [
    "{ trio: 1, turnout: { of: trio, at_least: 4 } }",
    '4 of "trio" must take part, but it has only 3. Write at most 3,',
  ],
  ["{ trio: 1, turnout: { of: trio, at_least: 3 } }", 'all 3 of "trio" must take part, so what one of them asks for'],
  [
    "{ trio: 1, turnout: { of: trio, at_least: half } }",
    "this is no part of a whole. Write it like 1/2 or 50%, or write how many people.",
  ],
  ["{ trio: 1, turnout: { of: trio, at_least: 0 } }", "turnout.at_least: "],
])("of `approve: %s` it says: %s", (text, says) => {
  expect(aboutConfig(rule(`      approve: ${text}\n`)).join("\n")).toContain(says);
});

test("a hold that nobody could lift once its giver has left is told", () => {
  const alone = changed(
    rule("      approve: { approvers: 2 }\n    holds: { by: trio }\n"),
    "escalation: approvers\n",
    "",
  );
  expect(aboutConfig(alone).map((line) => line.replace(/^[\d:]+ /, ""))).toEqual([
    "warning: kinds.money.holds: when somebody leaves who has put a case on hold, nobody can lift that hold. Write `lifted_by:` here, or name a group under `escalation:`.",
  ]);
  expect(aboutConfig(changed(alone, "{ by: trio }", "{ by: trio, lifted_by: approvers }"))).toEqual([]);
  expect(aboutConfig(changed(alone, "{ by: trio }", "off"))).toEqual([]);
});

const upTo = (amount: string, more = "trio: 1") =>
  `{ when: { field: amount, at_most: ${amount} }, approve: { ${more} } }`;
const rest = "{ approve: { approvers: 2 } }";

test("a list of rules that goes up to its end is fine", () => {
  expect(aboutProgram(tiers(upTo("100 EUR"), upTo("1000 EUR"), rest))).toEqual([]);
});

test.each([
  [
    [upTo("1000 EUR"), upTo("100 EUR"), rest],
    "kinds.money.decide.1: this rule never applies, since one before it always does.",
  ],
  [[rest, upTo("100 EUR"), rest], "kinds.money.decide.0: this rule applies to all, so those after it never do."],
  [[upTo("100 EUR"), upTo("200 EUR")], "cases to which this does not apply would have no rule."],
  [
    [upTo("100 EUR"), "{ when: { field: amount, over: 200 EUR }, approve: { trio: 2 } }", rest],
    "warning: kinds.money.decide: no condition applies to €100.01, though one does to less and one to more",
  ],
  [[upTo("100 EUR").replace("amount", "amuont"), rest], 'the form has no field "amuont". Did you mean "amount"?'],
  [
    [upTo("100 EUR").replace("amount", "costs"), rest],
    '"costs" is read as text. Write `type: money` for it under `fields:`.',
  ],
  [
    ["{ when: { field: start, is: soon }, approve: { trio: 1 } }", rest],
    '"start" is read as date. Only fields of type choice, choices, community can be asked for that.',
  ],
  [
    ["{ when: { field: community, is: Gana }, approve: { trio: 1 } }", rest],
    'the form does not offer "Gana". Did you mean "Ghana"?',
  ],
  [
    ["{ when: { field: rules, ticked: I agre }, approve: { trio: 1 } }", rest],
    'the form does not offer "I agre". Did you mean "I agree"?',
  ],
] as const)("of the rules %j it says: %s", (some, says) => {
  expect(aboutProgram(tiers(...some)).join("\n")).toContain(says);
});

test("an amount between two rules is told, also where a rule asks for something else as well", () => {
  const inGhana = (amount: string) =>
    `{ when: { all: [{ field: amount, ${amount} }, { field: community, is: Ghana }] }, approve: { trio: 1 } }`;
  const gap =
    /warning: kinds\.money\.decide: no condition applies to €100\.01(.*), though one does to less and one to more/;
  const gapOf = (...some: readonly string[]) => gap.exec(aboutProgram(tiers(...some, rest)).join("\n"))?.[1];
  expect(gapOf(upTo("100 EUR"), inGhana("over: 200 EUR"))).toBe(' with some answers to "community"');
  expect(gapOf(inGhana("at_most: 100 EUR"), inGhana("over: 200 EUR"))).toBe(' with some answers to "community"');
  const kenya = "{ when: { field: community, is: Kenya }, approve: { trio: 1 } }";
  expect(gapOf(upTo("100 EUR"), "{ when: { field: amount, over: 200 EUR }, approve: { trio: 2 } }", kenya)).toBe(
    ' with some answers to "community"',
  );
  const agreed =
    "{ when: { all: [{ field: rules, ticked: I agree }, { field: amount, under: 50 EUR }] }, approve: { trio: 1 } }";
  expect(gapOf(agreed, upTo("100 EUR"), "{ when: { field: amount, over: 200 EUR }, approve: { trio: 2 } }")).toBe("");
  expect(aboutProgram(tiers(inGhana("at_most: 100 EUR"), inGhana("over: 100 EUR"), rest))).toEqual([]);
  expect(aboutProgram(tiers(inGhana("at_most: 100 EUR"), upTo("200 EUR"), rest))).toEqual([]);
});

test("an amount in a currency that the field never has is told", () => {
  const fixed = changed(
    tiers(upTo("100 USD"), rest),
    "amount: { type: money }",
    "amount: { type: money, currency: EUR }",
  );
  expect(aboutProgram(fixed).join("\n")).toContain('"amount" is always in EUR, so this never applies.');
});

const boxes = (label: string, options: readonly string[], required = "true") =>
  changed(
    form,
    "label: Rules, options: [{ label: I agree, required: true }]",
    `label: "${label}", options: [${options.map((one) => `{ label: "${one}", required: ${required} }`).join(", ")}]`,
  );
const noneCouldFillIn = "All of these boxes must be ticked, but they look like a choice";

const choices: readonly (readonly [label: string, ...options: string[]])[] = [
  ["Rules", "Yes", "No"],
  ["Visa", "Yes, I need one", "No, I have one"],
  ["You", "I am a Rep", "I am not a Rep"],
  ["You", "I'm a Rep", "I’m not a Rep"],
  ["Terms", "I agree", "I don't agree", "I have read them"],
  ["Travel", "I can come", "I cannot come"],
  ["Tú", "Soy parte de Reps", "No soy parte de Reps"],
  ["How do you take part?", "Online", "In person"],
  ["Online or in person", "Online", "In person"],
  ["Which of these", "Stickers", "Shirts"],
  ["Elige uno", "Pegatinas", "Camisetas"],
];

test.each(choices)(
  "boxes that exclude each other and must all be ticked are told: %s, %s or %s",
  (label, ...options) => {
    expect(aboutProgram(config, boxes(label, options)).join("\n")).toContain(noneCouldFillIn);
    expect(aboutProgram(config, boxes(label, options, "false"))).toEqual([]);
  },
);

const promises: readonly (readonly [label: string, ...options: string[]])[] = [
  ["Rules", "I agree to the rules", "I am not paid for this"],
  ["You", "I am a Rep", "I am not an employee"],
  ["Have you read these?", "The guidelines", "The code of conduct"],
  ["How did you prepare?", "I read the guide", "I asked a mentor"],
  ["Before you ask, online or not", "I asked a mentor", "I read the guide"],
  ["Notes", "No flights", "No hotels"],
];

test.each(promises)("boxes that can all be ticked are fine: %s, %s and %s", (label, ...options) => {
  expect(aboutProgram(config, boxes(label, options))).toEqual([]);
});
