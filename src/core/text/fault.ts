// Faults that are thrown, and how they are told without repeating what a user wrote.

/** The issue is not there for us any more: deleted, moved, or out of reach. Not tried again. */
export class Gone extends Error {
  override readonly name = "Gone";
}

/** GitHub asks for patience: try again, but not before so many seconds. */
export class RetryLater extends Error {
  override readonly name = "RetryLater";
  readonly seconds: number;

  constructor(message: string, seconds: number, options?: ErrorOptions) {
    super(message, options);
    this.seconds = seconds;
  }
}

/** Sorts of errors whose messages only the program wrote. What GitHub or a parser says may quote a user. */
const ours = new Set(["Error", "TypeError", "RangeError", "ReferenceError", "Gone", "RetryLater"]);

/** One line about a fault for logs and the inbox: no user text, no payload. */
export function describeFault(fault: unknown): string {
  if (!(fault instanceof Error)) return "something that is not an error was thrown";
  const status = "status" in fault && typeof fault.status === "number" ? [`status ${fault.status}`] : [];
  const code = "code" in fault && typeof fault.code === "string" ? [`code ${fault.code}`] : [];
  const words = ours.has(fault.name) && status.length === 0 ? [fault.message] : [];
  const cause = fault.cause === undefined ? [] : [`because of ${describeFault(fault.cause)}`];
  return [fault.name, ...status, ...code, ...words, ...cause].join(": ");
}
