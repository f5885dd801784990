// What happened on an issue, in order: comments, events, and edits of the text.
import { issuePage } from "../shapes/issues.ts";
import type { Account, Issue, TimelineEvent } from "../state.ts";
import { showComment } from "./comment.ts";
import { type Html, html, type Part } from "./html.ts";
import { labelChip, nameOf, time } from "./pieces.ts";
import type { Visit } from "./visit.ts";

interface Entry {
  readonly seq: number;
  readonly shown: () => Html;
}

/** Long histories are shown from their end, as much as a slow line carries. */
const most = { entries: 60, characters: 30_000 } as const;

export function history(visit: Visit, issue: Issue): Html {
  const all = entriesOf(visit, issue);
  const asked = Number(visit.url.searchParams.get("upto"));
  const end = asked > 0 && asked < all.length ? Math.trunc(asked) : all.length;
  const shown: Html[] = [];
  let size = 0;
  for (let at = end - 1; at >= 0 && shown.length < most.entries && size < most.characters; at -= 1) {
    const one = all[at]?.shown() ?? html``;
    size += one.text.length;
    shown.unshift(one);
  }
  const first = end - shown.length;
  const link = (to: string, text: string) => html`<p class="more"><a class="button" href="${to}">${text}</a></p>`;
  return html`${first > 0 && link(`?upto=${first}`, `Show ${first} earlier`)}${shown}${end < all.length && link(issuePage(issue), "To the newest")}`;
}

function entriesOf(visit: Visit, issue: Issue): Entry[] {
  const { timeline } = issue;
  const said = timeline.flatMap((item, index): Entry[] => {
    if (item.kind === "comment") return [{ seq: item.seq, shown: () => showComment(visit, item) }];
    const before = timeline[index - 1];
    if (before?.kind === "event" && together(before, item)) return [];
    const rest = timeline.slice(index + 1);
    const end = rest.findIndex((next) => next.kind === "comment" || !together(item, next));
    const group = [item, ...rest.slice(0, end < 0 ? undefined : end).filter((next) => next.kind === "event")];
    return [{ seq: item.seq, shown: () => showEvent(item.actor, what(group), item.at) }];
  });
  const edited = issue.revisions.slice(1).map(({ seq, editor, at }) => ({
    seq,
    shown: () => showEvent(editor, html`edited the text`, at),
  }));
  return [...said, ...edited].sort((a, b) => a.seq - b.seq);
}

const isLabel = ({ detail }: TimelineEvent): boolean => detail.is === "labeled" || detail.is === "unlabeled";

/** Labels that somebody changed at the same moment are told in one line. */
const together = (a: TimelineEvent, b: TimelineEvent): boolean =>
  isLabel(a) && isLabel(b) && a.actor === b.actor && a.at === b.at;

const showEvent = (actor: Account, did: Part, at: string): Html =>
  html`<p class="event">${nameOf(actor)} ${did} <span class="quiet">${time(at)}</span></p>`;

function what(group: readonly TimelineEvent[]): Part {
  const [first] = group;
  if (!first) return null;
  if (!isLabel(first)) return told(first);
  const chips = (is: string) => group.flatMap(({ detail }) => (detail.is === is ? labelOf(detail) : []));
  const [added, taken] = [chips("labeled"), chips("unlabeled")];
  return html`${added.length > 0 && html`added ${added}`}${added.length > 0 && taken.length > 0 && "and "}${taken.length > 0 && html`took off ${taken}`}`;
}

const labelOf = (detail: TimelineEvent["detail"]): Html[] =>
  "label" in detail ? [html`${labelChip(detail.label)} `] : [];

function told({ detail }: TimelineEvent): Html {
  switch (detail.is) {
    case "labeled":
    case "unlabeled":
      return html`${labelOf(detail)}`;
    case "assigned":
      return html`assigned ${nameOf(detail.assignee)}`;
    case "unassigned":
      return html`unassigned ${nameOf(detail.assignee)}`;
    case "closed":
      return html`closed this as ${detail.reason.replace("_", " ")}`;
    case "reopened":
      return html`reopened this`;
    case "renamed":
      return html`changed the title from <s>${detail.from}</s> to <b>${detail.to}</b>`;
    case "locked":
      return html`locked this`;
    case "unlocked":
      return html`unlocked this`;
    case "transferred":
      return html`moved this here from ${detail.from.name}`;
    case "comment_deleted":
      return html`deleted a comment by ${nameOf(detail.author)}`;
    case "sub_issue_added":
    case "sub_issue_removed":
      return html`${detail.is === "sub_issue_added" ? "added" : "took off"} the sub-issue <a href="${issuePage(detail.issue)}">${detail.issue.title}</a>`;
    case "parent_issue_added":
    case "parent_issue_removed":
      return html`${detail.is === "parent_issue_added" ? "put this under" : "took this out of"} <a href="${issuePage(detail.issue)}">${detail.issue.title}</a>`;
    default:
      return detail satisfies never;
  }
}
