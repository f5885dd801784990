// The program's board: each case has a card that shows how it stands.

import { beforeEach, describe, expect, test } from "vitest";
import { archives, card, moves, takesOff, writes } from "../support/board.ts";
import { withBoard } from "../support/board-town.ts";
import { later, manners } from "../support/manners.ts";
import { approved, inReview } from "../support/requests.ts";
import type { Differences } from "../support/sandbox-process.ts";
import { town } from "../support/town.ts";

const reps = town();
manners(reps);
beforeEach(() => reps.begin(withBoard("  moves: { Done: done }\n")));

const workshop = { Status: "In review", Kind: "Budget request", Community: "Lisbon", Amount: 250 };
const asked = () => reps.as("rosa").asksForBudget({ community: "Lisbon" });

test("a new request comes onto the board with everything that is known of it, in two requests more", async () => {
  const calls = await reps.calls(asked);
  expect(calls.map(({ operation }) => operation)).toEqual(["Case", "Apply", "Card"]);
  expect(await card(reps, 1)).toEqual(workshop);
});

/** Tasks that cost something, in a community: all that a card can say is known at once. */
const withTasks = {
  ...withBoard("  moves: { Done: done }\n", (text) =>
    text
      .replace("Approved, Done", "Approved, Todo, Done")
      .replace("[Budget request, Hardware]", "[Budget request, Task]"),
  ),
  "program/.github/ISSUE_TEMPLATE/task.yml": `name: Task
description: Something to do
labels: ["kind: task"]
body:
  - { type: input, id: task, attributes: { label: Task } }
  - { type: input, id: due, attributes: { label: Due } }
  - { type: dropdown, id: community, attributes: { label: Community, options: [Lisbon, Lima] } }
  - { type: input, id: amount, attributes: { label: Amount } }
`,
} satisfies Differences;
const task = `  task:
    is: action-item
    title: Task
    form: task.yml
    fields: { due: { type: date }, community: { type: community }, amount: { type: money } }
`;

describe("a task", () => {
  beforeEach(async () => {
    const settings = "program/.github/quorate.yml";
    const differences: Differences = {
      ...withTasks,
      [settings]: (text) => withTasks[settings](text).replace("board:", `${task}board:`),
    };
    await reps.begin(differences);
  });
  const given = async (): Promise<number> => {
    const answers = ["Book the room", "2026-03-20", "Lima", "80 EUR"];
    const body = ["Task", "Due", "Community", "Amount"]
      .map((label, at) => `### ${label}\n\n${answers[at]}`)
      .join("\n\n");
    const issue = { title: "Book the room", body, labels: ["kind: task"], assignees: ["ana"] };
    return ((await reps.as("omar").rest("POST", "/repos/open-reps/program/issues", issue)) as { number: number })
      .number;
  };

  test("comes onto the board with six fields, in two requests more", async () => {
    let number = 0;
    const calls = await reps.calls(async () => {
      number = await given();
    });
    expect(await card(reps, number)).toEqual({
      ...{ Status: "Todo", Kind: "Task", Community: "Lima" },
      ...{ Owner: "ana", Due: "2026-03-20", Amount: 80 },
    });
    expect(calls.map(({ operation }) => operation).slice(0, 3)).toEqual(["Case", "Apply", "Card"]);
    // GitHub tells of who is assigned in an event of its own, for which it may be looked at once more.
    expect(calls.length).toBeLessThanOrEqual(4);
  });

  test("that whoever does it drags to Done is done; of others it is put back", async () => {
    const number = await given();
    await reps.settle();
    await moves(reps, "tria", number, "Done");
    expect(await later(reps, number)).toMatchObject({ state: "to-do", open: true });
    expect(await card(reps, number)).toMatchObject({ Status: "Todo" });
    await moves(reps, "ana", number, "Done");
    expect(await later(reps, number)).toMatchObject({ state: "done", open: false });
    expect(await card(reps, number)).toMatchObject({ Status: "Done" });
  });
});

test("its card follows the request in the same requests, and nothing is asked when nothing changed", async () => {
  const request = await asked();
  await reps.settle();
  const first = await reps.calls(() => reps.as("ana").says(request, "/approve"));
  expect(first.map(({ operation }) => operation)).toEqual(["Case", "Apply"]);
  const second = await reps.calls(() => reps.as("bo").says(request, "/approve"));
  expect(second.map(({ operation }) => operation)).toEqual(["Case", "Apply"]);
  expect(await card(reps, request)).toEqual({ ...workshop, Status: "Approved" });
});

