// One configuration from two files: what the program says lies on top of what its organisation says. Maps are merged by
// key, lists and single values replace what lies below, and `null` takes it away.

import { type FileProblem, type Where, within } from "./problem.ts";
import { versionProblem } from "./version-problem.ts";
import { type Path, readYaml, type Yaml } from "./yaml.ts";

export const configFile = ".github/quorate.yml";

/** The organisation's file. `text` is null where there is none. */
export interface Base {
  /** OWNER/.github */
  readonly repository: string;
  readonly text: string | null;
}

export interface Layers {
  readonly data: unknown;
  readonly problems: readonly FileProblem[];
  /** Where a setting stands, in the file that it comes from. */
  at(path: Path): Where;
}

/** Reads a program's file and, if it extends the organisation's, that one below it. Never throws. */
export function readLayers(text: string, base?: Base): Layers {
  const own = readYaml(configFile, text);
  const atOwn = (path: Path): Where => ({ file: configFile, ...own.at(path) });
  const extended = extendedBy(own);
  if (own.problems.length > 0 || extended === undefined) return { data: own.data, problems: own.problems, at: atOwn };
  const wrong = (says: string): Layers => {
    const problem = { ...atOwn(["extends"]), says: `extends: ${says}` };
    return { data: own.data, problems: [problem], at: atOwn };
  };
  if (base === undefined)
    return wrong(`${extended} is not at hand. \`quorate check\` finds it with --organisation DIR.`);
  if (extended.toLowerCase() !== base.repository.toLowerCase())
    return wrong(`only the owner's own file can be extended. Write ${base.repository}.`);
  if (base.text === null)
    return wrong(`${base.repository} has no file ${configFile} that Quorate can read. Add it, or take this line out.`);
  const below = readYaml(configFile, base.text);
  const problems = [...below.problems, ...unfit(below)].map((problem) => within(base.repository, problem));
  return {
    data: merged(own.data, below.data),
    problems,
    at: (path) =>
      isBelow(path, own.data, below.data)
        ? { repository: base.repository, file: configFile, ...below.at(path) }
        : atOwn(path),
  };
}

/** What cases are pinned to: the git blob ids of the program's file and of the one that it extends. */
export const configId = (own: string, base?: string): string => (base === undefined ? own : `${own}+${base}`);

export function blobsOf(config: string): { readonly own: string; readonly base?: string } {
  const [own = "", base] = config.split("+");
  return base === undefined ? { own } : { own, base };
}

/** What a file says that it extends, as far as it can be read. */
export const extendedIn = (text: string): string | undefined => extendedBy(readYaml(configFile, text));

function extendedBy({ data }: Yaml): string | undefined {
  const said = isMap(data) ? data.extends : undefined;
  return typeof said === "string" && extendable.test(said) ? said : undefined;
}

/** What the schema lets pass. */
export const extendable = /^[\w.-]+\/\.github$/i;

/** Another version, or a second level: a chain could end in a circle, and nobody would see what holds. */
function unfit({ data, at }: Yaml): FileProblem[] {
  const version = versionProblem(data);
  const chained = {
    path: ["extends"],
    says: "extends: a file that others extend cannot extend one itself. Take this line out.",
  };
  const found = [...(version ? [version] : []), ...(isMap(data) && "extends" in data ? [chained] : [])];
  return found.map(({ path, says }) => ({ file: configFile, ...at(path), says }));
}

type Map = Readonly<Record<string, unknown>>;

const isMap = (value: unknown): value is Map => typeof value === "object" && value !== null && !Array.isArray(value);

function merged(own: unknown, below: unknown): unknown {
  if (!isMap(own) || !isMap(below)) return own;
  const kept = Object.entries(below).filter(([key]) => !Object.hasOwn(own, key));
  const said = Object.entries(own).flatMap(([key, value]): [string, unknown][] => {
    if (!Object.hasOwn(below, key)) return [[key, value]];
    return value === null ? [] : [[key, merged(value, below[key])]];
  });
  return Object.fromEntries([...kept, ...said]);
}

/** Whether what holds at a path was said by the lower file alone. */
function isBelow(path: Path, own: unknown, below: unknown): boolean {
  let [above, under] = [own, below];
  for (const part of path) {
    const key = String(part);
    if (!isMap(above) || !isMap(under) || !Object.hasOwn(under, key)) return false;
    if (!Object.hasOwn(above, key)) return true;
    [above, under] = [above[key], under[key]];
  }
  return false;
}
