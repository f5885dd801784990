import { getVariableValues, Kind, OperationTypeNode, parse, validate } from "graphql";
import { expect, test } from "vitest";
import type { Config } from "../../src/config/schema.ts";
import type { Board, BoardField } from "../../src/core/case/board.ts";
import type { CaseRecord } from "../../src/core/case/record.ts";
import { printOf } from "../../src/core/case/ticks.ts";
import type { Change } from "../../src/core/telling/plan.ts";
import { apply } from "../../src/github/apply.ts";
import { projectAt } from "../../src/github/board.ts";
import { cardQuery } from "../../src/github/card.ts";
import type { Client } from "../../src/github/client.ts";
import { extending } from "../../src/github/extended.ts";
import { texts } from "../../src/github/files.ts";
import type { SeenCase } from "../../src/github/gather.ts";
import { programs } from "../../src/github/installation.ts";
import { issues } from "../../src/github/listing.ts";
import { checkCommit } from "../../src/github/proposal.ts";
import { caseQuery, groupQuery, moreMembers, moreMembersWithLeave, moreTimeline } from "../../src/github/query.ts";
import { tickLines } from "../../src/github/tick.ts";
import type { World } from "../../src/github/world.ts";
import { schema } from "../../src/sandbox/graphql/schema.ts";
import { addressOf } from "../support/store.ts";

/** What GitHub's published schema says against a document and its values. */
function problems(document: string, given: Readonly<Record<string, unknown>>): string[] {
  const ast = parse(document);
  const wrong = validate(schema(), ast).map(({ message }) => message);
  const operation = ast.definitions.find((one) => one.kind === Kind.OPERATION_DEFINITION);
  const values = getVariableValues(schema(), operation?.variableDefinitions ?? [], given);
  return [...wrong, ...(values.errors ?? []).map(({ message }) => message)];
}

