import { expect, test } from "vitest";
import { describeFault, Gone, RetryLater } from "../../src/core/text/fault.ts";
import { ana, bo, caseAnswer, comment, data, type Play, run, teamOf } from "../support/nocked-case.ts";
import { nockedGithub } from "../support/nocked-github.ts";

const github = nockedGithub();

const votes = [comment(51, ana, "/approve"), comment(52, bo, "/approve")];
const applied = data({ m0: { clientMutationId: null } });
/** The case as it is, with what is different about the question's answer. */
const asking =
  (answer: (whole: ReturnType<typeof caseAnswer>) => ReturnType<typeof data>): Play =>
  (operation, variables) =>
    operation === "Apply" ? applied : answer(caseAnswer(variables, votes));
const writing =
  (answer: ReturnType<Play>): Play =>
  (operation, variables) =>
    operation === "Apply" ? answer : data(caseAnswer(variables, votes));

test("two approvals are read, decided, written and kept", async () => {
  const { fault, asked, written, kept } = await run(github, writing(applied));
  expect(fault).toBeUndefined();
  expect(asked).toEqual(["Case", "Apply"]);
  expect(written).toContain("quorate:decision");
  expect(kept).toEqual(["intended", "saved"]);
});

test.each([
  ["not found", [{ type: "NOT_FOUND", path: ["node"], message: "no" }]],
  ["null without a word", undefined],
])("an issue that is %s is gone: nothing is written, nothing kept", async (_, errors) => {
  const { fault, asked, kept } = await run(
    github,
    asking((whole) => data({ ...whole, node: null }, errors)),
  );
  expect(fault).toBeInstanceOf(Gone);
  expect([asked, kept]).toEqual([["Case"], []]);
});

test.each([
  ["a part of the issue is refused", { type: "FORBIDDEN", path: ["node", "timelineItems"], message: "no" }],
  ["the configuration is refused", { type: "FORBIDDEN", path: ["home"], message: "no" }],
  [
    "the question is too large",
    { type: "RESOURCE_LIMITS_EXCEEDED", message: "Resource limits for this query exceeded" },
  ],
  ["GitHub stumbles", { message: "Something went wrong while executing your query." }],
])("where %s, nothing is concluded from the rest, and it is tried again", async (_, error) => {
  const { fault, asked, kept } = await run(
    github,
    asking((whole) => data(whole, [error])),
  );
  expect(fault).not.toBeInstanceOf(Gone);
  expect(describeFault(fault)).toContain("GitHub could not read the issue");
  expect([asked, kept]).toEqual([["Case"], []]);
});

test.each([
  ["cannot be read", (whole: object) => data({ ...whole, g0: { team: null } })],
  [
    "belongs to somebody who is no organisation",
    (whole: object) => data({ ...whole, g0: null }, [{ type: "NOT_FOUND", path: ["g0"], message: "a user" }]),
  ],
  [
    "comes cut off",
    (whole: object) =>
      data({ ...whole, g0: teamOf(ana) }, [{ type: "RESOURCE_LIMITS_EXCEEDED", path: ["g0", "team"], message: "x" }]),
  ],
])("a group that %s answers no vote, decides nothing, says so, and is asked again", async (_, answer) => {
  const { fault, asked, written } = await run(github, asking(answer));
  expect(describeFault(fault)).toBe("Error: the group approvers cannot be read");
  expect(asked).toEqual(["Case", "Apply"]);
  expect(written).not.toMatch(/quorate:decision|EYES|CONFUSED/);
  expect(written).toContain("state: in-review");
});

test("an empty team is a team: the votes of those who left do not count", async () => {
  const { fault, written } = await run(
    github,
    asking((whole) => data({ ...whole, g0: teamOf() })),
  );
  expect(fault).toBeUndefined();
  expect(written).toContain("CONFUSED");
  expect(written).not.toContain("quorate:decision");
});

test.each([
  ["a limit", [200, { errors: [{ type: "RATE_LIMITED", message: "API rate limit exceeded" }] }], "RetryLater"],
  ["a secondary limit", [403, { message: "You have exceeded a secondary rate limit" }], "RetryLater"],
  ["an outage", [502, { message: "Bad gateway" }], "HttpError"],
  ["a refusal", [422, { message: "Validation failed" }], "HttpError"],
  ["a page instead of an answer", [200, "<html></html>", { "content-type": "text/html" }], "Error"],
] as const)("%s on the write leaves the case unrecorded and is written once", async (_, answer, name) => {
  const { fault, asked, kept } = await run(github, writing(answer));
  expect(fault).toMatchObject({ name });
  expect(fault instanceof RetryLater).toBe(name === "RetryLater");
  expect(asked).toEqual(["Case", "Apply"]);
  expect(kept).toEqual(["intended"]);
});

test("a write of which a part failed keeps the ids of what was posted, and is not recorded as done", async () => {
  const partial = data({ m0: { commentEdge: { node: { id: "IC_90", fullDatabaseId: "90" } } }, m1: null }, [
    { type: "FORBIDDEN", path: ["m1"], message: "no" },
  ]);
  const { fault, kept } = await run(github, writing(partial));
  expect(describeFault(fault)).toMatch(/^Error: GitHub refused to .+ \(FORBIDDEN\)$/);
  expect(kept).toEqual(["intended", "posted"]);
});
