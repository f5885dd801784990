// What a case takes of a limit that it shares with other cases: a claim on an item of the catalogue for a person and a
// period. What the others hold is a fact like any other; whoever writes reserves a claim first, so that no two take the
// last one.

import type { Charter, Tier } from "../rules/expression.ts";
import type { Money } from "../text/money.ts";
import { type Instant, latest, plusDays } from "../text/time.ts";
import { type Item, type Period, spanOf } from "./catalogue.ts";
import type { Facts } from "./facts.ts";
import type { Instance } from "./kind.ts";
import type { CaseRecord, Outcome } from "./record.ts";
import type { Indexed, View } from "./view.ts";

export interface Claim {
  /** Item, person and period: claims of one key are of one limit. */
  readonly key: string;
  readonly item: string;
  /** The author's account; 0 for a limit of all together, and where the key names the person. */
  readonly holder: number;
  /** In the smallest unit of a currency; pieces where there is none. */
  readonly amount: number;
  readonly currency: string | null;
  readonly most: number;
  /** What the other cases held when it was claimed. */
  readonly used: number;
  readonly each: Item["each"];
  readonly period: Period | null;
  /** Only what was claimed after this counts for the limit; null where the key says which. */
  readonly since: Instant | null;
  /** Of a kind's own limit, such as a seat: it binds what people approve too, and the kind says it in its own words. */
  readonly own?: true;
}

/** A claim as the index keeps it. `reserved` is one that does not stand on GitHub yet. */
export interface HeldClaim extends Pick<Claim, "key" | "holder" | "amount"> {
  readonly at: Instant;
  readonly is: "reserved" | "committed" | "spent";
}

/** What the other cases hold of one key since one moment. */
export interface OthersClaim {
  readonly key: string;
  readonly at: Instant;
  readonly amount: number;
}

export type Allowance =
  /** Nothing of a catalogue is asked for. */
  | { readonly is: "none" }
  | { readonly is: "within" | "too-much"; readonly item: Item; readonly claims: readonly Claim[] }
  /** Others have it: `frees` is when time gives some of it back. */
  | {
      readonly is: "used-up";
      readonly item: Item;
      readonly claims: readonly Claim[];
      readonly frees: Instant | undefined;
    }
  /** Nobody can tell what the others hold. */
  | { readonly is: "unknown"; readonly item: Item; readonly claims: readonly Claim[] }
  | { readonly is: "other-currency"; readonly item: Item; readonly asked: Money; readonly limit: string }
  /** Not for this community, or no amount is said. */
  | { readonly is: "elsewhere" | "no-amount"; readonly item: Item };

interface Known {
  readonly reading: View["reading"];
  readonly at: Instant;
  readonly is: Allowance;
}

const last = new WeakMap<Indexed, Known>();

/** Whether what the form asks for is in the catalogue and within its limits, at this moment. */
export function allowance(view: View): Allowance {
  const { indexed, reading, at } = view;
  const known = last.get(indexed);
  if (known?.reading === reading && known.at === at) return known.is;
  const is = found(view);
  last.set(indexed, { reading, at, is });
  return is;
}

function found({ instance, facts, reading, at }: View): Allowance {
  const values = Object.values(reading.values);
  const id = values.find(({ is }) => is === "item");
  const item = id?.is === "item" ? instance.catalogue?.find((one) => one.id === id.id) : undefined;
  if (!item || !facts.author) return { is: "none" };
  const community = values.find(({ is }) => is === "community");
  const isFor =
    item.communities.length === 0 || (community?.is === "community" && item.communities.includes(community.id));
  if (!isFor) return { is: "elsewhere", item };
  const said = values.find(({ is }) => is === "money");
  const asked = said?.is === "money" ? said : item.price;
  const limit = item.cap?.currency ?? item.price?.currency;
  if (asked && limit !== undefined && asked.currency !== limit) return { is: "other-currency", item, asked, limit };
  if (item.cap && !asked) return { is: "no-amount", item };
  // A form names people by their logins, and only the author's account is known.
  const whom = item.each === "beneficiary" ? `@${reading.about[0] ?? facts.author.login}`.toLowerCase() : null;
  return weighed(claimsOn(item, { asked, facts, at, instance, author: facts.author.id, whom }), item, {
    facts,
    at,
    instance,
  });
}

interface Asked {
  readonly asked: Money | null;
  readonly facts: Facts;
  readonly instance: Instance;
  readonly at: Instant;
  readonly author: number;
  /** Whom it is for, where that is not the author. */
  readonly whom: string | null;
}

function claimsOn(item: Item, { asked, facts, instance, at, author, whom }: Asked): readonly Claim[] {
  const { name, since } = spanOf(item.period, at, instance.calendar.zone);
  const holder = item.each === "person" ? author : 0;
  const claim = (unit: string, amount: number, currency: string | null, most: number): Claim => {
    const key = `${item.id}/${whom ?? holder}/${name}/${unit}`;
    const used = taken(key, since, facts);
    const { id, each, period } = item;
    return { key, item: id, holder, amount, currency, most, used, each, period, since };
  };
  const pieces = asked && item.price ? Math.ceil(asked.minor / item.price.minor) : 1;
  return [
    ...(item.cap && asked ? [claim(item.cap.currency, asked.minor, item.cap.currency, item.cap.minor)] : []),
    ...(item.units === null ? [] : [claim("pieces", pieces, null, item.units)]),
  ];
}

