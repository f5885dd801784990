// What a charter promises: certainty before a decision, nothing in silence, nobody twice.

import type { Fault } from "./faults.ts";

const charters = (test: string) => ({ file: "test/core/charters.test.ts", test });
const rules = (test: string) => ({ file: "test/core/rules/rules.test.ts", test });
const voters = (test: string) => ({ file: "test/core/voters.test.ts", test });

export const whatRulesPromise: readonly Fault[] = [
  {
    claim: "an option of another form that nobody can translate makes no rule the easier one",
    file: "src/core/rules/condition.ts",
    replace: '!is && doubtful ? "unknown" : said(is)',
    with: "doubtful === undefined ? said(is) : said(is)",
    caughtBy: {
      file: "test/config/form-languages.test.ts",
      test: "is in doubt for whoever chose something else, where the form does not have it and nobody can tell",
    },
  },
  {
    claim: "a majority of those who voted decides nothing while the others may turn it",
    file: "src/core/rules/evaluate.ts",
    replace: "certain: ballot.closing || passes(yes.now, yes.now + no + silent, bar),",
    with: "certain: true,",
    caughtBy: rules("a majority is certain when those who are silent cannot turn it"),
  },
  {
    claim: "silence never approves what was not announced",
    file: "src/core/rules/evaluate.ts",
    replace: "const met = announced !== null && over(at, end);",
    with: "const met = over(at, end);",
    caughtBy: charters("but never unannounced, and not for another amount than was announced"),
  },
  {
    claim: "what silence approves is what was announced",
    file: "src/core/deciding/due.ts",
    replace: 'keyOf("silence", view, view.reading.fingerprint ?? "unreadable");',
    with: 'keyOf("silence", view);',
    caughtBy: charters("but never unannounced, and not for another amount than was announced"),
  },
  {
    claim: "the end of a vote brings nothing without its reminder",
    file: "src/core/deciding/due.ts",
    replace: "if (reminded !== undefined && view.at > at)",
    with: "if (view.at > planned)",
    caughtBy: charters("and without the reminder it comes to nothing: approve"),
  },
  {
    claim: "one who is left of a group of several makes no majority alone",
    file: "src/core/rules/evaluate.ts",
    replace: "if (whole < 2 || there(counted) > 1) return is;",
    with: "if (whole < 2 || there(counted) > 0) return is;",
    caughtBy: {
      file: "test/core/leave.test.ts",
      test: "and recusals of all but one never make a decision by arithmetic",
    },
  },
  {
    claim: "one who is left of a group of several is no part of it that counts",
    file: "src/core/rules/evaluate.ts",
    replace: "(whole < 2 || passes(1, whole, bar) ? 1 : 2);",
    with: "(whole < 0 || passes(1, whole, bar) ? 1 : 1);",
    caughtBy: {
      file: "test/core/rules/small-groups.test.ts",
      test: "of five, four on leave: one alone decides nothing, and those on leave may still bring it about",
    },
  },
  {
    claim: "only those whom the program names put a request on hold",
    file: "src/core/deciding/voters.ts",
    replace: "view.instance.voting.holds.by ?? decidingGroups(view);",
    with: "decidingGroups(view);",
    caughtBy: {
      file: "test/core/holds-limited.test.ts",
      test: "only those of the named groups put it on hold, whether they vote here or not; others are told who may",
    },
  },
  {
    claim: "the end of a vote brings nothing before the digest that tells of it has called",
    file: "src/core/deciding/due.ts",
    replace: "const reminded = deliveredAt(key, groups, remindAt, view);",
    with: "const reminded = groups ? remindAt : deliveredAt(key, groups, remindAt, view);",
    caughtBy: {
      file: "test/core/digest/ends.test.ts",
      test: "a vote whose line never reached anybody does not end: decline",
    },
  },
  {
    claim: "an amount that cannot be compared meets every rule",
    file: "src/core/rules/condition.ts",
    replace: 'if (value?.is !== "money" || value.currency !== condition.currency) return "unknown";',
    with: 'if (value?.is !== "money") return "unknown";',
    caughtBy: charters("in another currency nobody can say which rule applies, so all of them have to be met"),
  },
  {
    claim: "nobody counts for two seats, wherever in a rule they stand",
    file: "src/core/rules/distinct.ts",
    replace: "const met = found.met && ways(",
    with: "const met = found.met || ways(",
    caughtBy: rules("seats in several places of a rule are taken by different people"),
  },
  {
    claim: "silence of an empty group approves nothing",
    file: "src/core/rules/evaluate.ts",
    replace: "if (count(groups, ballot).all === 0) return leaf(never,",
    with: "if (count(groups, ballot).all < 0) return leaf(never,",
    caughtBy: rules("a group without anybody decides nothing, by no rule"),
  },
  {
    claim: "nobody lifts another's hold unless the program lets them",
    file: "src/core/deciding/hold.ts",
    replace: "const lifted = meant.filter((one) => mayLift(by, one, view));",
    with: "const lifted = meant.filter((one) => mayLift(by, one, view) || true);",
    caughtBy: voters("a named group may lift anybody's, and nobody else may"),
  },
  {
    claim: "three of one organisation make no majority where only one of it counts",
    file: "src/core/rules/ballot.ts",
    replace: "if (limit) return limited(own, ids, ballot, limit);",
    with: "if (limit && limit.most < 1) return limited(own, ids, ballot, limit);",
    caughtBy: voters("of one organisation only so many carry a decision, also where a share decides, and it is said"),
  },
  {
    claim: "one bad answer about a team opens no issue",
    file: "src/github/unread-groups.ts",
    replace: "plusSeconds(since, patience) <= clock.now()",
    with: "plusSeconds(since, 0) <= clock.now()",
    caughtBy: {
      file: "test/scenarios/groups.test.ts",
      test: "who can mend a team that cannot be read for hours hears of it in one issue, which closes when it can be read",
    },
  },
  {
    claim: "whoever is too close to a request is not heard",
    file: "src/core/deciding/voters.ts",
    replace: 'const barred = groups.length === 0 ? "not-in-group" : conflictOf(who.login, view);',
    with: 'const barred = groups.length === 0 ? "not-in-group" : null;',
    caughtBy: voters("nobody decides about a colleague"),
  },
];
