// What concerns single people needs a place that is not for everybody, and a form that says whom it is about.

import { kinds } from "../kinds/index.ts";
import { sameName } from "./member-schema.ts";
import type { PathProblem } from "./problem.ts";
import type { Config } from "./schema.ts";
import { nameOf } from "./schema-problems.ts";

export const isPrivate = ({ is }: { readonly is: string }): boolean =>
  kinds.some((kind) => kind.name === is && kind.private === true);

const tell = (path: PathProblem["path"], says: string): PathProblem => ({ path, says: `${nameOf(path)}: ${says}` });

const warn = (path: PathProblem["path"], says: string): PathProblem => ({ ...tell(path, says), warning: true });

export function privateProblems(config: Config): PathProblem[] {
  const { private_repository: place, repositories = [], kinds: entries } = config;
  const names = repositories.map((one) => (typeof one === "string" ? one : one.name));
  const unlisted =
    place !== undefined && !names.some((name) => sameName(name, place))
      ? [tell(["private_repository"], `"${place}" is not listed under \`repositories:\`. Add it there, too.`)]
      : [];
  return [
    ...unlisted,
    ...Object.entries(entries).flatMap(([name, entry]) => entryProblems(name, entry, place)),
    ...ways(config),
  ];
}

/** What people are told of a private way, and there is none: a warning, since everything else goes on. */
function ways({ private_repository: place, contacts, kinds: entries }: Config): PathProblem[] {
  const all = Object.entries(entries);
  const gives = all.some(([, { is }]) => kinds.some(({ name, holds }) => name === is && holds !== undefined));
  const nobodyEnds = place !== undefined && gives && !all.some(([, entry]) => isPrivate(entry));
  const instead = contacts.program === undefined ? "a maintainer" : "`contacts: program:`";
  const reviewed = all.find(([, { settings }]) => settings.review !== undefined)?.[0];
  return [
    ...(nobodyEnds
      ? [
          warn(
            ["private_repository"],
            `no kind here is \`is: removal\`, so whoever wants a term ended early is sent to ${instead}. Add one for a form there.`,
          ),
        ]
      : []),
    ...(reviewed !== undefined && contacts.program === undefined
      ? [
          warn(
            ["kinds", reviewed, "review"],
            "people are asked in public how a term went, and nobody tells them where to say what is not for everybody. Name a place with `contacts: { program: ... }`.",
          ),
        ]
      : []),
  ];
}

function entryProblems(name: string, entry: Config["kinds"][string], place: string | undefined): PathProblem[] {
  if (!isPrivate(entry)) return [];
  const types = new Set(Object.values(entry.fields).map(({ type }) => type));
  const lacks = (["role", "person"] as const).filter((type) => !types.has(type));
  return [
    ...(place === undefined
      ? [
          tell(
            ["kinds", name, "is"],
            "this is not for everybody to read. Name a private repository, `private_repository:`.",
          ),
        ]
      : []),
    ...(lacks.length > 0
      ? [
          tell(
            ["kinds", name, "fields"],
            `nobody could tell whose term it is. Give it a field of type ${lacks.join(" and one of type ")}.`,
          ),
        ]
      : []),
  ];
}
