import { beforeEach, expect, test } from "vitest";
import { commits } from "../support/commits.ts";
import { later, manners, reactionTo } from "../support/manners.ts";
import { town } from "../support/town.ts";

const reps = town();
manners(reps);

const rules = (change: (text: string) => string) => commits(reps, ".github/quorate.yml", change);
const asks = () => reps.as("rosa").asksForBudget();
const anew = "The program has changed its rules, and since March 2, 2026 they hold here too.";

beforeEach(() => rules((text) => `running_cases: new-rules\n${text}`));

test("a running request goes by the new rules, says so in one sentence, and keeps the vote that it has", async () => {
  const request = await asks();
  await reps.as("ana").says(request, "/approve");
  expect((await later(reps, request)).status).toContain("1 of 2");
  await rules((text) => text.replace("approvers: 2", "approvers: 3"));
  let look = await later(reps, request);
  expect(look.status).toContain("1 of 3");
  expect(look.status.split(`${anew} Votes that were given before still count.`)).toHaveLength(2);
  expect(look.notices).toEqual([]);
  for (const login of ["bo", "cleo"]) await reps.as(login).says(request, "/approve");
  look = await later(reps, request);
  expect(look.state).toBe("approved");
});

test("what the new rules give is decided on the day on which they came, in a decision of its own", async () => {
  const request = await asks();
  await reps.as("ana").says(request, "/approve");
  await later(reps, request);
  await reps.advance("P1D");
  await rules((text) => text.replace("approvers: 2", "approvers: 1"));
  const look = await later(reps, request);
  expect(look.state).toBe("approved");
  expect(look.decisions).toHaveLength(1);
  expect(look.decisions[0]).toContain("March 3, 2026");
});

test("votes stay when the program calls other answers important", async () => {
  const request = await asks();
  await reps.as("ana").says(request, "/approve");
  await later(reps, request);
  await rules((text) => text.replace("start: { type: date, material: true }", "start: { type: date }"));
  const look = await later(reps, request);
  expect(look.status).toContain("1 of 2");
  expect(look.status).not.toContain("out of date");
  await reps.as("bo").says(request, "/approve");
  expect((await later(reps, request)).state).toBe("approved");
});

test("a shorter deadline closes nothing before people were reminded of it", async () => {
  const request = await asks();
  await later(reps, request);
  await reps.advance("P20D");
  expect((await later(reps, request)).notices).toHaveLength(1);
  await rules((text) => text.replace("expire_days: 30", "expire_days: 10"));
  let look = await later(reps, request);
  expect(look).toMatchObject({ state: "in-review", open: true });
  expect(look.status).toMatch(new RegExp(`${anew.replace("2, 2026", "22, 2026")}$`, "m"));
  expect(look.notices).toHaveLength(2);
  expect(look.notices[1]).toContain("it closes on March 25, 2026");
  await reps.advance("P4D");
  look = await later(reps, request);
  expect(look).toMatchObject({ state: "expired", open: false });
});

test("whoever does not decide by the new rules is told so", async () => {
  const request = await asks();
  const vote = await reps.as("ana").says(request, "/approve");
  await later(reps, request);
  await rules((text) => text.replace("decide: { approve: { approvers: 2 } }", "decide: { approve: { council: 1 } }"));
  const look = await later(reps, request);
  expect(look.status).toContain("ana is not in council, who decide by the new rules");
  expect(look.state).toBe("in-review");
  expect(reactionTo(look, vote)).not.toBe("");
});

test("what is decided stays decided, and what is closed stays closed", async () => {
  const request = await asks();
  for (const login of ["ana", "bo"]) await reps.as(login).says(request, "/approve");
  const decided = await later(reps, request);
  expect(decided.state).toBe("approved");
  await rules((text) => text.replace("approvers: 2", "approvers: 3"));
  await reps.as("rosa").says(request, "/status");
  const look = await later(reps, request);
  expect(look.status).toBe(decided.status);
  expect(look.decisions).toEqual(decided.decisions);
});

test("a request whose form does not fit the new rules keeps its own", async () => {
  const request = await asks();
  await later(reps, request);
  await commits(reps, ".github/ISSUE_TEMPLATE/budget.yml", (text) => text.replace("id: amount", "id: sum"));
  await rules((text) => text.replaceAll("amount:", "sum:").replace("approvers: 2", "approvers: 1"));
  await reps.as("ana").says(request, "/approve");
  const look = await later(reps, request);
  expect(look.status).toContain("1 of 2");
  expect(look.status).not.toContain("new rules");
});

test("a change that is none for this request is not spoken of", async () => {
  const request = await asks();
  await later(reps, request);
  await rules((text) => text.replace("{ approvers: 1, council: 1 }", "{ approvers: 2 }"));
  await reps.as("ana").says(request, "/approve");
  const look = await later(reps, request);
  expect(look.status).not.toContain("changed its rules");
  expect(look.status).toContain("1 of 2");
});
