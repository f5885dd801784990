// Parts of a whole, exactly: a third is never 0.333.

export interface Fraction {
  readonly top: number;
  readonly bottom: number;
}

/** What must be reached, or exceeded. */
export interface Bar {
  readonly fraction: Fraction;
  readonly than: "at-least" | "more-than";
}

const most = 1_000_000;

/** `2/3` or `50%`, above nothing and up to the whole. */
export function readFraction(text: string): Fraction | undefined {
  const [, over, under, percent] = /^\s*(?:(\d{1,7})\s*\/\s*(\d{1,7})|(\d{1,3})\s*%)\s*$/.exec(text) ?? [];
  const fraction =
    percent === undefined ? { top: Number(over), bottom: Number(under) } : { top: Number(percent), bottom: 100 };
  const { top, bottom } = fraction;
  return top > 0 && bottom > 0 && top <= bottom && bottom <= most ? fraction : undefined;
}

/** Whether `part` of `whole` gets over the bar. Nothing of nothing never does. */
export function passes(part: number, whole: number, { fraction, than }: Bar): boolean {
  if (whole <= 0) return false;
  const [has, wants] = [part * fraction.bottom, whole * fraction.top];
  return than === "at-least" ? has >= wants : has > wants;
}

export const fractionText = ({ top, bottom }: Fraction): string => (bottom === 100 ? `${top} %` : `${top}/${bottom}`);
