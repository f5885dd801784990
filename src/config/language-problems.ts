// The languages that a configuration names: each is a folder of ours or of the community's.

import { closest } from "../core/text/closest.ts";
import { chainOf, shipped } from "./messages.ts";
import type { PathProblem } from "./problem.ts";
import type { Config } from "./schema.ts";
import { nameOf } from "./schema-problems.ts";
import type { Path } from "./yaml.ts";

/** `own` are the languages for which the community has sentences. */
export function languageProblems({ language, kinds }: Config, own: readonly string[]): PathProblem[] {
  const known = [...new Set([...Object.keys(shipped), ...own])];
  const mustBeKnown = (name: string | undefined, path: Path): PathProblem[] => {
    if (name === undefined || chainOf(name).some((one) => known.includes(one) && (one !== "en" || isEnglish(name))))
      return [];
    const near = nearest(name, known);
    const instead = near === undefined ? `There are ${known.join(", ")}.` : `Did you mean "${near}"?`;
    return [{ path, says: `${nameOf(path)}: there are no sentences in "${name}". ${instead}` }];
  };
  return [
    ...mustBeKnown(language, ["language"]),
    ...Object.entries(kinds).flatMap(([name, { language: own, form }]) => [
      ...mustBeKnown(own, ["kinds", name, "language"]),
      ...(typeof form === "string" ? [] : Object.keys(form)).flatMap((one) =>
        mustBeKnown(one, ["kinds", name, "form", one]),
      ),
      ...(typeof form === "string" || own === undefined ? [] : [twice(["kinds", name, "language"])]),
    ]),
  ];
}

const twice = (path: Path): PathProblem => ({
  path,
  says: `${nameOf(path)}: each form below \`form:\` has its language already. Take this out.`,
});

const isEnglish = (name: string) => name.split("-")[0] === "en";

/** By its code, or by what it is called in English or by those who speak it. */
function nearest(wrote: string, known: readonly string[]): string | undefined {
  const names = new Map(
    known.flatMap((code) =>
      [code, nameIn("en", code), nameIn(code, code)].map((name): [string, string] => [name, code]),
    ),
  );
  const beginning = known.find((code) => wrote.toLowerCase() === code);
  return beginning ?? names.get(closest(wrote, [...names.keys()]) ?? "");
}

const nameIn = (language: string, code: string): string =>
  new Intl.DisplayNames(language, { type: "language" }).of(code) ?? code;
