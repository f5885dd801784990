import { expect, test } from "vitest";
import type { Client } from "../../src/github/client.ts";
import { caseQuery, groupQuery, moreMembers, moreMembersWithLeave, moreTimeline } from "../../src/github/query.ts";
import { type Heard, hearing, readOnly } from "../../src/github/read-only.ts";

const sent: string[] = [];
const client: Client = {
  graphql: async (document) => {
    sent.push(document);
    return { data: {}, errors: [] };
  },
  rest: async (route) => {
    sent.push(route);
    return { data: {}, next: false };
  },
};
const plan = readOnly(client);
const write = "mutation Apply { closeIssue(input: {}) { clientMutationId } }";

test.each([
  ["a write", write],
  ["one after white space", `\n\t ,\uFEFF ${write}`],
  ["one after a comment", `# query\n${write}`],
  ["one after a comment that ends like a Mac's", `# query { a }\r${write}`],
  ["one after a query", `query A { a } ${write}`],
  ["one before a query", `${write} query A { a }`],
  ["one after a nameless query", `{ a }${write}`],
  ["one after a fragment", `fragment f on Issue { id } ${write}`],
  ["one after a string that looks like an end", `query A { a(b: "}") } ${write}`],
  ["one after a string with a quote", `query A { a(b: "\\"}") } ${write}`],
  ["one after a block string", `query A { a(b: """ "} """) } ${write}`],
  ["one after a default value", `query A($a: In = {b: "}"}) { a } ${write}`],
  ["one that looks like a query's name", `query mutation { a } mutation query { b }`],
  ["one without a name", "mutation{closeIssue(input:{}){clientMutationId}}"],
  ["a subscription", "subscription S { a }"],
  ["a definition", "extend type Query { a: Int }"],
  ["nothing", ""],
  ["a fragment alone", "fragment f on Issue { id }"],
  ["what is not closed", "query A { a"],
  ["what is closed twice", "query A { a } }"],
  ["an unended string", `query A { a(b: "} ${write}`],
])("a plan sends no %s", async (_, document) => {
  sent.length = 0;
  await expect(plan.graphql(document, {})).rejects.toThrow("a plan does not write");
  expect(sent).toEqual([]);
});

test.each([
  ["an ordinary one", "query A { a }"],
  ["a nameless one", "{ a }"],
  ["one that mentions a mutation", 'query A { a(b: "mutation { x }") # mutation\n }'],
  ["one with a field of that name", "query A { mutation { mutation } }"],
  ["that of a case", caseQuery(groupQuery({ friends: { people: ["ana"], public: true } }, ["friends"], "o"), ["l"])],
  ["that for more of a case", moreTimeline],
  ["that for more of a team", moreMembers],
  ["that for more of a team, with who is away", moreMembersWithLeave],
])("a plan asks a question: %s", async (_, document) => {
  sent.length = 0;
  await plan.graphql(document, {});
  expect(sent).toEqual([document]);
});

test("a plan calls nothing but GET", async () => {
  sent.length = 0;
  for (const method of ["POST", "PATCH", "PUT", "DELETE", "get", " GET"]) {
    await expect(plan.rest(`${method} /repos/a/b/labels`, {})).rejects.toThrow("does not write");
  }
  for (const above of [{ method: "POST" }, { url: "/graphql" }, { baseUrl: "https://elsewhere.example" }]) {
    await expect(plan.rest("GET /repos/a/b/labels", above)).rejects.toThrow("does not write");
  }
  await plan.rest("GET /repos/a/b/labels", {});
  expect(sent).toEqual(["GET /repos/a/b/labels"]);
});

test("whoever plans hears what other cases tell, and has nothing at hand that writes", async () => {
  const written: string[] = [];
  const writes = (name: string) => async () => void written.push(name);
  const store: Heard = Object.assign(
    {
      claims: { others: async () => [], settle: writes("a claim") },
      family: { get: async () => undefined, below: async () => [], opened: writes("a case below") },
      moves: { of: async () => [], put: writes("a move") },
    },
    { queue: { ask: writes("a job") } },
  );
  const heard = hearing(store);
  expect(Object.keys(heard)).toEqual(["claims", "family", "moves"]);
  expect([heard.claims, heard.moves].flatMap((part) => Object.keys(part ?? {}))).toEqual(["others", "of"]);
  const origin = { parent: { repository: 1, issue: 1 }, key: "meeting" };
  const standing = {
    title: "A meeting",
    kind: "meeting",
    stage: "called",
    open: true,
    since: "2026-01-01T00:00:00Z",
    author: null,
    assignees: [],
    decided: null,
  };
  const address = { repository: 1, issue: 2, node: "I", installation: 3, owner: "o", name: "n", number: 4 };

  await expect(heard.family?.opened({ address, origin, standing, heeds: false })).rejects.toThrow(
    "a plan does not write",
  );
  expect(written).toEqual([]);
});
