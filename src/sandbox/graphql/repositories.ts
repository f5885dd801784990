// Repositories, labels and files in GraphQL.

import { z } from "zod";
import { demandIssues, roleIn } from "../access.ts";
import { isLater } from "../clock.ts";
import { ordered } from "../order.ts";
import { Refusal } from "../refusal.ts";
import { slugOf } from "../shapes/repositories.ts";
import type { File, Issue, LabelCard, Repository } from "../state.ts";
import { listFolder, readFiles, type TreeEntry, treeSha } from "../verbs/files.ts";
import { commentsIn, labelOf, liveIssues, sameLogin } from "../world.ts";
import { organisationNode } from "./accounts.ts";
import { type Args, type Context, connection, type GraphNode } from "./node.ts";

export function repositoryNode(context: Context, repository: Repository): GraphNode {
  const { world, viewer } = context;
  const slug = slugOf(repository);
  const issue = ({ number }: Args) => {
    demandIssues(world, viewer, repository);
    const found = typeof number === "number" ? repository.issues.get(number) : undefined;
    if (!found || found.gone) throw new Refusal(404, `Could not resolve to an Issue with the number of ${number}.`);
    return context.show.issue(context, found);
  };
  return {
    __typename: "Repository",
    id: repository.nodeId,
    databaseId: repository.id,
    name: repository.name,
    nameWithOwner: slug,
    description: repository.description,
    visibility: repository.visibility.toUpperCase(),
    isPrivate: repository.visibility === "private",
    isArchived: repository.archived,
    archivedAt: null,
    isFork: false,
    isInOrganization: true,
    hasIssuesEnabled: true,
    createdAt: repository.createdAt,
    pushedAt: repository.pushedAt,
    updatedAt: repository.pushedAt,
    resourcePath: `/${slug}`,
    url: `${world.origin}/${slug}`,
    owner: () => organisationNode(context),
    viewerPermission: () => (viewer.is === "person" ? roleIn(repository, viewer.account).toUpperCase() : null),
    ...git(context, repository),
    label: ({ name }: Args) => {
      const found = labelOf(repository, String(name));
      return found ? labelNode(context, found) : null;
    },
    labels: (args: Args) => connection(repository.labels, args, (label) => labelNode(context, label)),
    issue,
    issueOrPullRequest: issue,
    pullRequest: ({ number }: Args) => pullNode(context, repository, Number(number)),
    issues: (args: Args) => issues(context, repository, args),
  };
}

const git = (context: Context, repository: Repository): Args => ({
  object: ({ expression, oid }: Args) => gitObject(context, repository, expression, oid),
  defaultBranchRef: () => branch(context, repository),
  ref: ({ qualifiedName }: Args) =>
    qualifiedName === "main" || qualifiedName === "refs/heads/main" ? branch(context, repository) : null,
});

function pullNode({ world }: Context, repository: Repository, number: number): GraphNode {
  const pull = repository.pulls.get(number);
  if (!pull) throw new Refusal(404, `Could not resolve to a PullRequest with the number of ${number}.`);
  const { nodeId: id, title, head: headRefOid, createdAt } = pull;
  const resourcePath = `/${slugOf(repository)}/pull/${number}`;
  const url = world.origin + resourcePath;
  return { __typename: "PullRequest", id, number, title, headRefOid, createdAt, state: "OPEN", resourcePath, url };
}

export function labelNode(context: Context, label: LabelCard): GraphNode {
  const { nodeId, name, color, description, repository, createdAt } = label;
  const path = `/${slugOf(repository)}/labels/${encodeURIComponent(name)}`;
  const common = { __typename: "Label", id: nodeId, name, color, description, createdAt, updatedAt: createdAt };
  return {
    ...common,
    isDefault: false,
    resourcePath: path,
    url: context.world.origin + path,
    repository: () => repositoryNode(context, repository),
    issues: (args: Args) => issues(context, repository, { ...args, labels: [name] }),
  };
}

const texts = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : []);

