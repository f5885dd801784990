// Who is in a team of the town, as its owners see it.

import type { Town } from "./town.ts";

/** `active`, `pending` (asked, and has not answered) or `no`. */
export async function membership(town: Town, team: string, login: string): Promise<string> {
  const found = await town
    .as("omar")
    .rest("GET", `/orgs/open-reps/teams/${team}/memberships/${login}`)
    .catch(() => ({ state: "no" }));
  return (found as { state: string }).state;
}

export const isIn = async (town: Town, team: string, login: string): Promise<boolean> =>
  (await membership(town, team, login)) === "active";
