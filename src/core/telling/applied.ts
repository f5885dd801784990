// How an issue looks after our changes: they are applied as GitHub would apply them. For simulations, and for tests.

import { cardAfter } from "./card.ts";
import type { Actual, Change } from "./plan.ts";

export const untouched: Actual = {
  labels: new Map(),
  open: true,
  notices: new Set(),
  comments: new Map(),
  status: null,
  seq: 0,
};

export const applied = (changes: readonly Change[], actual: Actual): Actual => changes.reduce(step, actual);

function step(actual: Actual, change: Change): Actual {
  switch (change.do) {
    case "postNotice":
      return { ...actual, notices: new Set([...actual.notices, change.notice.key]) };
    case "addLabels":
      return {
        ...actual,
        labels: new Map([...actual.labels, ...change.names.map((name) => [name, `L_${name}`] as const)]),
      };
    case "removeLabels":
      return { ...actual, labels: new Map([...actual.labels].filter(([, node]) => !change.nodes.includes(node))) };
    case "react":
      return reacted(actual, change, (mine) => new Set([...mine, change.reaction]));
    case "unreact":
      return reacted(actual, change, (mine) => new Set([...mine].filter((one) => one !== change.reaction)));
    case "bring":
    case "tick":
      return actual;
    case "addCard":
    case "setCard":
    case "archiveCard":
    case "restoreCard":
      return { ...actual, card: cardAfter([change], actual.card ?? null) };
    case "close":
      return { ...actual, open: false };
    case "reopen":
      return { ...actual, open: true };
    case "postStatus":
    case "editStatus": {
      const { text, record, seq } = change;
      // What stands on GitHub is JSON.
      const status = { node: actual.status?.node ?? "IC_1", text, record: JSON.parse(JSON.stringify(record)) };
      return { ...actual, status, seq };
    }
    default:
      return change satisfies never;
  }
}

function reacted(
  actual: Actual,
  { comment, node }: { readonly comment: number; readonly node: string },
  change: (mine: ReadonlySet<string>) => ReadonlySet<string>,
): Actual {
  const mine = change(actual.comments.get(comment)?.mine ?? new Set());
  return { ...actual, comments: new Map([...actual.comments, [comment, { node, mine }]]) };
}
