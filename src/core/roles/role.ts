// What a program says about a role that people hold for a time, and which role and place a case is about.

import type { Instance } from "../case/kind.ts";
import type { Reading } from "../case/reading.ts";
import { communityOf } from "../form/community.ts";
import type { Length } from "./length.ts";

export interface Role {
  readonly id: string;
  readonly title: string;
  readonly purpose: string;
  readonly responsibilities: readonly Responsibility[];
  /** The group that its holders are in, and that group's team; null where it gives none. */
  readonly group: string | null;
  readonly team: string | null;
  /** Every group of the program in which its holders are by it. */
  readonly groups: readonly string[];
  /** The communities that have holders of their own; null where there are those of the program alone. */
  readonly communities: readonly string[] | null;
  readonly areas: readonly string[];
  /** In each community, or in the program. */
  readonly holders: number;
  readonly term: Length;
  /** Terms in a row; null for any number. */
  readonly consecutive: number | null;
  /** How long somebody has to pause after the last of them. */
  readonly pause: Length;
  /** Ids of the courses that a holder must have done. */
  readonly training: readonly string[];
  readonly endorsements: { readonly people: number; readonly communities: number };
  /** Whether an opening has to take them. */
  readonly applications: "openings" | "any-time";
  /** The groups that decide and that are asked how it went; null where the kind's rule says it all. */
  readonly decides: string | null;
  readonly feedback: string | null;
  readonly notice: Notice;
}

export interface Responsibility {
  readonly id: string;
  readonly title: string;
}

/** Days before and after the end of a term. `checkIn` is after days without any activity; null for never. */
export interface Notice {
  readonly review: number;
  readonly remind: number;
  readonly grace: number;
  readonly checkIn: number | null;
}

/** A role where somebody holds it: in one community, or in the whole program. */
export interface Post {
  readonly role: Role;
  /** Id of the community; null for the program. */
  readonly community: string | null;
}

/** One word for a post, as the ledger and the claims on its seats are called. */
export const postKey = ({ role, community }: { readonly role: { readonly id: string }; community: string | null }) =>
  `${role.id}/${community ?? ""}`;

/** The role that the form names; undefined where it is left open or unclear. */
function roleOf({ fields, roles }: Pick<Instance, "fields" | "roles">, { values }: Pick<Reading, "values">) {
  for (const { id } of fields) {
    const value = values[id];
    if (value?.is === "role") return roles.find((one) => one.id === value.id);
  }
  return undefined;
}

export type Placed =
  | { readonly is: "post"; readonly post: Post }
  /** No role is named; it is held in communities and none is named; that community has none. */
  | { readonly is: "no-role" | "no-community" | "not-there"; readonly role?: Role };

/** Which post the form is about. A community beside a role of the whole program says only where somebody is from. */
export function postOf(instance: Instance, reading: Pick<Reading, "values">): Placed {
  const role = roleOf(instance, reading);
  if (!role) return { is: "no-role" };
  if (role.communities === null) return { is: "post", post: { role, community: null } };
  const community = communityOf(instance, reading)?.id;
  if (community === undefined) return { is: "no-community", role };
  if (!role.communities.includes(community)) return { is: "not-there", role };
  return { is: "post", post: { role, community } };
}