const countsFor = (key: string, since: Instant | null, { claims = [] }: Facts): readonly OthersClaim[] =>
  claims.filter((one) => one.key === key && (since === null || one.at > since));

const taken = (key: string, since: Instant | null, facts: Facts): number =>
  countsFor(key, since, facts).reduce((total, { amount }) => total + amount, 0);

const fits = ({ used, amount, most }: Claim): boolean => used + amount <= most;

function weighed(
  claims: readonly Claim[],
  item: Item,
  { facts, at, instance }: Omit<Asked, "asked" | "author" | "whom">,
): Allowance {
  if (claims.some(({ amount, most }) => amount > most)) return { is: "too-much", item, claims };
  if (facts.claims === undefined) return { is: "unknown", item, claims };
  if (claims.every(fits)) return { is: "within", item, claims };
  return { is: "used-up", item, claims, frees: freed(claims, item, { facts, at, instance }) };
}

/** When enough has run out for all that is asked; never before, but perhaps never at all. */
function freed(
  claims: readonly Claim[],
  { period }: Item,
  { facts, at, instance }: Omit<Asked, "asked" | "author" | "whom">,
): Instant | undefined {
  if (period === null) return undefined;
  const times = claims
    .filter((claim) => !fits(claim))
    .map((claim) => {
      if (typeof period !== "object") return spanOf(period, at, instance.calendar.zone).ends ?? undefined;
      let { used } = claim;
      const oldest = [...countsFor(claim.key, claim.since, facts)].sort((a, b) => (a.at < b.at ? -1 : 1));
      const enough = oldest.find(({ amount }) => {
        used -= amount;
        return used + claim.amount <= claim.most;
      });
      return enough && plusDays(enough.at, period.days);
    });
  return times.every((time) => time !== undefined) ? latest(...times) : undefined;
}

/** A tier that needs nobody. */
export const isAutomatic = ({ approve }: Tier): boolean => approve.is === "automatic";

export const hasAutomatic = ({ tiers }: Charter): boolean => tiers.some(isAutomatic);

/** Once somebody has looked at it again, or asked for that, people decide. */
export const mayBeAutomatic = (view: View): boolean =>
  view.state.decided === null && view.reading.fingerprint !== null && allowance(view).is === "within";

/** What an approval at this moment claims; what people approve counts too, even beyond a limit. */
export function claimsOf(outcome: Outcome, view: View): readonly Claim[] {
  if (outcome !== "approved") return [];
  const is = allowance(view);
  return [...("claims" in is ? is.claims : []), ...ownClaims(outcome, view)];
}

const ownClaims = (outcome: Outcome, view: View): readonly Claim[] =>
  (view.instance.claims?.(outcome, view) ?? []).map((claim) => {
    return { ...claim, used: taken(claim.key, claim.since, view.facts), own: true };
  });

/** The kind's own limits that leave no room for an approval at this moment; undefined where nobody can tell. */
export function full(view: View): readonly Claim[] | undefined {
  const claims = ownClaims("approved", view);
  if (claims.length > 0 && view.facts.claims === undefined) return undefined;
  return claims.filter((claim) => !fits(claim));
}

/** What a case holds of its claims: nothing once its approval was turned round or its issue closed without it. */
export function heldBy({ decided, round, stage }: CaseRecord, { stages }: Pick<Instance, "stages">): HeldClaim[] {
  const { closes, frees } = stages[stage] ?? {};
  if (decided?.round !== round || decided.outcome !== "approved" || closes === "NOT_PLANNED" || frees) return [];
  const is = closes ? "spent" : "committed";
  return (decided.claims ?? []).map(({ key, holder, amount }) => ({ key, holder, amount, at: decided.at, is }));
}

/** Claims of a decision that does not stand on GitHub yet: they have to be reserved before it does. */
export function unconfirmed({ decided, round }: CaseRecord, facts: Facts): readonly Claim[] {
  if (decided?.round !== round || decided.outcome !== "approved") return [];
  const stands = facts.record?.decided?.round === round || facts.decisions.some((one) => one.round === round);
  return stands ? [] : (decided.claims ?? []);
}

/** The claims that a case waits for: when one is freed, it is looked at again. */
export function awaited(view: View, charter: Charter): readonly Claim[] {
  if (!hasAutomatic(charter) || view.state.decided !== null) return [];
  const is = allowance(view);
  return is.is === "used-up" ? is.claims : [];
}

/** When time alone gives back what a case waits for. */
export function givenBack(view: View, charter: Charter): Instant | undefined {
  if (!hasAutomatic(charter) || view.state.decided !== null) return undefined;
  const is = allowance(view);
  return is.is === "used-up" ? is.frees : undefined;
}
