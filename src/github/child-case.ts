// A case that a kind asks for, opened below the issue of its parent: once, whatever dies on the way.

import { z } from "zod";
import type { ChildSpec } from "../core/case/children.ts";
import type { Door } from "../core/case/door.ts";
import type { Standing } from "../core/case/kin.ts";
import type { Known } from "../core/case/recognise.ts";
import { sign, verified } from "../core/case/record.ts";
import { childText } from "../core/telling/child-text.ts";
import { masked } from "../core/text/private-numbers.ts";
import { instant } from "../core/text/time.ts";
import type { Client } from "./client.ts";
import { ensureLabels } from "./labels.ts";
import { accountOf, mutate, refusedBy } from "./on-issue.ts";
import { person } from "./people.ts";
import { Actor } from "./shapes.ts";
import { begun, type Outcome, type Task } from "./task.ts";

/** What GitHub lets stand below one issue. */
const most = 100;

const Made = z.object({
  id: z.string(),
  fullDatabaseId: z.union([z.string(), z.number()]).transform(Number),
  number: z.number(),
  title: z.string(),
  createdAt: z.string(),
  assignees: z.object({ nodes: z.array(Actor) }),
});
type Made = z.infer<typeof Made>;

const asked = `id fullDatabaseId number title createdAt
      assignees(first: 20) { nodes { __typename databaseId login } }`;

const answer = `issue { ${asked} }`;

/** Everything below the issue that is ours, where it is not certain that nothing was begun before. */
async function found(task: Task<"child">, spec: ChildSpec): Promise<Made | Outcome | undefined> {
  const { seen, client, world, mark } = task;
  const isBegun = mark?.id === begun.id;
  if (!isBegun && task.isKnown) return undefined;
  // GitHub may not show yet what an earlier attempt made.
  for (const seconds of isBegun ? [0, 1, 2, 4] : [0]) {
    if (seconds > 0) await world.pause(seconds * 1_000);
    const answer = await client.graphql(below, { issue: seen.address.node });
    const refused = refusedBy(answer);
    if (refused) return refused;
    const { nodes } = Below.parse(answer.data).node.subIssues;
    const ours = nodes.find(({ body, viewerDidAuthor }) => {
      const carried = viewerDidAuthor ? verified("child", body, seen.address, world.keys) : null;
      return z.looseObject({ key: z.literal(spec.key), parent: z.unknown() }).safeParse(carried).success;
    });
    if (ours) return ours;
    if (nodes.length >= most) return { is: "cannot", why: "full" };
  }
  return undefined;
}

const below = `query Below($issue: ID!) {
  node(id: $issue) {
    ... on Issue { subIssues(first: ${most}) { nodes { ${asked} body viewerDidAuthor } } }
  }
}`;
const Below = z.object({
  node: z.object({
    subIssues: z.object({ nodes: z.array(Made.extend({ body: z.string(), viewerDidAuthor: z.boolean() })) }),
  }),
});

export async function openCase(task: Task<"child">): Promise<Outcome> {
  const { seen, world, child: spec } = task;
  const { family, programs } = world.index;
  const program = await programs.of(seen.address.repository);
  const kind = spec && knownAs(spec.kind, seen.instance.language, program?.door);
  if (!spec || !family || !kind) return { is: "cannot", why: "gone" };
  if ((seen.facts.children?.length ?? 0) >= most) return { is: "cannot", why: "full" };
  const before = await found(task, spec);
  if (before && "is" in before) return before;
  const made = before ?? (await create(task, spec, kind));
  if ("is" in made) return made;
  const address = { ...seen.address, issue: made.fullDatabaseId, node: made.id, number: made.number };
  const { repository, issue } = seen.address;
  const origin = { parent: { repository, issue }, key: spec.key };
  await family.opened({ address, origin, standing: standing(made, spec, kind), heeds: kind.heeds === "parent" });
  return { is: "done", made: { node: made.id, number: made.number } };
}

/** As the first look at it will find it, mostly: then its parent need not be woken for it. */
function standing(made: Made, { kind, behalf }: ChildSpec, { start = "" }: Known): Standing {
  return {
    title: masked(made.title),
    kind,
    stage: start,
    open: true,
    since: instant(made.createdAt),
    author: behalf ? { ...behalf, is: "person" } : null,
    assignees: made.assignees.nodes.flatMap((one) => person(one) ?? []),
    decided: null,
  };
}

/** In the language of the case above, where there is such a form; the first has the program's. */
function knownAs(name: string, language: string, door: string | Door | undefined): Known | undefined {
  const { kinds = [] }: Partial<Door> = typeof door === "string" ? JSON.parse(door) : (door ?? {});
  const forms = kinds.filter((one) => one.name === name);
  return forms.find((one) => one.language === language) ?? forms[0];
}

async function create(task: Task<"child">, spec: ChildSpec, kind: Known): Promise<Made | Outcome> {
  const { seen, client, world } = task;
  const assignees = await accounts(spec.assignees ?? [], client);
  if ("is" in assignees) return assignees;
  const label = seen.labels.get(kind.label) ?? (await labelled(kind.label, task));
  const words = await seen.words(kind.language ?? seen.instance.language);
  const { repository, issue } = seen.address;
  const carried = { parent: { repository, issue }, key: spec.key, ...(spec.behalf ? { behalf: spec.behalf } : {}) };
  const { title, body } = childText(spec, kind.form.layout, words);
  const signed = sign("child", carried, seen.address, world.keys);
  await task.keep(begun);
  const told = await mutate(client, {
    field: "createIssue",
    input: {
      repositoryId: seen.place,
      title,
      body: [body, signed].join("\n\n"),
      labelIds: label === undefined ? [] : [label],
      ...(assignees.length > 0 ? { assigneeIds: assignees } : {}),
      parentIssueId: seen.address.node,
    },
    answer,
  });
  return "data" in told ? z.object({ issue: Made }).parse(told.data).issue : told;
}

async function labelled(name: string, { client, seen }: Task<"child">): Promise<string | undefined> {
  const spec = { name, color: "bfd4f2", description: "" };
  return (await ensureLabels(client, seen.address, [spec])).get(name);
}

/** Whoever has no account any more is left out: the case says whom it is for. */
async function accounts(logins: readonly string[], client: Client): Promise<readonly string[] | Outcome> {
  const ids: string[] = [];
  for (const login of logins) {
    const id = await accountOf(login, client);
    if (typeof id === "string") ids.push(id);
    else if (id.why !== "gone") return id;
  }
  return ids;
}
