import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize, relative } from "node:path";

export const root = join(import.meta.dirname, "../..");

export const read = (path: string): string => readFileSync(join(root, path), "utf8");

/** The TypeScript files below a folder, by their path from the root. */
export function filesIn(folder: string): string[] {
  const names = readdirSync(join(root, folder), { recursive: true, encoding: "utf8" });
  return names
    .filter((name) => name.endsWith(".ts"))
    .map((name) => `${folder}/${name}`)
    .toSorted();
}

/** Every file that git keeps or would keep, so that a new file is held to the rules before it is committed. */
export function tracked(): string[] {
  const list = execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard"], {
    cwd: root,
    encoding: "utf8",
  });
  return [...new Set(list.split("\n").filter(Boolean))].filter((path) => existsSync(join(root, path)));
}

const importing =
  /(?:^|\n)\s*(?:import|export)\b[^;]*?\bfrom\s+"([^"]+)"|\bimport\(\s*"([^"]+)"\s*\)|(?:^|\n)import\s+"([^"]+)"/g;

/** What a file imports: packages by name, our own files by their path from the root. */
export function importsOf(path: string): string[] {
  return [...read(path).matchAll(importing)].map(([, from, lazy, bare]) => {
    const name = from ?? lazy ?? bare ?? "";
    return name.startsWith(".") ? relative(root, normalize(join(root, dirname(path), name))) : name;
  });
}

/** Only what is still imported once the types are gone. */
export function valuesFrom(path: string): string[] {
  const all = [...read(path).matchAll(/(?:^|\n)import\s+([^;]*?)\s+from\s+"([^"]+)"/g)];
  return all
    .filter(([, what = ""]) => !what.startsWith("type ") && !/^\{(?:\s*type [^,}]+,?)+\s*\}$/.test(what))
    .map(([, , from = ""]) =>
      from.startsWith(".") ? relative(root, normalize(join(root, dirname(path), from))) : from,
    );
}

/** The code of a file without its comments. Strings stay. */
export const codeOf = (path: string): string =>
  read(path)
    .replace(/\/\*[\s\S]*?\*\//g, "")
    .replace(/(^|\s)\/\/[^\n]*/g, "$1");
