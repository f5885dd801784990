// A client and an index that cannot write: a dry run by construction, not by promise.

import type { Client } from "./client.ts";
import type { Index } from "./world.ts";

const refuse = (): never => {
  throw new Error("a plan does not write");
};

export function readOnly(client: Client): Client {
  const { mayWrite } = client;
  return {
    ...(mayWrite ? { mayWrite } : {}),
    graphql: async (document, variables) => (isRead(document) ? client.graphql(document, variables) : refuse()),
    rest: async (route, parameters) => {
      // Octokit lets parameters of these names stand above the route.
      const astray = ["method", "url", "baseUrl"].some((name) => name in parameters);
      return route.startsWith("GET /") && !astray ? client.rest(route, parameters) : refuse();
    },
  };
}

/** What is known of other cases; without a part of it, that is unknown. */
export type Heard = Pick<Index, "asked" | "claims" | "activity" | "ledger" | "presence" | "digests" | "moves"> & {
  readonly family?: Pick<NonNullable<Index["family"]>, "get" | "below">;
};

/** The index of a plan: what it heard, without what else the store can do. */
export function hearing(heard: Heard): Omit<Index, "cases" | "posted" | "origins" | "blobs" | "programs"> {
  const { asked, claims, activity, ledger, family, presence, digests, moves } = heard;
  return {
    ...(asked && { asked: { load: (home, key) => asked.load(home, key) } }),
    ...(claims && { claims: { others: (of, holder) => claims.others(of, holder) } }),
    ...(activity && { activity: { of: (program, people) => activity.of(program, people) } }),
    ...(ledger && { ledger: { found: (program, lookUps) => ledger.found(program, lookUps) } }),
    ...(family && {
      family: { get: (key) => family.get(key), below: (key) => family.below(key), opened: async () => refuse() },
    }),
    ...(presence && { presence: { since: (at) => presence.since(at) } }),
    ...(digests && { digests: { told: (key) => digests.told(key) } }),
    ...(moves && { moves: { of: (key) => moves.of(key) } }),
  };
}

/** Comments, strings and block strings, then names, then whatever else there is. */
const token = /#[^\r\n]*|"""(?:\\"""|[\s\S])*?"""|"(?:\\.|[^"\\\r\n])*"|[_A-Za-z][_0-9A-Za-z]*|[\s\S]/g;

/** Whether every part of a document is a query or a fragment. What cannot be understood is none. */
function isRead(document: string): boolean {
  let depth = 0;
  let begins = true;
  let queries = 0;
  for (const [text] of document.matchAll(token)) {
    if (/^[\s,\uFEFF]$/.test(text) || text.startsWith("#")) continue;
    if (depth === 0 && begins) {
      if (!["query", "fragment", "{"].includes(text)) return false;
      if (text !== "fragment") queries += 1;
      begins = false;
    }
    if ("{([".includes(text)) depth += 1;
    if ("})]".includes(text)) depth -= 1;
    if (depth < 0) return false;
    if (depth === 0 && text === "}") begins = true;
  }
  return depth === 0 && begins && queries > 0;
}
