// Writes out what happened as GitHub's webhooks do.
import type { Happening } from "../happening.ts";
import { installationShape, organisationShape, teamShape, userShape } from "../shapes/accounts.ts";
import { commentShape, issueShape } from "../shapes/issues.ts";
import { hookItemShape, projectShape } from "../shapes/projects.ts";
import { checkRunShape, pullShape } from "../shapes/pulls.ts";
import { labelShape, repositoryShape, slugOf } from "../shapes/repositories.ts";
import type { Issue, Repository, World } from "../state.ts";

type Body = Readonly<Record<string, unknown>>;

export interface Written {
  readonly event: string;
  readonly action: string | null;
  readonly repositoryId: number | null;
  /** The permission that an app needs to be told. */
  readonly needs: string | null;
  readonly payload: Body;
}

type Of<Name extends Happening["event"]> = Extract<Happening, { readonly event: Name }>;

export function write(world: World, happening: Happening): Written {
  const written = (repository: Repository, needs: string, body: Body = {}) =>
    about(world, happening, repository, needs, body);
  switch (happening.event) {
    case "issues":
      return written(happening.issue.repository, "issues", issueBody(world, happening));
    case "issue_comment":
      return written(happening.comment.issue.repository, "issues", commentBody(world, happening));
    case "label": {
      const { label, changes } = happening;
      return written(label.repository, "metadata", { label: labelShape(world, label), ...(changes && { changes }) });
    }
    case "sub_issues":
      return written(happening.parent.repository, "issues", familyBody(world, happening));
    case "repository":
      return written(happening.repository, "metadata");
    case "push":
      return written(happening.repository, "contents", pushBody(world, happening));
    case "pull_request": {
      const { pull } = happening;
      return written(pull.repository, "pull_requests", { number: pull.number, pull_request: pullShape(world, pull) });
    }
    case "check_run": {
      const { repository, run } = happening;
      return written(repository, "checks", { check_run: checkRunShape(world, repository, run) });
    }
    case "projects_v2":
    case "projects_v2_item":
      return apart(world, happening, "organization_projects", projectBody(world, happening));
    case "membership":
      return apart(world, happening, "members", membershipBody(world, happening));
    case "installation":
      return apart(world, happening, null, installationBody(world));
    default:
      return happening satisfies never;
  }
}

function about(world: World, happening: Happening, repository: Repository, needs: string, body: Body): Written {
  const action = "action" in happening ? happening.action : null;
  const shapes = { repository: repositoryShape(world, repository), organization: organisationShape(world) };
  const payload = {
    ...(action === null ? {} : { action }),
    ...body,
    ...shapes,
    installation: installation(world),
    sender: userShape(world, happening.by),
  };
  return { event: happening.event, action, repositoryId: repository.id, needs, payload };
}

function apart(
  world: World,
  happening: Of<"membership" | "installation" | "projects_v2" | "projects_v2_item">,
  needs: string | null,
  body: Body,
): Written {
  const { event, action, by } = happening;
  return {
    event,
    action,
    repositoryId: null,
    needs,
    payload: { action, installation: installation(world), ...body, sender: userShape(world, by) },
  };
}

const installation = (world: World) => ({
  id: world.installationId,
  node_id: Buffer.from(`023:IntegrationInstallation${world.installationId}`).toString("base64"),
});

function issueBody(world: World, happening: Of<"issues">): Body {
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

function commentBody(world: World, { comment, changes }: Of<"issue_comment">): Body {
  const shapes = { issue: issueShape(world, comment.issue), comment: commentShape(world, comment) };
  return { ...shapes, ...(changes && { changes }) };
}

function membershipBody(world: World, { team, member }: Of<"membership">): Body {
  const shapes = { member: userShape(world, member), team: teamShape(world, team) };
  return { scope: "team", ...shapes, organization: organisationShape(world) };
}

function familyBody(world: World, { parent, child }: Of<"sub_issues">): Body {
  const shapes = (issue: Issue, name: string) => ({ [`${name}_id`]: issue.id, [name]: issueShape(world, issue) });
  const repositories = {
    sub_issue_repo: repositoryShape(world, child.repository),
    parent_issue_repo: repositoryShape(world, parent.repository),
  };
  return { ...shapes(child, "sub_issue"), ...shapes(parent, "parent_issue"), ...repositories };
}

function projectBody(world: World, happening: Of<"projects_v2" | "projects_v2_item">): Body {
  const organization = organisationShape(world);
  if (happening.event === "projects_v2") return { projects_v2: projectShape(world, happening.project), organization };
  const { item, changes } = happening;
  return { ...(changes && { changes }), projects_v2_item: hookItemShape(world, item), organization };
}

function pushBody(world: World, happening: Of<"push">): Body {
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

function installationBody(world: World): Body {
  const repositories = world.repositories.map((one) => ({
    id: one.id,
    node_id: one.nodeId,
    name: one.name,
    full_name: slugOf(one),
    private: one.visibility === "private",
  }));
  return { installation: installationShape(world), repositories, requester: null };
}
