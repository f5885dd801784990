// Time zones as people write them: `Europe/Berlin`, `Berlin`, `UTC+2`. A short name that means several is asked about.

import { closest, fold } from "./closest.ts";
import type { Trouble } from "./problem.ts";

export type ZoneResult =
  | { readonly ok: true; readonly zone: string }
  | { readonly ok: false; readonly trouble: Trouble };

/** Short names that mean one clock. `IST`, `CST` and the like mean several, and are none of these. */
const short: Readonly<Record<string, string>> = {
  utc: "UTC",
  gmt: "UTC",
  z: "UTC",
  cet: "Europe/Berlin",
  cest: "Europe/Berlin",
  eet: "Europe/Athens",
  eest: "Europe/Athens",
  wet: "Europe/Lisbon",
  west: "Europe/Lisbon",
};

const offset = /^(?:utc|gmt)\s?([+-−])\s?(\d{1,2})(?::?([0-5]\d))?$/;

interface Known {
  readonly names: readonly string[];
  /** By the folded name, and by the city alone where only one zone has it. */
  readonly byName: ReadonlyMap<string, string>;
}

let known: Known | undefined;

function zones(): Known {
  if (known) return known;
  const names = Intl.supportedValuesOf("timeZone");
  const byName = new Map<string, string>();
  for (const name of names) byName.set(plain(name.split("/").at(-1) ?? name), name);
  for (const name of names) byName.set(plain(name), name);
  known = { names, byName };
  return known;
}

const plain = (text: string): string => fold(text.replaceAll("_", " "));

/** Reads what is one zone and nothing else. */
export function readZone(text: string): ZoneResult {
  const found = text.trim();
  const word = plain(found.replace(/^\((.*)\)$/, "$1").replace(/\s+(?:time|zone|time zone)$/i, ""));
  const [, sign, hours, minutes = "00"] = offset.exec(word) ?? [];
  if (sign !== undefined && hours !== undefined && Number(hours) <= 14)
    return { ok: true, zone: `${sign === "+" ? "+" : "-"}${hours.padStart(2, "0")}:${minutes}` };
  const zone = named(word, found);
  if (zone !== undefined) return { ok: true, zone };
  const near = word.length < 4 ? undefined : closest(word, [...zones().byName.keys()]);
  const meant = near === undefined ? undefined : zones().byName.get(near);
  return { ok: false, trouble: { problem: "notAZone", found, ...(meant === undefined ? {} : { closest: meant }) } };
}

/** Cities whose names have changed since the list of zones was made. */
const renamed: Readonly<Record<string, string>> = {
  kolkata: "Asia/Kolkata",
  kyiv: "Europe/Kyiv",
  kathmandu: "Asia/Kathmandu",
  yangon: "Asia/Yangon",
  ho_chi_minh_city: "Asia/Ho_Chi_Minh",
};

/** Names of zones that are known under another one as well. */
function isZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: name }).resolvedOptions().timeZone !== "";
  } catch {
    return false;
  }
}

const own = (all: Readonly<Record<string, string>>, word: string) => (Object.hasOwn(all, word) ? all[word] : undefined);

const named = (word: string, found: string): string | undefined =>
  own(short, word) ??
  own(renamed, word.replaceAll(" ", "_")) ??
  zones().byName.get(word) ??
  (/^[a-z]+\/[a-z_/+-]+$/i.test(found) && isZone(found) ? found : undefined);

/** A zone at the end of a text, of up to three words, and what stands before it. */
export function zoneAtEnd(text: string): { readonly rest: string; readonly zone: string | null } {
  const words = text.trim().split(/\s+/);
  for (const count of [3, 2, 1]) {
    if (words.length <= count) continue;
    const read = readZone(words.slice(-count).join(" "));
    if (read.ok) return { rest: words.slice(0, -count).join(" "), zone: read.zone };
  }
  return { rest: words.join(" "), zone: null };
}
