// What an adopted case gives people to do: opened when its decision stands, and not before.

import { expect, test } from "vitest";
import { budget, issue, judge, later } from "../support/story.ts";

const adopts = {
  ...budget(),
  tasks: "action-item",
  nextSteps: ({ state }: { readonly state: { readonly stage: string } }) =>
    state.stage === "approved" ? "- [ ] Write the announcement (@ana, due 23 March)" : "",
};

const carried = issue().says("2026-01-02", "ana", "/approve").says("2026-01-03", "bo", "/approve");

/** The cases that are to be opened now. */
const opening = ({ prospects }: ReturnType<typeof judge>) =>
  prospects.flatMap(({ now, child }) => (now && child ? [child.kind] : []));

test("nobody is given anything to do before the decision was read back from its own comment", () => {
  const facts = { ...carried.at("2026-01-03T09:00:10Z"), children: [] };
  const first = judge(facts, adopts);
  expect(first.record).toMatchObject({
    stage: "approved",
    own: { tasks: { list: [{ text: "Write the announcement" }] } },
  });
  expect(opening(first)).toEqual([]);
  expect(first.wakeAt).toBe(facts.now);
  const recorded = { ...facts, record: first.record };
  const lagging = judge(recorded, adopts);
  expect(opening(lagging)).toEqual([]);
  expect(lagging.wakeAt).not.toBe(facts.now);
  const { decided } = first.record;
  expect(opening(judge({ ...recorded, decisions: decided ? [decided] : [] }, adopts))).toEqual(["action-item"]);
});

test("as long as it is not adopted nobody is given anything to do", () => {
  const open = issue().says("2026-01-02", "ana", "/approve");
  const before = judge({ ...open.at("2026-01-02"), children: [] }, adopts);
  expect(opening(before)).toEqual([]);
  expect(later(open, before, "2026-01-03", adopts).record.own).toBeUndefined();
});
