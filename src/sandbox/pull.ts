// Proposed changes of files, and what apps say of commits. As much of pull requests as that takes: no reviews, no merge.
import type { Account, Repository } from "./state.ts";

export interface PullRequest {
  readonly id: number;
  readonly nodeId: string;
  readonly number: number;
  readonly repository: Repository;
  readonly author: Account;
  readonly title: string;
  readonly createdAt: string;
  /** The commit of the default branch that it began at. */
  readonly base: string;
  /** Who may not write proposes from a repository of their own. */
  readonly fork: boolean;
  readonly branch: string;
  head: string;
}

export interface Annotation {
  readonly path: string;
  readonly start_line: number;
  readonly end_line: number;
  readonly start_column?: number | undefined;
  readonly end_column?: number | undefined;
  readonly annotation_level: "notice" | "warning" | "failure";
  readonly message: string;
  readonly title?: string | undefined;
}

export interface CheckRun {
  readonly id: number;
  readonly nodeId: string;
  readonly name: string;
  readonly head: string;
  readonly startedAt: string;
  externalId: string;
  status: "queued" | "in_progress" | "completed";
  conclusion: string | null;
  completedAt: string | null;
  title: string | null;
  summary: string | null;
  readonly annotations: Annotation[];
}
