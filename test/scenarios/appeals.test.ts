import { expect, test } from "vitest";
import { later, manners } from "../support/manners.ts";
import { town } from "../support/town.ts";

const reps = town();
manners(reps);

async function declined(): Promise<number> {
  const request = await reps.as("rosa").asksForBudget();
  await reps.as("ana").says(request, "/decline Too late.");
  await reps.as("bo").says(request, "/decline The hall is too large.");
  await reps.settle();
  return request;
}

test("a refusal says kindly until when its author may ask for a second look, and who gives it", async () => {
  const look = await later(reps, await declined());
  expect(look).toMatchObject({ state: "declined", open: false, reason: "not_planned" });
  expect(look.status.slice(0, 50)).toBe("**Not this time. Nobody has to do anything here no");
  expect(look.decisions[0]).toContain("### Not this time: Budget request");
  expect(look.decisions[0]).toContain("once, until April 1, 2026: write `/reopen <reason>`");
  expect(look.decisions[0]).toContain("council decides");
});

test("a second look goes to other people, in a round and with a record of its own", async () => {
  const request = await declined();
  const [first] = (await later(reps, request)).decisions;
  await reps.as("rosa").says(request, "/reopen We found a smaller hall.");
  let look = await later(reps, request);
  expect(look).toMatchObject({ state: "in-review", open: true });
  expect(look.status).toContain("**@open-reps/council, it is your turn: 0 of 2 approvals so far.**");
  expect(look.status).toContain("rosa asked for a second look, so council decides this time.");
  await reps.as("ana").says(request, "/approve");
  await reps.as("omar").says(request, "/approve");
  await reps.as("pia").says(request, "/approve");
  look = await later(reps, request);
  expect(look.state).toBe("approved");
  expect(look.decisions).toHaveLength(2);
  expect(look.decisions[0]).toBe(first);
  expect(look.decisions[1]).toContain("Round 2");
  expect(look.decisions[1]).toContain("This was the second look");
});

test("a second look happens once", async () => {
  const request = await declined();
  await reps.as("rosa").says(request, "/reopen We found a smaller hall.");
  await reps.as("omar").says(request, "/decline Still too large.");
  await reps.as("pia").says(request, "/decline No.");
  let look = await later(reps, request);
  expect(look.state).toBe("declined");
  expect(look.decisions[1]).not.toContain("/reopen");
  expect(look.status).not.toContain("- rosa: ");
  await reps.as("rosa").says(request, "/reopen Please.");
  look = await later(reps, request);
  expect(look.state).toBe("declined");
  expect(look.status).toContain("you can ask for a second look once, and you did");
});

test("a second look needs its reason, and comes within thirty days", async () => {
  const request = await declined();
  await reps.as("rosa").says(request, "/reopen");
  let look = await later(reps, request);
  expect(look.state).toBe("declined");
  expect(look.status).toContain("please say why, on the same line: `/reopen because ...`");
  await reps.advance("P31D");
  await reps.as("rosa").says(request, "/reopen We found a smaller hall.");
  look = await later(reps, request);
  expect(look.state).toBe("declined");
  expect(look.status).toContain("the time for that is over");
});

test("those who decide can open an approval again, and then vote anew; others cannot", async () => {
  const request = await reps.as("rosa").asksForBudget();
  await reps.as("ana").says(request, "/approve");
  await reps.as("bo").says(request, "/approve");
  await reps.settle();
  await reps.as("zoe").says(request, "/reopen I do not like it.");
  expect((await later(reps, request)).state).toBe("approved");
  await reps.as("cleo").says(request, "/reopen The event was called off.");
  let look = await later(reps, request);
  expect(look).toMatchObject({ state: "in-review", open: true });
  expect(look.status).toContain("@open-reps/approvers, it is your turn: 0 of 2");
  await reps.as("ana").says(request, "/decline It was called off.");
  await reps.as("bo").says(request, "/decline It was called off.");
  look = await later(reps, request);
  expect(look.state).toBe("declined");
  expect(look.decisions).toHaveLength(2);
});
