// What we claim to be safe, and for each claim a fault that one line could bring: the named test must turn red by it.

import { whatWasThere } from "./adopting.ts";
import { whatTheBoardShows } from "./board.ts";
import { whatRulesPromise } from "./charters.ts";
import { whatIsShared } from "./claims.ts";
import { whatCommunitiesSay } from "./communities.ts";
import { whatIsInForce } from "./configuration.ts";
import { whatCounts, whoCounts } from "./deciding.ts";
import { whatFollows } from "./effects.ts";
import { below } from "./family.ts";
import { whatIsTouched, whoseItIs } from "./only-cases.ts";
import { whatRuns } from "./operating.ts";
import { whatIsProposed } from "./proposals.ts";
import { whatRolesAskFor } from "./role-conditions.ts";
import { whoHoldsRoles } from "./roles.ts";
import { whatIsBelieved, whatStands } from "./standing.ts";
import { whatIsGiven } from "./tasks.ts";
import { whoHasATerm } from "./terms.ts";

export interface Fault {
  readonly claim: string;
  readonly file: string;
  /** Stands exactly once in the file. */
  readonly replace: string;
  readonly with: string;
  readonly caughtBy: { readonly file: string; readonly test: string };
}

const whatArrives: readonly Fault[] = [
  {
    claim: "a webhook with a wrong signature is refused",
    file: "src/web/ingress.ts",
    replace: "if (!signed.fits(signature)) {",
    with: "if (signed.fits(signature) === undefined) {",
    caughtBy: {
      file: "test/web/ingress.test.ts",
      test: "a signature with another secret is refused, and only the delivery's number is logged",
    },
  },
  {
    claim: "202 is said only when the delivery is stored",
    file: "src/web/ingress.ts",
    replace: "await receive({ id, name, payload, raw });",
    with: "void receive({ id, name, payload, raw });",
    caughtBy: {
      file: "test/web/ingress.test.ts",
      test: "a signed delivery is handed over, and accepted only after that",
    },
  },
  {
    claim: "a delivery and its job are stored together",
    file: "src/store/inbox.ts",
    replace: "const stored = await storeNew(",
    with: "await this.#queue.ask(work);\n    const stored = await storeNew(",
    caughtBy: { file: "test/store/inbox.test.ts", test: "a delivery is stored with its job, or not at all" },
  },
  {
    claim: "our own echo asks for nothing",
    file: "src/app.ts",
    replace: "if (!event || event.own) return;",
    with: "if (!event) return;",
    caughtBy: { file: "test/app.test.ts", test: "the app's own echo is dropped before anybody is asked" },
  },
  {
    claim: "one case is run once at a time",
    file: "src/store/runner.ts",
    replace: "groupConcurrency: 1,",
    with: "groupConcurrency: 4,",
    caughtBy: { file: "test/store/queue.test.ts", test: "events during a run lead to exactly one more run" },
  },
  {
    claim: "an older run never overwrites a newer record in the index",
    file: "src/store/cases.ts",
    replace: '.doUpdateSet(values).where("cases.seq", "<=", row.seq)',
    with: ".doUpdateSet(values)",
    caughtBy: {
      file: "test/store/cases.test.ts",
      test: "an older record never takes the place of a newer one, nor does its timer",
    },
  },
  {
    claim: "no write is sent twice by itself",
    file: "src/github/octokit.ts",
    replace: "retry: { enabled: false },",
    with: "",
    caughtBy: {
      file: "test/github/client.test.ts",
      test: "no write is ever sent twice by itself, whatever GitHub answers",
    },
  },
];

const outside = {
  file: "test/web/ingress.test.ts",
  test: "numbers of accounts and cards stay outside the door, wherever they stand",
};

const whatIsPrivate: readonly Fault[] = [
  {
    claim: "numbers of accounts and cards are hidden before a delivery is stored",
    file: "src/web/ingress.ts",
    replace: 'typeof value === "string" ? masked(value) : value',
    with: "value",
    caughtBy: outside,
  },
  {
    claim: "the reason of a refusal repeats no such number",
    file: "src/github/timeline.ts",
    replace: "body: mine ? body : masked(body)",
    with: "body",
    caughtBy: {
      file: "test/scenarios/privacy.test.ts",
      test: "a number in the reason of a refusal is not repeated where the decision gives the reason",
    },
  },
  {
    claim: "a number that was given as an answer is not repeated in ours",
    file: "src/core/form/field.ts",
    replace: 'if (spec.type !== "text" && holdsNumber(text)) return fail({ problem: "privateNumber" });',
    with: "",
    caughtBy: {
      file: "test/core/exposed.test.ts",
      test: "a number where an amount or a person belongs is a problem of that field, which does not repeat it",
    },
  },
  {
    claim: "what people write stands in no log",
    file: "src/github/octokit.ts",
    replace: "log: told",
    with: "log",
    caughtBy: {
      file: "test/scenarios/privacy.test.ts",
      test: "what people write stands in no log, not even in the most talkative one",
    },
  },
];

export const faults: readonly Fault[] = [
  ...whatIsProposed,
  ...whoCounts,
  ...whatCounts,
  ...whatRulesPromise,
  ...whatStands,
  ...whatIsBelieved,
  ...whatIsInForce,
  ...whatArrives,
  ...whatRuns,
  ...whatIsPrivate,
  ...whatWasThere,
  ...whatIsTouched,
  ...whoseItIs,
  ...whatCommunitiesSay,
  ...whatFollows,
  ...below,
  ...whatIsGiven,
  ...whoHasATerm,
  ...whatIsShared,
  ...whatTheBoardShows,
  ...whoHoldsRoles,
  ...whatRolesAskFor,
];
