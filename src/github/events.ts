// What a webhook tells of, as the door needs it: a case, a card on a board, or something that a program consists of.

import type { z } from "zod";
import type { CaseAddress } from "../core/case/address.ts";
import type { Commit } from "../core/case/commit.ts";
import { type Instant, instant } from "../core/text/time.ts";
import { type CardEvent, readCardEvent } from "./card-event.ts";
import { casePayload, type comment, programPayload } from "./payloads.ts";
import { commitOf } from "./proposed.ts";
import { isBot, isUs } from "./sender.ts";

/** Something happened to an issue. Only what the door needs to know; everything else is read again. */
export interface CaseEvent {
  readonly is: "case";
  readonly address: CaseAddress;
  readonly event: string;
  readonly action: string;
  readonly sender: { readonly id: number; readonly login: string; readonly bot: boolean };
  /** This app did it: its own echo. */
  readonly own: boolean;
  readonly issue: {
    readonly body: string;
    readonly labels: readonly string[];
    readonly openedAt: Instant;
    readonly isPullRequest: boolean;
  };
  readonly comment?: EventComment;
  /** The label that was put on or taken off. */
  readonly label?: string;
}

export interface EventComment {
  readonly id: number;
  readonly body: string;
  /** The text before this edit. */
  readonly before?: string;
  /** A program wrote it in a person's name. */
  readonly viaApp: boolean;
  readonly byBot: boolean;
  /** By whoever opened the issue. */
  readonly byAuthor: boolean;
  /** The account that wrote it. */
  readonly by?: number;
  readonly mine: boolean;
}

/** Something that a program consists of changed: its files, its people, where the app is installed. */
export interface ProgramEvent {
  readonly is: "program";
  readonly about: "configuration" | "proposal" | "people" | "labels" | "repository" | "installation";
  readonly event: string;
  readonly action: string;
  readonly installation: number;
  readonly repository?: number;
  /** Login of the person who pushed. */
  readonly by?: string;
  /** What is to be checked. */
  readonly commit?: Commit;
  /** Names that a label had until now: it was deleted, or is called otherwise. */
  readonly gone?: readonly string[];
  readonly own: boolean;
}

/** Where GitHub cuts the list of a push's commits; what is behind that is not known. */
const mostCommits = 2_048;

const about: Readonly<Record<string, ProgramEvent["about"]>> = {
  push: "configuration",
  pull_request: "proposal",
  check_run: "proposal",
  check_suite: "proposal",
  membership: "people",
  team: "people",
  organization: "people",
  member: "people",
  label: "labels",
  repository: "repository",
  installation: "installation",
  installation_repositories: "installation",
  installation_target: "installation",
};

/** Reads a webhook. Undefined for what cannot concern any case, and for what does not look as GitHub writes it. */
export function readEvent(
  name: string,
  payload: unknown,
  app: { readonly slug: string },
): CaseEvent | ProgramEvent | CardEvent | undefined {
  if (name === "issues" || name === "issue_comment") return readCaseEvent(name, payload, app.slug);
  if (name === "projects_v2_item") return readCardEvent(payload, app.slug);
  const topic = Object.hasOwn(about, name) ? about[name] : undefined;
  return topic && readProgramEvent(name, topic, payload, app.slug);
}

function readCaseEvent(event: string, payload: unknown, slug: string): CaseEvent | undefined {
  const read = casePayload.safeParse(payload);
  if (!read.success) return undefined;
  const { action, issue, comment, label, changes, repository, installation, sender } = read.data;
  // GitHub sends the key only for pull requests; they are never cases.
  const isPullRequest = issue.pull_request !== undefined && issue.pull_request !== null;
  if (isPullRequest || (event === "issue_comment" && !comment)) return undefined;
  return {
    is: "case",
    address: {
      repository: repository.id,
      issue: issue.id,
      node: issue.node_id,
      installation: installation.id,
      owner: repository.owner.login,
      name: repository.name,
      number: issue.number,
    },
    event,
    action,
    sender: { id: sender.id, login: sender.login, bot: isBot(sender) },
    own: isUs(sender, slug),
    issue: {
      body: issue.body ?? "",
      labels: issue.labels ?? [],
      openedAt: instant(issue.created_at),
      isPullRequest,
    },
    ...(label === undefined ? {} : { label }),
    ...(comment && event === "issue_comment"
      ? { comment: readComment(comment, changes?.body?.from, issue.user?.id, slug) }
      : {}),
  };
}

function readComment(
  read: z.infer<typeof comment>,
  before: string | null | undefined,
  author: number | undefined,
  slug: string,
): EventComment {
  const by = read.user ?? undefined;
  const byBot = by !== undefined && isBot(by);
  return {
    id: read.id,
    body: read.body ?? "",
    ...(typeof before === "string" ? { before } : {}),
    // GitHub names the app for what a bot wrote as well; there nobody's name was used.
    viaApp: read.performed_via_github_app !== undefined && read.performed_via_github_app !== null && !byBot,
    byBot,
    byAuthor: by !== undefined && by.id === author,
    ...(by === undefined ? {} : { by: by.id }),
    mine: by !== undefined && isUs(by, slug),
  };
}

function readProgramEvent(
  event: string,
  topic: ProgramEvent["about"],
  payload: unknown,
  slug: string,
): ProgramEvent | undefined {
  const read = programPayload.safeParse(payload);
  if (!read.success) return undefined;
  const { action, repository, installation, sender } = read.data;
  if (event === "push" && !touchesConfiguration(read.data)) return undefined;
  const commit = commitOf(event, read.data);
  if (topic === "proposal" && !commit) return undefined;
  return {
    is: "program",
    about: topic,
    event,
    action,
    installation: installation.id,
    ...(repository ? { repository: repository.id } : {}),
    ...(event === "push" && sender && !isBot(sender) ? { by: sender.login } : {}),
    ...(commit ? { commit } : {}),
    ...(topic === "labels" ? { gone: goneLabels(read.data) } : {}),
    own: sender !== undefined && isUs(sender, slug),
  };
}

/** A new label, another colour or another description take no name away. */
function goneLabels({ action, label, changes }: z.infer<typeof programPayload>): string[] {
  if (action === "deleted" && label !== undefined) return [label];
  return action === "edited" && changes?.name ? [changes.name.from] : [];
}

/** Pushes to the default branch that change `.github/`, and those that do not say what they change. */
function touchesConfiguration({ ref, repository, forced, commits }: z.infer<typeof programPayload>): boolean {
  if (!repository?.default_branch || ref !== `refs/heads/${repository.default_branch}`) return false;
  if (forced || commits.length === 0 || commits.length >= mostCommits) return true;
  return commits.some((one) =>
    [...one.added, ...one.modified, ...one.removed].some((file) => file.startsWith(".github/")),
  );
}
