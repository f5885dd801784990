// A GraphQL object of the sandbox is a plain object with `__typename`, and one property or function for each field that is
// built.
import { GraphQLError, type GraphQLFieldResolver } from "graphql";
import { z } from "zod";
import type { Faults } from "../faults.ts";
import type { Project, ProjectItem } from "../project.ts";
import { invalid } from "../refusal.ts";
import type { Comment, Issue, Repository, Viewer, World } from "../state.ts";

export type Args = Readonly<Record<string, unknown>>;
type Field = unknown | ((args: Args) => unknown);
export interface GraphNode {
  readonly __typename: string;
  readonly [field: string]: Field;
}

interface Show {
  readonly issue: (context: Context, issue: Issue) => GraphNode;
  readonly comment: (context: Context, comment: Comment) => GraphNode;
  readonly repository: (context: Context, repository: Repository) => GraphNode;
  readonly project: (context: Context, project: Project) => GraphNode;
  readonly item: (context: Context, item: ProjectItem) => GraphNode;
}

export interface Context {
  readonly world: World;
  readonly viewer: Viewer;
  readonly faults: Faults;
  readonly points: number;
  readonly nodeCount: number;
  /** How to show what another file builds: issues, comments, repositories, projects and items show one another. */
  readonly show: Show;
  /** Whether this request reads from a replica that is behind; undefined until an issue is read. */
  stale: boolean | undefined;
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null;

/** What is in GitHub's schema but not built here is an error that names it, never a silent null. */
export const resolveField: GraphQLFieldResolver<unknown, Context> = (source, args, context, info) => {
  const type = info.parentType.name;
  const partial = context.faults.partial(`${type[0]?.toLowerCase()}${type.slice(1)}.${info.fieldName}`);
  if (partial) {
    const message = "Something went wrong while executing your query.";
    throw new GraphQLError(message, { extensions: { type: partial.type ?? "RESOURCE_LIMITS_EXCEEDED" } });
  }
  if (!isObject(source) || !(info.fieldName in source)) throw notBuilt(`${type}.${info.fieldName}`);
  const value = source[info.fieldName];
  return typeof value === "function" ? value(args) : value;
};

const notBuilt = (what: string): GraphQLError =>
  new GraphQLError(`sandbox: ${what} is not built`, { extensions: { type: "NOT_BUILT" } });

const Page = z.looseObject({
  first: z.int().nullish(),
  last: z.int().nullish(),
  after: z.string().nullish(),
  before: z.string().nullish(),
});

interface Position {
  readonly position: number;
}

const cursorOf = (position: number): string => Buffer.from(`cursor:v2:${position}`).toString("base64");

function positionOf(cursor: string): number {
  const found = /^cursor:v2:(\d+)$/.exec(Buffer.from(cursor, "base64").toString("utf8"))?.[1];
  if (found === undefined) {
    const message = `\`${cursor}\` does not appear to be a valid cursor.`;
    throw invalid({ resource: "PageInfo", field: "cursor", code: "invalid", message });
  }
  return Number(found);
}

export interface ConnectionOptions<Item> {
  /** Where an item stands for ever, so that a cursor outlives the removal of others. */
  readonly position?: (item: Item, index: number) => number;
  readonly edge?: (item: Item) => Args;
  readonly extra?: Args;
}

export function connection<Item>(
  items: readonly Item[],
  args: Args,
  show: (item: Item) => unknown,
  { position = (_, index) => index + 1, edge, extra }: ConnectionOptions<Item> = {},
): Args {
  const { first, last, after, before } = Page.parse(args);
  const placed = items.map((item, index) => ({ item, position: position(item, index) }));
  const from = after == null ? Number.NEGATIVE_INFINITY : positionOf(after);
  const to = before == null ? Number.POSITIVE_INFINITY : positionOf(before);
  const between = placed.filter((one) => one.position > from && one.position < to);
  const head = first == null ? between : between.slice(0, first);
  const shown = last == null ? head : head.slice(Math.max(0, head.length - last));
  const ends = (one: Position | undefined) => (one ? cursorOf(one.position) : null);
  return {
    totalCount: items.length,
    nodes: () => shown.map(({ item }) => show(item)),
    edges: () =>
      shown.map((one) => ({ cursor: cursorOf(one.position), node: () => show(one.item), ...edge?.(one.item) })),
    pageInfo: {
      hasNextPage: (shown.at(-1)?.position ?? 0) < (between.at(-1)?.position ?? 0),
      hasPreviousPage: (shown[0]?.position ?? 0) > (placed[0]?.position ?? 0),
      startCursor: ends(shown[0]),
      endCursor: ends(shown.at(-1)),
    },
    ...extra,
    ...(extra && "filteredCount" in extra ? { filteredCount: between.length, pageCount: shown.length } : {}),
  };
}
