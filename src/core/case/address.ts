// Which issue a case is, by GitHub's numeric ids: names and numbers change when things are renamed or moved.

/** A case, for ever: GitHub's database ids of the repository and the issue. */
export interface CaseKey {
  readonly repository: number;
  readonly issue: number;
}

/** Numbers are no help here: each repository counts its own. */
export const isSame = (one: CaseKey, other: CaseKey): boolean =>
  one.repository === other.repository && one.issue === other.issue;

/** Where a case lives on GitHub. All that a job carries; everything else is read again. */
export interface CaseAddress extends CaseKey {
  /** The issue's GraphQL node id. */
  readonly node: string;
  readonly installation: number;
  readonly owner: string;
  readonly name: string;
  readonly number: number;
}
