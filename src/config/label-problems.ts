// The labels that a form adds. GitHub adds only those that the repository has, and says nothing about the others.

import { foldLabel } from "../core/case/labels.ts";
import type { Layout } from "../core/form/layout.ts";
import { labelOf } from "./label.ts";
import type { PathProblem } from "./problem.ts";
import type { Config } from "./schema.ts";
import { statesIn } from "./state-label-problems.ts";

/** What the form of an entry adds, against what it should; paths are those of the form. */
export function labelProblems(name: string, config: Config, { labels }: Layout): PathProblem[] {
  const entry = config.kinds[name];
  if (!entry) return [];
  const own = labelOf(name, entry);
  const others = Object.entries(config.kinds).filter(([other]) => other !== name);
  const states = Object.values(statesIn(config));
  const problems = labels.flatMap((label, at): PathProblem[] => {
    const path = ["labels", at];
    if (same(label, own)) return [];
    const other = others.find(([one, its]) => same(label, labelOf(one, its)));
    if (other)
      return [
        {
          path,
          says: `labels: "${label}" is the label of ${other[0]}, so this form would open one of these. Write "${own}".`,
        },
      ];
    if (states.some((state) => same(label, state)))
      return [{ path, says: `labels: Quorate sets "${label}" itself when it is true. Take it out.` }];
    const says = `labels: Quorate does not create "${label}", and GitHub leaves out a label that the repository does not have. Create it, or take it out.`;
    return [{ path, says, warning: true }];
  });
  if (labels.some((label) => same(label, own))) return problems;
  const says = `labels: the form does not add "${own}". Write it here, so that people see at once what this is.`;
  return [...problems, { path: ["labels"], says, warning: true }];
}

const same = (a: string, b: string): boolean => foldLabel(a) === foldLabel(b);
