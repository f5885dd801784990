// The fewest writes from how the issue looks to how it should look, as a value that can be printed, counted or sent.

import type { Card } from "../case/board.ts";
import type { Effect, Prospect } from "../case/effects.ts";
import { foldLabel } from "../case/labels.ts";
import type { CaseRecord } from "../case/record.ts";
import type { Ticks } from "../case/ticks.ts";
import { type CardChange, cardChanges } from "./card.ts";
import type { Notice, Wanted, WantedStray } from "./present.ts";

/** How the issue looks now, as far as this app may change it, with the ids that writes need. */
export interface Actual {
  /** Name to node id. */
  readonly labels: ReadonlyMap<string, string>;
  readonly open: boolean;
  /** Keys of the notices that stand, or that we know were posted. */
  readonly notices: ReadonlySet<string>;
  /** The comment of each that stands, by its key. */
  readonly places?: ReadonlyMap<string, number>;
  /** Comment id to its node id and this app's own reactions on it. */
  readonly comments: ReadonlyMap<number, { readonly node: string; readonly mine: ReadonlySet<string> }>;
  /** The status comment; null where there is none. `record` is null where what it carries is not believed. */
  readonly status: { readonly node: string; readonly text: string; readonly record: CaseRecord | null } | null;
  /** Its card on the board; null where it has none, absent where nobody can tell. */
  readonly card?: Card | null;
  /** The highest number that a status comment of this case ever had. */
  readonly seq: number;
}

export type Change =
  | { readonly do: "postNotice"; readonly notice: Notice }
  | { readonly do: "addLabels"; readonly names: readonly string[] }
  | { readonly do: "removeLabels"; readonly names: readonly string[]; readonly nodes: readonly string[] }
  | { readonly do: "react"; readonly comment: number; readonly node: string; readonly reaction: string }
  | { readonly do: "unreact"; readonly comment: number; readonly node: string; readonly reaction: string }
  | { readonly do: "bring"; readonly prospect: Prospect }
  | { readonly do: "close"; readonly reason: "COMPLETED" | "NOT_PLANNED" }
  | { readonly do: "reopen" }
  | ({ readonly do: "tick" } & Ticks)
  | CardChange
  | { readonly do: "postStatus"; readonly text: string; readonly record: CaseRecord; readonly seq: number }
  | {
      readonly do: "editStatus";
      readonly node: string;
      readonly text: string;
      readonly record: CaseRecord;
      readonly seq: number;
    };

type Shown = Omit<Wanted, "status">;

/**
 * In the order of sending: the decision's own comment comes first, since it is what commits us, and the status comment
 * last, since its number says that everything before it was sent. Only the board comes after it: it waits for nothing, and
 * nothing waits for it.
 */
export function plan(wanted: Wanted | WantedStray, actual: Actual): Change[] {
  const rest = [
    ...effects(wanted),
    ...notices(wanted, actual),
    ...labels(wanted, actual),
    ...emoji(wanted, actual),
    ...reactions(wanted, actual),
    ...openness(wanted, actual),
    ...(wanted.ticks ? [{ do: "tick" as const, ...wanted.ticks }] : []),
  ];
  return [...rest, ...status(wanted, actual), ...cardChanges(wanted.card, actual.card)];
}

/** What is due. It is carried out before anything else is written, so that the rest can tell what came of it. */
const effects = (wanted: Shown): Change[] =>
  wanted.prospects.filter(({ now }) => now).map((prospect) => ({ do: "bring", prospect }));

const notices = (wanted: Shown, actual: Actual): Change[] =>
  wanted.notices.filter(({ key }) => !actual.notices.has(key)).map((notice) => ({ do: "postNotice", notice }));

/** A comment that stands, while what people only click below it does not: the process may have died in between. */
const emoji = ({ notices: all }: Shown, { places, comments }: Actual): Change[] =>
  all.flatMap((notice): Change[] => {
    const comment = places?.get(notice.key);
    const there = comment === undefined ? undefined : comments.get(comment);
    if (comment === undefined || !there) return [];
    const missing = (notice.emoji ?? []).filter((content) => !there.mine.has(content));
    return missing.map((reaction) => ({ do: "react", comment, node: there.node, reaction }));
  });

