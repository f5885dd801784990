// One measured number beside the bar that it is held against.

export interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly bar: string;
  readonly ok: boolean;
}

const rounded = (value: number) => Number(value.toPrecision(3));

export const atMost = (name: string, value: number, unit: string, bar: number): Figure => ({
  name,
  value: rounded(value),
  unit,
  bar: `≤ ${bar}`,
  ok: value <= bar,
});

/** A number that no bar is set for: it says what the others are worth. */
export const known = (name: string, value: number, unit: string): Figure => ({
  name,
  value: rounded(value),
  unit,
  bar: "",
  ok: true,
});

export function median(values: readonly number[]): number {
  return percentile(values, 0.5);
}

export function percentile(values: readonly number[], part: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN;
}
