// Nobody gets a membership without a decision, and nobody keeps one when the term is over.

import type { Fault } from "./faults.ts";

const ends = (test: string) => ({ file: "test/scenarios/terms-end.test.ts", test });
const kind = (test: string) => ({ file: "test/kinds/removal.test.ts", test });
const reviews = (test: string) => ({ file: "test/scenarios/reviews-abuse.test.ts", test });
const lost = (test: string) => ({ file: "test/scenarios/reviews-lost.test.ts", test });
const unheard = (test: string) => ({ file: "test/kinds/lost-review.test.ts", test });
const leave = (test: string) => ({ file: "test/core/on-leave.test.ts", test });
const nothingRenews =
  "an edited vote, a label, and a review that is closed by hand renew nothing: without a decision the term is over";
const stepsDown = "kwame is away, hands something on and steps down; the day after his last one he is not in the team";
const removed = "a term is ended in the private repository: kwame leaves the team, and in public nobody reads why";
const takenBack =
  "whoever carried the approval takes it back within the hour: the term that had begun is none, and nobody joins";

export const whoHasATerm: readonly Fault[] = [
  {
    claim: "a term is over when its holder has stepped down",
    file: "src/core/roles/leaving.ts",
    replace: "if (isCut && at >= over) return { met: true, because };",
    with: "",
    caughtBy: ends(stepsDown),
  },
  {
    claim: "a review that was taken away is opened again",
    file: "src/kinds/role-application/reviewing.ts",
    replace: "return isFirstLost(view, term) ? [spec, { ...spec, key: secondKey(term) }] : [spec];",
    with: "return [spec];",
    caughtBy: lost("a review that is deleted is opened again, once, and renews the term as the first would have"),
  },
  {
    claim: "no term ends unheard because its review is gone",
    file: "src/kinds/role-application/lost-review.ts",
    replace: "return told === undefined ? undefined : endAfter(told, view, now);",
    with: "return planned(view, now);",
    caughtBy: unheard("a term whose review is gone does not end before that was said and there was time to answer"),
  },
  {
    claim: "nobody keeps a membership after the end of the term",
    file: "src/kinds/role-application/rows.ts",
    replace: "const stays = seated.includes(record.stage) || isGone || !others || others.includes(role.team);",
    with: "const stays = true;",
    caughtBy: ends(stepsDown),
  },
  {
    claim: "nobody gets a membership by a decision that was taken back",
    file: "src/core/roles/holder-commands.ts",
    replace: "takenBackBy(given, view) ?? undecided(given, view) ??",
    with: "takenBackBy(given, view) ??",
    caughtBy: ends(takenBack),
  },
  {
    claim: "a decision in the private repository ends the term",
    file: "src/core/roles/leaving.ts",
    replace: "return { met: term !== undefined && hasRemoval(term, view), because };",
    with: "return { met: term === undefined && hasRemoval(term, view), because };",
    caughtBy: ends(removed),
  },
  {
    claim: "nothing that concerns a single person is decided where everybody reads along",
    file: "src/kinds/removal/term.ts",
    replace: "  facts.private\n",
    with: "  facts\n",
    caughtBy: kind("where everybody reads along nothing is decided"),
  },
  {
    claim: "whoever it is about has no part in it, under no name",
    file: "src/core/deciding/voters.ts",
    replace: " || instance.bars?.(state).includes(id) === true;",
    with: ";",
    caughtBy: kind("whoever it is about has no part in it, under no name"),
  },
  {
    claim: "a term is not ended before its decision stands in its own comment",
    file: "src/kinds/removal/term.ts",
    replace: "if (!isRead) return {",
    with: "if (!decided) return {",
    caughtBy: kind("two of the council decide that a term ends, and only then others are told"),
  },
  {
    claim: "a term is not ended by as few people as gave it",
    file: "src/config/removal-problems.ts",
    replace: "ending && beginning && asksNoMore(ending, beginning) ?",
    with: "ending && beginning && false ?",
    caughtBy: {
      file: "test/config/removals.test.ts",
      test: "as many as began it are too few to end it, for every role, and the fix is said",
    },
  },
  {
    claim: "a review renews nothing without the votes of those who decide",
    file: "src/kinds/term-review/index.ts",
    replace: '{ to: "renewed", when: renewable, decides: "approved" },',
    with: '{ to: "renewed", when: peopleAreHeard(feedback_days), decides: "approved" },',
    caughtBy: reviews(nothingRenews),
  },
  {
    claim: "a term goes on only after a review that has renewed it",
    file: "src/core/roles/renewing.ts",
    replace: 'review?.stage === "renewed"',
    with: "review !== undefined",
    caughtBy: reviews(nothingRenews),
  },
  {
    claim: "nobody takes over a term with the name of an account",
    file: "src/core/roles/holder-commands.ts",
    replace: "const isTheirs = holding?.term.person === given.by.id;",
    with: "const isTheirs = holding?.term.login === given.by.login;",
    caughtBy: reviews(
      "renamed in the middle of the review, the account goes on; whoever takes the old name has no term",
    ),
  },
  {
    claim: "what stands in a private repository is named in no public list of what is handed over",
    file: "src/kinds/role-application/handing-over.ts",
    replace: "facts.private || hidden !== true",
    with: "facts.private !== null || hidden !== true",
    caughtBy: {
      file: "test/kinds/handing-over.test.ts",
      test: "what stands in a private repository is named in no public list",
    },
  },
  {
    claim: "a seat has one vote, whoever stands in for its member",
    file: "src/core/deciding/standing-in.ts",
    replace: "standIns.filter(({ of }) => !heard.has(of))",
    with: "standIns.filter(({ of }) => heard.has(of) || of > 0)",
    caughtBy: leave("that of the holder, whoever said it first"),
  },
  {
    claim: "who stood in has no seat when the leave is over, also where the groups are kept as they were",
    file: "src/core/case/frozen.ts",
    replace: "[group, seatedIn(group, view)] as const",
    with: "[group, view.indexed.members.get(group)] as const",
    caughtBy: leave("also where those decide who could when it came up"),
  },
  {
    claim: "nobody brings somebody into a team in which they have no seat themselves",
    file: "src/core/case/on-leave.ts",
    replace: "return member ? [{ row, member }] : [];",
    with: 'return [{ row, member: member ?? { id: row.person ?? 0, login: row.login ?? "", is: "person" as const } }];',
    caughtBy: leave("nobody sits for somebody who is not in the team"),
  },
  {
    claim: "leave that was said in a private repository is not said in public",
    file: "src/github/ledger.ts",
    replace: "(isPrivate || hidden !== true)",
    with: "(isPrivate || hidden !== null)",
    caughtBy: {
      file: "test/github/ledger.test.ts",
      test: "leave that was said in a private repository is not said in public",
    },
  },
];
