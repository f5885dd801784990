// A check run on a commit: fifty annotations a request, and the same is never said twice.

import { z } from "zod";
import type { CheckRun, Remark } from "../core/telling/check-run.ts";
import type { Client } from "./client.ts";

const name = "Quorate";
/** GitHub takes so many a request. */
const batch = 50;
/** And shows no more than this for a commit that is of use to anybody. */
const most = 200;

const Listed = z.object({
  check_runs: z.array(
    z.looseObject({
      status: z.string(),
      external_id: z.string().nullish(),
      app: z.looseObject({ slug: z.string().optional() }).nullish(),
    }),
  ),
});
const Made = z.looseObject({ id: z.number() });

interface At {
  readonly owner: string;
  readonly name: string;
  readonly sha: string;
}

export async function publish(run: CheckRun, at: At, client: Client, slug: string): Promise<void> {
  const place = { owner: at.owner, repo: at.name };
  const asked = { ...place, ref: at.sha, check_name: name, filter: "latest" };
  const listed = await client.rest("GET /repos/{owner}/{repo}/commits/{ref}/check-runs", asked);
  const [last] = Listed.parse(listed.data).check_runs.filter(({ app }) => app?.slug === slug);
  if (last?.status === "completed" && last.external_id === run.digest) return;
  const annotations = run.annotations.slice(0, most).map(annotation);
  const output = (from: number) => ({
    output: { title: run.title, summary: run.summary, annotations: annotations.slice(from, from + batch) },
  });
  const done = (from: number) =>
    from + batch >= annotations.length
      ? { status: "completed", conclusion: run.conclusion }
      : { status: "in_progress" };
  const first = { name, head_sha: at.sha, external_id: run.digest, ...done(0), ...output(0) };
  const made = await client.rest("POST /repos/{owner}/{repo}/check-runs", { ...place, ...first });
  const { id } = Made.parse(made.data);
  for (let from = batch; from < annotations.length; from += batch) {
    const more = { ...place, check_run_id: id, ...done(from), ...output(from) };
    await client.rest("PATCH /repos/{owner}/{repo}/check-runs/{check_run_id}", more);
  }
}

function annotation({ file, line, column, says, warning }: Remark) {
  const place = { path: file, start_line: line, end_line: line, start_column: column, end_column: column };
  return { ...place, annotation_level: warning ? "warning" : "failure", message: says };
}
