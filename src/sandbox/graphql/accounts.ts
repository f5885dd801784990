// People, bots, organisations and teams in GraphQL.
import { canSeeTeam, demandMembers } from "../access.ts";
import { isLater } from "../clock.ts";
import { nodeId } from "../ids.ts";
import type { Account, Team } from "../state.ts";
import { findRepository, insidersOf, membersOf } from "../world.ts";
import { isBot, publicLogin } from "./login.ts";
import { type Args, type Context, connection, type GraphNode } from "./node.ts";
import { projectsOfOrganisation } from "./project-lists.ts";

/** Null for a deleted account, as on GitHub. */
export function actorNode(context: Context, account: Account | null): GraphNode | null {
  if (!account || account.deleted) return null;
  if (account.type === "Organization") return organisationNode(context);
  const path = isBot(account) ? `/apps/${publicLogin(account)}` : `/${account.login}`;
  return {
    __typename: account.type,
    id: account.nodeId,
    databaseId: account.id,
    login: publicLogin(account),
    avatarUrl: `${context.world.origin}/avatars/${account.id}.svg`,
    createdAt: account.createdAt,
    updatedAt: account.createdAt,
    resourcePath: path,
    url: context.world.origin + path,
    ...(account.type === "User" && userFields(context, account)),
  };
}

/** What somebody says of themselves, until its time is over. */
export function statusNode({ world }: Context, { id, status }: Account): GraphNode | null {
  if (!status || (status.until !== null && !isLater(status.until, world.clock.now()))) return null;
  const { message, busy, until, at } = status;
  return {
    __typename: "UserStatus",
    id: nodeId("US", id),
    message,
    emoji: null,
    indicatesLimitedAvailability: busy,
    expiresAt: until,
    createdAt: at,
    updatedAt: at,
    organization: null,
  };
}

function userFields(context: Context, account: Account): Args {
  const { world, viewer } = context;
  return {
    status: () => statusNode(context, account),
    name: account.name,
    email: "",
    isSiteAdmin: false,
    isViewer: "account" in viewer && viewer.account === account,
    isEmployee: false,
    company: null,
    location: null,
    bio: null,
    organization: ({ login }: Args) =>
      login === world.organisation.login && account.standing !== "outside"
        ? { __typename: "Organization", login }
        : null,
  };
}

export function organisationNode(context: Context): GraphNode {
  const { world, viewer } = context;
  const { id, nodeId, login, createdAt } = world.organisation;
  const seen = () => world.teams.filter((team) => canSeeTeam(world, viewer, team));
  return {
    __typename: "Organization",
    id: nodeId,
    databaseId: id,
    login,
    name: login,
    description: null,
    avatarUrl: `${world.origin}/avatars/${id}.svg`,
    createdAt,
    updatedAt: createdAt,
    resourcePath: `/${login}`,
    url: `${world.origin}/${login}`,
    team: ({ slug }: Args) => {
      const team = seen().find((one) => one.slug === slug);
      return team ? teamNode(context, team) : null;
    },
    teams: (args: Args) => connection(seen(), args, (team) => teamNode(context, team)),
    membersWithRole: (args: Args) => {
      demandMembers(world, viewer, "read");
      const edge = (account: Account) => ({ role: account.standing === "owner" ? "ADMIN" : "MEMBER" });
      return connection(insidersOf(world), args, (account) => actorNode(context, account), { edge });
    },
    repository: ({ name }: Args) => {
      const found = findRepository(world, viewer, login, String(name));
      return found ? context.show.repository(context, found) : null;
    },
    ...projectsOfOrganisation(context),
  };
}

export function teamNode(context: Context, team: Team): GraphNode {
  const { world, viewer } = context;
  const path = `/orgs/${world.organisation.login}/teams/${team.slug}`;
  return {
    __typename: "Team",
    id: team.nodeId,
    databaseId: team.id,
    slug: team.slug,
    combinedSlug: `${world.organisation.login}/${team.slug}`,
    name: team.name,
    description: team.description,
    privacy: team.privacy === "closed" ? "VISIBLE" : "SECRET",
    createdAt: team.createdAt,
    updatedAt: team.createdAt,
    resourcePath: path,
    url: world.origin + path,
    organization: () => organisationNode(context),
    parentTeam: () => (team.parent && canSeeTeam(world, viewer, team.parent) ? teamNode(context, team.parent) : null),
    childTeams: (args: Args) => {
      const children = world.teams.filter((one) => one.parent === team && canSeeTeam(world, viewer, one));
      return connection(children, args, (one) => teamNode(context, one));
    },
    members: (args: Args) => members(context, team, args),
    invitations: (args: Args) => connection([], args, () => null),
  };
}

function members(context: Context, team: Team, args: Args): Args {
  const { membership, role } = args;
  const all = [...membersOf(context.world, team)]
    .filter(([, { inherited }]) => membership === "ALL" || inherited === (membership === "CHILD_TEAM"))
    .filter(([, one]) => role == null || one.role.toUpperCase() === role);
  return connection(all, args, ([account]) => actorNode(context, account), {
    edge: ([, one]) => ({ role: one.role.toUpperCase() }),
  });
}
