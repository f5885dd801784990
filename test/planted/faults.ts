// What we claim to be safe, and for each claim a fault that one line could bring: the named test must turn red by it.

import { whatCounts, whoCounts } from "./deciding.ts";
import { whatIsBelieved, whatStands } from "./standing.ts";

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
    replace: 'if (raw === "" || !(await verifyWithFallback(secret, raw, signature, older))) {',
    with: 'if (raw === "" || (await verifyWithFallback(secret, raw, signature, older)) === undefined) {',
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
    replace: "await this.#queue.send(work, trx);",
    with: "void this.#queue.ask(work).catch(() => {});",
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

export const faults: readonly Fault[] = [...whoCounts, ...whatCounts, ...whatStands, ...whatIsBelieved, ...whatArrives];
