// A term must be harder to end before its time than to begin.

import { expect, test } from "vitest";
import { aboutConfig, changed, config } from "./support.ts";

const both = changed(
  config,
  "kinds:\n",
  `repositories: [program, council]
private_repository: council
roles:
  - { id: coordinator, title: Coordinator, purpose: Helps., term: 1 year }
  - { id: guide, title: Guide, purpose: Guides., term: 1 year, decides: trio }
kinds:
  apply:
    is: role-application
    form: apply.yml
    fields: { role: { type: role } }
    decide: { approve: { approvers: 2 } }
  removal:
    is: removal
    form: removal.yml
    fields: { role: { type: role }, person: { type: person } }
    decide: { approve: { approvers: 3 } }
`,
);
const ending = (rule: string) => changed(both, "approve: { approvers: 3 }", `approve: ${rule}`);
const beginning = (rule: string, text = both) =>
  changed(text, "    decide: { approve: { approvers: 2 } }\n  removal", `    decide: { approve: ${rule} }\n  removal`);
const about = (text: string) => aboutConfig(text).filter((one) => one.includes("kinds.removal.decide"));

test("three people end what two began, and nothing is said", () => {
  expect(aboutConfig(both)).toEqual([]);
  expect(about(ending("{ approvers: 2, trio: 1 }")), "also of two groups").toEqual([]);
  expect(about(ending("{ share: { of: approvers, at_least: 2/3 } }")), "what cannot be compared").toEqual([]);
  expect(
    about(
      beginning("{ share: { of: approvers, at_least: 1/2 } }", ending("{ share: { of: approvers, at_least: 2/3 } }")),
    ),
  ).toEqual([]);
});

test("as many as began it are too few to end it, for every role, and the fix is said", () => {
  expect(about(ending("{ approvers: 2 }"))).toEqual([
    expect.stringContaining(
      'kinds.removal.decide: 2 can end a term of "Coordinator" and "Guide", and "apply" asks for 2 to begin one. To end one before its time must take more: ask for at least 3 people here.',
    ),
  ]);
  expect(about(ending("{ approvers: 1 }"))).toHaveLength(1);
  expect(about(ending("{ approvers: 2, wait: 7 days }")), "waiting is no vote").toHaveLength(1);
  expect(about(ending("{ lazy: { of: approvers, after: 7 days } }")), "nor is silence").toHaveLength(1);
  expect(about(ending("{ any: [{ approvers: 3 }, { trio: 1 }] }")), "the easier way counts").toHaveLength(1);
});

test("the same share, or a smaller one, is too little", () => {
  const half = "{ share: { of: approvers, at_least: 1/2 } }";
  expect(about(beginning(half, ending(half)))).toEqual([
    expect.stringContaining('a term of "Coordinator" and "Guide" would end as easily as "apply" lets it begin.'),
  ]);
  expect(about(beginning(half, ending(half))).join()).toContain(
    "To end one before its time must take more: ask for more people here, or another group as well.",
  );
  expect(about(beginning(half, ending("{ share: { of: approvers, at_least: 1/3 } }")))).toHaveLength(1);
  expect(about(beginning(half, ending("{ share: { of: approvers, more_than: 1/2 } }")))).toEqual([]);
  expect(about(beginning(half, ending("{ approvers: 1 }"))), "one person alone").toHaveLength(1);
});
