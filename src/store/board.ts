// A program's board as its row keeps it.

import { z } from "zod";
import { type Board, cardParts } from "../core/case/board.ts";
import { commandNames } from "../core/text/command-table.ts";

const Field = z.object({
  id: z.string(),
  name: z.string(),
  type: z.enum(["option", "text", "day", "number"]),
  options: z.array(z.object({ id: z.string(), name: z.string() })),
});
const named = z.record(z.string(), z.string());
const Kept = z.object({
  project: z.string(),
  number: z.number(),
  title: z.string(),
  url: z.string(),
  fields: z.partialRecord(z.enum(cardParts), Field),
  named: z.object({ status: named, kind: named, community: named }),
  moves: z.record(z.string(), z.enum(commandNames)),
  archiveAfterDays: z.number().nullable(),
});

/** A board that was kept; none where an older version wrote it in another way: the next sweep reads it anew. */
export function readBoard(json: string | null): { readonly board?: Board } {
  const { data } = Kept.safeParse(json === null ? null : JSON.parse(json));
  return data ? { board: data } : {};
}
