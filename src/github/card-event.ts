// The webhook that tells what somebody did to a card: it names the issue by its node id only.

import { z } from "zod";
import type { CardMove } from "../core/case/board.ts";
import { instant } from "../core/text/time.ts";
import { account } from "./payloads.ts";
import { isBot, isUs } from "./sender.ts";

/** Something happened to a card on some board. */
export interface CardEvent {
  readonly is: "card";
  readonly action: string;
  /** Node ids. */
  readonly project: string;
  readonly issue: string;
  /** The field that was written; null where the card itself was put away or taken off. */
  readonly field: string | null;
  /** What was done, as far as it matters where the card is. */
  readonly move: Omit<CardMove, "id">;
  readonly own: boolean;
}

const Changed = z.looseObject({
  field_node_id: z.string(),
  to: z.union([z.looseObject({ name: z.string() }).transform(({ name }) => name), z.unknown()]),
});

const Payload = z.looseObject({
  action: z.string(),
  projects_v2_item: z.looseObject({
    project_node_id: z.string(),
    content_node_id: z.string(),
    content_type: z.literal("Issue"),
    updated_at: z.iso.datetime({ offset: true }),
  }),
  changes: z.looseObject({ field_value: Changed.optional() }).nullish(),
  installation: z.looseObject({ id: z.int() }),
  sender: account,
});

const sorts: Readonly<Record<string, CardMove["is"]>> = { edited: "moved", archived: "archived", deleted: "removed" };

/** Undefined for what cannot concern any case: cards that are new, sorted otherwise or brought back. */
export function readCardEvent(payload: unknown, slug: string): CardEvent | undefined {
  const { data } = Payload.safeParse(payload);
  const is = data && Object.hasOwn(sorts, data.action) ? sorts[data.action] : undefined;
  const written = data?.changes?.field_value;
  if (!data || is === undefined || (is === "moved" && !written)) return undefined;
  const { projects_v2_item: item, sender } = data;
  const by = { id: sender.id, login: sender.login, is: isBot(sender) ? ("bot" as const) : ("person" as const) };
  const to = typeof written?.to === "string" ? written.to : null;
  return {
    is: "card",
    action: data.action,
    project: item.project_node_id,
    issue: item.content_node_id,
    field: is === "moved" ? (written?.field_node_id ?? null) : null,
    move: { is, at: instant(item.updated_at), by, to },
    own: isUs(sender, slug),
  };
}
