// What an approval brings about: when, once, and how it is taken back.

import type { Fault } from "./faults.ts";

const core = (test: string) => ({ file: "test/core/effects.test.ts", test });
const story = (test: string) => ({ file: "test/scenarios/effects.test.ts", test });

export const whatFollows: readonly Fault[] = [
  {
    claim: "nothing happens beyond the issue before the decision was read back",
    file: "src/core/case/effects.ts",
    replace: 'will: "do", now: due <= facts.now && stand.confirmed };',
    with: 'will: "do", now: due <= facts.now };',
    caughtBy: core("nothing happens on a decision that was not read back, however long it is ago"),
  },
  {
    claim: "nothing happens within the time in which a decision can be taken back",
    file: "src/core/case/effects.ts",
    replace: 'const due = latest(plusSeconds(stand.since, grace), from ?? "");',
    with: 'const due = latest(plusSeconds(stand.since, Math.min(0, grace)), from ?? "");',
    caughtBy: story(
      "ana takes the decision back within the hour: it is decided anew, bo's vote still counts, rosa joins nothing",
    ),
  },
  {
    claim: "an issue from a template is opened once",
    file: "src/github/children.ts",
    replace: "const found = ours(below.children, task);",
    with: "const found = ours(below.children.slice(100), task);",
    caughtBy: story("the issue below is opened once, though GitHub's answer is lost on the way"),
  },
  {
    claim: "what somebody else took back is not done again",
    file: "src/core/case/effects.ts",
    replace: 'const again = had.is === "invited" || had.is === "cannot" ? (seen ? facts.now : retryAt(had)) : null;',
    with: 'const again = had.is !== "there" ? retryAt(had) : null;',
    caughtBy: story("taken out of the team by somebody else, rosa is not put in again"),
  },
  {
    claim: "whoever was a member before is never taken out",
    file: "src/github/teams.ts",
    replace: 'if (state === "active") return { is: ours ? "done" : "there" };',
    with: 'if (state === "active") return { is: ours === undefined ? "there" : "done" };',
    caughtBy: story("whoever was in the team before stays in it when the decision is turned round"),
  },
  {
    claim: "only those who carried a decision take it back",
    file: "src/core/deciding/retract.ts",
    replace: 'if (!carriers(decided).some((vote) => vote.by === by.id)) return { refused: "retract-not-yours" };',
    with: "",
    caughtBy: core("too late, not theirs, or where nothing waits, a decision is not taken back"),
  },
  {
    claim: "where no record is left, nothing beyond the issue is done a second time",
    file: "src/core/case/effects.ts",
    replace: "record === null && confirmed && due <= now && brought === undefined;",
    with: "record === null && confirmed && due <= now && brought !== undefined;",
    caughtBy: core("where no record is left, what is beyond the issue is not done a second time but told to people"),
  },
];
