// What the sandbox's GitHub consists of. Plain data; `verbs/` changes it, `shapes/` and `graphql/` show it.
import type { Clock } from "./clock.ts";
import type { Happening } from "./happening.ts";
import type { Ids } from "./ids.ts";
import type { Project, ProjectField, ProjectItem } from "./project.ts";
import type { CheckRun, PullRequest } from "./pull.ts";

export const roles = ["none", "read", "triage", "write", "maintain", "admin"] as const;
export type Role = (typeof roles)[number];
export type Level = "none" | "read" | "write" | "admin";
export type Permissions = Readonly<Record<string, Level>>;

export interface Account {
  readonly kind: "account";
  readonly id: number;
  readonly nodeId: string;
  readonly type: "User" | "Bot" | "Organization";
  readonly createdAt: string;
  /** As REST writes it: a bot's login ends in [bot]. */
  login: string;
  name: string | null;
  standing: "owner" | "member" | "outside";
  deleted: boolean;
  /** What they say of themselves on their profile; left out where they say nothing. */
  status?: Status | null;
}

interface Status {
  readonly message: string | null;
  readonly busy: boolean;
  /** From then on it is not shown any more. */
  readonly until: string | null;
  readonly at: string;
}

export interface App {
  readonly id: number;
  readonly nodeId: string;
  readonly slug: string;
  readonly createdAt: string;
  permissions: Permissions;
}

export interface Team {
  readonly kind: "team";
  readonly id: number;
  readonly nodeId: string;
  readonly slug: string;
  readonly name: string;
  readonly description: string;
  readonly privacy: "closed" | "secret";
  readonly createdAt: string;
  parent: Team | undefined;
  readonly members: Map<Account, "member" | "maintainer">;
  /** Who is asked to join, and has not answered yet. */
  readonly invited: Map<Account, "member" | "maintainer">;
}

export interface Label {
  readonly kind: "label";
  readonly id: number;
  readonly nodeId: string;
  readonly repository: Repository;
  readonly createdAt: string;
  name: string;
  color: string;
  description: string | null;
}

export const reactionContents = ["+1", "-1", "laugh", "confused", "heart", "hooray", "rocket", "eyes"] as const;
export type ReactionContent = (typeof reactionContents)[number];

export interface Reaction {
  readonly id: number;
  readonly nodeId: string;
  readonly by: Account;
  readonly content: ReactionContent;
  readonly at: string;
}

/** One text that a body had. The oldest is the original; `text` is null once that revision was deleted. */
export interface Revision {
  readonly nodeId: string;
  readonly seq: number;
  readonly at: string;
  readonly editor: Account;
  text: string | null;
  deletedAt: string | null;
  deletedBy: Account | null;
}

export interface Comment {
  readonly kind: "comment";
  readonly id: number;
  readonly nodeId: string;
  readonly seq: number;
  readonly author: Account;
  readonly createdAt: string;
  readonly viaApp: App | null;
  issue: Issue;
  body: string;
  updatedAt: string;
  revisions: Revision[];
  reactions: Reaction[];
  minimized: string | null;
}

export type LabelCard = Pick<Label, "id" | "nodeId" | "name" | "color" | "description" | "repository" | "createdAt">;

export type EventDetail =
  | { readonly is: "labeled" | "unlabeled"; readonly label: LabelCard }
  | { readonly is: "assigned" | "unassigned"; readonly assignee: Account }
  | { readonly is: "closed"; readonly reason: CloseReason }
  | { readonly is: "reopened" | "unlocked" }
  | { readonly is: "renamed"; readonly from: string; readonly to: string }
  | { readonly is: "locked"; readonly reason: string | null }
  | { readonly is: "transferred"; readonly from: Repository }
  | { readonly is: "comment_deleted"; readonly author: Account }
  | {
      readonly is: "sub_issue_added" | "sub_issue_removed" | "parent_issue_added" | "parent_issue_removed";
      readonly issue: Issue;
    };

export interface TimelineEvent {
  readonly kind: "event";
  readonly id: number;
  readonly nodeId: string;
  readonly seq: number;
  readonly at: string;
  readonly actor: Account;
  readonly viaApp: App | null;
  readonly detail: EventDetail;
}

export type CloseReason = "completed" | "not_planned" | "duplicate";

export interface Issue {
  readonly kind: "issue";
  readonly id: number;
  readonly nodeId: string;
  readonly number: number;
  readonly repository: Repository;
  readonly author: Account;
  readonly createdAt: string;
  readonly viaApp: App | null;
  title: string;
  body: string | null;
  updatedAt: string;
  state: "open" | "closed";
  stateReason: CloseReason | "reopened" | null;
  closedAt: string | null;
  closedBy: Account | null;
  locked: boolean;
  lockReason: string | null;
  labels: Label[];
  assignees: Account[];
  timeline: (Comment | TimelineEvent)[];
  revisions: Revision[];
  reactions: Reaction[];
  parent: Issue | null;
  subIssues: Issue[];
  gone: { readonly is: "deleted" } | { readonly is: "transferred"; readonly to: Issue } | null;
  /** How it looked before the app's last request that wrote to it, for stale reads. */
  before: Issue | null;
  beforeRequest: Viewer | null;
}

export interface File {
  readonly bytes: Buffer;
  readonly sha: string;
}

export interface Repository {
  readonly kind: "repository";
  readonly id: number;
  readonly nodeId: string;
  readonly owner: Account;
  readonly name: string;
  readonly description: string | null;
  readonly visibility: "public" | "private";
  readonly createdAt: string;
  readonly permissions: Map<Account, Role>;
  readonly files: Map<string, File>;
  /** Files of earlier commits, by their sha: git forgets nothing. */
  readonly past: Map<string, File>;
  /** All files as they were at each commit, of the default branch and beside it. */
  readonly commits: Map<string, ReadonlyMap<string, File>>;
  readonly pulls: Map<number, PullRequest>;
  readonly checkRuns: CheckRun[];
  readonly labels: Label[];
  readonly issues: Map<number, Issue>;
  archived: boolean;
  head: string;
  pushedAt: string;
  nextNumber: number;
}

export type Node = Account | Team | Label | Comment | Issue | Repository | Project | ProjectField | ProjectItem;

/** Who asks. Made once for each request, so its identity also says which request a write belongs to. */
export type Viewer =
  | { readonly is: "person" | "installation"; readonly account: Account; readonly viaApp: App | null }
  | { readonly is: "app" }
  | { readonly is: "anonymous" };

export interface World {
  readonly origin: string;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly startedAt: string;
  readonly organisation: Account;
  readonly ghost: Account;
  readonly app: App;
  readonly bot: Account;
  readonly installationId: number;
  readonly otherApps: Map<string, App>;
  readonly accounts: Account[];
  readonly teams: Team[];
  readonly repositories: Repository[];
  readonly projects: Project[];
  readonly nodes: Map<string, Node>;
  readonly comments: Map<number, Comment>;
  readonly announce: (happening: Happening) => void;
}
