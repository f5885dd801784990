import { expect, test } from "vitest";
import { called, later, manners } from "../support/manners.ts";
import { town } from "../support/town.ts";

const reps = town();
manners(reps);

const tried = (more: string) => ({
  "program/.github/quorate.yml": (text: string) => text.replace(/^live_from: .*$/m, `mode: shadow\n${more}`),
});

const writes = (operations: readonly { readonly operation?: string; readonly method: string }[]) =>
  operations.filter(({ operation, method }) => (operation ?? method) === "Apply").length;

test("a program that is tried out writes one comment on a request, calls nobody, and says what it would have done", async () => {
  await reps.begin(tried("shadow_from: 2026-02-01\nlive_from: 2026-04-01"));
  const request = await reps.as("rosa").asksForBudget();
  await reps.as("ana").says(request, "/approve");
  await reps.as("bo").says(request, "/approve");
  const look = await later(reps, request);
  expect(look.status).toMatch(/^\*\*This is a trial: nothing happens on this issue but this comment\.\*\*/);
  expect(look.status).toContain("opened from April 1, 2026 on are run for real");
  expect(look.status).toContain("- give this issue the label state: approved");
  expect(look.status).toContain("- say the decision in a comment of its own");
  expect(called(look.status)).toEqual([]);
  expect(look.labels).toEqual([]);
  expect([look.decisions, look.notices, look.open]).toEqual([[], [], true]);
  expect(look.comments.map(({ eyes, confused }) => eyes + confused)).toEqual(look.comments.map(() => 0));
  expect(look.comments.filter(({ by }) => by === "quorate[bot]")).toHaveLength(1);
});

test("from the day that was announced on, new requests are live, and those from before stay a trial", async () => {
  await reps.begin(tried("shadow_from: 2026-02-01\nlive_from: 2026-04-01"));
  const before = await reps.as("rosa").asksForBudget();
  await reps.advance("P30D");
  expect(reps.clock.now()).toBe("2026-04-01T09:00:00Z");
  const after = await reps.as("rosa").asksForBudget({ start: "2026-06-09" });
  expect((await later(reps, after)).state).toBe("in-review");
  await reps.as("ana").says(before, "/approve");
  const look = await later(reps, before);
  expect(look.labels).toEqual([]);
  expect(look.status).toContain("This is a trial");
  await reps.advance("P100D");
  const end = await reps.look(before);
  expect([end.notices, end.open, end.comments.length]).toEqual([[], true, look.comments.length]);
  expect(end.status).toContain("- close this issue");
});

test("what is older than the trial is left alone", async () => {
  await reps.begin(tried("shadow_from: 2026-03-03"));
  const request = await reps.as("rosa").asksForBudget();
  expect((await later(reps, request)).comments).toEqual([]);
});

test("one kind or one community can be tried out while the rest is live", async () => {
  await reps.begin({
    "program/.github/quorate.yml": (text) =>
      text.replace(/communities:\n/, "communities:\n  - { id: madrid, name: Madrid, mode: shadow }\n"),
    "program/.github/ISSUE_TEMPLATE/budget.yml": (text) =>
      text.replace(/options: \[Lisbon/, "options: [Madrid, Lisbon"),
  });
  const trial = await reps.as("rosa").asksForBudget({ community: "Madrid" });
  const live = await reps.as("rosa").asksForBudget({ community: "Lisbon" });
  expect((await later(reps, trial)).labels).toEqual([]);
  expect((await reps.look(trial)).status).toContain("This is a trial");
  expect((await reps.look(live)).state).toBe("in-review");
});

test("a vote in a trial costs a question and an edit", async () => {
  await reps.begin(tried("shadow_from: 2026-02-01"));
  const request = await reps.as("rosa").asksForBudget();
  const calls = await reps.calls(() => reps.as("ana").says(request, "/approve"));
  expect(calls).toHaveLength(2);
  expect(writes(calls)).toBe(1);
});
