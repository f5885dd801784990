// Issues below the case's own, opened from a community's template. Each carries a signed key, by which it is found again.

import { z } from "zod";
import { templateFolder } from "../config/effects-schema.ts";
import { sign, verified } from "../core/case/record.ts";
import { fillTemplate, readTemplate } from "../core/telling/template.ts";
import { mutate, refusedBy } from "./on-issue.ts";
import { BlobText } from "./shapes.ts";
import { begun, type Outcome, type Task } from "./task.ts";

const Child = z.object({
  id: z.string(),
  number: z.number(),
  state: z.string(),
  body: z.string(),
  viewerDidAuthor: z.boolean(),
});
type Child = z.infer<typeof Child>;

const Below = z.object({
  node: z.object({ repository: z.object({ id: z.string() }), subIssues: z.object({ nodes: z.array(Child) }) }),
  home: z.object({ object: BlobText.nullish() }).nullable(),
});

const question = `query Below($issue: ID!, $home: ID!, $file: String!) {
  node(id: $issue) {
    ... on Issue {
      repository { id }
      subIssues(first: 100) { nodes { id number state body viewerDidAuthor } }
    }
  }
  home: node(id: $home) {
    ... on Repository { object(expression: $file) { ... on Blob { text isTruncated isBinary } } }
  }
}`;

export async function openChild(task: Task<"issue">): Promise<Outcome> {
  const { effect, seen, client, world, mark } = task;
  const { decided } = task.record;
  if (!decided) return { is: "cannot", why: "gone" };
  let below = await read(task);
  // GitHub may not show yet what an earlier attempt made.
  for (const seconds of mark?.id === begun.id ? [1, 2, 4] : []) {
    if ("is" in below || ours(below.children, task)) break;
    await world.pause(seconds * 1_000);
    below = await read(task);
  }
  if ("is" in below) return below;
  const found = ours(below.children, task);
  if (found) return { is: "done", made: { node: found.id, number: found.number } };
  if (mark && mark.id > 0) return { is: "done", made: { node: mark.node, number: mark.id } };
  if (below.text === null) return { is: "cannot", why: "template" };
  await task.keep(begun);
  const words = await task.words();
  const { title, body } = fillTemplate(readTemplate(effect.template, below.text), decided, { ...seen, words });
  const signed = sign("child", { key: effect.key }, seen.address, world.keys);
  const told = await mutate(client, {
    field: "createIssue",
    input: {
      repositoryId: below.repository,
      title,
      body: [body, signed].join("\n\n"),
      parentIssueId: seen.address.node,
    },
    answer: "issue { id number }",
  });
  if (!("data" in told)) return told;
  const { id, number } = z.object({ issue: Child.pick({ id: true, number: true }) }).parse(told.data).issue;
  await task.keep({ id: number, node: id });
  return { is: "done", made: { node: id, number } };
}

const ours = (children: readonly Child[], { effect, seen, world }: Task<"issue">): Child | undefined =>
  children.find(({ body, viewerDidAuthor }) => {
    const carried = viewerDidAuthor ? verified("child", body, seen.address, world.keys) : null;
    return z.object({ key: z.literal(effect.key) }).safeParse(carried).success;
  });

interface BelowCase {
  readonly repository: string;
  readonly children: readonly Child[];
  /** Null where there is no such template, or it is no text. */
  readonly text: string | null;
}

async function read({ effect, seen, client, world }: Task<"issue">): Promise<BelowCase | Outcome> {
  const program = await world.index.programs.of(seen.address.repository);
  if (!program) return { is: "cannot", why: "gone" };
  const file = `HEAD:${templateFolder}/${effect.template}`;
  const answer = await client.graphql(question, { issue: seen.address.node, home: program.home.node, file });
  const refused = refusedBy(answer);
  if (refused) return refused;
  const { node, home } = Below.parse(answer.data);
  const blob = home?.object;
  const isText = typeof blob?.text === "string" && !blob.isTruncated && !blob.isBinary;
  return { repository: node.repository.id, children: node.subIssues.nodes, text: isText ? (blob.text ?? null) : null };
}

/** What somebody has closed already stays as they closed it. */
export async function closeChild(task: Task<"issue">): Promise<Outcome> {
  const node = task.before?.made?.node;
  if (node === undefined) return { is: "undone" };
  const State = z.object({ node: z.object({ state: z.string() }).nullable() });
  const question = "query Child($issue: ID!) { node(id: $issue) { ... on Issue { state } } }";
  const answer = await task.client.graphql(question, { issue: node });
  if (answer.errors.some(({ type }) => type === "NOT_FOUND")) return { is: "undone" };
  const refused = refusedBy(answer);
  if (refused) return refused;
  if (State.parse(answer.data).node?.state !== "OPEN") return { is: "undone" };
  const told = await mutate(task.client, { field: "closeIssue", input: { issueId: node, stateReason: "NOT_PLANNED" } });
  return "data" in told ? { is: "undone" } : told;
}
