// The repository in which a program's digests stand, asked about with the case.

import { z } from "zod";
import type { Config } from "../config/schema.ts";
import type { Facts } from "../core/case/facts.ts";
import type { Answer } from "./client.ts";
import type { KnownProgram } from "./world.ts";

const Place = z.looseObject({
  digest: z.looseObject({
    name: z.string(),
    isPrivate: z.boolean(),
    isArchived: z.boolean(),
    hasIssuesEnabled: z.boolean(),
  }),
});

/** What the question needs; null where there are no digests. */
export const digestIn = ({ digest }: Config, { owner, name }: KnownProgram["home"]) =>
  digest ? { digestOwner: owner, digestName: digest.repository ?? name } : null;

/** Where no issue can be opened there, each reminder stays on its own issue, and nobody waits for a digest. */
export function digestFacts(
  config: Config,
  { home }: Pick<KnownProgram, "home">,
  { data }: Answer,
  told: Facts["told"] = {},
): Pick<Facts, "digest" | "told"> {
  const known = Object.keys(told).length === 0 ? {} : { told };
  const found = config.digest ? Place.safeParse(data).data?.digest : undefined;
  if (!found || found.isArchived || !found.hasIssuesEnabled) return known;
  return { ...known, digest: { owner: home.owner, name: found.name, private: found.isPrivate } };
}
