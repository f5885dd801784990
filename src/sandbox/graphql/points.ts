// What a GraphQL document costs by GitHub's published formula, and its limits on paging.
import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  GraphQLError,
  type GraphQLOutputType,
  getNamedType,
  isInterfaceType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from "graphql";
import { schema } from "./schema.ts";

export interface Cost {
  readonly points: number;
  readonly nodeCount: number;
}

interface Sum {
  requests: number;
  nodes: number;
}

type Variables = Readonly<Record<string, unknown>>;

interface Walk {
  readonly variables: Variables;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly sum: Sum;
}

const nodeLimit = 500_000;

export function costOf(document: DocumentNode, operation: OperationDefinitionNode, variables: Variables): Cost {
  const defaults = (operation.variableDefinitions ?? []).flatMap(({ variable, defaultValue }) =>
    defaultValue?.kind === Kind.INT ? [[variable.name.value, Number(defaultValue.value)]] : [],
  );
  const fragments = document.definitions.flatMap((one) => (one.kind === Kind.FRAGMENT_DEFINITION ? [one] : []));
  const walk: Walk = {
    variables: { ...Object.fromEntries(defaults), ...variables },
    fragments: new Map(fragments.map((one) => [one.name.value, one])),
    sum: { requests: 0, nodes: 0 },
  };
  visit(walk, operation.selectionSet, schema().getRootType(operation.operation), 1);
  if (walk.sum.nodes > nodeLimit) {
    const message = `By the time this query traverses to the end, it is requesting up to ${walk.sum.nodes} possible nodes which exceeds the maximum limit of ${nodeLimit}.`;
    throw new GraphQLError(message, { extensions: { type: "MAX_NODE_LIMIT_EXCEEDED" } });
  }
  return { points: Math.max(1, Math.round(walk.sum.requests / 100)), nodeCount: walk.sum.nodes };
}

function visit(walk: Walk, selections: SelectionSetNode, type: unknown, times: number): void {
  for (const selection of selections.selections) {
    if (selection.kind === Kind.FIELD) visitField(walk, selection, type, times);
    else if (selection.kind === Kind.INLINE_FRAGMENT) {
      const narrowed = selection.typeCondition ? schema().getType(selection.typeCondition.name.value) : type;
      visit(walk, selection.selectionSet, narrowed, times);
    } else {
      const fragment = walk.fragments.get(selection.name.value);
      if (fragment) visit(walk, fragment.selectionSet, schema().getType(fragment.typeCondition.name.value), times);
    }
  }
}

function visitField(walk: Walk, field: FieldNode, type: unknown, times: number): void {
  if (!field.selectionSet || !(isObjectType(type) || isInterfaceType(type))) return;
  const definition = type.getFields()[field.name.value];
  if (!definition) return;
  const inner = getNamedType(definition.type satisfies GraphQLOutputType);
  const isConnection = inner.name.endsWith("Connection") && definition.args.some(({ name }) => name === "first");
  const size = isConnection ? pageSize(walk, field) : 1;
  if (isConnection) {
    walk.sum.requests += times;
    walk.sum.nodes += times * size;
  }
  visit(walk, field.selectionSet, inner, times * size);
}

function pageSize(walk: Walk, field: FieldNode): number {
  const sizes = (field.arguments ?? []).flatMap(({ name, value }) => {
    if (name.value !== "first" && name.value !== "last") return [];
    if (value.kind === Kind.INT) return [{ name: name.value, size: Number(value.value) }];
    const given = value.kind === Kind.VARIABLE ? walk.variables[value.name.value] : undefined;
    return typeof given === "number" ? [{ name: name.value, size: given }] : [];
  });
  const name = field.name.value;
  const [asked] = sizes;
  if (!asked) {
    const message = `You must provide a \`first\` or \`last\` value to properly paginate the \`${name}\` connection.`;
    throw new GraphQLError(message, { nodes: field, extensions: { type: "MISSING_PAGINATION_BOUNDARIES" } });
  }
  if (asked.size < 1 || asked.size > 100) {
    const message = `Requesting ${asked.size} records on the \`${name}\` connection exceeds the \`${asked.name}\` limit of 100 records.`;
    throw new GraphQLError(message, { nodes: field, extensions: { type: "EXCESSIVE_PAGINATION" } });
  }
  return asked.size;
}
