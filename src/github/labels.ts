// Labels are made when a repository is taken on; one that somebody deleted since is made again when it is needed.

import { z } from "zod";
import { foldLabel, type LabelSpec, labelsOf } from "../core/case/labels.ts";
import type { Change } from "../core/telling/plan.ts";
import { Gone } from "../core/text/fault.ts";
import type { Client } from "./client.ts";
import type { SeenCase } from "./gather.ts";
import { isRequestError } from "./refusal.ts";
import type { Issue } from "./shapes.ts";
import type { World } from "./world.ts";

const Label = z.looseObject({ name: z.string(), node_id: z.string() });

/** The labels of a repository by name, and those that are missing made. What exists is used as it is. */
export async function ensureLabels(
  client: Client,
  at: { readonly owner: string; readonly name: string },
  wanted: readonly LabelSpec[],
): Promise<ReadonlyMap<string, string>> {
  const known = await listed(client, at).catch((fault) => notToCases(fault, at));
  const ids = new Map<string, string>();
  for (const spec of wanted) {
    const key = foldLabel(spec.name);
    const id = known.get(key) ?? (await made(client, at, spec).catch((fault) => notToCases(fault, at)));
    known.set(key, id);
    ids.set(spec.name, id);
  }
  return ids;
}

/** That labels are out of reach does not mean that the issue is: its case goes on when they can be made. */
function notToCases(fault: unknown, { owner, name }: { readonly owner: string; readonly name: string }): never {
  if (!(fault instanceof Gone)) throw fault;
  throw new Error(`the labels of ${owner}/${name} cannot be read or made`, { cause: fault });
}

async function listed(client: Client, { owner, name }: { owner: string; name: string }): Promise<Map<string, string>> {
  const known = new Map<string, string>();
  for (let page = 1, next = true; next; page++) {
    const answer = await client.rest("GET /repos/{owner}/{repo}/labels", { owner, repo: name, per_page: 100, page });
    for (const label of z.array(Label).parse(answer.data)) known.set(foldLabel(label.name), label.node_id);
    next = answer.next;
  }
  return known;
}

/** Makes a label, or takes the one that somebody else, such as another replica, made in the meantime. */
async function made(client: Client, at: { owner: string; name: string }, spec: LabelSpec): Promise<string> {
  const values = { owner: at.owner, repo: at.name, ...spec };
  try {
    return Label.parse((await client.rest("POST /repos/{owner}/{repo}/labels", values)).data).node_id;
  } catch (fault) {
    if (!isRequestError(fault) || fault.status !== 422) throw fault;
    const there = (await listed(client, at)).get(foldLabel(spec.name));
    if (there === undefined) throw fault;
    return there;
  }
}

/** The same case, with the ids of every label that the changes need. */
export async function withLabels(seen: SeenCase, changes: readonly Change[], world: World): Promise<SeenCase> {
  const added = changes.flatMap((change) => (change.do === "addLabels" ? change.names : []));
  const missing = labelsOf(seen.instance, await seen.words(seen.instance.language)).filter(
    ({ name }) => added.includes(name) && !seen.labels.has(name),
  );
  if (missing.length === 0) return seen;
  const made = await ensureLabels(world.client(seen.address.installation), seen.address, missing);
  return { ...seen, labels: new Map([...seen.labels, ...made]) };
}

/** Node ids of labels as the question about a case brings them, by the names that we know them by. */
export function labelIds(repository: Issue["repository"], names: readonly string[]): Map<string, string> {
  const ids = new Map<string, string>();
  for (const value of Object.values(repository)) {
    if (typeof value !== "object" || value === null || !("name" in value && "id" in value)) continue;
    const { name, id } = value;
    const own = names.find((one) => typeof name === "string" && foldLabel(one) === foldLabel(name));
    if (own !== undefined && typeof id === "string") ids.set(own, id);
  }
  return ids;
}

/** The very label of this name that the repository has now: one that was made again is another. */
export const isLabel =
  (label: string, ids: ReadonlyMap<string, string>) =>
  ({ id, name }: { readonly id: string; readonly name: string }): boolean =>
    foldLabel(name) === foldLabel(label) && id === ids.get(label);
