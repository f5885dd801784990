// How people write what holders say: `/leave until DATE substitute @x`, `/delegate WHAT to @x until DATE`.

import type { Instance } from "../case/kind.ts";
import { fold } from "../text/closest.ts";
import { readDay } from "../text/day.ts";
import type { Day } from "../text/time.ts";
import type { Responsibility, Role } from "./role.ts";

const login = "@?([a-z\\d](?:[a-z\\d-]{0,38}))";
const leaving = new RegExp(
  `^(?:until|hasta)\\s+(.+?)(?:[\\s,;]+(?:substitute|sustituye|suplente):?\\s+${login})?[.!]*$`,
  "i",
);
const handing = new RegExp(`^(.+?)\\s+(?:to|a)\\s+@${login.slice(2)}(?:[\\s,;]+(?:until|hasta)\\s+(.+?))?[.!]*$`, "i");

export interface Written {
  readonly what: string;
  readonly login: string | undefined;
  readonly until: string | undefined;
}

export function readLeave(text: string): Written | undefined {
  const [, until = "", substitute] = leaving.exec(text) ?? [];
  return until === "" ? undefined : { what: "", login: substitute, until };
}

export function readHandingOn(text: string): Written | undefined {
  const [, what = "", to, until] = handing.exec(text) ?? [];
  return what === "" ? undefined : { what, login: to, until };
}

/** A day as people write it; undefined where it is none, or could be two. */
export function dayIn(text: string, { context }: Pick<Instance, "context">): Day | undefined {
  const read = readDay(text.replace(/[.!]+$/, ""), context.dayOrder ? { dayOrder: context.dayOrder } : {});
  return read.ok ? read.day : undefined;
}

/** By its id, or by its title as people read it. */
export function responsibilityIn(text: string, role: Role | undefined): Responsibility | undefined {
  const wanted = fold(text.replaceAll(/["“”«»`*]|[.!]+$/g, ""));
  return role?.responsibilities.find(({ id, title }) => fold(id) === wanted || fold(title) === wanted);
}
