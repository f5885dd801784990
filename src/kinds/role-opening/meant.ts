// Whom `/choose` means. Names change hands, accounts do not: where a name could be two people's, it is asked which.

import type { View } from "../../core/case/view.ts";
import type { ApplicationRow } from "../../core/roles/lookups.ts";
import { met } from "../../core/roles/met.ts";

/** One of those who applied; nobody; several at once; or several whom one name could mean, by their applications. */
export type Meant =
  | { readonly is: "one"; readonly whom: ApplicationRow }
  | { readonly is: "nobody" }
  | { readonly is: "several" }
  | { readonly is: "unclear"; readonly numbers: readonly number[] };

/** `@x @y`, `@x, @y` and `@x and @y`; whom a reason names later on is not chosen. */
const list = /^[@#][\w-]+(?:\s*[,;&+]\s*|\s+(?:(?:and|y|e)\s+)?)[@#]\w/i;

/** `/choose @x` goes by the name under which somebody applied or has now, `/choose #12` by their application. */
export function meantBy(written: string, all: readonly ApplicationRow[], view: Pick<View, "facts">): Meant {
  if (list.test(written)) return { is: "several" };
  const number = /^#(\d+)\b/.exec(written)?.[1];
  if (number !== undefined) return oneOf(all.filter((one) => one.number === Number(number)));
  const login = (/^@?([a-z\d][\w-]*)/i.exec(written)?.[1] ?? "").toLowerCase();
  const named = all.filter((one) => one.login.toLowerCase() === login);
  const now = met(login, view);
  const theirs = all.filter(({ person }) => person === now?.id);
  // Whoever applied under this name may have another one by now, and somebody else has theirs.
  if (now && named.some(({ person }) => person !== now.id)) return unclear([...named, ...theirs]);
  return oneOf(named.length > 0 ? named : theirs);
}

function oneOf(found: readonly ApplicationRow[]): Meant {
  const [whom] = found;
  if (!whom) return { is: "nobody" };
  return found.length === 1 ? { is: "one", whom } : unclear(found);
}

const unclear = (found: readonly ApplicationRow[]): Meant => ({
  is: "unclear",
  numbers: [...new Set(found.map(({ number }) => number))].toSorted((a, b) => a - b),
});
