// Writes out what happened as GitHub's webhooks do.
import type { Happening } from "../happening.ts";
import { installationShape, organisationShape, teamShape, userShape } from "../shapes/accounts.ts";
import { commentShape, issueShape } from "../shapes/issues.ts";
import type { Shape } from "../shapes/json.ts";
import { hookItemShape, projectShape } from "../shapes/projects.ts";
import { checkRunShape, pullShape } from "../shapes/pulls.ts";
import { labelShape, repositoryShape, slugOf } from "../shapes/repositories.ts";
import type { Issue, Repository, World } from "../state.ts";

export interface Written {
  readonly event: string;
  readonly action: string | null;
  readonly repositoryId: number | null;
  /** The permission that an app needs to be told. */
  readonly needs: string | null;
  readonly payload: Readonly<Record<string, unknown>>;
}

type Of<Name extends Happening["event"]> = Extract<Happening, { readonly event: Name }>;

export function write(world: World, happening: Happening): Written {
  const { event, by } = happening;
  const sender = userShape(world, by);
  switch (event) {
    case "issues":
      return about(world, happening, happening.issue.repository, "issues", issueBody(world, happening), sender);
    case "issue_comment": {
      const { comment, changes } = happening;
      const shapes = { issue: issueShape(world, comment.issue), comment: commentShape(world, comment) };
      return about(
        world,
        happening,
        comment.issue.repository,
        "issues",
        { ...shapes, ...(changes && { changes }) },
        sender,
      );
    }
    case "label": {
      const { label, changes } = happening;
      const body = { label: labelShape(world, label), ...(changes && { changes }) };
      return about(world, happening, label.repository, "metadata", body, sender);
    }
    case "sub_issues":
      return about(world, happening, happening.parent.repository, "issues", familyBody(world, happening), sender);
    case "repository":
      return about(world, happening, happening.repository, "metadata", {}, sender);
    case "push":
      return about(world, happening, happening.repository, "contents", pushBody(world, happening), sender);
    case "pull_request": {
      const { pull } = happening;
      const body = { number: pull.number, pull_request: pullShape(world, pull) };
      return about(world, happening, pull.repository, "pull_requests", body, sender);
    }
    case "check_run": {
      const { repository, run } = happening;
      return about(
        world,
        happening,
        repository,
        "checks",
        { check_run: checkRunShape(world, repository, run) },
        sender,
      );
    }
    case "projects_v2":
    case "projects_v2_item":
      return apart(world, happening, "organization_projects", projectBody(world, happening), sender);
    case "membership": {
      const { team, member } = happening;
      const body = { scope: "team", member: userShape(world, member), team: teamShape(world, team) };
      return apart(world, happening, "members", { ...body, organization: organisationShape(world) }, sender);
    }
    case "installation":
      return apart(world, happening, null, installationBody(world), sender);
    default:
      return happening satisfies never;
  }
}

function about(
  world: World,
  happening: Happening,
  repository: Repository,
  needs: string,
  body: Readonly<Record<string, unknown>>,
  sender: Shape,
): Written {
  const action = "action" in happening ? happening.action : null;
  const shapes = { repository: repositoryShape(world, repository), organization: organisationShape(world) };
  const payload = {
    ...(action === null ? {} : { action }),
    ...body,
    ...shapes,
    installation: installation(world),
    sender,
  };
  return { event: happening.event, action, repositoryId: repository.id, needs, payload };
}

function apart(
  world: World,
  happening: Of<"membership" | "installation" | "projects_v2" | "projects_v2_item">,
  needs: string | null,
  body: Readonly<Record<string, unknown>>,
  sender: Shape,
): Written {
  const { event, action } = happening;
  return {
    event,
    action,
    repositoryId: null,
    needs,
    payload: { action, installation: installation(world), ...body, sender },
  };
}

const installation = (world: World) => ({
  id: world.installationId,
  node_id: Buffer.from(`023:IntegrationInstallation${world.installationId}`).toString("base64"),
});

function issueBody(world: World, happening: Of<"issues">): Readonly<Record<string, unknown>> {
  const { issue, label, assignee, movedFrom, movedTo } = happening;
  const moved = {
    ...(movedTo && {
      new_issue: issueShape(world, movedTo),
      new_repository: repositoryShape(world, movedTo.repository),
    }),
    ...(movedFrom && {
      old_issue: issueShape(world, movedFrom),
      old_repository: repositoryShape(world, movedFrom.repository),
    }),
  };
  const changes = { ...happening.changes, ...moved };
  return {
    issue: issueShape(world, issue),
    ...(label && { label: labelShape(world, label) }),
    ...(assignee && { assignee: userShape(world, assignee) }),
    ...(happening.changes || movedFrom || movedTo ? { changes } : {}),
  };
}

function familyBody(world: World, { parent, child }: Of<"sub_issues">): Readonly<Record<string, unknown>> {
  const shapes = (issue: Issue, name: string) => ({ [`${name}_id`]: issue.id, [name]: issueShape(world, issue) });
  const repositories = {
    sub_issue_repo: repositoryShape(world, child.repository),
    parent_issue_repo: repositoryShape(world, parent.repository),
  };
  return { ...shapes(child, "sub_issue"), ...shapes(parent, "parent_issue"), ...repositories };
}

function projectBody(
  world: World,
  happening: Of<"projects_v2" | "projects_v2_item">,
): Readonly<Record<string, unknown>> {
  const organization = organisationShape(world);
  if (happening.event === "projects_v2") return { projects_v2: projectShape(world, happening.project), organization };
  const { item, changes } = happening;
  return { ...(changes && { changes }), projects_v2_item: hookItemShape(world, item), organization };
}

function pushBody(world: World, happening: Of<"push">): Readonly<Record<string, unknown>> {
  const { repository, before, added, modified, message, by } = happening;
  const person = { name: by.name ?? by.login, email: `${by.login}@example.org`, username: by.login };
  const commit = {
    id: repository.head,
    tree_id: repository.head,
    distinct: true,
    message,
    timestamp: repository.pushedAt,
    url: `${world.origin}/${slugOf(repository)}/commit/${repository.head}`,
    author: person,
    committer: person,
    added,
    removed: [],
    modified,
  };
  const flags = { created: false, deleted: false, forced: false, base_ref: null };
  const compare = `${world.origin}/${slugOf(repository)}/compare/${before}...${repository.head}`;
  const refs = { ref: "refs/heads/main", before, after: repository.head };
  return { ...refs, ...flags, compare, commits: [commit], head_commit: commit, pusher: person };
}

function installationBody(world: World): Readonly<Record<string, unknown>> {
  const repositories = world.repositories.map((one) => ({
    id: one.id,
    node_id: one.nodeId,
    name: one.name,
    full_name: slugOf(one),
    private: one.visibility === "private",
  }));
  return { installation: installationShape(world), repositories, requester: null };
}