test("a request on the board is known with the number of its status comment, whatever is written after that", async () => {
  const { cases } = reps.service.store;
  const request = await asked();
  await reps.settle();
  const { comments } = await reps.look(request);
  const [said] = comments.flatMap(({ body }) => /quorate:record \{"seq":(\d+)/.exec(body)?.slice(1) ?? []);
  const key = await cases.numbered("open-reps", "program", request);
  expect(key && `${(await cases.get(key))?.seq}`).toBe(said);
});

test("a card that somebody moves is put back, with a line in the status comment and no new comment", async () => {
  const request = await asked();
  await reps.settle();
  const before = (await reps.look(request)).comments.length;
  const calls = await reps.calls(() => moves(reps, "tria", request, "Approved"));
  expect(calls.map(({ operation }) => operation)).toEqual(["Case", "Apply"]);
  expect(await card(reps, request)).toEqual(workshop);
  const look = await later(reps, request);
  expect(look.status).toMatch(/@tria moved this to `Approved` on \[the board\]\(.*\/orgs\/open-reps\/projects\/1\)/);
  expect(look).toMatchObject({ state: "in-review", decisions: [] });
  expect(look.comments).toHaveLength(before);
});

test("what somebody writes in a field of ours is put back too, and a field of theirs is left alone", async () => {
  const request = await asked();
  await reps.settle();
  await writes(reps, "tria", request, "Amount", 9_999);
  await reps.settle();
  expect(await card(reps, request)).toEqual(workshop);
});

test("to drag an approved request to Done is /done, if that person may give it", async () => {
  const request = await approved(reps);
  await moves(reps, "tria", request, "Done");
  let look = await later(reps, request);
  expect(look.state).toBe("approved");
  expect(look.status).toContain("@tria moved this to `Done` on [the board]");
  expect(look.status).toContain("which stands for `/done`. That does not count, so I put it back:");
  expect(await card(reps, request)).toMatchObject({ Status: "Approved" });
  await moves(reps, "rosa", request, "Done");
  look = await later(reps, request);
  expect(look).toMatchObject({ state: "completed", open: false });
  expect(await card(reps, request)).toMatchObject({ Status: "Done" });
});

test("a card that is taken off the board, or put into the archive, comes back while its request goes on", async () => {
  const request = await asked();
  await reps.settle();
  await takesOff(reps, "tria", request);
  let look = await later(reps, request);
  expect(await card(reps, request)).toEqual(workshop);
  expect(look.status).toContain("@tria took this off [the board]");
  await archives(reps, "tria", request);
  look = await later(reps, request);
  expect(await card(reps, request)).toEqual(workshop);
  expect(look.status).toContain("@tria put this into the archive of [the board]");
});

test("the card of a closed request goes into the archive after a time, and comes back when it is opened again", async () => {
  const request = await inReview(reps);
  await reps.as("rosa").says(request, "/withdraw");
  await reps.settle();
  expect(await card(reps, request)).toMatchObject({ Status: "Done" });
  await reps.advance("P29D");
  expect(await card(reps, request)).not.toHaveProperty("archived");
  await reps.advance("P2D");
  expect(await card(reps, request)).toMatchObject({ Status: "Done", archived: true });
  await reps.as("rosa").says(request, "/reopen");
  await reps.settle();
  expect(await card(reps, request)).toEqual({ Status: "In review", Kind: "Budget request", Amount: 250 });
});

test("whoever insists on another column gets it until the request moves on, and it is said", async () => {
  const request = await asked();
  await reps.settle();
  await reps.advance("PT1M");
  for (const to of ["Approved", "Done", "Inbox"]) {
    await moves(reps, "tria", request, to);
    await reps.settle();
  }
  expect((await reps.look(request)).status).toContain("again and again, so I leave it where it is");
  expect(await card(reps, request)).toMatchObject({ Status: "Inbox" });
  await reps.advance("PT1M");
  await reps.as("ana").says(request, "/decline Too late.");
  await reps.as("bo").says(request, "/decline Too late.");
  await reps.settle();
  expect(await card(reps, request)).toMatchObject({ Status: "Done" });
});
