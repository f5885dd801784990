// GitHub reads forms as YAML 1.1, where a bare `Yes` is no text but true, and refuses such an answer.

import type { PathProblem } from "./problem.ts";
import type { Path, Yaml } from "./yaml.ts";

const booleans = /^(?:y|n|yes|no|on|off|true|false)$/i;

/** Settings of a form that hold text. */
const texts = new Set<PropertyKey>(["name", "description", "title", "label", "options", "placeholder", "value"]);

export function bareWords(yaml: Yaml): PathProblem[] {
  const found: PathProblem[] = [];
  const walk = (value: unknown, path: Path): void => {
    if (typeof value === "object" && value !== null) {
      const entries = Array.isArray(value) ? value.entries() : Object.entries(value);
      for (const [key, inner] of entries) walk(inner, [...path, key]);
      return;
    }
    const key = path.findLast((part) => typeof part === "string") ?? "";
    if (!texts.has(key) || !booleans.test(String(value)) || !yaml.isBare(path)) return;
    found.push({ path, says: `GitHub takes "${value}" for true or false. Put it in quotes.` });
  };
  walk(yaml.data, []);
  return found;
}
