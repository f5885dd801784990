// What belongs to an organisation already, and what never becomes a case.

import type { Fault } from "./faults.ts";

export const whatWasThere: readonly Fault[] = [
  {
    claim: "an existing label is never recoloured",
    file: "src/github/labels.ts",
    replace: "    known.set(key, id);",
    with: '    await client.rest("PATCH /repos/{owner}/{repo}/labels/{name}", { ...spec, owner: at.owner, repo: at.name });',
    caughtBy: {
      file: "test/scenarios/labels.test.ts",
      test: "labels that were there before show the state, with the colour and the text that they had",
    },
  },
  {
    claim: "no label of ours is left over when a community calls its states otherwise",
    file: "src/core/labels.ts",
    replace: "return [...stateLabels(instance), ...ours.values()];",
    with: "return stateLabels(instance);",
    caughtBy: {
      file: "test/core/plan.test.ts",
      test: "a label of ours with other capitals is the same label, and with another name of old it goes",
    },
  },
];
