// Where people wrote the number of an account or a card, so that they can be told to take it out.

import type { Exposed } from "../core/case/facts.ts";
import { find } from "../core/text/private-numbers.ts";
import { type Instant, instant } from "../core/text/time.ts";
import { person } from "./people.ts";
import type { Issue, Item } from "./shapes.ts";
import { written } from "./timeline.ts";

/** Each place once. The form's edit history counts as the form, since everybody can open it. */
export function exposed(issue: Issue, items: readonly Item[], startsAt: Instant): Exposed[] {
  const author = person(issue.author);
  const comments = items.flatMap((item): Exposed[] => {
    if (item.__typename !== "IssueComment" || item.viewerDidAuthor || instant(item.createdAt) < startsAt) return [];
    const by = person(item.author);
    // A program does not read what it is told.
    return (by === null || by.is === "person") && holds(item.body) ? [{ place: item.fullDatabaseId, by }] : [];
  });
  return [
    ...(holds(issue.title) ? [{ place: "title" as const, by: author }] : []),
    ...(written(issue).some(({ text }) => holds(text)) ? [{ place: "form" as const, by: author }] : []),
    ...comments,
  ];
}

const holds = (text: string | null) => text !== null && find(text).length > 0;
