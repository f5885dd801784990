// What a REST route is, and what all of them share: reading the body, paging, answers.
import { z } from "zod";
import type { Tokens } from "../auth.ts";
import { invalid } from "../refusal.ts";
import type { Json } from "../shapes/json.ts";
import type { Issue, Repository, Viewer, World } from "../state.ts";
import type { Deliveries } from "../webhooks/deliver.ts";
import { issueOf, repositoryOf } from "../world.ts";

export interface Call {
  readonly world: World;
  readonly viewer: Viewer;
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly body: unknown;
  /** The path with its query, for links to other pages. */
  readonly url: URL;
  readonly tokens: Tokens;
  readonly deliveries: Deliveries;
}

export interface Reply {
  readonly status: number;
  readonly body?: Json;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Route {
  readonly method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  /** As GitHub's OpenAPI writes it; {path} stands for the rest. */
  readonly path: string;
  run(call: Call): Reply;
}

export const route = (method: Route["method"], path: string, run: Route["run"]): Route => ({ method, path, run });

export const ok = (body: Json): Reply => ({ status: 200, body });
export const created = (body: Json): Reply => ({ status: 201, body });
export const nothing: Reply = { status: 204 };

export function read<Schema extends z.ZodType>(schema: Schema, body: unknown, resource: string): z.infer<Schema> {
  const parsed = schema.safeParse(body ?? {});
  if (parsed.success) return parsed.data;
  throw invalid(
    ...parsed.error.issues.map((issue) => ({
      resource,
      field: String(issue.path[0] ?? "body"),
      code: isMissing(body, issue.path[0]) ? "missing_field" : "invalid",
      message: issue.message,
    })),
  );
}

const isMissing = (body: unknown, field: PropertyKey | undefined): boolean =>
  field !== undefined && !(typeof body === "object" && body !== null && Object.hasOwn(body, field));

export function param(call: Call, name: string): string {
  return call.params[name] ?? "";
}

export function numberParam(call: Call, name: string): number {
  const value = Number(call.params[name]);
  return Number.isSafeInteger(value) ? value : -1;
}

export const repositoryIn = (call: Call): Repository =>
  repositoryOf(call.world, call.viewer, param(call, "owner"), param(call, "repo"));

export const issueIn = (call: Call): Issue =>
  issueOf(call.world, call.viewer, repositoryIn(call), numberParam(call, "issue_number"));

/** One page of a list, with GitHub's Link header. */
export function paged<Item>(call: Call, items: readonly Item[], shape: (item: Item) => Json): Reply {
  const { shown, headers } = pageOf(call, items);
  return { status: 200, body: shown.map(shape), headers };
}

/** For answers that hold more than the list. */
export function pageOf<Item>(call: Call, items: readonly Item[]): { shown: Item[]; headers: Record<string, string> } {
  const whole = (name: string, otherwise: number, most: number) => {
    const value = Number.parseInt(call.query.get(name) ?? "", 10);
    return Number.isNaN(value) || value < 1 ? otherwise : Math.min(value, most);
  };
  const size = whole("per_page", 30, 100);
  const page = whole("page", 1, 1_000_000);
  const last = Math.max(1, Math.ceil(items.length / size));
  const links = [
    ...(page > 1 ? [["prev", page - 1] as const] : []),
    ...(page < last
      ? ([
          ["next", page + 1],
          ["last", last],
        ] as const)
      : []),
    ...(page > 1 ? [["first", 1] as const] : []),
  ].map(([rel, to]) => {
    const url = new URL(call.url);
    url.searchParams.set("page", String(to));
    return `<${url.href}>; rel="${rel}"`;
  });
  const shown = items.slice((page - 1) * size, page * size);
  return { shown, headers: links.length > 0 ? { link: links.join(", ") } : {} };
}

export const names = z.array(z.union([z.string(), z.object({ name: z.string() }).transform(({ name }) => name)]));
