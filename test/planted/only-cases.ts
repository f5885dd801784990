// Which issues are written to at all, and how often.

import type { Fault } from "./faults.ts";

const onlyCases = (test: string) => ({ file: "test/scenarios/only-cases.test.ts", test });

export const whatIsTouched: readonly Fault[] = [
  {
    claim: "an issue without a form is commented once",
    file: "src/github/stray.ts",
    replace: 'if (standing.deletions > 0) return "gone";',
    with: "",
    caughtBy: onlyCases(
      "the comment is never posted twice: not after a lost answer, a lost store, or when somebody deletes it",
    ),
  },
  {
    claim: "an issue without a form stays open when somebody with write access answered",
    file: "src/github/stray.ts",
    replace: 'const said = [issue, ...items.filter((item) => item.__typename === "IssueComment")];',
    with: "const said = [issue];",
    caughtBy: onlyCases(
      "when somebody with write access answers, the issue stays open; anybody else's words do not keep it",
    ),
  },
  {
    claim: "an issue without a form that somebody opened again stays open",
    file: "src/core/telling/stray.ts",
    replace: " || stray.reopened",
    with: "",
    caughtBy: onlyCases("what somebody opens again is not closed again"),
  },
];

const twoPrograms = (test: string) => ({ file: "test/scenarios/two-programs.test.ts", test });

export const whoseItIs: readonly Fault[] = [
  {
    claim: "a repository never changes its program for another that begins to name it",
    file: "src/github/belonging.ts",
    replace: "if (goesOn || (holder !== undefined && homes.includes(holder))) return holder;",
    with: "",
    caughtBy: twoPrograms(
      "a repository stays with the program that has it already, also while that one's file is broken",
    ),
  },
];
