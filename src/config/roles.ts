// The roles of quorate.yml as cases need them. Shapes have been checked before.

import type { Instance } from "../core/case/kind.ts";
import type { FieldSpec } from "../core/form/field-spec.ts";
import type { Length } from "../core/roles/length.ts";
import type { Role } from "../core/roles/role.ts";
import type { Charter, Tier } from "../core/rules/expression.ts";
import { handedTo } from "./charter.ts";
import { teamOf } from "./effects.ts";
import { readLength } from "./length-text.ts";
import { sameName } from "./member-schema.ts";
import type { Config } from "./schema.ts";

export const rolesFrom = (config: Config): readonly Role[] => config.roles.map((said) => roleFrom(said, config));

/** Each role with the team that it gives. */
export const teamsOfRoles = (config: Pick<Config, "roles" | "groups">) =>
  config.roles.map(({ id, gives }) => ({ id, team: gives === undefined ? undefined : teamOf(gives, config) }));

/** Groups that are people by name, in small letters; none whose names are not shown. */
export const listsFrom = ({ groups }: Pick<Config, "groups">): NonNullable<Instance["lists"]> =>
  Object.fromEntries(
    Object.entries(groups).flatMap(([name, group]) =>
      "people" in group && group.public ? [[name, group.people.map((login) => login.toLowerCase())] as const] : [],
    ),
  );

type Said = Config["roles"][number];

function roleFrom(said: Said, config: Config): Role {
  const { id, title, purpose, responsibilities, gives, areas, holders, training, endorsements, notice } = said;
  const term = lengthFrom(said.term);
  const team = gives === undefined ? null : (teamOf(gives, config) ?? null);
  return {
    id,
    title,
    purpose,
    responsibilities,
    group: gives ?? null,
    team,
    groups: Object.entries(config.groups).flatMap(([name, group]) => {
      const same = "team" in group && team !== null && sameName(group.team, team);
      return same || name === gives || ("role" in group && group.role === id) ? [name] : [];
    }),
    communities: communitiesFrom(said, config),
    areas,
    holders,
    term,
    consecutive: said.consecutive ?? null,
    pause: said.pause === undefined ? term : lengthFrom(said.pause),
    training,
    endorsements: endorsements ?? { people: 0, communities: 0 },
    applications: said.applications,
    decides: said.decides ?? null,
    feedback: said.feedback ?? null,
    notice: { ...notice, checkIn: notice.check_in ?? null },
  };
}

function communitiesFrom({ communities }: Said, config: Config): Role["communities"] {
  if (communities === undefined) return null;
  return communities === "each" ? config.communities.map(({ id }) => id) : communities;
}

function lengthFrom(text: string): Length {
  const read = readLength(text);
  if (!read) throw new Error(`no length: ${text}`);
  return read;
}

/** A kind's rule: about a role with a group of its own that group decides, in as many places. */
export function withRoles(charter: Charter, fields: readonly FieldSpec[], roles: readonly Role[]): Charter {
  const field = fields.find(({ type }) => type === "role")?.id;
  if (field === undefined) return charter;
  const own = roles.flatMap(({ id, decides }): Tier[] => {
    if (decides === null) return [];
    const named = { is: "choice", field, among: [id] } as const;
    return handedTo(decides, charter).tiers.map(({ when, ...tier }) => ({
      ...tier,
      when: when === null ? named : { is: "all", parts: [named, when] },
    }));
  });
  return { tiers: [...own, ...charter.tiers] };
}
