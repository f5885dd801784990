import { expect, test } from "vitest";
import type { Instance } from "../../src/core/case/kind.ts";
import type { OpenTo } from "../../src/core/form/community.ts";
import { answersOf, budget, issue, judge, later, roster, stagesOf, unreadable } from "../support/story.ts";

/** The first answer names a community; Ghana is open to some people, Kenya to everybody. */
function programOf(openTo: OpenTo): Instance {
  const plain = budget();
  const names = [
    { id: "ghana", name: "Ghana" },
    { id: "kenya", name: "Kenya" },
  ];
  const rest = { languages: [], bridge: [], calendar: plain.calendar };
  return {
    ...plain,
    context: { communities: names },
    fields: plain.fields.map((field) => (field.id === "what" ? { ...field, type: "community" } : field)),
    communities: names.map((one) => ({ ...one, ...rest, openTo: one.id === "ghana" ? openTo : "anyone" })),
  };
}

const members = programOf({ groups: ["members"], people: [] });
const asks = issue("2026-01-01", { what: "Ghana" });
const outside = asks.with("members", roster("kwame"));
const inside = asks.with("members", roster("kwame", "rosa"));
const unclear = asks.with("members", unreadable);

test("only members may ask for Ghana, and everybody for Kenya", () => {
  expect(judge(inside.at("2026-01-01"), members).record.stage).toBe("in-review");
  const refused = judge(outside.at("2026-01-01"), members);
  expect(refused.record.stage).toBe("needs-info");
  expect(refused.reading.problems).toEqual([
    { field: "what", problem: "notOpen", community: "Ghana", who: ["members"] },
  ]);
  const kenya = outside.edits("2026-01-02", { what: "Kenya" });
  expect(stagesOf(judge(kenya.at("2026-01-03"), members))).toEqual(["in-review"]);
});

test("somebody who is named may ask, however the login is written", () => {
  const people = programOf({ groups: [], people: ["Rosa"] });
  expect(judge(asks.at("2026-01-01"), people).record.stage).toBe("in-review");
});

test("a request is not decided any more once it asks for a community that is not open to its author", () => {
  const story = issue("2026-01-01", { what: "Kenya" })
    .with("members", roster("kwame"))
    .says("2026-01-02", "ana", "/approve")
    .edits("2026-01-03", { what: "Ghana" })
    .says("2026-01-04", "bo", "/approve");
  const decision = judge(story.at("2026-01-05"), members);
  expect(decision.record.stage).toBe("needs-info");
  expect(answersOf(decision)).toEqual(["ana approve", "bo approve: not-open"]);
});

test("while nobody can see who is a member, the author is not sent away and nothing is decided", () => {
  const voted = unclear.says("2026-01-02", "ana", "/approve").says("2026-01-03", "bo", "/approve");
  const decision = judge(voted.at("2026-01-04"), members);
  expect(decision.unknown).toBe("members");
  expect(decision.record.stage).toBe("needs-info");
  expect(decision.reading.problems).toEqual([]);
  expect(answersOf(decision)).toEqual([]);
  // It does not close either, however long it takes.
  expect(judge(voted.at("2027-01-04"), members).record.stage).toBe("needs-info");
  const seen = later(voted.with("members", roster("rosa")), decision, "2026-01-05", members);
  expect(stagesOf(seen)).toEqual(["in-review", "approved"]);
});

test("a request that is changed to such a community while it is in review waits there, with the votes that it has", () => {
  const story = issue("2026-01-01", { what: "Kenya" })
    .with("members", unreadable)
    .says("2026-01-02", "ana", "/approve")
    .edits("2026-01-03", { what: "Ghana" })
    .says("2026-01-04", "bo", "/approve");
  const decision = judge(story.at("2026-01-05"), members);
  expect(decision.record.stage).toBe("in-review");
  expect(answersOf(decision)).toEqual(["ana approve"]);
  expect(decision.unknown).toBe("members");
  const seen = later(story.with("members", roster("rosa")), decision, "2026-01-06", members);
  expect(seen.record.stage).toBe("approved");
});
