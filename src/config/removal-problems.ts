// A term must be harder to end before its time than to begin: the rule that ends one against those by which people come
// to have it, for each role.

import type { Expression } from "../core/rules/expression.ts";
import { asksNoMore, fewest } from "../core/rules/fewest.ts";
import { tierFor } from "../core/rules/tier.ts";
import { appoints } from "./appointing.ts";
import { charterFrom } from "./charter.ts";
import { isPrivate } from "./private-problems.ts";
import type { PathProblem } from "./problem.ts";
import { rolesFrom, withRoles } from "./roles.ts";
import type { Config, Entry } from "./schema.ts";
import { nameOf } from "./schema-problems.ts";

export function removalProblems(config: Config): PathProblem[] {
  const entries = Object.entries(config.kinds);
  const appointing = entries.filter(([, entry]) => appoints(entry));
  return entries
    .filter(([, entry]) => isPrivate(entry))
    .flatMap(([name, entry]) => appointing.flatMap((other) => tooEasy(name, entry, other, config)).slice(0, 1));
}

/** The rule by which an entry decides about a role; undefined where it decides about none. */
function ruleFor(entry: Entry, role: string, config: Config): Expression | undefined {
  const field = Object.entries(entry.fields).find(([, { type }]) => type === "role")?.[0];
  if (!entry.decide || field === undefined) return undefined;
  const fields = [{ id: field, label: field, type: "role", required: true }] as const;
  const charter = withRoles(charterFrom(entry.decide), fields, rolesFrom(config));
  return tierFor(charter, { [field]: { is: "role", id: role } }, true).tier.approve;
}

function tooEasy(name: string, entry: Entry, [other, begins]: readonly [string, Entry], config: Config): PathProblem[] {
  const path = ["kinds", name, "decide"];
  const found = config.roles.flatMap(({ id, title }) => {
    const [ending, beginning] = [ruleFor(entry, id, config), ruleFor(begins, id, config)];
    return ending && beginning && asksNoMore(ending, beginning) ? [{ title, ending, beginning }] : [];
  });
  const [first] = found;
  if (!first) return [];
  const titles = found.map(({ title }) => `"${title}"`).join(" and ");
  const [few, many] = [fewest(first.ending), fewest(first.beginning)];
  const more = many === undefined ? "more people here, or another group as well" : `at least ${many + 1} people here`;
  const how =
    few === undefined || many === undefined
      ? `a term of ${titles} would end as easily as "${other}" lets it begin`
      : `${few} can end a term of ${titles}, and "${other}" asks for ${many} to begin one`;
  return [{ path, says: `${nameOf(path)}: ${how}. To end one before its time must take more: ask for ${more}.` }];
}
