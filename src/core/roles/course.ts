// Courses that holders of a role must have done, and what is known of who has done them.

import { closest, fold } from "../text/closest.ts";
import type { Day } from "../text/time.ts";
import { dayAfter, daysOn, type Length } from "./length.ts";

export interface Course {
  readonly id: string;
  readonly title: string;
  /** How long it counts; null for ever. */
  readonly validFor: Length | null;
  /** Where people do it. */
  readonly link: string | null;
}

/** What a program says about its courses. */
export interface Training {
  /** The group that says who has done one; null where only the program's own file does. */
  readonly trainers: string | null;
  /** Days before the end of a training at which its person is told. */
  readonly notice: number;
  readonly courses: readonly Course[];
}

export const noTraining: Training = { trainers: null, notice: 30, courses: [] };

/** The last day on which a course of that day counts; null for ever. */
export const lastDay = ({ validFor }: Pick<Course, "validFor">, day: Day): Day | null =>
  validFor === null ? null : daysOn(dayAfter(day, validFor), -1);

/** A course by its id or its title, however it is spelled; the nearest one where there is none. */
export function courseNamed(
  wrote: string,
  courses: readonly Course[],
): { readonly is: Course } | { readonly near: Course | undefined } {
  const word = fold(wrote);
  const is = courses.find(({ id, title }) => fold(id) === word || fold(title) === word);
  if (is) return { is };
  const near = closest(
    wrote,
    courses.flatMap(({ id, title }) => [id, title]),
  );
  return { near: courses.find(({ id, title }) => id === near || title === near) };
}

/** The title that people know; the id where the program says nothing of it any more. */
export const courseTitle = (id: string, { courses }: Pick<Training, "courses">): string =>
  courses.find((one) => one.id === id)?.title ?? id;