function issues(context: Context, repository: Repository, args: Args): Args {
  const { world, viewer } = context;
  demandIssues(world, viewer, repository);
  const filter: Args = typeof args.filterBy === "object" ? { ...args.filterBy } : {};
  const states = [...texts(args.states), ...texts(filter.states)].map((state) => state.toLowerCase());
  const labels = [...texts(args.labels), ...texts(filter.labels)];
  const { since, createdBy, assignee } = filter;
  const found = liveIssues(repository)
    .filter((issue) => states.length === 0 || states.includes(issue.state))
    .filter(
      (issue) => labels.length === 0 || labels.some((name) => issue.labels.some((one) => sameLogin(one.name, name))),
    )
    .filter((issue) => typeof since !== "string" || !isLater(since, issue.updatedAt))
    .filter((issue) => typeof createdBy !== "string" || sameLogin(issue.author.login, createdBy))
    .filter((issue) => typeof assignee !== "string" || issue.assignees.some((one) => sameLogin(one.login, assignee)));
  return connection(inOrder(found, args.orderBy), args, (issue) => context.show.issue(context, issue));
}

const Order = z.object({ field: z.string().default("CREATED_AT"), direction: z.string().default("ASC") });

function inOrder(issues: readonly Issue[], orderBy: unknown): Issue[] {
  const { field, direction } = Order.parse(orderBy ?? {});
  const key = (issue: Issue): string | number => {
    if (field === "UPDATED_AT") return issue.updatedAt;
    return field === "COMMENTS" ? commentsIn(issue).length : issue.number;
  };
  return ordered(issues, key, direction === "DESC");
}

function branch(context: Context, repository: Repository): Args {
  const target = () => commitNode(context, repository);
  return { __typename: "Ref", id: `REF_${repository.id}`, name: "main", prefix: "refs/heads/", target };
}

function gitObject(context: Context, repository: Repository, expression: unknown, oid: unknown): GraphNode | null {
  const files = readFiles(context.world, context.viewer, repository);
  if (typeof oid === "string") {
    if (oid === repository.head) return commitNode(context, repository);
    const file = [...files.values()].find(({ sha }) => sha === oid) ?? repository.past.get(oid);
    return file ? blobNode(context, repository, file) : null;
  }
  const [, ref = "", path] = /^([^:]*)(?::(.*))?$/.exec(String(expression ?? "HEAD")) ?? [];
  if (!["HEAD", "main", "refs/heads/main", repository.head].includes(ref)) {
    const commit = repository.commits.get(ref);
    // Everything below is then looked up among the files of that commit.
    const then = commit && { ...repository, files: new Map(commit), head: ref, commits: new Map() };
    return then ? gitObject(context, then, path === undefined ? "HEAD" : `HEAD:${path}`, undefined) : null;
  }
  if (path === undefined) return commitNode(context, repository);
  const clean = path.replace(/^\/+|\/+$/g, "");
  const file = files.get(clean);
  if (file) return blobNode(context, repository, file);
  return listFolder(repository, clean) ? treeNode(context, repository, clean) : null;
}

const short = (oid: string): string => oid.slice(0, 7);

function commitNode(context: Context, repository: Repository): GraphNode {
  const { head: oid, pushedAt } = repository;
  const times = { committedDate: pushedAt, authoredDate: pushedAt };
  const tree = () => treeNode(context, repository, "");
  const url = `${context.world.origin}/${slugOf(repository)}/commit/${oid}`;
  return { __typename: "Commit", id: `C_${oid}`, oid, abbreviatedOid: short(oid), ...times, tree, url };
}

function blobNode(context: Context, repository: Repository, { bytes, sha }: File): GraphNode {
  const isBinary = bytes.includes(0);
  return {
    __typename: "Blob",
    id: `B_${sha}`,
    oid: sha,
    abbreviatedOid: short(sha),
    byteSize: bytes.length,
    isBinary,
    isTruncated: false,
    text: isBinary ? null : bytes.toString("utf8"),
    repository: () => repositoryNode(context, repository),
  };
}

function treeNode(context: Context, repository: Repository, folder: string): GraphNode {
  const oid = treeSha(repository, folder);
  return {
    __typename: "Tree",
    id: `T_${oid}`,
    oid,
    abbreviatedOid: short(oid),
    repository: () => repositoryNode(context, repository),
    entries: () => (listFolder(repository, folder) ?? []).map((entry) => entryNode(context, repository, entry)),
  };
}

function entryNode(context: Context, repository: Repository, entry: TreeEntry): Args {
  const { name, path, type, sha, size } = entry;
  const extension = type === "blob" ? (/\.[^.]*$/.exec(name)?.[0] ?? "") : null;
  return {
    ...{ name, path, type, oid: sha, size, extension, mode: type === "blob" ? 33_188 : 16_384 },
    object: () => gitObject(context, repository, `HEAD:${path}`, undefined),
  };
}
