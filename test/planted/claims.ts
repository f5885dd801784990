// What is shared by many, and taken by one at a time.

import type { Fault } from "./faults.ts";

const store = (test: string) => ({ file: "test/store/claims.test.ts", test });
const ledger = (test: string) => ({ file: "test/core/ledger.test.ts", test });
const core = (test: string) => ({ file: "test/core/catalogue.test.ts", test });

export const whatIsShared: readonly Fault[] = [
  {
    claim: "two requests never both take the last one",
    file: "src/store/claims.ts",
    replace: "if (!(await allFit(trx, program, key, binding))) return false;",
    with: "",
    caughtBy: store("of two who ask for the last one at the same time only one gets it"),
  },
  {
    claim: "a request that found the last one taken is thought over",
    file: "src/reconcile.ts",
    replace: "if (await store.claims.reserve({ program, key }, claims, decided.at, limited)) return looked;",
    with: "await store.claims.reserve({ program, key }, claims, decided.at, limited);\n  if (limited || !limited) return looked;",
    caughtBy: {
      file: "test/scenarios/catalogue.test.ts",
      test: "of two who ask for the last shirt in the same second one gets it; the other waits and gets it when it is given back",
    },
  },
  {
    claim: "a withdrawn request does not keep its claim",
    file: "src/core/case/claims.ts",
    replace: 'decided?.round !== round || decided.outcome !== "approved" || closes === "NOT_PLANNED" || frees',
    with: 'decided?.round !== round || decided.outcome !== "approved" || frees',
    caughtBy: core("is given back when it is looked at again, declined, withdrawn or expired"),
  },
  {
    claim: "nothing is approved by itself while nobody can tell what others hold",
    file: "src/core/case/claims.ts",
    replace: 'if (facts.claims === undefined) return { is: "unknown", item, claims };',
    with: "",
    caughtBy: core("is never approved by itself while nobody can tell what others hold"),
  },
  {
    claim: "another currency than the limit's is never approved by itself",
    file: "src/core/case/claims.ts",
    replace: "asked.currency !== limit",
    with: 'asked.currency === ""',
    caughtBy: core(
      "is for people where others hold too much, where it is too much alone, in another currency, or elsewhere",
    ),
  },
  {
    claim: "whoever waits is looked at again when something is given back",
    file: "src/store/claims.ts",
    replace: "return now < amount ? [key] : [];",
    with: "return now > amount ? [key] : [];",
    caughtBy: store("whoever waits for what is given back is looked at again, and nobody else"),
  },
  {
    claim: "a seat that is taken is given to nobody else, however many approve",
    file: "src/core/deciding/exits.ts",
    replace: "return taken.length === 0 ? verdict :",
    with: "return taken.length >= 0 ? verdict :",
    caughtBy: ledger("where no seat is free nobody gets one, however many approve; the case waits until one is"),
  },
  {
    claim: "while nobody can tell how many seats are taken nobody gets one",
    file: "src/core/deciding/exits.ts",
    replace: 'if (taken === undefined) return missing({ say: "because/room-unknown" });',
    with: "if (taken === undefined) return verdict;",
    caughtBy: ledger("while nobody can tell how many seats are taken nobody gets one"),
  },
  {
    claim: "public pages show nothing of a private repository",
    file: "src/role-site.ts",
    replace: ".filter(({ hidden }) => !hidden)",
    with: ".filter(({ hidden }) => hidden !== null)",
    caughtBy: {
      file: "test/role-site.test.ts",
      test: "show what public repositories say, and nothing of private ones",
    },
  },
  {
    claim: "public pages show nothing of a program whose home is private",
    file: "src/role-site.ts",
    replace: ".filter((program) => program.open)",
    with: ".filter((program) => program.home)",
    caughtBy: { file: "test/role-site.test.ts", test: "show nothing at all of a program whose home is private" },
  },
];
