// What the sandbox's pages show of our thoughts about an issue: the decision with its reasons, in plain sentences.

import { messagesIn } from "../config/messages.ts";
import type { Explained } from "../control.ts";
import { isPlain } from "../core/deciding/rule.ts";
import { type Finding, howFar } from "../core/rules/finding.ts";
import { claimLines } from "../core/telling/catalogue-text.ts";
import { describe } from "../core/telling/plan.ts";
import { problemText } from "../core/telling/problem-text.ts";
import { farLines, marked, outlooks } from "../core/telling/rule-text.ts";
import { asOf } from "../core/text/days-ahead.ts";
import type { Instant } from "../core/text/time.ts";
import { type Words, words } from "../core/text/words.ts";
import type { Client } from "../github/client.ts";
import { readOnly } from "../github/read-only.ts";
import type { World } from "../github/world.ts";
import { look, type Reconciled } from "../reconcile.ts";
import type { Store } from "../store/store.ts";
import { answerText } from "./explain.ts";

const noCase = "This is an ordinary issue and no case: Quorate writes nothing here.";

export async function thinking(node: string, world: World, store: Pick<Store, "cases">): Promise<Explained> {
  const address = await store.cases.named(node);
  if (!address) return { lines: [noCase], wakeAt: null, requests: 0 };
  let requests = 0;
  const count = <Result>(ask: Promise<Result>): Promise<Result> => {
    requests += 1;
    return ask;
  };
  const counting = (client: Client): Client => ({
    graphql: (document, variables) => count(client.graphql(document, variables)),
    rest: (route, parameters) => count(client.rest(route, parameters)),
  });
  const looked = await look(address, { ...world, client: (one) => counting(readOnly(world.client(one))) });
  if (looked?.is !== "case") return { lines: [noCase], wakeAt: null, requests };
  const lines = sentences(looked, asOf(looked.seen.facts.now, words(messagesIn("en", {}), "en")));
  return { lines, wakeAt: looked.decision.wakeAt ?? null, requests };
}

function sentences(looked: Reconciled, english: Words): string[] {
  const { seen, decision, changes } = looked;
  const { record, exits, deadline, unknown, reading, tally } = decision;
  const moment = (at: Instant) => english.format({ is: "instant", at });
  const state = (stage: string) => english.say(`state/${stage}`);
  const lines = [
    `${seen.instance.title}: ${state(record.stage)} since ${moment(record.since)}, round ${record.round}.`,
    ...reading.problems.map((problem) => plain(`In the form: ${problemText(problem, seen.instance, english)}`)),
    ...record.answers.map(
      (answer) =>
        `/${answer.command} by ${answer.login}: ${plain(answerText(answer, { ...seen, decision, words: english }))}`,
    ),
    ...outlooks(exits).map(({ to, verdict: { met, because } }) =>
      plain(`${met ? "Becomes" : "Not"} “${state(to)}”: ${english.say(because.say, because.with)}`),
    ),
  ];
  if (tally && tally.unknown === null) lines.push(...tree("To approve it", tally.approval, english));
  if (tally?.refusal && tally.unknown === null && !isPlain(tally.applied.tier))
    lines.push(...tree("To decline it", tally.refusal, english));
  lines.push(...claimLines(decision, seen.instance, english).map(plain));
  if (unknown !== null) lines.push(`The group ${unknown} cannot be read, so nothing after this is answered.`);
  if (deadline !== undefined) lines.push(`It ends on ${moment(deadline)} if nobody does anything.`);
  return [
    ...lines,
    changes.length === 0 ? "Everything on the issue is as it should be." : "Still to be done on the issue:",
    ...changes.map((change) => plain(describe(change))),
  ];
}

/** The rule as it stands, part below part; two spaces begin each level. */
const tree = (title: string, found: Finding, english: Words): string[] => [
  `${title}:`,
  ...farLines(howFar(found, 1), english).map((line) => `${"  ".repeat(line.deep)}${plain(marked(line, english))}`),
];

/** A sentence that ends, without the marks of Markdown. */
function plain(text: string): string {
  const bare = text.replaceAll(/`|\*\*/g, "");
  return /[.?!]$/.test(bare) ? bare : `${bare}.`;
}
