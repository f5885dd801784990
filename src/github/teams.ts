// Memberships of teams, which GraphQL cannot change. Who was a member before stays one whatever happens later.

import { z } from "zod";
import { statusOf } from "./refusal.ts";
import { begun, type Outcome, type Task } from "./task.ts";

const Membership = z.looseObject({ state: z.enum(["active", "pending"]) });

const read = "GET /orgs/{org}/teams/{team_slug}/memberships/{username}";

export async function joinTeam(task: Task<"team">): Promise<Outcome> {
  const { effect, seen, client, mark, before } = task;
  const { login, team } = effect;
  if (login === null) return { is: "cannot", why: "nobody" };
  const at = { org: seen.address.owner, team_slug: team, username: login };
  const state = await stateOf(task, at);
  const ours = mark !== undefined || before?.is === "invited";
  if (state === "active") return { is: ours ? "done" : "there" };
  if (state === "pending") return { is: ours ? "invited" : "there" };
  // Not accepted, or taken back by somebody: nobody is invited twice.
  if (before?.is === "invited") return { is: "cannot", why: "declined" };
  await task.keep(begun);
  const { data } = await client.rest("PUT /orgs/{org}/teams/{team_slug}/memberships/{username}", at);
  return { is: Membership.parse(data).state === "pending" ? "invited" : "done" };
}

export async function leaveTeam(task: Task<"team">): Promise<Outcome> {
  const { effect, seen, client } = task;
  const at = { org: seen.address.owner, team_slug: effect.team, username: effect.login ?? "" };
  if ((await stateOf(task, at)) === null) return { is: "undone" };
  await client.rest("DELETE /orgs/{org}/teams/{team_slug}/memberships/{username}", at);
  return { is: "undone" };
}

async function stateOf(
  { client }: Task<"team">,
  at: Readonly<Record<string, string>>,
): Promise<"active" | "pending" | null> {
  try {
    return Membership.parse((await client.rest(read, at)).data).state;
  } catch (fault) {
    if (statusOf(fault) === 404) return null;
    throw fault;
  }
}
