// How the issue looks now, with the ids that writes need.

import type { Board } from "../core/case/board.ts";
import type { Actual } from "../core/telling/plan.ts";
import { cardIn } from "./card.ts";
import type { Issue, Item } from "./shapes.ts";
import type { Known, Standing } from "./standing.ts";

export function actual(issue: Issue, items: readonly Item[], standing: Standing, known: Known, board?: Board): Actual {
  const card = cardIn(issue.projectItems, board);
  const comments = items.flatMap((item) => {
    if (item.__typename !== "IssueComment") return [];
    const mine = (item.reactionGroups ?? []).flatMap(({ content, viewerHasReacted }) =>
      viewerHasReacted && (item.viewerDidAuthor || isOurs(content)) ? [content] : [],
    );
    return [[item.fullDatabaseId, { node: item.id, mine: new Set(mine) }] as const];
  });
  const { status, believed } = standing;
  return {
    labels: new Map(issue.labels.nodes.map(({ name, id }) => [name, id])),
    open: issue.state === "OPEN",
    notices: new Set([...Object.keys(standing.notices), ...Object.keys(known.posted)]),
    places: standing.places,
    comments: new Map(comments),
    ...(card === undefined ? {} : { card }),
    status: status && { node: status.node, text: status.text, record: status.carries?.record ?? null },
    seq: Math.max(believed?.seq ?? 0, known.row?.seq ?? 0, known.row?.intended?.seq ?? 0),
  };
}

const isOurs = (content: string): boolean => content === "EYES" || content === "CONFUSED";
