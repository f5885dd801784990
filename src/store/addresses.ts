// How a case stands in any of the tables: the columns of its key and of its address.

import { sql } from "kysely";
import type { CaseAddress, CaseKey } from "../core/case/address.ts";

/** A case, and the home of the program that it belongs to. */
export interface ProgramCase {
  readonly program: number;
  readonly key: CaseKey;
}

/** The rows of one case, in a query of one table. */
export const ofCase = ({ repository, issue }: CaseKey) =>
  sql<boolean>`(repository = ${repository} and issue = ${issue})`;

/** Of the table of cases, since others that are joined to it have columns of these names, too. */
export const caseColumns = [
  "cases.repository",
  "cases.issue",
  "cases.node",
  "cases.installation",
  "cases.owner",
  "cases.name",
  "cases.number",
] as const;

/** Of a row, whatever else it holds. */
export const addressOf = ({
  repository,
  issue,
  node,
  installation,
  owner,
  name,
  number,
}: CaseAddress): CaseAddress => ({ repository, issue, node, installation, owner, name, number });
