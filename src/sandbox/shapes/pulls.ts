// Pull requests, as far as webhooks need them, and check runs.
import type { CheckRun, PullRequest } from "../pull.ts";
import type { Repository, World } from "../state.ts";
import { appShape, userShape } from "./accounts.ts";
import { api, type Shape, web } from "./json.ts";
import { repositoryShape, slugOf } from "./repositories.ts";

export function pullShape(world: World, pull: PullRequest): Shape {
  const { id, nodeId, number, repository, author, title, createdAt, branch, head, base, fork } = pull;
  const slug = slugOf(repository);
  const url = api(world, `/repos/${slug}/pulls/${number}`);
  const user = userShape(world, author);
  const place = repositoryShape(world, repository);
  // The repository of a fork may be one that the app does not see.
  const own = { ...place, id: repository.id + 50_000, full_name: `${author.login}/${repository.name}`, fork: true };
  const from = fork
    ? { label: `${author.login}:${branch}`, repo: { ...own, owner: user } }
    : { label: branch, repo: place };
  return {
    ...{ id, node_id: nodeId, url, number, title, state: "open", locked: false, draft: false, merged: false, user },
    ...{ html_url: web(world, `/${slug}/pull/${number}`), body: null, created_at: createdAt },
    head: { ...from, ref: branch, sha: head, user },
    base: { label: "main", ref: "main", sha: base, user: userShape(world, repository.owner), repo: place },
  };
}

export function checkRunShape(world: World, repository: Repository, run: CheckRun): Shape {
  const url = api(world, `/repos/${slugOf(repository)}/check-runs/${run.id}`);
  const html = web(world, `/${slugOf(repository)}/runs/${run.id}`);
  return {
    ...{ id: run.id, node_id: run.nodeId, head_sha: run.head, external_id: run.externalId, name: run.name },
    ...{ url, html_url: html, details_url: html, status: run.status, conclusion: run.conclusion },
    ...{ started_at: run.startedAt, completed_at: run.completedAt, check_suite: null, pull_requests: [] },
    app: appShape(world, world.app),
    output: {
      ...{ title: run.title, summary: run.summary, text: null },
      ...{ annotations_count: run.annotations.length, annotations_url: `${url}/annotations` },
    },
  };
}
