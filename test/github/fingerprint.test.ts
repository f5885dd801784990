import { expect, test } from "vitest";
import type { Change } from "../../src/core/telling/plan.ts";
import { fingerprint, knownAs, type Looks } from "../../src/github/fingerprint.ts";

const looks = (some: Partial<Looks> = {}, ...labels: readonly string[]): Looks => ({
  state: "OPEN",
  updatedAt: "2026-03-02T09:00:00Z",
  lastEditedAt: null,
  comments: { totalCount: 3 },
  labels: { nodes: labels.map((name) => ({ name })) },
  ...some,
});

const changes: readonly Change[] = [
  { do: "postNotice", notice: { key: "decision-1", text: "Declined." } },
  { do: "addLabels", names: ["state: declined"] },
  { do: "removeLabels", names: ["state: in-review"], nodes: ["LA_1"] },
  { do: "close", reason: "NOT_PLANNED" },
];
const before = looks({}, "state: in-review", "help wanted");
const after = looks(
  { state: "CLOSED", updatedAt: "2026-03-02T09:00:07Z", comments: { totalCount: 4 } },
  "help wanted",
  "state: declined",
);

test("after a run that wrote, an issue is known as its own writes left it", () => {
  expect(knownAs(before, changes, after)).toBe(fingerprint(after));
  expect(knownAs(before, [], undefined)).toBe(fingerprint(before));
});

test.each([
  ["somebody commented", { ...after, comments: { totalCount: 5 } }],
  ["somebody edited the request", { ...after, lastEditedAt: "2026-03-02T09:00:06Z" }],
  ["somebody reopened it", { ...after, state: "OPEN" }],
  ["somebody put a label on", { ...after, labels: looks({}, "help wanted", "state: declined", "urgent").labels }],
  ["nobody knows what it looks like now", undefined],
])("when %s in between, the next sweep looks again", (_, now) => {
  expect(knownAs(before, changes, now)).toBeNull();
});

test("labels in another order look the same; an edit of the request does not", () => {
  expect(fingerprint(looks({}, "a", "b"))).toBe(fingerprint(looks({}, "b", "a")));
  expect(fingerprint(looks({ lastEditedAt: "2026-03-02T09:00:00Z" }))).not.toBe(fingerprint(looks()));
});
