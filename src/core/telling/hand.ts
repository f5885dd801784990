// What somebody did by hand that was put right: state labels, closing, opening again, assigning.

import { contested } from "../case/contest.ts";
import type { Person } from "../case/facts.ts";
import { foldedStates, foldLabel } from "../case/labels.ts";
import { decidingGroups } from "../deciding/voters.ts";
import { possible } from "./possible.ts";
import type { Telling } from "./status.ts";

/** Since this stage began, the last of each sort, with who may do what was meant. */
export function byHand(telling: Telling): string[] {
  const { instance, decision, facts, words, stage } = telling;
  const { record } = decision;
  const own = foldedStates(instance);
  const refused = new Set(record.answers.flatMap(({ id, refused }) => (refused === undefined ? [] : [id])));
  const lines = new Map<string, string>();
  for (const entry of facts.timeline) {
    if (entry.is === "comment" || entry.mine || entry.at < record.since || !entry.by) continue;
    if (entry.is === "labeled" || entry.is === "unlabeled") {
      // Labels of the first moment came with its form.
      if (!own.has(foldLabel(entry.label)) || entry.at <= facts.openedAt) continue;
      const values = { ...named(entry.by), label: entry.label, next: whoMayMove(telling) };
      lines.set("label", words.say("status/label-by-hand", values).trim());
    } else if (
      (refused.has(entry.id) || entry.by.is !== "person") &&
      (entry.is === "closed") !== (stage.closes !== undefined)
    ) {
      const values = { ...named(entry.by), stage: words.say(`state/${record.stage}`), next: whoMayMove(telling) };
      lines.set("open", words.say(`status/${entry.is}-by-hand`, values).trim());
    }
  }
  for (const { id, at, by } of facts.assigned ?? []) {
    if (at >= record.since && refused.has(id)) lines.set("assigned", words.say("status/assigned-by-hand", named(by)));
  }
  const left = contested(instance, record, facts);
  if (left.labels) lines.set("label", words.say("status/labels-left"));
  if (left.open) lines.set("open", words.say("status/open-left"));
  return [...lines.values()];
}

/** A program's name without its mark may be somebody else's, so it is not called. */
const named = ({ is, login }: Person) => ({ login: is === "person" ? `@${login}` : login });

/** What works instead, and for whom. */
function whoMayMove({ decision, stage, words }: Telling): string {
  const { record } = decision;
  const groups = { is: "list", items: decidingGroups(decision.view) } as const;
  if (stage.votes) return words.say("status/who-decides", { groups });
  const moves = Object.entries(stage.on ?? {}).filter(
    ([name, { appeal }]) => name !== "reopen" || !appeal || record.appeals === 0,
  );
  const [first] = moves;
  if (!first) return "";
  const [name, { by }] = first;
  const usage = possible(by[0] ?? "author", decision, words).find((one) => one.name === name)?.usage;
  if (usage === undefined) return "";
  const who = { is: "choice", items: by.map((one) => words.say(`status/who-${one}`)) } as const;
  return words.say("status/who-moves", { who, usage });
}
