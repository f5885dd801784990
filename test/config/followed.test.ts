// What the settings of a charter come to in the engine, from the text of quorate.yml on.

import { expect, test } from "vitest";
import { readProgram } from "../../src/config/program.ts";
import type { Instance } from "../../src/core/case/kind.ts";
import { ordinaryVoting } from "../../src/core/case/voting.ts";
import { changed, config, form, said } from "./support.ts";

function kindOf(rule: string): Instance {
  const text = changed(config, "      approve: { approvers: 2 }\n", rule);
  const read = readProgram({ oid: "c", text }, new Map([["money.yml", { oid: "f", text: form }]]));
  const [instance] = read.ok ? read.program.instances : [];
  if (!instance) throw new Error(`not in force: ${read.ok ? "no form" : said(read.problems).join("\n")}`);
  return instance;
}

const { holds, conflicts } = ordinaryVoting;

test.each([
  ["", {}],
  ["voting: {}", {}],
  ["voting: { eligible: live, abstain: neutral, recuse: leaves }", {}],
  ["voting: { eligible: frozen }", { eligible: "frozen" }],
  ["voting: { abstain: as_decline }", { abstain: "as-decline" }],
  ["voting: { recuse: stays }", { recuse: "stays" }],
  ["holds: off", { holds: { ...holds, by: [] } }],
  ["holds: { by: trio }", { holds: { ...holds, by: ["trio"] } }],
  ["holds: { by: [trio, approvers] }", { holds: { ...holds, by: ["trio", "approvers"] } }],
  ["holds: { lifted_by: trio }", { holds: { ...holds, liftedBy: "trio" } }],
  ["holds: { names: [budget, safety] }", { holds: { ...holds, names: ["budget", "safety"] } }],
  ["conflicts: {}", {}],
  ["conflicts: { same_community: true }", { conflicts: { ...conflicts, sameCommunity: true } }],
  ["conflicts: { same_affiliation: true }", { conflicts: { ...conflicts, sameAffiliation: true } }],
  ["conflicts: { most_of_one_affiliation: 2 }", { conflicts: { ...conflicts, mostOfOne: 2 } }],
] as const)("of `%s` votes are counted so: %j", (setting, differs) => {
  const { voting } = kindOf(`      approve: { approvers: 2 }\n${setting === "" ? "" : `    ${setting}\n`}`);
  expect(voting).toEqual({ ...ordinaryVoting, ...differs });
});

test("nothing else is counted than what the documentation calls ordinary", () => {
  expect(ordinaryVoting).toEqual({
    eligible: "live",
    abstain: "neutral",
    recuse: "leaves",
    holds: { by: null, liftedBy: null, names: [] },
    conflicts: { sameCommunity: false, sameAffiliation: false, mostOfOne: null },
  });
});

const half = { fraction: { top: 1, bottom: 2 } };
const one = { is: "seats", seats: { trio: 1 } } as const;
const two = { is: "seats", seats: { trio: 2 } } as const;

test.each([
  ["{ trio: 1, approvers: 2 }", { is: "seats", seats: { trio: 1, approvers: 2 } }],
  ["{ approvals: { of: [trio, approvers], at_least: 2 } }", { is: "count", of: ["trio", "approvers"], atLeast: 2 }],
  ["{ share: { of: trio, at_least: 1/2 } }", { is: "share", of: ["trio"], bar: { ...half, than: "at-least" } }],
  ["{ share: { of: trio, more_than: 1/2 } }", { is: "share", of: ["trio"], bar: { ...half, than: "more-than" } }],
  ["{ majority: { of: trio, at_least: 1/2 } }", { is: "majority", of: ["trio"], bar: { ...half, than: "at-least" } }],
  ["{ majority: { of: trio, more_than: 1/2 } }", { is: "majority", of: ["trio"], bar: { ...half, than: "more-than" } }],
  ["{ margin: { of: trio, at_least: 2 } }", { is: "margin", of: ["trio"], atLeast: 2 }],
  ["{ lazy: { of: trio, after: 3 days } }", { is: "lazy", of: ["trio"], after: { days: 3 } }],
  [
    "{ trio: 1, turnout: { of: trio, more_than: 1/2 } }",
    { is: "all", parts: [one, { is: "turnout", of: ["trio"], bar: { ...half, than: "more-than" } }] },
  ],
  [
    "{ trio: 1, turnout: { of: trio, at_least: 2 } }",
    { is: "all", parts: [one, { is: "voters", of: ["trio"], atLeast: 2 }] },
  ],
  ["{ trio: 1, wait: 72 hours }", { is: "all", parts: [one, { is: "wait", for: { hours: 72 } }] }],
  ["{ any: [{ trio: 1 }, { approvers: 2 }] }", { is: "any", parts: [one, { is: "seats", seats: { approvers: 2 } }] }],
  [
    "{ objection: { from: [trio, approvers], without: { trio: 1 }, with: { trio: 2 } } }",
    { is: "objection", from: ["trio", "approvers"], without: one, with: two },
  ],
  [
    "{ when: { field: amount, over: 100 EUR }, use: { trio: 2 }, otherwise: { trio: 1 } }",
    {
      is: "when",
      condition: { is: "money", field: "amount", test: "over", minor: 10_000, currency: "EUR" },
      applies: two,
      otherwise: one,
    },
  ],
])("`approve: %s` asks for %j", (approve, expected) => {
  expect(kindOf(`      approve: ${approve}\n`).rule.tiers.map((tier) => tier.approve)).toEqual([expected]);
});

test.each([
  ["ends: early", {}],
  ["deadline: { after: 14 days, outcome: remind }", { deadline: { after: { days: 14 }, outcome: "remind" } }],
  ["deadline: { after: 2 weeks, outcome: escalate }", { deadline: { after: { days: 14 }, outcome: "escalate" } }],
  ["deadline: { after: 36 hours, outcome: expire }", { deadline: { after: { hours: 36 }, outcome: "expire" } }],
  ["deadline: { after: 14 days, outcome: approve }", { deadline: { after: { days: 14 }, outcome: "approve" } }],
  ["deadline: { after: 14 days, outcome: decline }", { deadline: { after: { days: 14 }, outcome: "decline" } }],
  [
    "deadline: { after: 14 days, outcome: { approve: { majority: { of: trio, more_than: 1/2 } } } }",
    {
      deadline: {
        after: { days: 14 },
        outcome: { approve: { is: "majority", of: ["trio"], bar: { ...half, than: "more-than" } } },
      },
    },
  ],
  [
    "deadline: { after: 14 days, outcome: decline }\nends: at_deadline",
    { deadline: { after: { days: 14 }, outcome: "decline" }, ends: "at-deadline" },
  ],
  ["decline: 1", { decline: { is: "count", of: [], atLeast: 1 } }],
  ["decline: { trio: 2 }", { decline: two }],
  ["decline: { declines: { of: trio, at_least: 2 } }", { decline: { is: "count", of: ["trio"], atLeast: 2 } }],
  ["ask: { from: trio, people: 1, turn: 3 days }", { ask: { group: "trio", people: 1, turn: { days: 3 } } }],
])("beside `approve`, `%s` comes to %j", (settings, differs) => {
  const lines = ["approve: { trio: 2 }", ...settings.split("\n")].map((line) => `      ${line}\n`);
  const ordinary = {
    when: null,
    approve: two,
    decline: { is: "count", of: [], atLeast: 2 },
    deadline: null,
    ends: "early",
  };
  expect(kindOf(lines.join("")).rule).toEqual({ tiers: [{ ...ordinary, ...differs }] });
});