function labels({ labels: { own, there } }: Shown, actual: Actual): Change[] {
  const standing = new Map([...actual.labels.keys()].map((name) => [foldLabel(name), name]));
  const wanted = new Map(there.map((name) => [foldLabel(name), name]));
  const missing = [...wanted].flatMap(([folded, name]) => (standing.has(folded) ? [] : [name]));
  const extra = [...new Set(own.map(foldLabel))].flatMap((one) => (wanted.has(one) ? [] : (standing.get(one) ?? [])));
  const nodes = extra.flatMap((name) => actual.labels.get(name) ?? []);
  return [
    ...(missing.length > 0 ? [{ do: "addLabels" as const, names: missing }] : []),
    ...(extra.length > 0 ? [{ do: "removeLabels" as const, names: extra, nodes }] : []),
  ];
}

function reactions(wanted: Shown, actual: Actual): Change[] {
  const changes: Change[] = [];
  for (const [comment, reaction] of wanted.reactions) {
    const there = actual.comments.get(comment);
    if (!there) continue;
    if (!there.mine.has(reaction)) changes.push({ do: "react", comment, node: there.node, reaction });
    for (const old of there.mine) {
      if (old !== reaction) changes.push({ do: "unreact", comment, node: there.node, reaction: old });
    }
  }
  return changes;
}

function openness({ closed }: Shown, { open }: Actual): Change[] {
  if (closed === "AS_IT_IS") return [];
  if (closed !== null && open) return [{ do: "close", reason: closed }];
  return closed === null && !open ? [{ do: "reopen" }] : [];
}

function status({ status: wanted }: Wanted | WantedStray, actual: Actual): Change[] {
  if (!wanted) return [];
  const { text, record } = wanted;
  const seq = actual.seq + 1;
  if (!actual.status) return [{ do: "postStatus", text, record, seq }];
  const same = actual.status.text === text && JSON.stringify(actual.status.record) === JSON.stringify(record);
  return same ? [] : [{ do: "editStatus", node: actual.status.node, text, record, seq }];
}

/** A change in words, for `quorate plan` and logs. Holds no text that a user wrote. */
export function describe(change: Change): string {
  switch (change.do) {
    case "postNotice":
      return `post the notice ${change.notice.key}`;
    case "addLabels":
      return `add ${change.names.join(", ")}`;
    case "removeLabels":
      return `remove ${change.names.join(", ")}`;
    case "bring":
      return change.prospect.will === "undo" ? undoes(change.prospect.effect) : does(change.prospect.effect);
    case "react":
      return `react to comment ${change.comment} with ${change.reaction}`;
    case "unreact":
      return `take back ${change.reaction} from comment ${change.comment}`;
    case "close":
      return `close as ${change.reason.toLowerCase().replace("_", " ")}`;
    case "reopen":
      return "open again";
    case "tick":
      return `tick ${change.lines.length} of its lines`;
    case "addCard":
    case "setCard":
    case "archiveCard":
    case "restoreCard":
      return describeCard(change);
    case "postStatus":
      return `post the status comment (${change.seq})`;
    case "editStatus":
      return `edit the status comment (${change.seq})`;
    default:
      return change satisfies never;
  }
}

function does(effect: Effect): string {
  switch (effect.is) {
    case "team":
      return `add ${effect.login ?? "nobody"} to the team ${effect.team}`;
    case "assign":
      return `assign ${effect.login ?? "nobody"}`;
    case "label":
      return `add the label ${effect.label}`;
    case "issue":
      return `open an issue from ${effect.template}`;
    case "close":
      return "close as completed";
    case "under":
      return "put this issue below the one that it belongs to";
    case "child":
      return `open a case of ${effect.kind} below (${effect.key})`;
    default:
      return effect satisfies never;
  }
}

const undoes = (effect: Effect): string => `take back: ${does(effect)}`;

function describeCard(change: CardChange): string {
  switch (change.do) {
    case "addCard":
      return `bring a card onto the board (${Object.keys(change.values).join(", ")})`;
    case "setCard":
      return `write ${Object.keys(change.values).join(", ")} on its card`;
    case "archiveCard":
      return "put its card into the archive";
    case "restoreCard":
      return "take its card out of the archive";
    default:
      return change satisfies never;
  }
}
