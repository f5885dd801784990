// Everything GitHub says no with. REST shows the status, GraphQL the type.

export type RefusalStatus = 400 | 401 | 403 | 404 | 410 | 422 | 501;

export interface FieldProblem {
  readonly resource: string;
  readonly field?: string;
  readonly code: string;
  readonly message?: string;
}

export class Refusal extends Error {
  readonly status: RefusalStatus;
  readonly problems: readonly FieldProblem[];

  constructor(status: RefusalStatus, message: string, problems: readonly FieldProblem[] = []) {
    super(message);
    this.status = status;
    this.problems = problems;
  }
}

export const notFound = (message = "Not Found"): Refusal => new Refusal(404, message);
export const forbidden = (message: string): Refusal => new Refusal(403, message);
export const gone = (): Refusal => new Refusal(410, "This issue was deleted");

export const invalid = (...problems: readonly FieldProblem[]): Refusal =>
  new Refusal(422, "Validation Failed", problems);

/** The type that GitHub's GraphQL gives an error of this status. */
export function graphqlType(status: RefusalStatus): string {
  if (status === 403 || status === 401) return "FORBIDDEN";
  if (status === 404 || status === 410) return "NOT_FOUND";
  if (status === 501) return "NOT_BUILT";
  return "UNPROCESSABLE";
}

/** What GraphQL says: one sentence where REST lists the fields. */
export function sentenceOf(refusal: Refusal): string {
  const first = refusal.problems[0];
  if (!first) return refusal.message;
  return first.message ?? `${first.field ?? first.resource} is ${first.code.replaceAll("_", " ")}`;
}
