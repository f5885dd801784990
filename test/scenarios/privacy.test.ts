import { expect, test } from "vitest";
import { called, later, manners, reactionTo } from "../support/manners.ts";
import { reach } from "../support/reach.ts";
import { everythingIn } from "../support/stored.ts";
import { type Budget, budgetBody, town } from "../support/town.ts";

const reps = town();
manners(reps);

const card = "4111 1111 1111 1111";
const account = "DE89 3704 0044 0532 0130 00";
const inOne = (text: string) => text.replaceAll(/\s/g, "");
const numbers = [card, account, inOne(card), inOne(account)];
const complete: Budget = { what: "A workshop", amount: "250 EUR", start: "2026-05-09" };

/** Nothing that is ours holds a number: store, logs, comments, pages. */
async function expectNowhere(...issues: number[]): Promise<void> {
  await reps.settle();
  const said = await Promise.all(issues.map((issue) => reps.look(issue)));
  const ours = said.flatMap(({ comments }) => comments.filter(({ by }) => by === "quorate[bot]"));
  const page = await (await reach(reps.service.url)).text();
  const all = [await everythingIn(reps.folder), reps.logged.join("\n"), JSON.stringify(ours), page].join("\n");
  expect(all).toContain("public.cases");
  expect(numbers.filter((number) => all.includes(number))).toEqual([]);
}

test("numbers in every place that people write in are nowhere to be found with us", async () => {
  const rosa = reps.as("rosa");
  const fields: Budget = {
    what: `A workshop, pay ${account}`,
    why: `Pay it to ${account} or ${card}`,
    amount: card,
    start: account,
    payee: inOne(account),
    community: card,
  };
  const request = await rosa.opens(`Budget: ${account}`, budgetBody(fields));
  await reps.settle();
  await rosa.says(request, `My card is ${card}`);
  await reps.as("ana").says(request, `/ask is it ${account}?`);
  await reps.as("bo").says(request, `/decline not to ${inOne(card)}`);
  await reps.as("zoe").says(request, `/aprove ${card}`);
  const look = await later(reps, request);
  expect(look.state).toBe("needs-info");
  expect(look.status).toContain("this looks like a bank or card number");
  await rosa.edits(request, { body: budgetBody({ ...complete, what: `A workshop ${inOne(account)}` }) });
  await reps.settle();
  expect((await reps.look(request)).state).toBe("in-review");
  await expectNowhere(request);
});

test("what people write stands in no log, not even in the most talkative one", async () => {
  const rosa = reps.as("rosa");
  const request = await rosa.opens(
    "Budget: marzipan",
    budgetBody({ ...complete, what: "A nutmeg", why: "For tarragon" }),
  );
  await later(reps, request);
  await rosa.says(request, "Here is some aniseed");
  await reps.as("ana").says(request, "/ask is it cardamom?");
  await reps.as("bo").says(request, "/decline too much fennel");
  await reps.as("zoe").says(request, "/aprove saffron");
  await rosa.edits(request, { body: budgetBody({ ...complete, what: "A nutmeg", why: "For galangal" }) });
  await later(reps, request);
  expect(reps.logged.length).toBeGreaterThan(10);
  const words = ["marzipan", "nutmeg", "tarragon", "aniseed", "cardamom", "fennel", "saffron", "galangal"];
  expect(words.filter((word) => reps.logged.join("").includes(word))).toEqual([]);
});

test("a number in the form is told to its author, once, and not again when it is taken out, put back or the notice deleted", async () => {
  const rosa = reps.as("rosa");
  const request = await rosa.asksForBudget({ ...complete, why: `Pay it to ${account}` });
  let look = await later(reps, request);
  expect(look.state).toBe("in-review");
  expect(look.notices).toHaveLength(1);
  expect(look.notices[0]).toContain("@rosa, please take out what looks like a bank or card number in the form.");
  expect(called(look.notices[0] ?? "")).toEqual(["@rosa"]);
  await rosa.edits(request, { body: budgetBody(complete) });
  expect((await later(reps, request)).notices).toHaveLength(1);
  await rosa.edits(request, { body: budgetBody({ ...complete, why: account }) });
  look = await later(reps, request);
  expect(look.notices).toHaveLength(1);
  const notice = look.comments.find(({ body }) => body.includes("bank or card number in the form"));
  await reps.as("walt").deletesComment(notice?.id ?? 0);
  await rosa.edits(request, { body: budgetBody({ ...complete, why: `Still ${account}` }) });
  expect((await later(reps, request)).notices).toHaveLength(0);
});

test("a number that is gone before anybody looked still stands in the edit history, and its author is told", async () => {
  await reps.faults({ deliveries: "lose" });
  const rosa = reps.as("rosa");
  const request = await rosa.asksForBudget({ ...complete, why: card });
  await rosa.edits(request, { body: budgetBody(complete) });
  await reps.settle();
  await reps.manage("DELETE", "/faults");
  await reps.advance("PT1H");
  expect((await reps.look(request)).notices[0]).toContain("Delete revision from history");
  await expectNowhere(request);
});

test("a number in a comment is told to whoever wrote it, with a link; a vote in it counts", async () => {
  const request = await reps.as("rosa").asksForBudget(complete);
  await reps.settle();
  const plain = await reps.as("zoe").says(request, `You can send it to ${inOne(account)}.`);
  const vote = await reps.as("ana").says(request, `/approve and pay with ${card}`);
  const look = await later(reps, request);
  expect(look.notices).toHaveLength(2);
  expect(look.notices.map(called)).toEqual([["@zoe"], ["@ana"]]);
  expect(look.notices[0]).toContain(`#issuecomment-${plain})`);
  expect(look.notices[1]).toContain("write your command again in a new comment");
  expect(reactionTo(look, vote)).toBe("👀");
  await reps.as("ana").deletesComment(vote);
  await reps.as("ana").says(request, "/approve");
  await reps.as("bo").says(request, "/approve");
  const decided = await later(reps, request);
  expect(decided.state).toBe("approved");
  expect(decided.notices).toHaveLength(2);
  await expectNowhere(request);
});

test("numbers of other things are left alone, and so are issues that are no cases", async () => {
  const rosa = reps.as("rosa");
  const calls = await reps.calls(() => rosa.opens("A question", `Is ${account} your account?`));
  expect(calls).toEqual([]);
  const request = await rosa.asksForBudget({ ...complete, why: "Call +49 151 12345678 about order 4111111111111112" });
  expect((await later(reps, request)).notices).toEqual([]);
});

test("a number in the reason of a refusal is not repeated where the decision gives the reason", async () => {
  const request = await reps.as("rosa").asksForBudget(complete);
  await reps.settle();
  await reps.as("ana").says(request, `/decline The account ${account} is not yours.`);
  await reps.as("bo").says(request, "/decline The hall is free of charge.");
  const [decision = ""] = (await later(reps, request)).decisions;
  expect(decision).toContain("Reason: `The account ████████ is not yours.`");
  expect(decision).toContain("Reason: `The hall is free of charge.`");
  await expectNowhere(request);
});

test("the decision about money says with whom the payment is settled, outside GitHub", async () => {
  const contacts = "contacts: { payment: pay@open-reps.example }\nkinds:\n";
  await reps.begin({ "program/.github/quorate.yml": (text) => text.replace("kinds:\n", contacts) });
  const request = await reps.as("rosa").asksForBudget(complete);
  await reps.settle();
  for (const voter of ["ana", "bo"]) await reps.as(voter).says(request, "/approve");
  const { decisions } = await later(reps, request);
  expect(decisions[0]).toContain("settled outside GitHub: please write to <pay@open-reps.example>");
});
