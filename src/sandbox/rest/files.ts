// Files of the default branch.
import { z } from "zod";
import { notFound, Refusal } from "../refusal.ts";
import type { Json } from "../shapes/json.ts";
import { api } from "../shapes/json.ts";
import { blobShape, entryShape, fileShape, slugOf } from "../shapes/repositories.ts";
import type { Repository, World } from "../state.ts";
import { commitFile, listFolder, readFiles, treeSha } from "../verbs/files.ts";
import { type Call, ok, param, type Reply, read, repositoryIn, route } from "./route.ts";

const Put = z.object({
  message: z.string(),
  content: z.string(),
  sha: z.string().optional(),
  branch: z.string().optional(),
});

export const fileRoutes = [
  route("GET", "/repos/{owner}/{repo}/contents/{path}", (call) => {
    const repository = repositoryIn(call);
    const path = param(call, "path").replace(/\/+$/, "");
    const file = readFiles(call.world, call.viewer, repository).get(path);
    demandBranch(call.query.get("ref"), repository);
    if (file) return ok(fileShape(call.world, repository, path, file));
    const entries = listFolder(repository, path);
    if (!entries) throw notFound();
    return ok(entries.map((entry) => entryShape(call.world, repository, entry)));
  }),
  route("PUT", "/repos/{owner}/{repo}/contents/{path}", (call) => {
    const { content, message, sha } = read(Put, call.body, "Commit");
    return commit(call, { bytes: Buffer.from(content, "base64"), message, replaces: sha });
  }),
  route("DELETE", "/repos/{owner}/{repo}/contents/{path}", (call) => {
    const asked = { ...Object.fromEntries(call.query), ...(typeof call.body === "object" ? call.body : {}) };
    const { message, sha } = read(z.object({ message: z.string(), sha: z.string() }), asked, "Commit");
    if (!repositoryIn(call).files.has(param(call, "path"))) throw notFound();
    return commit(call, { bytes: null, message, replaces: sha });
  }),
  route("GET", "/repos/{owner}/{repo}/git/blobs/{file_sha}", (call) => {
    const repository = repositoryIn(call);
    const files = [...readFiles(call.world, call.viewer, repository).values()];
    const wanted = param(call, "file_sha");
    const file = files.find(({ sha }) => sha === wanted) ?? repository.past.get(wanted);
    if (!file) throw notFound();
    return ok(blobShape(call.world, repository, file));
  }),
  route("GET", "/repos/{owner}/{repo}/git/trees/{tree_sha}", (call) => {
    const repository = repositoryIn(call);
    readFiles(call.world, call.viewer, repository);
    const sha = param(call, "tree_sha");
    const whole = ["HEAD", "main", repository.head, treeSha(repository, "")].includes(sha);
    const folder = whole ? "" : foldersOf(repository).find((one) => treeSha(repository, one) === sha);
    if (folder === undefined) throw notFound();
    const tree = treeEntries(call.world, repository, folder, call.query.has("recursive"), "");
    const url = api(call.world, `/repos/${slugOf(repository)}/git/trees/${sha}`);
    return ok({ sha: treeSha(repository, folder), url, tree, truncated: false });
  }),
];

function demandBranch(ref: string | null, repository: Repository): void {
  if (ref === null || ["main", "refs/heads/main", "HEAD", repository.head].includes(ref)) return;
  throw notFound(`No commit found for the ref ${ref}`);
}

function commit(call: Call, change: { bytes: Buffer | null; message: string; replaces: string | undefined }): Reply {
  const { world, viewer } = call;
  const repository = repositoryIn(call);
  const path = param(call, "path");
  if (path === "" || path.includes("//")) throw new Refusal(422, "path contains a malformed path component");
  const isNew = !repository.files.has(path);
  const file = commitFile(world, viewer, repository, { path, ...change });
  const author = { name: "sandbox", email: "sandbox@example.org", date: repository.pushedAt };
  const url = api(world, `/repos/${slugOf(repository)}/git/commits/${repository.head}`);
  const made = {
    sha: repository.head,
    node_id: `C_${repository.head}`,
    url,
    html_url: `${world.origin}/${slugOf(repository)}/commit/${repository.head}`,
    author,
    committer: author,
    message: change.message,
    tree: {
      sha: treeSha(repository, ""),
      url: api(world, `/repos/${slugOf(repository)}/git/trees/${treeSha(repository, "")}`),
    },
    parents: [],
    verification: { verified: false, reason: "unsigned", signature: null, payload: null, verified_at: null },
  };
  const content = file ? fileShape(world, repository, path, file) : null;
  return { status: file && isNew ? 201 : 200, body: { content, commit: made } };
}

function foldersOf(repository: Repository): string[] {
  const paths = [...repository.files.keys()].map((path) => path.split("/").slice(0, -1));
  return [...new Set(paths.flatMap((parts) => parts.map((_, index) => parts.slice(0, index + 1).join("/"))))];
}

function treeEntries(world: World, repository: Repository, folder: string, deep: boolean, below: string): Json[] {
  const git = api(world, `/repos/${slugOf(repository)}/git`);
  return (listFolder(repository, folder) ?? []).flatMap((entry) => {
    const [mode, kind] = entry.type === "blob" ? ["100644", "blobs"] : ["040000", "trees"];
    const path = below + entry.name;
    const size = entry.type === "blob" ? { size: entry.size } : {};
    const shape = { path, mode, type: entry.type, sha: entry.sha, url: `${git}/${kind}/${entry.sha}`, ...size };
    const inside = deep && entry.type === "tree" ? treeEntries(world, repository, entry.path, deep, `${path}/`) : [];
    return [shape, ...inside];
  });
}
