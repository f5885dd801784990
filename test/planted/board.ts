// What a board may never do.

import type { Fault } from "./faults.ts";

const troubles = (test: string) => ({ file: "test/scenarios/board-troubles.test.ts", test });

export const whatTheBoardShows: readonly Fault[] = [
  {
    claim: "what the board refuses stops no decision",
    file: "src/github/apply.ts",
    replace: "answer.errors.filter((one) => !refused.includes(one));",
    with: "answer.errors.filter((one) => refused.length >= 0 && one);",
    caughtBy: troubles(
      "a write that the board refuses stops no decision, and is made up for when the board is looked at again",
    ),
  },
  {
    claim: "nobody is fought over a card for ever",
    file: "src/core/telling/card.ts",
    replace: "if (!facts.board || contested(instance, record, facts).card) return undefined;",
    with: "if (!facts.board) return undefined;",
    caughtBy: {
      file: "test/scenarios/board.test.ts",
      test: "whoever insists on another column gets it until the request moves on, and it is said",
    },
  },
  {
    claim: "a board that cannot be seen is not taken for one without cards",
    file: "src/core/telling/card.ts",
    replace: "if (!wanted || actual === undefined) return [];",
    with: "if (!wanted) return [];",
    caughtBy: {
      file: "test/core/card.test.ts",
      test: "nothing is done to a board that nobody can see, nor for a closed case that has no card",
    },
  },
];
