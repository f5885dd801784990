// What is opened below a term, and what both the review and the list of what is handed over say of it.

import { z } from "zod";
import type { View } from "../../core/case/view.ts";
import { type CarriedTerm, carried } from "../../core/roles/record.ts";
import type { Role } from "../../core/roles/role.ts";

/** What is opened below a term. */
export const below = {
  review: z
    .string()
    .optional()
    .meta({
      description:
        "The kind of `kinds:` that is opened before the end of a term, to review it. None is where it is left out.",
      examples: ["term-review"],
    }),
  review_spread_hours: z
    .int()
    .min(0)
    .max(336)
    .default(48)
    .meta({
      description:
        "Reviews open up to so many hours earlier, each at its own moment, so that they do not come all at once.",
      examples: [24],
    }),
  hand_over: z
    .string()
    .optional()
    .meta({
      description:
        "The kind of `kinds:` that lists what is handed over when a term has ended. None is opened where it is left out.",
      examples: ["hand-over"],
    }),
};
export type Below = z.infer<z.ZodObject<typeof below>>;

export interface Running {
  readonly term: CarriedTerm;
  readonly role: Role;
}

export function running({ state, instance }: Pick<View, "state" | "instance">): Running | undefined {
  const term = carried.of(state);
  const role = instance.roles.find(({ id }) => id === term?.role);
  return term && role && { term, role };
}

export const place = ({ instance }: View, { community }: CarriedTerm): { readonly community?: string } => {
  const name = instance.communities.find(({ id }) => id === community)?.name;
  return name === undefined ? {} : { community: name };
};

/** Those who decide about the role, else those who step in for them, as they are called. */
export function deciders({ facts, instance }: View, { decides }: Role): string {
  const roster = facts.groups[decides ?? instance.escalation ?? ""];
  return (roster?.known && roster.mention) || instance.escalation || "";
}

/** Under the name that the account has now. */
export const holder = ({ facts }: View, { person, login }: CarriedTerm) => ({
  id: person,
  login: facts.author?.login ?? login,
});
