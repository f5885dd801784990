// What jobs and inbox rows ask for, and the name by which those that ask for the same merge. It stands in the database
// as JSON, so it is read like anything from outside: another version of Quorate may have written it.

import { z } from "zod";
import type { CaseAddress, CaseKey } from "../core/case/address.ts";
import type { Commit } from "../core/case/commit.ts";

/**
 * `board`: the programs, but not their issues. `digest`: what waits for the groups of the program with this home.
 * `everything`: also what looks as it did when it was last looked at.
 */
const abouts = [
  "configuration",
  "proposal",
  "people",
  "labels",
  "repository",
  "installation",
  "everything",
  "board",
  "digest",
] as const;

/** What a job asks for: look at this case again, or at what a program consists of. Jobs of one key merge. */
export type Work = CaseWork | ProgramWork;

export interface CaseWork {
  readonly is: "case";
  readonly address: CaseAddress;
}

export interface ProgramWork {
  readonly is: "program";
  readonly about: (typeof abouts)[number];
  readonly installation: number;
  readonly repository?: number;
  /** Login of the person who pushed; where several did, of the first. */
  readonly by?: string;
  /** What is to be checked, where it is about a proposal. */
  readonly commit?: Commit;
}

const id = z.int();
const Address = z.object({
  repository: id,
  issue: id,
  node: z.string(),
  installation: id,
  owner: z.string(),
  name: z.string(),
  number: id,
});
const CommitJson = z.object({
  sha: z.string(),
  node: z.string(),
  owner: z.string(),
  name: z.string(),
  inForce: z.boolean(),
  asked: z.boolean(),
});
const Program = z.object({
  is: z.literal("program"),
  about: z.enum(abouts),
  installation: id,
  repository: id.optional(),
  by: z.string().optional(),
  commit: CommitJson.optional(),
});
const Work = z.discriminatedUnion("is", [z.object({ is: z.literal("case"), address: Address }), Program]);

/** Work that was kept as JSON; undefined where it cannot be read. */
export function readWork(json: string | null): Work | undefined {
  if (json === null) return undefined;
  const { data } = Work.safeParse(JSON.parse(json));
  if (!data || data.is === "case") return data;
  const { repository, by, commit, ...rest } = data;
  return {
    ...rest,
    ...(repository === undefined ? {} : { repository }),
    ...(by === undefined ? {} : { by }),
    ...(commit === undefined ? {} : { commit }),
  };
}

export const caseName = ({ repository, issue }: CaseKey): string => `case:${repository}:${issue}`;

/** Jobs and inbox rows with the same name concern the same thing. */
export function workName(work: Work): string {
  if (work.is === "case") return caseName(work.address);
  return [
    "program",
    work.about,
    work.installation,
    ...(work.repository === undefined ? [] : [work.repository]),
    ...(work.commit ? [work.commit.sha] : []),
  ].join(":");
}

export const installationOf = (work: Work): number =>
  work.is === "case" ? work.address.installation : work.installation;

/** For logs and for people: no user text in it. */
export function describeWork(work: Work): string {
  if (work.is === "case") return `case ${work.address.owner}/${work.address.name}#${work.address.number}`;
  const of = work.repository === undefined ? `installation ${work.installation}` : `repository ${work.repository}`;
  return `${work.about} of ${of}`;
}
