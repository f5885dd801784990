// Cases that Quorate opens below others: once, for the person they are about, and never for whoever writes a name.

import type { Fault } from "./faults.ts";

const told = (test: string) => ({ file: "test/family.test.ts", test });

export const below: readonly Fault[] = [
  {
    claim: "what was begun before a kill is looked for below the issue, and not opened again",
    file: "src/github/child-case.ts",
    replace: "const isBegun = mark?.id === begun.id;",
    with: "const isBegun = false;",
    caughtBy: told("killed between GitHub's answer and the note of it, Quorate opens no second one"),
  },
  {
    claim: "where the index knows nothing, what stands on GitHub counts",
    file: "src/github/bring.ts",
    replace: "isKnown: marks.status !== undefined,",
    with: "isKnown: true,",
    caughtBy: told(
      "the whole index lost right after GitHub's answer, it is found below the issue and not opened again",
    ),
  },
  {
    claim: "whose a case is stands in what we wrote ourselves, signed",
    file: "src/github/kin.ts",
    replace: "if (!isSelf(issue.author, slug)) return undefined;",
    with: "",
    caughtBy: told("nobody becomes the author of a case by writing another name into it"),
  },
  {
    claim: "an end below wakes the case above",
    file: "src/store/family.ts",
    replace: "...(await above.execute()),",
    with: "",
    caughtBy: told("an end of the case below brings the one above on, with nothing said there by anybody"),
  },
];
