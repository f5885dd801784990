// Files of the default branch. Shas are git's own, so that a file has the same one as in a real repository.
import { createHash } from "node:crypto";
import { actingAs, appHas, demandSight, hasRole, refused } from "../access.ts";
import { Refusal } from "../refusal.ts";
import type { File, Repository, Viewer, World } from "../state.ts";

const sha1 = (kind: string, content: Buffer): string =>
  createHash("sha1").update(`${kind} ${content.length}\0`).update(content).digest("hex");

export const fileOf = (bytes: Buffer): File => ({ bytes, sha: sha1("blob", bytes) });

export interface TreeEntry {
  readonly name: string;
  readonly path: string;
  readonly type: "blob" | "tree";
  readonly sha: string;
  readonly size: number;
}

type Files = Pick<Repository, "files">;

/** What stands directly in a folder, folders first by name; undefined when there is no such folder. */
export function listFolder(repository: Files, folder: string): TreeEntry[] | undefined {
  const prefix = folder === "" ? "" : `${folder}/`;
  const entries = new Map<string, TreeEntry>();
  for (const [path, file] of repository.files) {
    if (!path.startsWith(prefix)) continue;
    const [name = "", ...rest] = path.slice(prefix.length).split("/");
    const at = prefix + name;
    if (rest.length === 0) entries.set(name, { name, path: at, type: "blob", sha: file.sha, size: file.bytes.length });
    else if (!entries.has(name)) {
      entries.set(name, { name, path: at, type: "tree", sha: treeSha(repository, at), size: 0 });
    }
  }
  if (entries.size === 0 && folder !== "") return undefined;
  return [...entries.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}

export function treeSha(repository: Files, folder: string): string {
  const entries = listFolder(repository, folder) ?? [];
  return sha1("tree", Buffer.from(entries.map((entry) => `${entry.type} ${entry.sha} ${entry.path}`).join("\n")));
}

export function commitSha(repository: Files, parent: string, at: string): string {
  return sha1("commit", Buffer.from(`tree ${treeSha(repository, "")}\nparent ${parent}\nat ${at}`));
}

export function readFiles(world: World, viewer: Viewer, repository: Repository): ReadonlyMap<string, File> {
  demandSight(world, viewer, repository);
  if (viewer.is === "installation" && !appHas(world, "contents", "read")) throw refused(viewer);
  return repository.files;
}

export interface FileChange {
  readonly path: string;
  /** Null takes the file away. */
  readonly bytes: Buffer | null;
  readonly message: string;
  /** The sha that the writer believes to replace. */
  readonly replaces: string | undefined;
}

export function commitFile(world: World, viewer: Viewer, repository: Repository, change: FileChange): File | null {
  const by = actingAs(viewer);
  demandSight(world, viewer, repository);
  const may =
    viewer.is === "installation" ? appHas(world, "contents", "write") : hasRole(world, viewer, repository, "write");
  if (!may) throw refused(viewer);
  const old = repository.files.get(change.path);
  if (old && change.replaces === undefined) throw new Refusal(422, `Invalid request.\n\n"sha" wasn't supplied.`);
  if (old && old.sha !== change.replaces) throw new Refusal(422, `${change.path} does not match ${change.replaces}`);
  const before = repository.head;
  const file = change.bytes && fileOf(change.bytes);
  if (old) repository.past.set(old.sha, old);
  if (file) repository.files.set(change.path, file);
  else repository.files.delete(change.path);
  repository.head = commitSha(repository, before, world.clock.now());
  repository.pushedAt = world.clock.now();
  repository.commits.set(repository.head, new Map(repository.files));
  const [added, modified] = old ? [[], [change.path]] : [[change.path], []];
  world.announce({ event: "push", repository, before, added, modified, message: change.message, by });
  return file;
}
