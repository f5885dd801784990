// Which configuration is in force, and how a community is told of a broken one.

import type { Fault } from "./faults.ts";

const proposals = (test: string) => ({ file: "test/scenarios/proposals.test.ts", test });
const broken = (test: string) => ({ file: "test/scenarios/broken-configuration.test.ts", test });

const newRules = (test: string) => ({ file: "test/scenarios/new-rules.test.ts", test });

export const whatIsInForce: readonly Fault[] = [
  {
    claim: "a fork's configuration decides nothing",
    file: "src/sweep.ts",
    replace: "  if (!commit || repository === undefined) return;",
    with: "  if (!commit || repository === undefined) return;\n  const proposed = await programs(world.client(installation), world.index.blobs, heldBy(store), commit);\n  for (const one of proposed.programs) await keep(one, installation, store);",
    caughtBy: proposals("a fork's settings are checked, and decide nothing"),
  },
  {
    claim: "what a stranger proposes is not kept",
    file: "src/github/proposal.ts",
    replace: "const blobs = forgetful(world.index.blobs);",
    with: "const blobs = world.index.blobs;",
    caughtBy: proposals("a fork's settings are checked, and decide nothing"),
  },
  {
    claim: "no second issue is opened about a broken configuration",
    file: "src/github/own-issue.ts",
    replace: "one.viewerDidAuthor && isIt(",
    with: "!one.viewerDidAuthor && isIt(",
    caughtBy: broken("the same trouble is said once, however often it is looked at, and whatever was lost"),
  },
  {
    claim: "somebody else's issue is never taken for the one about the configuration",
    file: "src/github/own-issue.ts",
    replace: "one.viewerDidAuthor && isIt(",
    with: "isIt(",
    caughtBy: broken("somebody else's issue with the same words is not taken for it"),
  },
  {
    claim: "new rules end nothing before people were reminded of them",
    file: "src/core/case/ruled.ts",
    replace: "(ruledAnew(state) ?",
    with: "(!state ?",
    caughtBy: newRules("a shorter deadline closes nothing before people were reminded of it"),
  },
  {
    claim: "new rules take no vote away",
    file: "src/core/case/ruled.ts",
    replace: "? { ...vote, fields } : vote",
    with: "? vote : vote",
    caughtBy: newRules("votes stay when the program calls other answers important"),
  },
];
