// What has to hold before a role is open or an application is decided about.

import type { Fault } from "./faults.ts";

const opening = (test: string) => ({ file: "test/kinds/role-opening.test.ts", test });
const application = (test: string) => ({ file: "test/kinds/role-application.test.ts", test });

export const whatRolesAskFor: readonly Fault[] = [
  {
    claim: "nobody opens a role who is not in the group for it",
    file: "src/kinds/role-opening/gates.ts",
    replace: "indexed.members.get(group)?.has(facts.author?.id ?? 0) !== true;",
    with: "indexed.members.get(group) === undefined;",
    caughtBy: opening("somebody who is not in the group that opens roles reads who is, and nothing is open"),
  },
  {
    claim: "a role is open once at a time",
    file: "src/kinds/role-opening/gates.ts",
    replace: 'other ? no("role/opening-there", { link: other.url }) : met',
    with: "other ? met : met",
    caughtBy: opening("a role that is open already is not opened a second time, and the other one is named"),
  },
  {
    claim: "nobody is asked to apply for a seat that is not free",
    file: "src/kinds/role-opening/gates.ts",
    replace: "return seats > 0 ? met",
    with: "return seats >= 0 ? met",
    caughtBy: opening("where no seat is free on the first day, nobody is asked to apply"),
  },
  {
    claim: "nobody has a role for more terms in a row than the program allows",
    file: "src/kinds/role-application/gates.ts",
    replace: "if (from === null) return met;",
    with: "if (from === null || from !== null) return met;",
    caughtBy: application(
      "after one term where only one in a row is allowed, the first day of another one is said, and comes by itself",
    ),
  },
  {
    claim: "nobody applies twice for the same role",
    file: "src/kinds/role-application/gates.ts",
    replace: 'other ? no("role/other", { author: login, link: other.url }) : met',
    with: "other ? met : met",
    caughtBy: application("of two applications the older one counts, and the younger one says where it is"),
  },
  {
    claim: "issues of the same number in two repositories are not taken for one",
    file: "src/kinds/role-application/gates.ts",
    replace: "address.issue < view.facts.address.issue",
    with: "number < view.facts.address.number",
    caughtBy: application("an application of the same number in another repository is another one"),
  },
  {
    claim: "nobody speaks for themselves",
    file: "src/kinds/role-application/endorsing.ts",
    replace: 'if (by.id === facts.author?.id) return no("endorse-self");',
    with: "",
    caughtBy: application("nobody speaks for themselves"),
  },
  {
    claim: "nobody is spoken for by words that were changed or taken away since",
    file: "src/kinds/role-application/endorsing.ts",
    replace: "filter(({ comment }) => indexed.intact.has(comment))",
    with: "filter(({ comment }) => indexed.intact.has(comment) || comment > 0)",
    caughtBy: application(
      "a word for somebody that is edited or deleted later stands no more, until the applicant is asked about",
    ),
  },
];
