// A client that cannot write: a dry run by construction, not by promise.

import type { Client } from "./client.ts";

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
