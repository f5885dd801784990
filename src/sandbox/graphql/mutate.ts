// What every mutation shares: its input is read, what it names is found, and it answers with what it changed.
import { z } from "zod";
import { canSee, mayInProjects } from "../access.ts";
import { notFound, type Refusal } from "../refusal.ts";
import type { Account, Issue, Label, Node } from "../state.ts";
import type { Args, Context } from "./node.ts";

export const id = z.string();
export const ids = z.array(z.string());
export const text = z.string().nullish();

export type Mutation = (context: Context, input: unknown) => Args;

export const mutation =
  <Shape extends z.ZodRawShape>(
    shape: Shape,
    run: (context: Context, input: z.infer<z.ZodObject<Shape>>) => Args,
  ): Mutation =>
  (context, raw) => {
    const input = z.object(shape).parse(raw);
    const echo = z.looseObject({ clientMutationId: text }).parse(raw).clientMutationId ?? null;
    return { clientMutationId: echo, ...run(context, input) };
  };

export function find<Kind extends Node["kind"]>(
  context: Context,
  nodeId: string,
  ...kinds: readonly Kind[]
): Extract<Node, { kind: Kind }> {
  const node = context.world.nodes.get(nodeId);
  const isWanted = (one: Node): one is Extract<Node, { kind: Kind }> => kinds.some((kind) => kind === one.kind);
  if (!node || !isWanted(node) || !visible(context, node)) throw unresolved(nodeId);
  return node;
}

/** The same for what is not there, may not be seen or stands elsewhere. */
export const unresolved = (nodeId: string): Refusal =>
  notFound(`Could not resolve to a node with the global id of '${nodeId}'`);

export function visible({ world, viewer }: Context, node: Node): boolean {
  if (node.kind === "account" || node.kind === "team") return true;
  if (node.kind === "project" || node.kind === "field" || node.kind === "item")
    return mayInProjects(world, viewer, "read");
  if (node.kind === "repository") return canSee(world, viewer, node);
  return canSee(world, viewer, node.kind === "comment" ? node.issue.repository : node.repository);
}

export const issueBy = (context: Context, nodeId: string): Issue => find(context, nodeId, "issue");

export const labelsBy = (context: Context, issue: Issue, wanted: readonly string[]): Label[] =>
  wanted.map((one) => {
    const label = find(context, one, "label");
    if (label.repository !== issue.repository) throw unresolved(one);
    return label;
  });

export const accountsBy = (context: Context, wanted: readonly string[]): Account[] =>
  wanted.map((one) => find(context, one, "account"));
