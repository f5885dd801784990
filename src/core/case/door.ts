// The cheap no at the door: which webhooks can matter to a case at all. Everything else costs no request.

import { mayFill } from "../form/field-lines.ts";
import { fieldNames } from "../form/field-names.ts";
import type { Layout } from "../form/layout.ts";
import { mayMatter } from "../text/command.ts";
import { holdsNumber } from "../text/private-numbers.ts";
import type { Day, Instant } from "../text/time.ts";
import type { CaseKey } from "./address.ts";
import type { Instance } from "./kind.ts";
import { type Known, recognise } from "./recognise.ts";
import { mayGiveTasks } from "./task-sources.ts";

/** What the door knows of a program, kept as JSON beside the index. */
export interface Door {
  readonly liveFrom: Day;
  readonly aliases: Instance["aliases"];
  readonly kinds: readonly Known[];
  /** Every label that its cases may carry. */
  readonly labels: readonly string[];
  /** The community's own names for labels of states. */
  readonly states: Readonly<Record<string, string>>;
  /** Repositories in which everything should be a case. */
  readonly onlyCases: readonly number[];
}

/** What a webhook says, as far as the door looks at it. */
export interface DoorEvent {
  readonly event: string;
  readonly action: string;
  readonly address: Pick<CaseKey, "repository">;
  readonly sender: { readonly bot: boolean };
  readonly issue: { readonly body: string; readonly labels: readonly string[]; readonly openedAt: Instant };
  readonly label?: string;
  readonly comment?: {
    readonly body: string;
    readonly before?: string;
    readonly byBot: boolean;
    /** By whoever opened the issue: only they answer for it. */
    readonly byAuthor: boolean;
    readonly by?: number;
    readonly mine: boolean;
  };
}

/** Actions that change nothing that a decision or a status comment rests on. */
const indifferent = new Set([
  "pinned",
  "unpinned",
  "milestoned",
  "demilestoned",
  "locked",
  "unlocked",
  "typed",
  "untyped",
]);

/** An old issue becomes a case by its label alone; one that is closed, when it is opened again. */
const adopting = new Set(["labeled", "unlabeled", "reopened"]);

/** Whether an event can change a case, or make an issue one. `row` is what the index knows of it. */
export function concerns(
  event: DoorEvent,
  door: string | undefined,
  row: { readonly record: string } | undefined,
): boolean {
  if (door === undefined) return false;
  const { liveFrom, aliases, kinds, onlyCases = [] }: Door = JSON.parse(door);
  if (indifferent.has(event.action)) return false;
  if (event.label !== undefined && !speaksWith([event.label], door)) return false;
  const young = event.issue.openedAt.slice(0, 10) >= liveFrom || adopting.has(event.action);
  if (!row && !(young && recognise(event.issue, kinds) !== undefined)) {
    return young && isStray(event) && onlyCases.includes(event.address.repository);
  }
  if (event.event !== "issue_comment") return true;
  return event.comment !== undefined && commentMatters(event.comment, { aliases, kinds }, row);
}

/** What a person opens without a form. Nothing that happens to it afterwards matters, until it becomes a case. */
const isStray = ({ event, action, sender }: DoorEvent) => event === "issues" && action === "opened" && !sender.bot;

/** Whether any of these labels is one that the program's cases carry. */
export function speaksWith(labels: readonly string[], door: string): boolean {
  const { labels: own = [] }: Partial<Door> = JSON.parse(door);
  const known = new Set(own.map((name) => name.toLowerCase()));
  return labels.some((name) => known.has(name.toLowerCase()));
}

/** The forms of a kind as they are now, in all its languages. */
export function layoutsOf(door: string | Door | undefined, kind: string): Layout[] {
  const { kinds = [] }: Partial<Door> = typeof door === "string" ? JSON.parse(door) : (door ?? {});
  return kinds.filter(({ name }) => name === kind).map(({ form }) => form.layout);
}

/** Whether states have other labels now than `before`, where the program was known already. */
export function statesRenamed(before: string | undefined, { states }: Pick<Door, "states">): boolean {
  if (before === undefined) return false;
  const known: Partial<Door> = JSON.parse(before);
  return (
    JSON.stringify(Object.entries(known.states ?? {}).toSorted()) !== JSON.stringify(Object.entries(states).toSorted())
  );
}

function commentMatters(
  { body, before = "", byBot, byAuthor, by, mine }: NonNullable<DoorEvent["comment"]>,
  { aliases, kinds }: Pick<Door, "aliases" | "kinds">,
  row: { readonly record: string } | undefined,
): boolean {
  // Our own comment, changed or deleted by somebody: our own echo did not come this far.
  if (mine) return true;
  if (byBot) return false;
  // While a question waits for the author, any comment may be the answer.
  const asked = row?.record.includes('"asked":{') === true;
  if (asked || mayMatter(body, aliases) || mayMatter(before, aliases) || holdsNumber(body)) return true;
  if (kinds.some(({ tasks }) => tasks !== undefined) && (mayGiveTasks(body) || mayGiveTasks(before))) return true;
  // Where Quorate opened it in the place of somebody, the record says of whom.
  const answers = byAuthor || (by !== undefined && row?.record.includes(`"behalf":{"id":${by},`) === true);
  return answers && [body, before].some((text) => kinds.some(({ form }) => mayAnswer(text, form)));
}

const mayAnswer = (text: string, form: Known["form"]) => mayFill(text, fieldNames(form));
