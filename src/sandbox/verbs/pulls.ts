// Pull requests: files as they would be, on a commit of their own.
import { actingAs, demandSight, hasRole } from "../access.ts";
import { nodeId } from "../ids.ts";
import type { PullRequest } from "../pull.ts";
import type { File, Repository, Viewer, World } from "../state.ts";
import { commitSha, fileOf } from "./files.ts";

/** Path to new text; null takes a file away. */
export type Proposed = Readonly<Record<string, string | null>>;

interface Proposal {
  readonly title: string;
  readonly files: Proposed;
}

export function propose(world: World, viewer: Viewer, repository: Repository, { title, files }: Proposal): PullRequest {
  const by = actingAs(viewer);
  demandSight(world, viewer, repository);
  const number = repository.nextNumber++;
  const id = world.ids.next("issue");
  const pull: PullRequest = {
    ...{ id, number, repository, title, nodeId: nodeId("PR", id), author: by, base: repository.head },
    ...{ createdAt: world.clock.now(), branch: `change-${number}`, head: repository.head },
    fork: !hasRole(world, viewer, repository, "write"),
  };
  repository.pulls.set(number, pull);
  pull.head = commitOn(world, repository, repository.head, files);
  world.announce({ event: "pull_request", action: "opened", pull, by });
  return pull;
}

export function pushTo(world: World, viewer: Viewer, pull: PullRequest, files: Proposed): void {
  pull.head = commitOn(world, pull.repository, pull.head, files);
  world.announce({ event: "pull_request", action: "synchronize", pull, by: actingAs(viewer) });
}

/** A commit beside the default branch. Git keeps its files like all others. */
function commitOn(world: World, repository: Repository, parent: string, changes: Proposed): string {
  const files = new Map<string, File>(repository.commits.get(parent) ?? repository.files);
  for (const [path, text] of Object.entries(changes)) {
    if (text === null) {
      files.delete(path);
      continue;
    }
    const file = fileOf(Buffer.from(text));
    repository.past.set(file.sha, file);
    files.set(path, file);
  }
  const head = commitSha({ files }, parent, `${world.clock.now()} ${repository.commits.size}`);
  repository.commits.set(head, files);
  return head;
}
