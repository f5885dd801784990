// Runs a GraphQL document as GitHub does: HTTP 200 whatever happens, errors with a type and a path.
import { execute, type FieldNode, type GraphQLError, Kind, type OperationDefinitionNode } from "graphql";
import { z } from "zod";
import { actingAs } from "../access.ts";
import { epochSeconds } from "../clock.ts";
import type { Faults } from "../faults.ts";
import { graphqlType, Refusal, sentenceOf } from "../refusal.ts";
import type { Node, Viewer, World } from "../state.ts";
import { findAccount, findRepository, sameLogin } from "../world.ts";
import { actorNode, organisationNode, teamNode } from "./accounts.ts";
import { commentNode, issueNode } from "./issues.ts";
import { itemNode } from "./items.ts";
import { unresolved, visible } from "./mutate.ts";
import { mutations } from "./mutations.ts";
import { type Args, type Context, type GraphNode, resolveField } from "./node.ts";
import { costOf } from "./points.ts";
import { fieldNode, projectNode } from "./projects.ts";
import { labelNode, repositoryNode } from "./repositories.ts";
import { check, schema } from "./schema.ts";

const show = {
  issue: issueNode,
  comment: commentNode,
  repository: repositoryNode,
  project: projectNode,
  item: itemNode,
};

export const graphqlLimit = 10_000;

const Asked = z.object({
  query: z.string(),
  variables: z.record(z.string(), z.unknown()).nullish(),
  operationName: z.string().nullish(),
});

export interface Operation {
  readonly name: string;
  /** The name and the top-level fields: what a fault may ask for. */
  readonly names: readonly string[];
}

export interface Result {
  readonly body: { readonly data?: unknown; readonly errors?: readonly object[] };
  readonly points: number;
}

/** What is asked, before it is run; undefined when it cannot be told. */
export function operationOf(body: unknown): Operation | undefined {
  const asked = Asked.safeParse(body);
  if (!asked.success) return undefined;
  try {
    const operation = chosen(asked.data);
    const fields = operation?.selectionSet.selections.filter((one): one is FieldNode => one.kind === Kind.FIELD) ?? [];
    const name = operation?.name?.value ?? fields.map((field) => field.name.value).join("+");
    return { name, names: [name, ...fields.map((field) => field.name.value)] };
  } catch {
    return undefined;
  }
}

export async function runGraphql(world: World, viewer: Viewer, faults: Faults, body: unknown): Promise<Result> {
  actingAs(viewer);
  const asked = Asked.safeParse(body);
  if (!asked.success) throw new Refusal(400, "A query attribute must be specified and must be a string.");
  const variables = asked.data.variables ?? {};
  try {
    const { document, errors } = check(asked.data.query);
    if (errors.length > 0) return { body: { errors: errors.map(asGithubValidation) }, points: 1 };
    const operation = chosen(asked.data);
    if (!operation) return { body: { errors: [{ message: "An operation name is required" }] }, points: 1 };
    const cost = costOf(document, operation, variables);
    const context: Context = { world, viewer, faults, ...cost, show, stale: undefined };
    const result = await execute({
      schema: schema(),
      document,
      rootValue: operation.operation === "mutation" ? mutations(context) : queries(context),
      contextValue: context,
      variableValues: variables,
      operationName: asked.data.operationName ?? null,
      fieldResolver: resolveField,
      typeResolver: (value: GraphNode) => value.__typename,
    });
    const { data, errors: failed } = result;
    return {
      body: { ...(data === undefined ? {} : { data }), ...(failed && { errors: failed.map(asGithub) }) },
      points: cost.points,
    };
  } catch (error) {
    if (isGraphqlError(error)) return { body: { errors: [asGithub(error)] }, points: 1 };
    throw error;
  }
}

const isGraphqlError = (error: unknown): error is GraphQLError => error instanceof Error && "locations" in error;

function chosen({ query, operationName }: z.infer<typeof Asked>): OperationDefinitionNode | undefined {
  const all = check(query).document.definitions.filter((one) => one.kind === Kind.OPERATION_DEFINITION);
  if (operationName != null) return all.find((one) => one.name?.value === operationName);
  return all.length === 1 ? all[0] : undefined;
}

function queries(context: Context): Args {
  const { world, viewer } = context;
  return {
    viewer: () => actorNode(context, actingAs(viewer)),
    user: ({ login }: Args) => {
      const account = findAccount(world, String(login));
      if (account?.type !== "User") throw missing(`Could not resolve to a User with the login of '${login}'.`);
      return actorNode(context, account);
    },
    organization: ({ login }: Args) => {
      if (sameLogin(String(login), world.organisation.login)) return organisationNode(context);
      throw missing(`Could not resolve to an Organization with the login of '${login}'.`);
    },
    repository: ({ owner, name }: Args) => {
      const found = findRepository(world, viewer, String(owner), String(name));
      if (!found) throw missing(`Could not resolve to a Repository with the name '${owner}/${name}'.`);
      return repositoryNode(context, found);
    },
    node: ({ id }: Args) => byId(context, String(id)),
    nodes: ({ ids }: Args) => (Array.isArray(ids) ? ids.map((id) => lazily(context, String(id))) : []),
    rateLimit: () => rateLimit(context),
  };
}

const missing = (message: string): Refusal => new Refusal(404, message);

function byId(context: Context, id: string): GraphNode | null {
  const node = context.world.nodes.get(id);
  if (!node || !visible(context, node)) throw unresolved(id);
  return shown(context, node);
}

/** In a list each missing one is an error of its own beside a null. */
async function lazily(context: Context, id: string): Promise<GraphNode | null> {
  return byId(context, id);
}

function shown(context: Context, node: Node): GraphNode | null {
  if (node.kind === "issue") return issueNode(context, node);
  if (node.kind === "comment") return commentNode(context, node);
  if (node.kind === "label") return labelNode(context, node);
  if (node.kind === "repository") return repositoryNode(context, node);
  if (node.kind === "project") return projectNode(context, node);
  if (node.kind === "field") return fieldNode(context, node);
  if (node.kind === "item") return itemNode(context, node);
  return node.kind === "team" ? teamNode(context, node) : actorNode(context, node);
}

function rateLimit({ world, points, nodeCount }: Context): Args {
  const resetAt = new Date((epochSeconds(world.clock.now()) + 3600) * 1000).toISOString().replace(/\.\d{3}/, "");
  return { cost: points, nodeCount, limit: graphqlLimit, used: points, remaining: graphqlLimit - points, resetAt };
}

function asGithub(error: GraphQLError): object {
  const { originalError: cause, locations, path, extensions } = error;
  const type = cause instanceof Refusal ? graphqlType(cause.status) : extensions.type;
  const message = cause instanceof Refusal ? sentenceOf(cause) : error.message;
  return { ...(type ? { type } : {}), ...(path && { path }), ...(locations && { locations }), message };
}

function asGithubValidation({ message, locations }: GraphQLError): object {
  const [, fieldName, typeName] = /^Cannot query field "(\w+)" on type "(\w+)"/.exec(message) ?? [];
  if (fieldName === undefined) return { message, locations, extensions: { code: "argumentLiteralsIncompatible" } };
  const extensions = { code: "undefinedField", typeName, fieldName };
  return {
    path: ["query", fieldName],
    extensions,
    locations,
    message: `Field '${fieldName}' doesn't exist on type '${typeName}'`,
  };
}
