// What communities rely on: their days off, and who may ask.

import type { Fault } from "./faults.ts";

const openTo = (test: string) => ({ file: "test/core/open-to.test.ts", test });

export const whatCommunitiesSay: readonly Fault[] = [
  {
    claim: "a deadline in working days never ends on a holiday",
    file: "src/core/text/calendar.ts",
    replace: " && !calendar.holidays.has(dayFrom(number))",
    with: "",
    caughtBy: {
      file: "test/core/deadlines.test.ts",
      test: "a deadline in working days never ends on a day off, whenever the request was opened",
    },
  },
  {
    claim: "a community's days off are those of its own requests",
    file: "src/core/form/community.ts",
    replace: "communityOf(instance, reading)?.calendar ?? instance.calendar",
    with: "(communityOf(instance, reading) && false) || instance.calendar",
    caughtBy: {
      file: "test/core/deadlines.test.ts",
      test: "a community's holidays and clock are those of its own requests",
    },
  },
  {
    claim: "what its author may not ask for goes to nobody who decides",
    file: "src/core/case/open-to.ts",
    replace: 'return unknown === undefined ? "outside" : { unknown };',
    with: 'return unknown === undefined ? "inside" : { unknown };',
    caughtBy: openTo("only members may ask for Ghana, and everybody for Kenya"),
  },
  {
    claim: "while a group that may ask cannot be read, nothing is answered",
    file: "src/core/deciding/unknown.ts",
    replace: "votes || state.stage === instance.start ?",
    with: "votes ?",
    caughtBy: openTo("while nobody can see who is a member, the author is not sent away and nothing is decided"),
  },
  {
    claim: "a decision waits for a group that may ask and cannot be read",
    file: "src/core/deciding/unknown.ts",
    replace: "const asking = votes || state.stage === instance.start ? reading.unknown : undefined;",
    with: "const asking = state.stage === instance.start ? reading.unknown : undefined;",
    caughtBy: openTo(
      "a request that is changed to such a community while it is in review waits there, with the votes that it has",
    ),
  },
];
