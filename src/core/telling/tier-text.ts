// Which of a program's rules decides this case, and why that one; and what a decision rests on.

import type { Decided } from "../case/record.ts";
import type { Decision } from "../deciding/decide.ts";
import { isPlain, plainSeats } from "../deciding/rule.ts";
import { charterIn, tierIn } from "../deciding/voters.ts";
import type { Tier } from "../rules/expression.ts";
import { type Applied, tierFor } from "../rules/tier.ts";
import type { Words } from "../text/words.ts";
import { type Asking, conditionText, farLines, listed, tierText } from "./rule-text.ts";

interface Telling extends Asking {
  readonly decision: Decision;
}

/** The condition that makes this rule the one that decides; nothing where the program has only one. */
export function tierLine({ places, unclear }: Applied, telling: Telling): string {
  const { words } = telling;
  const { tiers } = charterIn(telling.decision.view);
  if (tiers.length < 2) return "";
  const when = tiers[places[0] ?? 0]?.when;
  const open = when ? conditionText(when, telling) : words.say("rule/otherwise");
  return words.say("status/tier", { sentence: unclear.length > 0 ? words.say("rule/each") : open });
}

/** Who may decide here, and how. Without how many they are: no case needs a write whenever somebody joins a group. */
export function ruleText(telling: Telling): string {
  const { decision, words } = telling;
  if (!Object.values(decision.view.instance.stages).some(({ votes }) => votes)) return "";
  const applied = tierIn(decision.view);
  const { tier } = applied;
  if (isPlain(tier)) {
    const plain = [plainText(tier, telling), words.say("status/rule-never")].join(" ");
    return [tierLine(applied, telling), plain].filter((part) => part !== "").join("\n\n");
  }
  return [tierLine(applied, telling), tierText(tier, telling), words.say("status/rule-never")]
    .filter((part) => part !== "")
    .join("\n\n");
}

function plainText(tier: Tier, { words }: Asking): string {
  const groups = Object.entries(plainSeats(tier) ?? {}).map(([group, count]) =>
    words.say("status/rule-group", { group, count }),
  );
  const count = tier.decline?.is === "count" ? tier.decline.atLeast : 0;
  return words.say("status/rule", { rule: { is: "list", items: groups }, count });
}

/** The rule that a decision was taken by, as it is kept with it. */
export function ruleUsed(decided: Decided, telling: Telling): string {
  const { words } = telling;
  const { groups, decline, eligible, how } = decided;
  const end = [words.say("decision/eligible", { count: eligible }), settingsUsed(decided, words)].join(" ");
  const tier = tierLine(tierFor(charterIn(telling.decision.view), decided.values, decided.automatic === true), telling);
  const before = tier === "" ? [] : [tier];
  if (how) return [...before, words.say("decision/how"), listed(farLines(how, words), words), end].join("\n\n");
  const rule = groups.map(({ group, needed }) => words.say("status/rule-group", { group, count: needed }));
  const plain = words.say("decision/rule", { rule: { is: "list", items: rule }, count: decline });
  return [...before, `${plain} ${end}`].join("\n\n");
}

/** Which settings were in force. */
export const settingsUsed = ({ round, config }: Decided, words: Words): string =>
  words.say("decision/round", { round, config: shortId(config) });

/** Enough of each blob id to find it. */
const shortId = (config: string): string =>
  config
    .split("+")
    .map((oid) => oid.slice(0, 10))
    .join("+");
