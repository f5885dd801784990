// A repository belongs to one program. Where two name it, it is its home's, else whose it was, else nobody's until one
// of them gives way; its cases stay as they are meanwhile.

import { configFile } from "../config/layers.ts";
import { sameName } from "../config/member-schema.ts";
import type { FileProblem } from "../config/problem.ts";
import { readYaml } from "../config/yaml.ts";
import type { Broken, FoundProgram, Repository } from "./installation.ts";

/** A program with the text of its configuration, which says where it names its repositories. */
export interface Naming {
  readonly program: FoundProgram;
  readonly text: string;
}

/** The program by its home, to which a repository belonged until now. */
export type HeldBy = (repository: number) => Promise<number | undefined>;

/** Every program with the repositories that are its own, and what two of them have to settle. */
export async function settled(
  naming: readonly Naming[],
  broken: readonly Broken[],
  heldBy: HeldBy,
): Promise<FoundProgram[]> {
  const named = Map.groupBy(
    naming.flatMap((one) => one.program.repositories.map((repository) => ({ repository, by: one }))),
    ({ repository }) => repository.repository,
  );
  const owners = new Map<number, number | undefined>();
  for (const [repository, by] of named)
    owners.set(repository, await ownerOf(repository, by.map(homeOf), broken, heldBy));
  return naming.map(({ program, text }) => {
    const home = program.home.repository;
    const own = program.repositories.filter(({ repository }) => owners.get(repository) === home);
    const clashes = program.repositories.flatMap((repository) => {
      if (repository.repository === home) return [];
      const others = (named.get(repository.repository) ?? []).filter(({ by }) => by.program !== program);
      const owner = owners.get(repository.repository);
      const rivals = others.map(({ by }) => by.program.home);
      const silent = broken.map((one) => one.home).filter((one) => one.repository === owner);
      const all = [...rivals, ...silent];
      return all.length === 0 ? [] : [clash(repository, all, owner === home, text)];
    });
    return { ...program, repositories: own, clashes };
  });
}

const homeOf = ({ by }: { readonly by: Naming }): number => by.program.home.repository;

async function ownerOf(
  repository: number,
  homes: readonly number[],
  broken: readonly Broken[],
  heldBy: HeldBy,
): Promise<number | undefined> {
  if (homes.includes(repository)) return repository;
  const holder = await heldBy(repository);
  // A program that does not hold together just now goes on as it was, so it keeps what it has.
  const goesOn = holder !== undefined && broken.some(({ home }) => home.repository === holder);
  if (goesOn || (holder !== undefined && homes.includes(holder))) return holder;
  return homes.length === 1 ? homes[0] : undefined;
}

/** In the file of one of them, at the line that names the repository. */
function clash({ owner, name }: Repository, rivals: readonly Repository[], isOurs: boolean, text: string): FileProblem {
  const yaml = readYaml(configFile, text);
  const path = pathOf(yaml.data, name);
  const files = rivals.map((one) => `${configFile} of ${one.owner}/${one.name}`).join(" and ");
  const until = isOurs
    ? "It stays with this program until one of them gives way."
    : "It does not belong to this program until one of them gives way.";
  const says = `${path.join(".")}: ${owner}/${name} is named in ${files} too. ${until}`;
  return { file: configFile, ...yaml.at(path), says };
}

/** Where a file names a repository: as a name, or as a map with its name. */
function pathOf(data: unknown, name: string): (string | number)[] {
  const listed = typeof data === "object" && data !== null && "repositories" in data ? data.repositories : [];
  const at = (Array.isArray(listed) ? listed : []).findIndex((one: unknown) => {
    if (typeof one === "string") return sameName(one, name);
    return (
      typeof one === "object" &&
      one !== null &&
      "name" in one &&
      typeof one.name === "string" &&
      sameName(one.name, name)
    );
  });
  return at < 0 ? ["repositories"] : ["repositories", at];
}
