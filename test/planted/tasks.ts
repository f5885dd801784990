// Who can be given something to do, by whom, and how often.

import type { Fault } from "./faults.ts";

const meetings = (test: string) => ({ file: "test/scenarios/meetings.test.ts", test });

const items = (test: string) => ({ file: "test/scenarios/action-items.test.ts", test });

export const whatIsGiven: readonly Fault[] = [
  {
    claim: "nobody gives an item away by hand who may not say so",
    file: "src/kinds/action-item/commands.ts",
    replace: "const isTheirs = before.some((one) => isSame(one, by.login)) || (isNew && before.length === 0);",
    with: "const isTheirs = true;",
    caughtBy: items("by somebody who may not is put back, with a line that says who can"),
  },
  {
    claim: "ticking a box never overwrites what somebody wrote in the meantime",
    file: "src/github/tick.ts",
    replace: "if (body === undefined || printOf(asRead(body)) !== change.of) return false;",
    with: "if (body === undefined) return false;",
    caughtBy: { file: "test/github/tick.test.ts", test: "what somebody wrote in the meantime is never overwritten" },
  },
  {
    claim: "a case that not everybody may see stands on no agenda",
    file: "src/core/deciding/held.ts",
    replace: "if (facts.private || stage?.quiet",
    with: "if (stage?.quiet",
    caughtBy: { file: "test/core/held.test.ts", test: "a case that not everybody may see tells nobody of its hold" },
  },
  {
    claim: "a case that not everybody may see is among nobody's last decisions",
    file: "src/core/deciding/decided.ts",
    replace: "const isQuiet = facts.private ||",
    with: "const isQuiet =",
    caughtBy: {
      file: "test/core/decided.test.ts",
      test: "a case that not everybody may see tells no group what was decided",
    },
  },
  {
    claim: "a public meeting is of no group of a private repository",
    file: "src/kinds/meeting/group.ts",
    replace: ".filter(({ hidden }) => hidden === facts.private)",
    with: "",
    caughtBy: {
      file: "test/kinds/meeting-group.test.ts",
      test: "a public meeting learns of no group of a private repository",
    },
  },
  {
    claim: "who has no part in a case gives nobody anything to do",
    file: "src/core/case/task-sources.ts",
    replace: "isNote(entry) && isGiving(entry, view) ? textsOf",
    with: "isNote(entry) && (isGiving(entry, view) || !isTaken(entry, view)) ? textsOf",
    caughtBy: items("a line of boxes and /todo do the same on any case, from people of the program alone"),
  },
  {
    claim: "notes of a stranger on a meeting give nobody anything to do",
    file: "src/core/case/task-sources.ts",
    replace: "(isTaken(comment, view) && isNamed())",
    with: "isTaken(comment, view)",
    caughtBy: {
      file: "test/scenarios/meeting-days.test.ts",
      test: "from somebody who is neither named nor decides opens nothing, and reads who can take it over",
    },
  },
  {
    claim: "what somebody could give nobody is not given by it when they join those who decide",
    file: "src/core/case/task-sources.ts",
    replace: "if (isPassedOver(comment, view)) return false;",
    with: "",
    caughtBy: {
      file: "test/scenarios/meeting-days.test.ts",
      test: "from somebody who decides only later opens nothing later, until it is written down anew",
    },
  },
  {
    claim: "an item whose line was changed is not opened a second time",
    file: "src/core/items/recognise.ts",
    replace: ".filter(({ score }) => score >= alike)",
    with: ".filter(() => false)",
    caughtBy: items("notes that are changed add and change items, and double none"),
  },
  {
    claim: "what a proposal gives people to do is opened only after its decision was read back",
    file: "src/core/case/children.ts",
    replace: "const isThere = isDecisionThere(record, facts);",
    with: "const isThere = true;",
    caughtBy: {
      file: "test/core/next-steps.test.ts",
      test: "nobody is given anything to do before the decision was read back from its own comment",
    },
  },
  {
    claim: "an item is opened once, whatever is looked at again",
    file: "src/core/case/children.ts",
    replace: "if (opened.has(spec.key)) return [];",
    with: "",
    caughtBy: items("notes that are changed add and change items, and double none"),
  },
  {
    claim: "nobody ends an item who has no part in it",
    file: "src/kinds/action-item/commands.ts",
    replace: "if (mayGive(given.by, view)) return then(given, view);",
    with: "if (given.by) return then(given, view);",
    caughtBy: items("to close it as not planned is to drop it; in words it needs a reason"),
  },
  {
    claim: "emoji that cannot be read decide no time",
    file: "src/kinds/meeting/poll.ts",
    replace: "if (posted !== undefined && reactions === null) return null;",
    with: "",
    caughtBy: meetings("while the emoji cannot be read nothing is fixed"),
  },
  {
    claim: "what not everybody may see is in no calendar",
    file: "src/calendar-site.ts",
    replace: ".filter(({ hidden }) => !hidden);",
    with: ";",
    caughtBy: {
      file: "test/calendar-site.test.ts",
      test: "a meeting in a private repository is in no calendar, though the program is open",
    },
  },
  {
    claim: "an item that stands in two places is opened once",
    file: "src/core/case/task-sources.ts",
    replace: ".filter((item) => !seen.has(wordsOf(item)))",
    with: "",
    caughtBy: items("what stands in two places, and what is read again, is one item"),
  },
  {
    claim: "a line that gives nobody anything to do is no item",
    file: "src/core/items/read.ts",
    replace: "return loose ? by.verb || listed : listed && due !== null && by.verb;",
    with: "return loose || listed;",
    caughtBy: { file: "test/core/items/corpus.test.ts", test: "no line that gives nobody anything to do is an item" },
  },
  {
    claim: "a reminder of an item stands in a digest or in a comment, never in both",
    file: "src/core/deciding/weekly.ts",
    replace: "notices: all.filter((one) => one.weekly === undefined)",
    with: "notices: all",
    caughtBy: {
      file: "test/core/digest/weekly.test.ts",
      test: "the last round before the day reminds, and each later one as long as it is open",
    },
  },
];
