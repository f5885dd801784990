// Repositories, labels and files, as REST and webhooks show them.
import { hasRole } from "../access.ts";
import type { File, LabelCard, Repository, Role, Viewer, World } from "../state.ts";
import type { TreeEntry } from "../verbs/files.ts";
import { openIssues } from "../world.ts";
import { userShape } from "./accounts.ts";
import { api, type Json, type Shape, web } from "./json.ts";

export const slugOf = (repository: Repository): string => `${repository.owner.login}/${repository.name}`;

const addresses: Readonly<Record<string, string>> = {
  archive_url: "/{archive_format}{/ref}",
  assignees_url: "/assignees{/user}",
  blobs_url: "/git/blobs{/sha}",
  branches_url: "/branches{/branch}",
  collaborators_url: "/collaborators{/collaborator}",
  comments_url: "/comments{/number}",
  commits_url: "/commits{/sha}",
  compare_url: "/compare/{base}...{head}",
  contents_url: "/contents/{+path}",
  contributors_url: "/contributors",
  deployments_url: "/deployments",
  downloads_url: "/downloads",
  events_url: "/events",
  forks_url: "/forks",
  git_commits_url: "/git/commits{/sha}",
  git_refs_url: "/git/refs{/sha}",
  git_tags_url: "/git/tags{/sha}",
  hooks_url: "/hooks",
  issue_comment_url: "/issues/comments{/number}",
  issue_events_url: "/issues/events{/number}",
  issues_url: "/issues{/number}",
  keys_url: "/keys{/key_id}",
  labels_url: "/labels{/name}",
  languages_url: "/languages",
  merges_url: "/merges",
  milestones_url: "/milestones{/number}",
  notifications_url: "/notifications{?since,all,participating}",
  pulls_url: "/pulls{/number}",
  releases_url: "/releases{/id}",
  stargazers_url: "/stargazers",
  statuses_url: "/statuses/{sha}",
  subscribers_url: "/subscribers",
  subscription_url: "/subscription",
  tags_url: "/tags",
  teams_url: "/teams",
  trees_url: "/git/trees{/sha}",
};

export function repositoryShape(world: World, repository: Repository, viewer?: Viewer): Shape {
  const slug = slugOf(repository);
  const url = api(world, `/repos/${slug}`);
  const html = web(world, `/${slug}`);
  const open = openIssues(repository).length;
  return {
    id: repository.id,
    node_id: repository.nodeId,
    name: repository.name,
    full_name: slug,
    owner: userShape(world, repository.owner),
    private: repository.visibility === "private",
    visibility: repository.visibility,
    html_url: html,
    description: repository.description,
    url,
    ...Object.fromEntries(Object.entries(addresses).map(([key, tail]) => [key, url + tail])),
    clone_url: `${html}.git`,
    git_url: `${html}.git`,
    ssh_url: `${html}.git`,
    svn_url: html,
    mirror_url: null,
    default_branch: "main",
    ...{ fork: false, archived: repository.archived, disabled: false, is_template: false, topics: [] },
    ...{ has_issues: true, has_projects: true, has_wiki: false, has_pages: false, has_downloads: true },
    ...{ has_discussions: false, homepage: null, language: null, license: null, size: 0, allow_forking: true },
    ...{
      forks: 0,
      forks_count: 0,
      stargazers_count: 0,
      watchers: 0,
      watchers_count: 0,
      web_commit_signoff_required: false,
    },
    ...{ open_issues: open, open_issues_count: open },
    ...{ pushed_at: repository.pushedAt, created_at: repository.createdAt, updated_at: repository.pushedAt },
    ...permissionsFor(world, repository, viewer),
  };
}

export function fullRepositoryShape(world: World, repository: Repository, viewer: Viewer): Shape {
  const organization = userShape(world, repository.owner);
  return { ...repositoryShape(world, repository, viewer), network_count: 0, subscribers_count: 0, organization };
}

function permissionsFor(world: World, repository: Repository, viewer: Viewer | undefined): Record<string, Json> {
  if (viewer?.is !== "person") return {};
  const has = (role: Role) => hasRole(world, viewer, repository, role);
  const permissions = { pull: has("read"), triage: has("triage"), push: has("write"), maintain: has("maintain") };
  return { permissions: { ...permissions, admin: has("admin") } };
}

export function labelShape(world: World, label: LabelCard): Shape {
  const { id, nodeId, name, color, description, repository } = label;
  const url = api(world, `/repos/${slugOf(repository)}/labels/${encodeURIComponent(name)}`);
  return { id, node_id: nodeId, url, name, color, description, default: false };
}

function placed(world: World, repository: Repository, path: string, sha: string, type: "file" | "dir") {
  const slug = slugOf(repository);
  const kind = type === "file" ? "blob" : "tree";
  const url = api(world, `/repos/${slug}/contents/${path}?ref=main`);
  const gitUrl = api(world, `/repos/${slug}/git/${kind}s/${sha}`);
  const html = web(world, `/${slug}/${kind}/main/${path}`);
  const links = { self: url, git: gitUrl, html };
  return { path, sha, url, type, git_url: gitUrl, html_url: html, name: path.split("/").at(-1) ?? path, _links: links };
}

export function entryShape(world: World, repository: Repository, entry: TreeEntry): Shape {
  const type = entry.type === "blob" ? "file" : "dir";
  const raw = web(world, `/${slugOf(repository)}/raw/main/${entry.path}`);
  const download = type === "file" ? raw : null;
  return { ...placed(world, repository, entry.path, entry.sha, type), size: entry.size, download_url: download };
}

export function fileShape(world: World, repository: Repository, path: string, file: File): Shape {
  return {
    ...placed(world, repository, path, file.sha, "file"),
    size: file.bytes.length,
    download_url: web(world, `/${slugOf(repository)}/raw/main/${path}`),
    content: lines(file.bytes.toString("base64")),
    encoding: "base64",
  };
}

export function blobShape(world: World, repository: Repository, file: File): Shape {
  const url = api(world, `/repos/${slugOf(repository)}/git/blobs/${file.sha}`);
  const content = lines(file.bytes.toString("base64"));
  return { sha: file.sha, node_id: `B_${file.sha}`, size: file.bytes.length, url, content, encoding: "base64" };
}

/** GitHub breaks base64 after 60 characters. */
const lines = (base64: string): string => base64.replace(/.{1,60}/g, "$&\n");
