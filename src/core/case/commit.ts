// The commit whose configuration and forms are to be checked: as a webhook names it, and as a job carries it.

/** A commit of a repository. A fork's pull request has its commit there too. */
export interface Commit {
  readonly sha: string;
  /** The repository's GraphQL node id. */
  readonly node: string;
  readonly owner: string;
  readonly name: string;
  /** On the default branch: it is in force, if it holds together. */
  readonly inForce: boolean;
  /** Somebody asks for it, or its push names our files: it is not looked at first whether it concerns us. */
  readonly asked: boolean;
}
