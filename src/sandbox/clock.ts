// Time in the sandbox: whole seconds, and it stands still unless somebody moves it, so that tests are exact.

export interface Clock {
  /** The instant as GitHub writes it: 2026-03-02T09:00:00Z. */
  now(): string;
  set(to: string): void;
}

export function createClock(start: string): Clock {
  let at = wholeSeconds(start);
  return {
    now: () => at,
    set: (to) => {
      at = wholeSeconds(to);
    },
  };
}

/** Throws a RangeError when the text is not an instant. */
export function wholeSeconds(text: string, roundingMode: "trunc" | "ceil" = "trunc"): string {
  return Temporal.Instant.from(text).round({ smallestUnit: "second", roundingMode }).toString();
}

export function after(start: string, duration: string): string {
  const from = Temporal.Instant.from(start).toZonedDateTimeISO("UTC");
  return wholeSeconds(from.add(Temporal.Duration.from(duration)).toInstant().toString());
}

export function isLater(a: string, b: string): boolean {
  return Temporal.Instant.compare(Temporal.Instant.from(a), Temporal.Instant.from(b)) > 0;
}

export const epochSeconds = (at: string): number => Math.floor(Temporal.Instant.from(at).epochMilliseconds / 1000);
