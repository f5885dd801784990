import { expect, test } from "vitest";
import { later, manners } from "../support/manners.ts";
import { town } from "../support/town.ts";

const reps = town();
manners(reps);

const file = "program/.github/quorate.yml";
const plain = "    decide: { approve: { approvers: 2 } }\n    remind_days: 7\n";

/** The town with another rule for its budgets. */
const ruled = (rule: string) => reps.begin({ [file]: (text) => text.replace(plain, `${rule}    remind_days: 7\n`) });

const tiers = `    decide:
      - when: { field: amount, at_most: 100 EUR }
        approve: { approvers: 1 }
      - when: { field: amount, at_most: 1000 EUR }
        approve: { approvers: 2 }
      - approve: { approvers: 2, council: 1 }
`;

test("the amount says which rule decides, and everybody reads which one and why", async () => {
  await ruled(tiers);
  const small = await reps.as("rosa").asksForBudget({ amount: "80 EUR" });
  const large = await reps.as("rosa").asksForBudget({ amount: "2500 EUR" });
  await reps.as("ana").says(small, "/approve");
  await reps.as("ana").says(large, "/approve");
  await reps.as("bo").says(large, "/approve");
  const first = await later(reps, small);
  expect(first.state).toBe("approved");
  expect(first.decisions[0]).toContain("Which rule decides: Amount is €100.00 or less");
  let second = await later(reps, large);
  expect(second.state).toBe("in-review");
  expect(second.status).toContain("Which rule decides: otherwise");
  expect(second.status).toContain("- Approvals: 2 of 3");
  expect(second.status).toContain("**@open-reps/council, it is your turn");
  await reps.as("omar").says(large, "/approve");
  second = await later(reps, large);
  expect(second.state).toBe("approved");
});

test("an amount in a currency that no rule knows has to meet every rule, and that is said", async () => {
  await ruled(tiers);
  const request = await reps.as("rosa").asksForBudget({ amount: "80 USD" });
  await reps.as("ana").says(request, "/approve");
  await reps.as("bo").says(request, "/approve");
  let look = await later(reps, request);
  expect(look.state).toBe("in-review");
  expect(look.status).toContain("I cannot compare the answer for Amount with the rules");
  await reps.as("pia").says(request, "/approve");
  look = await later(reps, request);
  expect(look.state).toBe("approved");
});

test("a vote of two thirds with half of the council: told part by part, and counted at its end", async () => {
  await ruled(`    decide:
      approve: { majority: { of: council, at_least: 2/3 }, turnout: { of: council, at_least: 1/2 } }
      deadline: { after: 14 days, outcome: decline }
`);
  const request = await reps.as("rosa").asksForBudget();
  await reps.as("omar").says(request, "/approve");
  let look = await later(reps, request);
  expect(look.status).toContain("at least 2/3 of the yes and no from council are yes: 1 yes, 0 no");
  expect(look.status).toContain("at least 1/2 of all in council take part: 1 of 3");
  expect(look.status).toContain("- Not heard yet: 2 people in council");
  await reps.as("pia").says(request, "/abstain");
  await reps.advance("P13D");
  look = await later(reps, request);
  expect(look.state).toBe("in-review");
  expect(look.notices.join("\n")).toContain("If it is not approved by then, it is declined.");
  await reps.advance("P3D");
  look = await later(reps, request);
  expect(look.state).toBe("approved");
  expect(look.decisions[0]).toContain("How it was decided:");
  expect(look.decisions[0]).toContain("at least 1/2 of all in council take part: 2 of 3");
});

test("silence approves what was announced, and one concern is enough to stop it", async () => {
  await ruled("    decide: { approve: { lazy: { of: approvers, after: 3 days } }, decline: 1 }\n");
  const quiet = await reps.as("rosa").asksForBudget();
  const held = await reps.as("rosa").asksForBudget();
  await reps.as("ana").says(held, "/hold Who is there from us?");
  const announced = await later(reps, quiet);
  expect(announced.notices[0]).toContain("is approved on March 5, 2026 unless one of you objects");
  expect(announced.status).toContain("If nobody objects, this is approved on March 5, 2026.");
  await reps.advance("P4D");
  const look = await later(reps, quiet);
  expect(look.state).toBe("approved");
  expect(look.decisions[0]).toContain("since nobody objected in the time that was announced");
  expect((await later(reps, held)).state).toBe("in-review");
});
