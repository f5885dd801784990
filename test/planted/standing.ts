// What stands once it was decided, and what of it is believed when it is read back.

import type { Fault } from "./faults.ts";

const decide = (test: string) => ({ file: "test/core/decide.test.ts", test });
const walk = (test: string) => ({ file: "test/core/walk.test.ts", test });
const digest = (test: string) => ({ file: "test/core/digest/digest.test.ts", test });
const laws = (test: string) => ({ file: "test/core/decide-laws.test.ts", test });
const record = (test: string) => ({ file: "test/core/record.test.ts", test });
const standing = (test: string) => ({ file: "test/github/standing.test.ts", test });

export const whatStands: readonly Fault[] = [
  {
    claim: "where a group cannot be read, nothing is answered",
    file: "src/core/deciding/walk.ts",
    replace: "if (this.stopsAt(believed, at)) return false;",
    with: "",
    caughtBy: decide("where the group cannot be read nothing is answered, and everything once it can"),
  },
  {
    claim: "where a group cannot be read, silence ends nothing",
    file: "src/core/deciding/walk.ts",
    replace: "if (!pending && waitsFor(this.view(at)) !== null) return;",
    with: "",
    caughtBy: decide("silence closes nothing while it is unknown who could have decided"),
  },
  {
    claim: "a team that GitHub does not show is unknown, never empty",
    file: "src/github/people.ts",
    replace: 'return { known: false, why: "the team cannot be read" };',
    with: "return { known: true, members: [], open, mention: null };",
    caughtBy: {
      file: "test/github/rosters.test.ts",
      test: "a team that GitHub does not show is unknown, whatever the reason",
    },
  },
  {
    claim: "no deadline without its reminder",
    file: "src/core/deciding/guards.ts",
    replace: "const reminded = deliveredAt(key, groups, remindAt, view);",
    with: "const reminded = deliveredAt(key, groups, remindAt, view) ?? remindAt;",
    caughtBy: walk("nothing closes for silence without its reminder, however long nobody looked"),
  },
  {
    claim: "a reminder in a digest counts only once the digest of each group has called",
    file: "src/core/deciding/digest-calls.ts",
    replace: "known.length === 0 || known.length < times.length ? undefined : latest(...known)",
    with: "latest(...known, view.at)",
    caughtBy: digest("a case in digests ends by silence only after each group that it waits for was called"),
  },
  {
    claim: "nobody is asked twice in the same vote",
    file: "src/core/deciding/asking.ts",
    replace: "[...spoke(tally), ...turns.map(({ id }) => id)]",
    with: "[...spoke(tally)]",
    caughtBy: {
      file: "test/core/asking.test.ts",
      test: "two are asked, and when their turn passes in silence the next two are",
    },
  },
  {
    claim: "no private case is handed to a digest that others can read",
    file: "src/core/deciding/digest-calls.ts",
    replace: " && (!facts.private || facts.digest.private);",
    with: ";",
    caughtBy: digest("a private case is listed only where the digest is private, too"),
  },
  {
    claim: "a digest that others can read shows no private case, whatever was handed to it",
    file: "src/core/digest/present.ts",
    replace: "(!row.private || digest.private) && ",
    with: "",
    caughtBy: digest("a digest that has become public shows and calls for no private case"),
  },
  {
    claim: "what is decided stays decided",
    file: "src/core/deciding/walk.ts",
    replace: "if (!(votes || concerns) || unknownGroup(view) !== null || this.pending()) return;",
    with: "if (unknownGroup(view) !== null || this.pending()) return;",
    caughtBy: decide(
      "after the decision, editing or deleting a vote changes nothing, and neither does leaving the group",
    ),
  },
  {
    claim: "a second look changes nothing",
    file: "src/core/case/evidence.ts",
    replace: "known.has(id) ||",
    with: "",
    caughtBy: laws("deciding again changes nothing"),
  },
  {
    claim: "looked at one by one or all at once, it comes to the same",
    file: "src/core/deciding/walk.ts",
    replace: "this.passDeadlines(one.at);",
    with: "",
    caughtBy: laws("looked at after everything that happens, or only at the end: it comes to the same"),
  },
  {
    claim: "a decision that stands is never made otherwise for a lost record",
    file: "src/core/deciding/walk.ts",
    replace: "this.facts.decisions.find((one) => one.round === round)",
    with: "undefined",
    caughtBy: walk("a lost record comes to the same end again, by way of the decision that stands"),
  },
  {
    claim: "the decision's own comment is sent before everything else",
    file: "src/core/telling/plan.ts",
    replace: "    ...notices(wanted, actual),\n    ...labels(wanted, actual),",
    with: "    ...labels(wanted, actual),\n    ...notices(wanted, actual),",
    caughtBy: {
      file: "test/core/plan.test.ts",
      test: "the decision's comment is sent first and the status comment last",
    },
  },
];

export const whatIsBelieved: readonly Fault[] = [
  {
    claim: "a record without our signature is not believed",
    file: "src/core/case/record.ts",
    replace: "if (keys.some((key) => same(mac(key, what, of, json), given))) found",
    with: "if (given.length === 43) found",
    caughtBy: record("it never holds for another issue, another repository, another sort, another key or another text"),
  },
  {
    claim: "a record holds for its own issue alone",
    file: "src/core/case/record.ts",
    replace: "of.issue",
    with: "0",
    caughtBy: record("it never holds for another issue, another repository, another sort, another key or another text"),
  },
  {
    claim: "a record holds for its own repository alone",
    file: "src/core/case/record.ts",
    replace: "of.repository",
    with: "0",
    caughtBy: record("it never holds for another issue, another repository, another sort, another key or another text"),
  },
  {
    claim: "nothing in a record ends the comment that hides it",
    file: "src/core/case/record.ts",
    replace: '.replaceAll("<", "\\\\u003c").replaceAll(">", "\\\\u003e").replaceAll("--", "-\\\\u002d")',
    with: "",
    caughtBy: record(
      "what was signed for a case reads back for it, whatever it holds, and ends its HTML comment nowhere",
    ),
  },
  {
    claim: "an older record put back is not believed",
    file: "src/github/standing.ts",
    replace: "kept && kept.seq > (carries?.seq ?? 0) ? kept : carries",
    with: "carries ?? kept",
    caughtBy: standing("an older text put back does not roll a case back: the higher number wins"),
  },
  {
    claim: "a status comment that somebody edited is not believed",
    file: "src/github/believe.ts",
    replace: "comment.viewerDidAuthor && (comment.lastEditedAt === null || isSelf(comment.editor, slug))",
    with: "comment.viewerDidAuthor",
    caughtBy: standing("a status comment that somebody else edited is not believed, even where its words are ours"),
  },
  {
    claim: "an edited decision is not believed",
    file: "src/github/believe.ts",
    replace: "if (!comment.viewerDidAuthor || comment.lastEditedAt !== null) return null;",
    with: "if (!comment.viewerDidAuthor) return null;",
    caughtBy: standing("a decision counts in its own comment, as we posted it"),
  },
  {
    claim: "a stale read writes nothing",
    file: "src/github/standing.ts",
    replace: "if (comment) return untouched(comment, slug) && carries !== null;",
    with: "if (comment) return false;",
    caughtBy: standing("what is older than what we wrote is read again, and what somebody changed is not waited for"),
  },
];
