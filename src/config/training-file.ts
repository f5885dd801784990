// `.github/quorate/training.yml`: the program's own list of who has done which course, beside what trainers say.

import { z } from "zod";
import { type Course, lastDay } from "../core/roles/course.ts";
import { closest } from "../core/text/closest.ts";
import type { Day } from "../core/text/time.ts";
import { readLength } from "./length-text.ts";
import { day, login, name } from "./name-schema.ts";
import { type FileProblem, inOrder } from "./problem.ts";
import { schemaProblems } from "./schema-problems.ts";
import { readYaml } from "./yaml.ts";

export const trainingFile = ".github/quorate/training.yml";

const noLength = "this is no length of time. Write it like 2 years, 6 months or 90 days.";

const Listed = z.strictObject({
  person: login,
  course: name,
  date: day,
  valid_for: z
    .string(noLength)
    .refine((text) => readLength(text) !== undefined, noLength)
    .optional(),
});
const File = z
  .array(Listed, "this is no list. Write a line for each: - { person: rosa, course: guidelines, date: 2026-03-01 }")
  .max(20_000);

/** Somebody has done a course. */
export interface ListedTraining {
  readonly login: string;
  readonly course: string;
  readonly day: Day;
  /** The last day on which it counts; null for ever. */
  readonly until: Day | null;
}

export interface TrainingRead {
  readonly trainings: readonly ListedTraining[];
  readonly problems: readonly FileProblem[];
}

/** What is right in a file counts, whatever is wrong beside it. Never throws. */
export function readTrainingFile(text: string, courses: readonly Course[]): TrainingRead {
  const yaml = readYaml(trainingFile, text);
  if (yaml.problems.length > 0) return { trainings: [], problems: yaml.problems };
  const list = File.safeParse(Array.isArray(yaml.data) ? [] : (yaml.data ?? []), { reportInput: true });
  const problems: FileProblem[] = [];
  const tell = (path: readonly PropertyKey[], says: string) =>
    problems.push({ file: trainingFile, ...yaml.at(path), says });
  if (!list.success) for (const { path, says } of schemaProblems(list.error.issues)) tell(path, says);
  const lines: readonly unknown[] = Array.isArray(yaml.data) ? yaml.data : [];
  const trainings = lines.flatMap((line, at): readonly ListedTraining[] => {
    const read = Listed.safeParse(line, { reportInput: true });
    if (!read.success) {
      for (const one of schemaProblems(read.error.issues)) tell([at, ...one.path], one.says);
      return [];
    }
    const { person, course: id, date, valid_for } = read.data;
    const course = courses.find((one) => one.id === id);
    if (!course) {
      tell([at, "course"], unknown(id, courses));
      return [];
    }
    const validFor = (valid_for && readLength(valid_for)) || course.validFor;
    return [{ login: person, course: id, day: date, until: lastDay({ validFor }, date) }];
  });
  return { trainings, problems: inOrder(problems).slice(0, 100) };
}

function unknown(id: string, courses: readonly Course[]): string {
  const near = closest(
    id,
    courses.map((one) => one.id),
  );
  const instead = near === undefined ? "Write it under `training.courses` of quorate.yml." : `Did you mean "${near}"?`;
  return `there is no course "${id}". ${instead}`;
}
