// The catalogue of quorate.yml as cases need it. Shapes have been checked before.

import type { Item, Period } from "../core/case/catalogue.ts";
import { readDuration } from "../core/text/duration.ts";
import { type Money, readMoney } from "../core/text/money.ts";
import { periods } from "./catalogue-schema.ts";
import type { Config } from "./schema.ts";

export const catalogueFrom = ({ catalogue }: Pick<Config, "catalogue">): readonly Item[] =>
  catalogue.map(({ id, name, price, cap, units, per_person, period, communities }) => ({
    id,
    name,
    price: moneyFrom(price),
    cap: moneyFrom(cap),
    units: units ?? null,
    each: per_person === "beneficiary" ? "beneficiary" : per_person ? "person" : "all",
    period: period === undefined ? null : periodFrom(period),
    communities,
  }));

/** Null where nothing is said. */
export function moneyFrom(text: string | undefined): Money | null {
  const read = text === undefined ? undefined : readMoney(text, {});
  return read?.ok ? { minor: read.minor, currency: read.currency } : null;
}

function periodFrom(text: string): Period {
  const named = periods.find((one) => one === text);
  if (named) return named;
  const duration = readDuration(text);
  if (!duration || !("days" in duration)) throw new Error(`no period: ${text}`);
  return { days: duration.days };
}
