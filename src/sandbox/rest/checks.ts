// Check runs: what an app says of a commit.
import { z } from "zod";
import { actingAs, appHas, demandRole, demandSight, refused } from "../access.ts";
import { nodeId } from "../ids.ts";
import type { CheckRun } from "../pull.ts";
import { invalid, notFound } from "../refusal.ts";
import { web } from "../shapes/json.ts";
import { checkRunShape } from "../shapes/pulls.ts";
import { slugOf } from "../shapes/repositories.ts";
import type { Repository } from "../state.ts";
import { type Call, created, numberParam, ok, paged, pageOf, param, read, repositoryIn, route } from "./route.ts";

const Annotation = z.object({
  path: z.string(),
  start_line: z.int().min(1),
  end_line: z.int().min(1),
  start_column: z.int().min(1).optional(),
  end_column: z.int().min(1).optional(),
  annotation_level: z.enum(["notice", "warning", "failure"]),
  message: z.string().max(64_000),
  title: z.string().max(255).optional(),
});
const said = {
  status: z.enum(["queued", "in_progress", "completed"]).optional(),
  conclusion: z
    .enum(["success", "failure", "neutral", "cancelled", "skipped", "timed_out", "action_required"])
    .optional(),
  external_id: z.string().optional(),
  output: z
    .object({
      title: z.string(),
      summary: z.string().max(65_535),
      /** GitHub takes fifty a request. */
      annotations: z.array(Annotation).max(50).default([]),
    })
    .optional(),
};
const NewRun = z.object({ name: z.string(), head_sha: z.string(), ...said });
const Change = z.object(said);

export const checkRoutes = [
  route("POST", "/repos/{owner}/{repo}/check-runs", (call) => {
    const { world } = call;
    const repository = demandChecks(call, "write");
    const wanted = read(NewRun, call.body, "CheckRun");
    if (!repository.commits.has(wanted.head_sha))
      throw invalid({ resource: "CheckRun", field: "head_sha", code: "invalid" });
    const id = world.ids.next("check");
    const run: CheckRun = {
      ...{ id, nodeId: nodeId("CR", id), name: wanted.name, head: wanted.head_sha, startedAt: world.clock.now() },
      ...{ externalId: "", status: "queued", conclusion: null, completedAt: null, title: null, summary: null },
      annotations: [],
    };
    repository.checkRuns.push(run);
    change(call, run, wanted);
    return created(checkRunShape(world, repository, run));
  }),
  route("PATCH", "/repos/{owner}/{repo}/check-runs/{check_run_id}", (call) => {
    const repository = demandChecks(call, "write");
    const run = runIn(call, repository);
    change(call, run, read(Change, call.body, "CheckRun"));
    return ok(checkRunShape(call.world, repository, run));
  }),
  route("GET", "/repos/{owner}/{repo}/commits/{ref}/check-runs", (call) => {
    const repository = demandChecks(call, "read");
    const name = call.query.get("check_name");
    const newest = repository.checkRuns
      .filter(({ head }) => head === param(call, "ref"))
      .filter((run) => name === null || run.name === name)
      .toReversed();
    const all = call.query.get("filter") === "all";
    const runs = newest.filter((run, at) => all || newest.findIndex((one) => one.name === run.name) === at);
    const { shown, headers } = pageOf(call, runs);
    const check_runs = shown.map((run) => checkRunShape(call.world, repository, run));
    return { status: 200, body: { total_count: runs.length, check_runs }, headers };
  }),
  route("GET", "/repos/{owner}/{repo}/check-runs/{check_run_id}/annotations", (call) => {
    const repository = demandChecks(call, "read");
    return paged(call, runIn(call, repository).annotations, (one) => ({
      start_column: null,
      end_column: null,
      title: null,
      ...Object.fromEntries(Object.entries(one).filter(([, value]) => value !== undefined)),
      blob_href: web(call.world, `/${slugOf(repository)}/blob/main/${one.path}`),
      raw_details: null,
    }));
  }),
  route("POST", "/repos/{owner}/{repo}/check-runs/{check_run_id}/rerequest", (call) => {
    const repository = demandChecks(call, "read");
    const run = runIn(call, repository);
    Object.assign(run, { status: "queued", conclusion: null });
    demandRole(call.world, call.viewer, repository, "write");
    const by = actingAs(call.viewer);
    call.world.announce({ event: "check_run", action: "rerequested", repository, run, by });
    return created({});
  }),
];

function demandChecks(call: Call, level: "read" | "write"): Repository {
  const { world, viewer } = call;
  const repository = repositoryIn(call);
  demandSight(world, viewer, repository);
  if (viewer.is === "installation" && !appHas(world, "checks", level)) throw refused(viewer);
  // Only apps make check runs; people read them.
  if (viewer.is === "person" && level === "write") throw refused(viewer);
  return repository;
}

function runIn(call: Call, { checkRuns }: Repository): CheckRun {
  const run = checkRuns.find(({ id }) => id === numberParam(call, "check_run_id"));
  if (!run) throw notFound();
  return run;
}

/** Annotations are added to those that are there, as on GitHub. */
function change({ world }: Call, run: CheckRun, { status, conclusion, external_id, output }: z.infer<typeof Change>) {
  if (external_id !== undefined) run.externalId = external_id;
  if (output) Object.assign(run, { title: output.title, summary: output.summary });
  run.annotations.push(...(output?.annotations ?? []));
  if (status !== undefined) run.status = status;
  if (conclusion !== undefined) Object.assign(run, { status: "completed", conclusion, completedAt: world.clock.now() });
}
