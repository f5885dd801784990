// The table of every REST route that is built, and finding the one that is meant.
import { epochSeconds } from "../clock.ts";
import { accountRoutes } from "./accounts.ts";
import { appRoutes } from "./apps.ts";
import { checkRoutes } from "./checks.ts";
import { commentRoutes } from "./comments.ts";
import { fileRoutes } from "./files.ts";
import { issueRoutes } from "./issues.ts";
import { labelRoutes } from "./labels.ts";
import { projectRoutes } from "./projects.ts";
import { ok, type Route, route } from "./route.ts";

export const restLimit = 15_000;

const rateRoute = route("GET", "/rate_limit", ({ world }) => {
  const core = { limit: restLimit, used: 0, remaining: restLimit, reset: epochSeconds(world.clock.now()) + 3600 };
  return ok({ resources: { core, search: core, graphql: core }, rate: core });
});

export const routes: readonly Route[] = [
  rateRoute,
  ...accountRoutes,
  ...appRoutes,
  ...checkRoutes,
  ...commentRoutes,
  ...fileRoutes,
  ...issueRoutes,
  ...labelRoutes,
  ...projectRoutes,
];

/** Only these may stand for several parts of a path. */
const greedy = new Set(["path"]);

const compiled = routes.map((one) => ({
  one,
  names: [...one.path.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => name),
  pattern: new RegExp(
    `^${one.path.replace(/\./g, "\\.").replace(/\{(\w+)\}/g, (_, name: string) => (greedy.has(name) ? "(.*)" : "([^/]+)"))}$`,
  ),
}));

export interface Match {
  readonly route: Route;
  readonly params: Readonly<Record<string, string>>;
}

/** Words before places: /issues/comments is never an issue called "comments". */
export function findRoute(method: string, path: string): Match | undefined {
  for (const { one, names, pattern } of compiled) {
    const match = one.method === method ? pattern.exec(path) : null;
    if (!match) continue;
    const params = Object.fromEntries(names.map((name, index) => [name, decoded(match[index + 1] ?? "")]));
    return { route: one, params };
  }
  return undefined;
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
