import type { CaseAddress, CaseKey } from "../core/address.ts";

/** What a job asks for: look at this case again, or at what a program consists of. Jobs of one key merge. */
export type Work = CaseWork | ProgramWork;

export interface CaseWork {
  readonly is: "case";
  readonly address: CaseAddress;
}

export interface ProgramWork {
  readonly is: "program";
  readonly about: "configuration" | "people" | "labels" | "repository" | "installation";
  readonly installation: number;
  readonly repository?: number;
}

export const caseName = ({ repository, issue }: CaseKey): string => `case:${repository}:${issue}`;

/** Jobs and inbox rows with the same name concern the same thing. */
export function workName(work: Work): string {
  if (work.is === "case") return caseName(work.address);
  return ["program", work.about, work.installation, ...(work.repository === undefined ? [] : [work.repository])].join(
    ":",
  );
}

/** For logs and for people: no user text in it. */
export function describeWork(work: Work): string {
  if (work.is === "case") return `case ${work.address.owner}/${work.address.name}#${work.address.number}`;
  const of = work.repository === undefined ? `installation ${work.installation}` : `repository ${work.repository}`;
  return `${work.about} of ${of}`;
}
