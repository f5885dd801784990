// Whose a case is that we opened ourselves, and how the cases above and below it stand.

import { z } from "zod";
import type { CaseAddress } from "../core/case/address.ts";
import type { Facts, Person } from "../core/case/facts.ts";
import type { Origin } from "../core/case/kin.ts";
import type { Instance } from "../core/case/kind.ts";
import { type Keys, verified } from "../core/case/record.ts";
import type { Read } from "./ask.ts";
import { isSelf } from "./people.ts";
import { written } from "./timeline.ts";
import type { World } from "./world.ts";

const Key = z.object({ repository: z.number(), issue: z.number() });
const mark = /<!-- quorate:child (\{[^\n]*\}) [\w-]{43} -->/g;
const Named = z.looseObject({ parent: Key });
const Signed = z.object({
  parent: Key,
  key: z.string(),
  behalf: z.object({ id: z.number(), login: z.string() }).optional(),
});

/** What an issue of ours says of where it belongs, in the text that it was opened with. */
function originIn({ issue }: Pick<Read, "issue">, keys: Keys, slug: string): Origin | undefined {
  if (!isSelf(issue.author, slug)) return undefined;
  const text = written(issue)[0]?.text ?? issue.body;
  // The signature is made for the parent, which the mark names: first that, then whether it holds.
  const carried = [...text.matchAll(mark)].at(-1)?.[1];
  const parent = Named.safeParse(carried === undefined ? undefined : parsed(carried)).data?.parent;
  const read = parent && Signed.safeParse(verified("child", text, parent, keys)).data;
  if (!read || read.parent.repository !== parent.repository || read.parent.issue !== parent.issue) return undefined;
  const { key, behalf } = read;
  return { parent, key, ...(behalf ? { behalf } : {}) };
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

/** Nobody is the author of what was opened in nobody's place. */
export const onBehalf = ({ behalf }: Origin): Person | null => (behalf ? { ...behalf, is: "person" } : null);

type KinFacts = Pick<Facts, "origin" | "parent" | "children">;

/** Relatives are known from the index alone: they cost no request. */
export async function kinFacts(
  read: Pick<Read, "issue" | "standing">,
  instance: Instance,
  address: CaseAddress,
  { index: { family }, keys, slug }: Pick<World, "index" | "keys" | "slug">,
): Promise<KinFacts> {
  const recorded = read.standing.believed?.record;
  const origin = recorded ? recorded.origin : originIn(read, keys, slug);
  const parent = origin && (await family?.get(origin.parent));
  const children = (instance.children || instance.tasks !== undefined) && (await family?.below(address));
  return { ...(origin ? { origin } : {}), ...(parent ? { parent } : {}), ...(children ? { children } : {}) };
}
