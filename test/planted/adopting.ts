// What belongs to an organisation already, and what never becomes a case.

import type { Fault } from "./faults.ts";

const beginning = (test: string) => ({ file: "test/github/beginning.test.ts", test });

export const whatWasThere: readonly Fault[] = [
  {
    claim: "an old issue is never taken for a case",
    file: "src/github/beginning.ts",
    replace: "if (moved || openedAt.slice(0, 10) < liveFrom) return undefined;",
    with: "if (moved) return undefined;",
    caughtBy: beginning("an issue from before the program is no case, whatever form and labels it came with"),
  },
  {
    claim: "a program that is tried out writes its status comment and nothing else",
    file: "src/core/telling/present.ts",
    replace:
      "return decision.shadow ? inShadow(wanted, decision.shadow, { instance, decision, facts, words }) : wanted;",
    with: "return wanted;",
    caughtBy: {
      file: "test/scenarios/shadow.test.ts",
      test: "a program that is tried out writes one comment on a request, calls nobody, and says what it would have done",
    },
  },
  {
    claim: "a closed issue is never made a case by its label",
    file: "src/github/beginning.ts",
    replace: 'if (issue.state === "CLOSED") return undefined;',
    with: "",
    caughtBy: beginning("a closed issue is no case by its label until somebody opens it again"),
  },
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
    claim: "what people write while a case is let go never counts",
    file: "src/github/away.ts",
    replace: "!isAway(at) || isOurs(item, slug)",
    with: "!isAway(at) || isOurs(item, slug) || true",
    caughtBy: {
      file: "test/scenarios/adoption.test.ts",
      test: "while a request is let go, votes, closing and deadlines stand still, and then it has as long as before",
    },
  },
  {
    claim: "no label of ours is left over when a community calls its states otherwise",
    file: "src/core/case/labels.ts",
    replace: "return [...stateLabels(instance), ...ours.values()];",
    with: "return stateLabels(instance);",
    caughtBy: {
      file: "test/core/plan.test.ts",
      test: "a label of ours with other capitals is the same label, and with another name of old it goes",
    },
  },
];
