// Who can be given something to do, by whom, and how often.

import type { Fault } from "./faults.ts";

const items = (test: string) => ({ file: "test/scenarios/action-items.test.ts", test });

export const whatIsGiven: readonly Fault[] = [
  {
    claim: "who has no part in a case gives nobody anything to do",
    file: "src/core/case/task-sources.ts",
    replace: "return mayGive(entry.by, view) || isTaken(entry, view) ? textsOf(entry, entry.by, view) : [];",
    with: "return textsOf(entry, entry.by, view);",
    caughtBy: items("a line of boxes and /todo do the same on any case, from people of the program alone"),
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
    replace: "const confirmed = !fresh && isDecisionThere(record, facts);",
    with: "const confirmed = !fresh;",
    caughtBy: {
      file: "test/core/next-steps.test.ts",
      test: "nobody is given anything to do before the decision was read back from its own comment",
    },
  },
];
