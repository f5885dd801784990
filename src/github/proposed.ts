// The commit that a webhook asks to check: a pull request's, one that is checked again, or what was pushed.

import { z } from "zod";
import type { Commit } from "../core/case/commit.ts";

export const sha = z.string().regex(/^[0-9a-f]{40,64}$/);

interface Payload {
  readonly action: string;
  readonly repository?:
    | { readonly node_id?: string | undefined; readonly name: string; readonly owner: { readonly login: string } }
    | undefined;
  readonly after?: string | undefined;
  readonly pull_request?: { readonly head: { readonly sha: string } } | undefined;
  readonly check_run?: { readonly head_sha: string } | undefined;
  readonly check_suite?: { readonly head_sha: string } | undefined;
}

const moved = new Set(["opened", "synchronize", "reopened"]);

export function commitOf(event: string, payload: Payload) {
  const { action, repository, after, pull_request, check_run, check_suite } = payload;
  const node = repository?.node_id;
  if (!repository || node === undefined) return undefined;
  const at = (sha: string | undefined, inForce: boolean, asked: boolean): Commit | undefined =>
    sha === undefined || /^0+$/.test(sha)
      ? undefined
      : { sha, node, owner: repository.owner.login, name: repository.name, inForce, asked };
  if (event === "push") return at(after, true, true);
  if (event === "pull_request" && moved.has(action)) return at(pull_request?.head.sha, false, false);
  // One of them is asked for again, or all that a commit has.
  const again = event === "check_run" ? check_run : event === "check_suite" ? check_suite : undefined;
  return action === "rerequested" ? at(again?.head_sha, false, true) : undefined;
}
