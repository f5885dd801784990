// People, organisations, teams.
import { z } from "zod";
import { actingAs, canSeeTeam, demandMembers, roleIn } from "../access.ts";
import { notFound, Refusal } from "../refusal.ts";
import {
  fullOrganisationShape,
  fullTeamShape,
  organisationShape,
  privateUserShape,
  publicUserShape,
  teamShape,
  userShape,
} from "../shapes/accounts.ts";
import { api, type Shape } from "../shapes/json.ts";
import type { Account, Team, World } from "../state.ts";
import { invite, joinTeam, leaveTeam } from "../verbs/people.ts";
import { findAccount, insidersOf, membersOf, sameLogin, teamOf } from "../world.ts";
import { type Call, nothing, ok, paged, param, read, repositoryIn, route } from "./route.ts";

export const accountRoutes = [
  route("GET", "/user", ({ world, viewer }) => {
    const account = actingAs(viewer);
    if (viewer.is === "installation") throw new Refusal(403, "Resource not accessible by integration");
    return ok(privateUserShape(world, account));
  }),
  route("GET", "/users/{username}", (call) => ok(publicUserShape(call.world, accountIn(call)))),
  route("GET", "/orgs/{org}", (call) => ok(fullOrganisationShape(organisationIn(call)))),
  route("GET", "/orgs/{org}/members", (call) => {
    demandMembers(organisationIn(call), call.viewer, "read");
    return paged(call, insidersOf(call.world), (account) => userShape(call.world, account));
  }),
  route("GET", "/orgs/{org}/members/{username}", (call) => {
    demandMembers(organisationIn(call), call.viewer, "read");
    if (!insidersOf(call.world).includes(accountIn(call))) throw notFound();
    return nothing;
  }),
  route("GET", "/orgs/{org}/memberships/{username}", (call) => {
    const world = organisationIn(call);
    demandMembers(world, call.viewer, "read");
    const account = accountIn(call);
    if (!insidersOf(world).includes(account)) throw notFound();
    const url = api(world, `/orgs/${world.organisation.login}`);
    return ok({
      url: `${url}/memberships/${account.login}`,
      state: "active",
      role: account.standing === "owner" ? "admin" : "member",
      organization_url: url,
      organization: organisationShape(world),
      user: userShape(world, account),
    });
  }),
  route("GET", "/orgs/{org}/teams", (call) => {
    const world = organisationIn(call);
    demandMembers(world, call.viewer, "read");
    const seen = world.teams.filter((team) => canSeeTeam(world, call.viewer, team));
    return paged(call, seen, (team) => teamShape(world, team));
  }),
  route("GET", "/orgs/{org}/teams/{team_slug}", (call) => {
    const team = teamIn(call);
    return ok(fullTeamShape(call.world, team, membersOf(call.world, team).size));
  }),
  route("GET", "/orgs/{org}/teams/{team_slug}/members", (call) => {
    const wanted = call.query.get("role") ?? "all";
    const members = [...membersOf(call.world, teamIn(call))].filter(
      ([, { role }]) => wanted === "all" || wanted === role,
    );
    return paged(call, members, ([account]) => userShape(call.world, account));
  }),
  route("GET", "/orgs/{org}/teams/{team_slug}/memberships/{username}", (call) => {
    const team = teamIn(call);
    const membership = membersOf(call.world, team).get(accountIn(call));
    if (membership) return ok(membershipShape(call, team, membership.role));
    const invited = team.invited.get(accountIn(call));
    if (!invited) throw notFound();
    return ok(membershipShape(call, team, invited, "pending"));
  }),
  route("PUT", "/orgs/{org}/teams/{team_slug}/memberships/{username}", (call) => {
    const team = teamIn(call);
    demandMembers(call.world, call.viewer, "write");
    const { role } = read(z.object({ role: z.enum(["member", "maintainer"]).default("member") }), call.body, "Team");
    const account = accountIn(call);
    if (account.standing === "outside") {
      invite(account, team, role);
      return ok(membershipShape(call, team, role, "pending"));
    }
    joinTeam(call.world, actingAs(call.viewer), account, team, role);
    return ok(membershipShape(call, team, role));
  }),
  route("DELETE", "/orgs/{org}/teams/{team_slug}/memberships/{username}", (call) => {
    const team = teamIn(call);
    demandMembers(call.world, call.viewer, "write");
    const account = accountIn(call);
    if (!team.members.has(account) && !team.invited.has(account)) throw notFound();
    leaveTeam(call.world, actingAs(call.viewer), account, team);
    return nothing;
  }),
  route("GET", "/repos/{owner}/{repo}/collaborators/{username}/permission", (call) => {
    const account = accountIn(call);
    const repository = repositoryIn(call);
    const role = roleIn(repository, account);
    const legacy = { none: "none", read: "read", triage: "read", write: "write", maintain: "write", admin: "admin" }[
      role
    ];
    const user = { ...userShape(call.world, account), role_name: role };
    return ok({ permission: legacy, role_name: role, user });
  }),
];

function accountIn(call: Call): Account {
  const account = findAccount(call.world, param(call, "username"));
  if (!account) throw notFound();
  return account;
}

function organisationIn(call: Call): World {
  if (!sameLogin(param(call, "org"), call.world.organisation.login)) throw notFound();
  return call.world;
}

function teamIn(call: Call): Team {
  return teamOf(organisationIn(call), call.viewer, param(call, "team_slug"));
}

function membershipShape(call: Call, team: Team, role: string, state = "active"): Shape {
  const { organisation } = call.world;
  const url = api(
    call.world,
    `/organizations/${organisation.id}/team/${team.id}/memberships/${param(call, "username")}`,
  );
  return { url, role, state };
}
