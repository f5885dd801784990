// The label that marks the cases of an entry.

import type { Entry } from "./schema.ts";

export const labelOf = (name: string, entry: Pick<Entry, "label">): string => entry.label ?? `kind: ${name}`;
