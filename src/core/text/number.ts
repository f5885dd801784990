// Numbers with the signs that people of different countries put between thousands and before decimals.

export interface Decimal {
  /** Digits only. */
  readonly whole: string;
  readonly fraction: string;
}

/**
 * All that the written number can mean: one reading, or two where `1.133` may be a thousand or a fraction, thousands
 * first. Nothing where the signs follow no custom.
 */
export function readNumber(written: string): readonly Decimal[] | undefined {
  const groups = written.split(/[.,'’_ ]/u);
  const signs = [...written.replace(/\d/g, "")];
  const last = signs.at(-1);
  if (last === undefined) return [{ whole: trimZeros(written), fraction: "" }];
  const isDecimal = last === "." || last === ",";
  const others = new Set(signs.slice(0, -1));
  const thousands = others.has(last) || others.size === 0 ? grouped(groups, new Set(signs)) : undefined;
  const fractioned = isDecimal && !others.has(last) ? decimal(groups, others) : undefined;
  if (!thousands || !fractioned) return thousands ? [thousands] : fractioned ? [fractioned] : undefined;
  return [thousands, fractioned];
}

/** As machines write it: `1133.32`. */
export const plainNumber = ({ whole, fraction }: Decimal): string => (fraction === "" ? whole : `${whole}.${fraction}`);

const trimZeros = (digits: string) => digits.replace(/^0+(?=\d)/, "");

/** Groups of three, or of two with a last one of three, as in India; no group for the thousands of nothing. */
function grouped(groups: readonly string[], signs: ReadonlySet<string>): Decimal | undefined {
  const [first = "", ...rest] = groups;
  if (signs.size > 1 || first.length > 3 || /^0/.test(first)) return undefined;
  const byThree = rest.every((group) => group.length === 3);
  const indian =
    signs.has(",") &&
    first.length < 3 &&
    rest.at(-1)?.length === 3 &&
    rest.slice(0, -1).every((group) => group.length === 2);
  return byThree || indian ? { whole: groups.join(""), fraction: "" } : undefined;
}

function decimal(groups: readonly string[], signs: ReadonlySet<string>): Decimal | undefined {
  const whole = groups.slice(0, -1);
  const fraction = groups.at(-1) ?? "";
  if (whole.length === 1) return { whole: trimZeros(whole[0] ?? ""), fraction };
  const read = grouped(whole, signs);
  return read ? { whole: read.whole, fraction } : undefined;
}
