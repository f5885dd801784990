// Effects on the issue itself: somebody assigned, a label, the issue closed.

import { z } from "zod";
import type { Answer, Client } from "./client.ts";
import { ensureLabels } from "./labels.ts";
import { begun, type Outcome, type Task } from "./task.ts";

/** Sends one mutation. What GitHub refuses for good is an outcome, everything else a fault. */
export async function mutate(
  client: Client,
  { field, input, answer = "clientMutationId" }: Mutation,
): Promise<{ readonly data: unknown } | Outcome> {
  const type = `${field[0]?.toUpperCase()}${field.slice(1)}Input!`;
  const told = await client.graphql(`mutation Effect($input: ${type}) { is: ${field}(input: $input) { ${answer} } }`, {
    input,
  });
  return refusedBy(told) ?? { data: z.looseObject({ is: z.unknown() }).parse(told.data).is };
}

interface Mutation {
  readonly field: string;
  readonly input: Readonly<Record<string, unknown>>;
  readonly answer?: string;
}

export function refusedBy({ errors }: Answer): Outcome | undefined {
  const [first] = errors;
  if (!first) return undefined;
  if (first.type === "FORBIDDEN") return { is: "cannot", why: "permission" };
  if (first.type === "NOT_FOUND") return { is: "cannot", why: "gone" };
  if (first.type === "UNPROCESSABLE" || first.type === "VALIDATION") return { is: "cannot", why: "refused" };
  throw new Error(`GitHub did not carry out an effect (${first.type ?? "no type"})`);
}

const User = z.object({ user: z.object({ id: z.string() }).nullable() });
const Assigned = z.object({
  assignable: z.object({ assignees: z.object({ nodes: z.array(z.object({ id: z.string() })) }) }),
});

export async function accountOf(login: string, client: Client): Promise<string | Outcome> {
  const answer = await client.graphql("query Account($login: String!) { user(login: $login) { id } }", { login });
  return refusedBy(answer) ?? User.parse(answer.data).user?.id ?? { is: "cannot", why: "gone" };
}

const isAssigned = ({ effect, seen }: Task<"assign">) =>
  seen.facts.assignees.some(({ login }) => login.toLowerCase() === effect.login?.toLowerCase());

export async function assign(task: Task<"assign">): Promise<Outcome> {
  const { effect, seen, client, mark } = task;
  if (effect.login === null) return { is: "cannot", why: "nobody" };
  if (isAssigned(task)) return { is: mark ? "done" : "there" };
  const id = await accountOf(effect.login, client);
  if (typeof id !== "string") return id;
  await task.keep(begun);
  const told = await mutate(client, {
    field: "addAssigneesToAssignable",
    input: { assignableId: seen.address.node, assigneeIds: [id] },
    answer: "assignable { ... on Issue { assignees(first: 20) { nodes { id } } } }",
  });
  if (!("data" in told)) return told;
  // GitHub leaves out, without a word, whoever may not be assigned here.
  const { nodes } = Assigned.parse(told.data).assignable.assignees;
  return nodes.some((one) => one.id === id) ? { is: "done" } : { is: "cannot", why: "refused" };
}

export async function unassign(task: Task<"assign">): Promise<Outcome> {
  const { effect, seen, client } = task;
  if (effect.login === null || !isAssigned(task)) return { is: "undone" };
  const id = await accountOf(effect.login, client);
  if (typeof id !== "string") return id;
  const input = { assignableId: seen.address.node, assigneeIds: [id] };
  const told = await mutate(client, { field: "removeAssigneesFromAssignable", input });
  return "data" in told ? { is: "undone" } : told;
}

const idOnIssue = ({ effect, seen }: Task<"label">) =>
  [...seen.actual.labels].find(([name]) => name.toLowerCase() === effect.label.toLowerCase())?.[1];

export async function addLabel(task: Task<"label">): Promise<Outcome> {
  const { effect, seen, client, mark } = task;
  if (idOnIssue(task) !== undefined) return { is: mark ? "done" : "there" };
  const spec = { name: effect.label, color: "ededed", description: "" };
  const ids = await ensureLabels(client, seen.address, [spec]);
  await task.keep(begun);
  const input = { labelableId: seen.address.node, labelIds: [...ids.values()] };
  const told = await mutate(client, { field: "addLabelsToLabelable", input });
  return "data" in told ? { is: "done" } : told;
}

export async function takeLabel(task: Task<"label">): Promise<Outcome> {
  const id = idOnIssue(task);
  if (id === undefined) return { is: "undone" };
  const input = { labelableId: task.seen.address.node, labelIds: [id] };
  const told = await mutate(task.client, { field: "removeLabelsFromLabelable", input });
  return "data" in told ? { is: "undone" } : told;
}

export async function closeNow({ seen, client, mark, keep }: Task<"close">): Promise<Outcome> {
  if (!seen.actual.open) return { is: mark ? "done" : "there" };
  await keep(begun);
  const input = { issueId: seen.address.node, stateReason: "COMPLETED" };
  const told = await mutate(client, { field: "closeIssue", input });
  return "data" in told ? { is: "done" } : told;
}

/** What GitHub refuses after we began it once stands there already, or somebody has put it elsewhere: both may stay. */
export async function putUnder({ effect, seen, client, mark, keep }: Task<"under">): Promise<Outcome> {
  await keep(begun);
  const input = { issueId: effect.node, subIssueId: seen.address.node };
  const told = await mutate(client, { field: "addSubIssue", input });
  if ("data" in told) return { is: "done" };
  return mark && told.why === "refused" ? { is: "there" } : told;
}
