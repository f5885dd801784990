// One case on a GitHub of nock's: a request of Rosa's, what was said there, and what this app wrote.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import nock from "nock";
import type { Answer } from "../../src/github/client.ts";
import { speaker } from "../../src/github/words.ts";
import type { World } from "../../src/github/world.ts";
import { reconcile } from "../../src/reconcile.ts";
import type { Store } from "../../src/store/store.ts";
import { api, installation, mintsToken, type NockedGithub } from "./nocked-github.ts";
import { townFolder } from "./sandbox-process.ts";
import { addressOf, noon } from "./store.ts";
import { budgetBody } from "./town.ts";

const file = (path: string) => readFileSync(join(townFolder, "program/.github", path), "utf8");
const texts = new Map([
  ["cfg", file("quorate.yml")],
  ["budget", file("ISSUE_TEMPLATE/budget.yml")],
  ["hardware", file("ISSUE_TEMPLATE/hardware.yml")],
]);

const user = (id: number, login: string) => ({ __typename: "User", databaseId: id, login });
const rosa = user(1001, "rosa");
export const ana = user(1002, "ana");
export const bo = user(1003, "bo");
export const teamOf = (...people: readonly object[]) => ({
  team: {
    id: "T_1",
    slug: "approvers",
    privacy: "VISIBLE",
    members: { pageInfo: { hasNextPage: false, endCursor: null }, nodes: people },
  },
});
export const comment = (id: number, author: object, body: string) => ({
  __typename: "IssueComment",
  id: `IC_${id}`,
  fullDatabaseId: String(id),
  createdAt: "2026-03-02T10:00:00Z",
  lastEditedAt: null,
  body,
  viewerDidAuthor: false,
  authorAssociation: "MEMBER",
  author,
  editor: null,
  reactionGroups: [],
});

const entries = ["budget", "hardware"].map((name) => ({ name: `${name}.yml`, oid: name, type: "blob" }));

/** GitHub's whole answer about the case; `more` replaces parts at the top, `node` null means no such issue. */
export function caseAnswer(variables: Readonly<Record<string, unknown>>, comments: readonly object[]) {
  const labels = Object.entries(variables).filter(([name]) => name.startsWith("label"));
  const known = Object.fromEntries(labels.map(([alias, name]) => [alias, { id: `LA_${String(name)}`, name }]));
  return {
    node: {
      __typename: "Issue",
      id: "I_12",
      fullDatabaseId: "12",
      number: 12,
      title: "Budget: a workshop",
      body: budgetBody({ what: "A workshop", amount: "250 EUR", start: "2026-05-09" }),
      url: "https://github.com/open-reps/program/issues/12",
      state: "OPEN",
      createdAt: "2026-03-02T09:00:00Z",
      lastEditedAt: null,
      authorAssociation: "MEMBER",
      updatedAt: "2026-03-02T10:00:00Z",
      author: rosa,
      comments: { totalCount: comments.length },
      repository: {
        id: "R_7",
        databaseId: 7,
        name: "program",
        isPrivate: false,
        owner: { login: "open-reps" },
        forms: { __typename: "Tree", entries },
        ...known,
      },
      labels: { nodes: [] },
      assignees: { nodes: [] },
      userContentEdits: { totalCount: 0, nodes: [] },
      timelineItems: { pageInfo: { hasNextPage: false, endCursor: null }, nodes: comments },
    },
    home: { __typename: "Repository", object: { oid: "cfg" } },
    g0: teamOf(ana, bo) as object | null,
    g1: teamOf(ana) as object | null,
  };
}

type Reply = readonly [status: number, body: unknown, headers?: Record<string, string>];
export type Play = (operation: string, variables: Readonly<Record<string, unknown>>) => Reply;

export const data = (answer: unknown, errors?: Answer["errors"]): Reply => [
  200,
  { data: answer, ...(errors && { errors }) },
];

/** Runs the case once against what GitHub plays. `asked` are the operations, `written` the bodies of what was posted. */
export async function run(github: NockedGithub, play: Play, keep: string[] = []) {
  const asked: string[] = [];
  const written: string[] = [];
  mintsToken("ghs_first");
  nock(api)
    .post("/graphql")
    .times(20)
    .optionally()
    .reply(async (request: Request) => {
      const body: { query: string; variables?: Record<string, unknown> } = JSON.parse(await request.text());
      const operation = /^(?:query|mutation) (\w+)/.exec(body.query)?.[1] ?? "";
      asked.push(operation);
      if (operation === "Apply") written.push(JSON.stringify(body.variables));
      return [...play(operation, body.variables ?? {})] as [number, unknown];
    });
  const store = standIn(keep);
  const client = github.hub().client(installation);
  const world: World = {
    index: store,
    client: () => client,
    clock: { now: () => noon },
    keys: ["a signing key"],
    slug: "quorate",
    words: speaker(store.blobs),
    pause: async () => {},
  };
  const fault = await reconcile(addressOf(12), world, store).then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  return { fault, asked, written: written.join("\n"), kept: keep };
}

/** A store that keeps nothing but the names of what it was told. */
function standIn(kept: string[]): Store {
  const note = (what: string) => async () => void kept.push(what);
  return {
    cases: { get: async () => undefined, intend: note("intended"), save: note("saved"), release: note("released") },
    posted: { all: async () => ({}), put: note("posted") },
    origins: { get: async (ids: readonly number[]) => new Map(ids.map((id) => [id, false])), put: async () => {} },
    blobs: { get: async (oid: string) => texts.get(oid), put: async () => {} },
    programs: {
      of: async () => ({
        home: { repository: 7, node: "R_7", owner: "open-reps", name: "program" },
        config: "cfg",
        words: [],
      }),
    },
    asked: { load: async () => ({}), put: async () => {} },
    digests: { told: async () => ({}), put: async () => false },
    ledger: { put: async () => {} },
    queue: { ask: async () => {} },
  } as unknown as Store;
}