interface Sent {
  readonly document: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** Notes what is sent, and answers nothing. */
async function sentBy(
  act: (client: Client) => Promise<unknown>,
  rest: unknown = {},
  data: unknown = {},
): Promise<Sent[]> {
  const sent: Sent[] = [];
  const client: Client = {
    graphql: async (document, variables) => {
      sent.push({ document, variables });
      return { data, errors: [] };
    },
    rest: async () => ({ data: rest, next: false }),
  };
  await act(client).catch(() => {});
  return sent;
}

const field = (id: string, type: BoardField["type"]): BoardField => ({ id, name: id, type, options: [] });
const board: Board = {
  ...{ project: "PVT_1", number: 1, title: "Requests", url: "https://github.com/orgs/open-reps/projects/1" },
  fields: {
    ...{ status: field("Status", "option"), kind: field("Kind", "option"), community: field("Region", "text") },
    ...{ owner: field("Owner", "text"), due: field("Due", "day"), amount: field("Amount", "number") },
  },
  ...{ named: { status: {}, kind: {}, community: {} }, moves: {}, archiveAfterDays: 30 },
};

const some = { get: async () => undefined, put: async () => {} };
const groups: Config["groups"] = {
  approvers: { team: "approvers", public: true },
  council: { team: "council", public: false },
  friends: { people: ["ana", "bo"], public: true },
  nobody: { people: [], public: true },
};

test.each([[[]], [["approvers"]], [["approvers", "council", "friends"]], [["friends", "nobody", "unknown"]]])(
  "the question about a case with the groups %j is one that GitHub understands",
  (names: string[]) => {
    for (const [labels, hasLeave] of [
      [[], false],
      [["budget", "state: in-review"], true],
    ] as const) {
      const query = groupQuery(groups, names, "open-reps", hasLeave);
      const wanted = Object.fromEntries(labels.map((label, at) => [`label${at}`, label]));
      const given = { issue: "I_1", home: "R_1", ...query.variables, ...wanted };
      expect(problems(caseQuery(query, labels), given)).toEqual([]);
      expect(
        problems(
          caseQuery(query, labels, { isExtended: true, hasDigest: true, hasPoll: true, card: cardQuery(board) }),
          {
            ...given,
            ...cardQuery(board).variables,
            ...{ baseOwner: "open-reps", digestOwner: "open-reps", digestName: "program", poll: "IC_1" },
          },
        ),
      ).toEqual([]);
    }
  },
);

test("so are the questions for what did not fit", () => {
  expect(problems(moreTimeline, { issue: "I_1", after: "x" })).toEqual([]);
  expect(problems(moreMembers, { team: "T_1", after: "x" })).toEqual([]);
  expect(problems(moreMembersWithLeave, { team: "T_1", after: "x" })).toEqual([]);
});

test("so is the question for files, one or many", async () => {
  for (const oids of [["a1"], ["a1", "b2", "c3"]]) {
    const [sent] = await sentBy((client) => texts(some, client, "R_1", oids));
    expect(problems(sent?.document ?? "", sent?.variables ?? {})).toEqual([]);
  }
});

test("so is the question for the configuration that others extend", async () => {
  const config = { oid: "a1", text: "extends: open-reps/.github" };
  const blobs = { get: async () => config.text, put: async () => {} };
  const [sent] = await sentBy((client) => extending(client, blobs).configOf({ node: "R_1", owner: "open-reps" }, "a1"));
  expect(problems(sent?.document ?? "", sent?.variables ?? {})).toEqual([]);
});

test("so is the question whether a commit has other settings", async () => {
  const commit = { sha: "a".repeat(40), node: "R_1", owner: "o", name: "n", inForce: false, asked: false };
  const [sent] = await sentBy((client) =>
    checkCommit(commit, 1, {
      client,
      world: {} as World,
      heldBy: async () => undefined,
      open: async () => [],
      warn: () => {},
    }),
  );
  expect(problems(sent?.document ?? "", sent?.variables ?? {})).toEqual([]);
});

test("so are the questions for an installation's programs and for a repository's issues", async () => {
  const repositories = [{ id: 7, node_id: "R_7", name: "program", owner: { login: "open-reps" } }];
  const [homes] = await sentBy((client) => programs(client, some), { repositories });
  expect(problems(homes?.document ?? "", homes?.variables ?? {})).toEqual([]);
  for (const which of [{}, { states: ["OPEN"] }, { states: ["CLOSED"], since: "2026-03-02T00:00:00Z" }] as const) {
    for (const shown of [undefined, board]) {
      const [listing] = await sentBy((client) => issues(client, "R_7", which, shown));
      expect(problems(listing?.document ?? "", listing?.variables ?? {})).toEqual([]);
    }
  }
});

test("so is the question about the project that a program names as its board", async () => {
  const [sent] = await sentBy((client) => projectAt("open-reps", { number: 1 }, client));
  expect(problems(sent?.document ?? "", sent?.variables ?? {})).toEqual([]);
});

test("so is what ticks a line in the text of an issue", async () => {
  const change = { do: "tick", lines: [1], of: printOf("- [ ] Draft") } as const;
  const seen = { node: { body: "- [ ] Draft" } };
  const sent = await sentBy(
    (client) => tickLines({ address: addressOf(1) }, [change], { client: () => client }),
    {},
    seen,
  );
  expect(sent).toHaveLength(2);
  for (const { document, variables } of sent) expect(problems(document, variables)).toEqual([]);
});

const record = { stage: "in-review" } as CaseRecord;
const every: { readonly [Do in Exclude<Change["do"], "bring" | "tick">]: Extract<Change, { do: Do }> } = {
  postNotice: { do: "postNotice", notice: { key: "decision-1", text: "Approved." } },
  addLabels: { do: "addLabels", names: ["budget", "state: in-review"] },
  removeLabels: { do: "removeLabels", names: ["state: approved"], nodes: ["LA_3"] },
  react: { do: "react", comment: 5, node: "IC_5", reaction: "EYES" },
  unreact: { do: "unreact", comment: 5, node: "IC_5", reaction: "CONFUSED" },
  close: { do: "close", reason: "NOT_PLANNED" },
  reopen: { do: "reopen" },
  addCard: { do: "addCard", values: { status: "f1", owner: "ana", due: "2026-03-09", amount: "250" } },
  setCard: { do: "setCard", item: "PVTI_1", values: { status: "f1", owner: null, due: "2026-03-09", amount: "250" } },
  archiveCard: { do: "archiveCard", item: "PVTI_1" },
  restoreCard: { do: "restoreCard", item: "PVTI_1" },
  postStatus: { do: "postStatus", text: "Your turn.", record, seq: 1 },
  editStatus: { do: "editStatus", node: "IC_6", text: "Your turn.", record, seq: 2 },
};

test("every change, alone and all together, is a write that GitHub understands, and nothing but a write", async () => {
  const labels = new Map([
    ["budget", "LA_1"],
    ["state: in-review", "LA_2"],
  ]);
  const seen = { address: addressOf(12), labels, facts: { board } } as unknown as SeenCase;
  const posted = { all: async () => ({}), put: async () => {} };
  const changes = Object.values(every);
  for (const chosen of [...changes.map((one) => [one]), changes]) {
    const [sent] = await sentBy((client) =>
      apply(seen, chosen, { client: () => client, keys: ["a key"], index: { posted } } as unknown as World),
    );
    expect(problems(sent?.document ?? "", sent?.variables ?? {})).toEqual([]);
    const [operation] = parse(sent?.document ?? "").definitions;
    expect(operation).toMatchObject({ kind: Kind.OPERATION_DEFINITION, operation: OperationTypeNode.MUTATION });
  }
});

test("what GitHub does not know is noticed", () => {
  expect(problems("query Case($issue: ID!) { node(id: $issue) { nonsense } }", {})).toHaveLength(2);
});
