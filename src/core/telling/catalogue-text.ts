// What the catalogue says about a case: approved by itself and within which limit, or why people have to decide.

import { type Allowance, allowance, type Claim, hasAutomatic } from "../case/claims.ts";
import type { Instance } from "../case/kind.ts";
import type { Decided } from "../case/record.ts";
import type { Decision } from "../deciding/decide.ts";
import { charterIn } from "../deciding/voters.ts";
import { localDay } from "../text/calendar.ts";
import type { Words } from "../text/words.ts";
import type { Telling } from "./status.ts";

/** Amounts and pieces read alike in the sentences. */
function amountText(amount: number, { currency }: Pick<Claim, "currency">, words: Words): string {
  return currency === null
    ? words.say("catalogue/pieces", { count: amount })
    : words.format({ is: "money", minor: amount, currency });
}

/** `a person and half-year` */
function limitText({ each, period }: Claim, words: Words): string {
  const whose = each === "all" ? "all" : "person";
  if (period !== null && typeof period === "object")
    return words.say(`catalogue/${whose}-days`, { count: period.days });
  return words.say(`catalogue/${whose}-${period ?? "ever"}`);
}

function claimText(say: string, claim: Claim, { instance, words }: Pick<Telling, "instance" | "words">): string {
  return words.say(`catalogue/${say}`, {
    label: nameOf(claim.item, instance),
    value: amountText(claim.amount, claim, words),
    bar: amountText(claim.most, claim, words),
    was: amountText(claim.used, claim, words),
    choice: limitText(claim, words),
  });
}

const nameOf = (id: string, { catalogue }: Instance): string => catalogue?.find((one) => one.id === id)?.name ?? id;

/** What a decision took of the limits: instead of votes where nobody had to vote, and beside them otherwise. */
export function claimsText({ claims = [], automatic }: Decided, telling: Pick<Telling, "instance" | "words">): string {
  const ofCatalogue = claims.filter(({ own }) => !own);
  const lines = ofCatalogue.map((claim) => `- ${claimText(automatic ? "within" : "counts", claim, telling)}`);
  const all = automatic ? [telling.words.say("catalogue/automatic"), ...lines] : lines;
  return all.join("\n");
}

/** In the status comment: that it was approved by itself, or why it was not. */
export function catalogueText(telling: Telling): string {
  const { decision } = telling;
  const { record, view, tally } = decision;
  if (record.decided) return record.decided.round === record.round ? claimsText(record.decided, telling) : "";
  if (!tally || !hasAutomatic(charterIn(view))) return "";
  return whyNot(allowance(view), telling)
    .map((line) => `- ${line}`)
    .join("\n");
}

function whyNot(is: Allowance, telling: Telling): readonly string[] {
  const { instance, words } = telling;
  switch (is.is) {
    case "none":
    case "within":
      return [];
    case "too-much":
      return is.claims.filter(({ amount, most }) => amount > most).map((one) => claimText("too-much", one, telling));
    case "used-up":
      return usedUp(is, telling);
    case "unknown":
    case "elsewhere":
    case "no-amount":
      return [words.say(`catalogue/${is.is}`, { label: is.item.name })];
    case "other-currency": {
      const value = words.format({ is: "money", ...is.asked });
      return [words.say("catalogue/other-currency", { label: nameOf(is.item.id, instance), value, bar: is.limit })];
    }
    default:
      return is satisfies never;
  }
}

function usedUp({ claims, frees }: Extract<Allowance, { is: "used-up" }>, telling: Telling): readonly string[] {
  const { instance, words } = telling;
  const full = claims.filter(({ used, amount, most }) => used + amount > most);
  const lines = full.map((one) => claimText("used-up", one, telling));
  if (frees === undefined) return [...lines, words.say("catalogue/waits")];
  const day = localDay(frees, instance.calendar.zone);
  return [...lines, words.say("catalogue/waits-until", { date: { is: "day", day } })];
}

/** For `quorate plan`: what a case holds or asks for of each limit, and what is left of it. */
export function claimLines({ record, view }: Decision, instance: Instance, words: Words): readonly string[] {
  const is = allowance(view);
  const { decided } = record;
  const holds = decided?.round === record.round;
  const claims = holds ? (decided.claims ?? []) : "claims" in is ? is.claims : [];
  return claims.flatMap((claim) => {
    if (claim.own) return [];
    const taken = claim.used + (holds && decided.outcome === "approved" ? claim.amount : 0);
    const rest = is.is === "unknown" && !holds ? "catalogue/left-unknown" : "catalogue/left";
    const left = words.say(rest, { value: amountText(Math.max(0, claim.most - taken), claim, words) });
    return `${claimText(holds ? "within" : "asks", claim, { instance, words })}; ${left}`;
  });
}
