// What concerns one person needs a way that is not for everybody: what is said where a program has none.

import { expect, test } from "vitest";
import { aboutConfig, changed, config } from "./support.ts";

const reviewed = `${changed(
  config,
  "kinds:\n",
  `contacts: { program: council@open-reps.example }
roles:
  - { id: guide, title: Guide, purpose: Guides., term: 1 year }
kinds:
  apply:
    is: role-application
    form: apply.yml
    fields: { role: { type: role } }
    decide: { approve: { approvers: 2 } }
    review: review
  review: { is: term-review, form: review.yml, decide: { approve: { approvers: 2 } } }
`,
)}`;
const without = changed(reviewed, "contacts: { program: council@open-reps.example }\n", "");
const apart = "repositories: [program, council]\nprivate_repository: council\n";

test("a program with reviews says where people tell what is not for everybody", () => {
  expect(aboutConfig(reviewed)).toEqual([]);
  const says =
    "warning: kinds.apply.review: people are asked in public how a term went, and nobody tells them where to say what is not for everybody. Name a place with `contacts: { program: ... }`.";
  expect(aboutConfig(without)).toEqual([expect.stringContaining(says)]);
  expect(aboutConfig(changed(without, "    review: review\n", ""))).toEqual([]);
});

test("that the private repository helps only those who can read it is no reason to leave the place out", () => {
  expect(aboutConfig(changed(without, "kinds:\n", `${apart}kinds:\n`)).join()).toContain("kinds.apply.review");
});

test("a private repository in which no term can be ended early is told, with where people are sent instead", () => {
  const says = (text: string) => aboutConfig(changed(text, "kinds:\n", `${apart}kinds:\n`)).join("\n");
  const begin = "private_repository: no kind here is `is: removal`, so whoever wants a term ended early is sent to";
  expect(says(reviewed)).toContain(`warning: ${begin} \`contacts: program:\`. Add one for a form there.`);
  expect(says(without)).toContain(`warning: ${begin} a maintainer. Add one for a form there.`);
  const removal =
    "  removal:\n    is: removal\n    form: removal.yml\n    fields: { role: { type: role }, person: { type: person } }\n    decide: { approve: { approvers: 3 } }\n";
  expect(says(`${reviewed}${removal}`)).toBe("");
});
