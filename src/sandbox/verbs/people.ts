// People who come, go, are renamed, join and leave teams.
import { nodeId } from "../ids.ts";
import { invalid } from "../refusal.ts";
import type { Account, Team, World } from "../state.ts";
import { findAccount } from "../world.ts";

export function addPerson(world: World, login: string, wanted: Partial<Pick<Account, "name" | "standing">>): Account {
  if (!/^[a-z\d](?:[a-z\d-]{0,38})$/i.test(login) || findAccount(world, login))
    throw invalid({ resource: "User", field: "login", code: "invalid", message: `${login} is no free login` });
  const id = world.ids.next("account");
  const account: Account = {
    kind: "account",
    id,
    nodeId: nodeId("U", id),
    type: "User",
    createdAt: world.startedAt,
    login,
    name: wanted.name ?? null,
    standing: wanted.standing ?? "member",
    deleted: false,
  };
  world.accounts.push(account);
  world.nodes.set(account.nodeId, account);
  return account;
}

export function joinTeam(world: World, by: Account, account: Account, team: Team, role: "member" | "maintainer"): void {
  const isNew = !team.members.has(account);
  team.members.set(account, role);
  team.invited.delete(account);
  if (isNew) world.announce({ event: "membership", action: "added", member: account, team, by });
}

/** Who is not in the organisation is asked first, and becomes a member with the answer. */
export function invite(account: Account, team: Team, role: "member" | "maintainer"): void {
  team.invited.set(account, role);
}

export function leaveTeam(world: World, by: Account, account: Account, team: Team): void {
  team.invited.delete(account);
  if (team.members.delete(account)) {
    world.announce({ event: "membership", action: "removed", member: account, team, by });
  }
}

/** The account is gone: GitHub shows its texts as a ghost's, and it is in no team and assigned to nothing. */
export function deleteAccount(world: World, by: Account, account: Account): void {
  for (const team of world.teams) leaveTeam(world, by, account, team);
  for (const repository of world.repositories) {
    repository.permissions.delete(account);
    for (const issue of repository.issues.values()) {
      issue.assignees = issue.assignees.filter((one) => one !== account);
    }
  }
  account.deleted = true;
  world.nodes.delete(account.nodeId);
}

export function rename(world: World, account: Account, to: string): void {
  if (findAccount(world, to)) throw invalid({ resource: "User", field: "login", code: "already_exists" });
  account.login = to;
}
