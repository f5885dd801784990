// What happened, before it becomes a webhook: the verbs announce these, `webhooks/payload.ts` writes them out.

import type { Project, ProjectItem } from "./project.ts";
import type { CheckRun, PullRequest } from "./pull.ts";
import type { Account, Comment, Issue, Label, LabelCard, Repository, Team } from "./state.ts";

type Changes = Readonly<Record<string, unknown>>;

export type Happening = { readonly by: Account } & (
  | {
      readonly event: "issues";
      readonly action: string;
      readonly issue: Issue;
      readonly label?: LabelCard;
      readonly assignee?: Account;
      readonly changes?: Changes;
      readonly movedFrom?: Issue;
      readonly movedTo?: Issue;
    }
  | { readonly event: "issue_comment"; readonly action: string; readonly comment: Comment; readonly changes?: Changes }
  | { readonly event: "label"; readonly action: string; readonly label: Label; readonly changes?: Changes }
  | {
      readonly event: "membership";
      readonly action: "added" | "removed";
      readonly member: Account;
      readonly team: Team;
    }
  | {
      readonly event: "push";
      readonly repository: Repository;
      readonly before: string;
      readonly added: readonly string[];
      readonly modified: readonly string[];
      readonly message: string;
    }
  | { readonly event: "pull_request"; readonly action: "opened" | "synchronize"; readonly pull: PullRequest }
  | {
      readonly event: "check_run";
      readonly action: "rerequested";
      readonly repository: Repository;
      readonly run: CheckRun;
    }
  | { readonly event: "repository"; readonly action: string; readonly repository: Repository }
  | { readonly event: "sub_issues"; readonly action: string; readonly parent: Issue; readonly child: Issue }
  | { readonly event: "projects_v2"; readonly action: "created"; readonly project: Project }
  | {
      readonly event: "projects_v2_item";
      readonly action: "created" | "edited" | "archived" | "restored" | "reordered" | "deleted";
      readonly item: ProjectItem;
      readonly changes?: Changes;
    }
  | { readonly event: "installation"; readonly action: string }
);
