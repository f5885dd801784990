// What a failed request means for the case that it was for: gone, later, or a fault that is tried again.

import { Gone, RetryLater } from "../core/text/fault.ts";

export type Headers = Readonly<Record<string, string | number | undefined>>;

interface RequestError extends Error {
  readonly status: number;
  readonly response?: { readonly headers?: Headers };
}

export const isRequestError = (fault: unknown): fault is RequestError =>
  fault instanceof Error && "status" in fault && typeof fault.status === "number";

/** The status with which GitHub refused, whatever we made of it. */
export function statusOf(fault: unknown): number | undefined {
  if (isRequestError(fault)) return fault.status;
  return fault instanceof Gone && isRequestError(fault.cause) ? fault.cause.status : undefined;
}

/** `before` is how often in a row GitHub has already asked us to wait. */
export function refusal(fault: unknown, before: number): unknown {
  if (fault instanceof Limited) return later(fault.headers, before);
  if (!isRequestError(fault)) return fault;
  const { status, message } = fault;
  const cause = { cause: fault };
  if (isLimit(fault)) return later(fault.response?.headers ?? {}, before, cause);
  if (status === 404 || status === 410 || status === 451) return new Gone("GitHub does not show it to us", cause);
  if (status === 403 && /not accessible by integration/i.test(message)) {
    return new Gone("the app lacks a permission for this", cause);
  }
  if (status === 403 && /installation has been suspended/i.test(message)) {
    return new Error("the installation is suspended", cause);
  }
  return fault;
}

function isLimit({ status, message, response }: RequestError): boolean {
  const { "retry-after": after, "x-ratelimit-remaining": remaining } = response?.headers ?? {};
  if (status === 429) return true;
  if (status >= 500) return after !== undefined;
  return (
    status === 403 && (after !== undefined || String(remaining) === "0" || /rate limit|abuse detection/i.test(message))
  );
}

/** GraphQL says with status 200 that a limit is reached. */
export const isGraphqlLimit = ({ type, message }: { readonly type?: string; readonly message: string }): boolean =>
  /^RATE_LIMIT(ED)?$/.test(type ?? "") || /\brate limit\b/i.test(message);

/** Thrown for such an answer, which is no failed request: its headers say how long. */
export class Limited extends Error {
  readonly headers: Headers;
  constructor(headers: Headers) {
    super("GitHub's limit is reached");
    this.headers = headers;
  }
}

const later = (headers: Headers, before: number, options?: ErrorOptions): RetryLater =>
  new RetryLater("GitHub's limit is reached", secondsToWait(headers, before), options);

const most = 3_600;

/** `retry-after` where GitHub says it, else until the limit is reset, else a minute that doubles each time. */
function secondsToWait(headers: Headers, before: number): number {
  const after = Number(headers["retry-after"]);
  if (Number.isFinite(after) && after > 0) return Math.min(after, most);
  const reset = Number(headers["x-ratelimit-reset"]) - Date.now() / 1_000;
  // A second more, since GitHub counts in whole ones; and never longer than a limit can last.
  if (String(headers["x-ratelimit-remaining"]) === "0" && reset > 0) return Math.min(Math.ceil(reset) + 1, most);
  return Math.min(60 * 2 ** before, 15 * 60);
}
