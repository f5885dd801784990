import { expect, test } from "vitest";
import { called, later, manners, reactionTo } from "../support/manners.ts";
import { budgetBody, town } from "../support/town.ts";

const reps = town();
manners(reps);

async function inReview(): Promise<number> {
  const request = await reps.as("rosa").asksForBudget();
  await reps.settle();
  return request;
}

test("a vote of somebody outside the group, of the author and of the person whom it is about is not counted, and each is told why", async () => {
  const request = await reps.as("rosa").asksForBudget({ payee: "@bo" });
  await reps.settle();
  const outsider = await reps.as("zoe").says(request, "/approve");
  const author = await reps.as("rosa").says(request, "/approve");
  const payee = await reps.as("bo").says(request, "/approve");
  const look = await later(reps, request);
  expect(look.state).toBe("in-review");
  expect([outsider, author, payee].map((id) => reactionTo(look, id))).toEqual(["😕", "😕", "😕"]);
  expect(look.status).toContain("0 of 2");
  expect(look.status).toMatch(/@zoe, your .* does not count: only members of approvers/);
  expect(look.status).toMatch(/@rosa, your .* does not count: you opened this, so/);
  expect(look.status).toMatch(/@bo, your .* does not count: this request is about you/);
});

test("declining, holding and asking need words on the same line, and a second vote takes the place of the first", async () => {
  const request = await inReview();
  const ana = reps.as("ana");
  const silent = [
    await ana.says(request, "/decline"),
    await ana.says(request, "/hold"),
    await ana.says(request, "/ask"),
  ];
  let look = await later(reps, request);
  expect(silent.map((id) => reactionTo(look, id))).toEqual(["😕", "😕", "😕"]);
  expect(look.status).toContain("please say why, on the same line: `/decline because ...`");
  expect(look.status).toContain("please put your question on the same line");
  await ana.says(request, "/decline Too expensive.");
  await ana.says(request, "/approve");
  look = await later(reps, request);
  expect(look.status).toContain("Approvals: 1 of 2");
  expect(look.status).not.toContain("- Declines:");
});

test("abstaining, staying out, coming back and taking back", async () => {
  const request = await inReview();
  await reps.as("ana").says(request, "/abstain");
  await reps.as("bo").says(request, "/recuse I help to organise it.");
  const out = await reps.as("bo").says(request, "/approve");
  let look = await later(reps, request);
  expect(look.status).toMatch(/Left it to the others \(\[ana\]/);
  expect(reactionTo(look, out)).toBe("😕");
  expect(look.status).toMatch(/@bo, .*you said that you stay out/);
  await reps.as("bo").says(request, "/retract\n/approve");
  await reps.as("cleo").says(request, "/approve");
  await reps.settle();
  look = await later(reps, request);
  expect(look.state).toBe("approved");
});

test("a vote taken back does not count, and there is nothing to take back twice", async () => {
  const request = await inReview();
  await reps.as("ana").says(request, "/approve");
  await reps.as("ana").says(request, "/retract");
  const again = await reps.as("ana").says(request, "/retract");
  await reps.as("bo").says(request, "/approve");
  const look = await later(reps, request);
  expect(look.state).toBe("in-review");
  expect(look.status).toContain("1 of 2");
  expect(reactionTo(look, again)).toBe("😕");
  expect(look.status).toContain("you have no vote here that could be taken back");
});

test("a concern stops the approval until the same person lifts it, who is then called", async () => {
  const request = await inReview();
  await reps.as("cleo").says(request, "/hold Who looks after the stickers?");
  await reps.as("ana").says(request, "/approve");
  await reps.as("bo").says(request, "/approve");
  let look = await later(reps, request);
  expect(look.state).toBe("in-review");
  expect(look.status.slice(0, 60)).toBe("**@cleo, it is your turn: only your concern is left.** If it");
  const other = await reps.as("ana").says(request, "/unhold");
  look = await later(reps, request);
  expect(reactionTo(look, other)).toBe("😕");
  expect(look.status).toContain("only the person who put it on hold can lift it");
  await reps.as("cleo").says(request, "/unhold");
  look = await later(reps, request);
  expect(look.state).toBe("approved");
});

test("quotes, code, HTML comments and words inside a sentence are no commands", async () => {
  const request = await inReview();
  const ana = reps.as("ana");
  const before = await later(reps, request);
  await ana.says(request, "> /approve\n\nWhat do you think?");
  await ana.says(request, "```\n/approve\n```");
  await ana.says(request, "<!--\n/approve\n-->");
  await ana.says(request, "I would /approve this, but not yet.");
  await ana.says(request, "    /approve");
  const after = await later(reps, request);
  expect(after.status).toBe(before.status);
  expect(after.comments.map(({ eyes, confused }) => eyes + confused)).toEqual([0, 0, 0, 0, 0, 0]);
});

test("commands count in any case, with a full stop, and several in one comment", async () => {
  const request = await inReview();
  const both = await reps.as("ana").says(request, "Nice!\n\n  /APPROVE.\n/status");
  const look = await later(reps, request);
  expect(look.status).toContain("1 of 2");
  expect(reactionTo(look, both)).toBe("👀");
  expect(look.notices).toHaveLength(1);
  expect(called(look.notices[0] ?? "")).toEqual(["@ana"]);
});

test("/help says what this very person can write now, and /status answers once, however often it stands in a comment", async () => {
  const request = await inReview();
  await reps.as("zoe").says(request, "/help\n/help");
  await reps.as("rosa").says(request, "/status\n/status");
  await reps.as("ana").says(request, "/help");
  const look = await later(reps, request);
  expect(look.notices).toHaveLength(3);
  const [zoe = "", rosa = "", ana = ""] = look.notices;
  expect(zoe).not.toContain("/approve");
  expect(rosa).toContain("in review");
  expect(ana).toContain("/decline <reason>");
  expect(ana).not.toContain("/withdraw");
  expect([zoe, rosa, ana].flatMap(called)).toEqual(["@zoe", "@rosa", "@ana"]);
});

test("what is nearly a command is asked about, and never guessed", async () => {
  const request = await inReview();
  const typo = await reps.as("ana").says(request, "/aprove");
  const plus = await reps.as("bo").says(request, "+1");
  const cheer = await reps.as("zoe").says(request, "+1");
  const look = await later(reps, request);
  expect(look.status).toContain("0 of 2");
  expect(look.status).toMatch(/@ana, did you mean `\/approve`\?/);
  expect(look.status).toMatch(/@bo, did you mean `\/approve`\?/);
  expect(look.status).not.toContain("@zoe");
  expect([typo, plus, cheer].map((id) => reactionTo(look, id))).toEqual(["😕", "😕", ""]);
});

test("a vote that a program posts in somebody's name is not counted", async () => {
  const request = await inReview();
  const posted = await reps.as("ana").says(request, "/approve", { "x-sandbox-via-app": "mail-bridge" });
  const look = await later(reps, request);
  expect(look.status).toContain("0 of 2");
  expect(reactionTo(look, posted)).toBe("😕");
  expect(look.status).toContain("a program posted it in your name");
});

test("a command is not counted when its time is not there, and the sentence says why", async () => {
  const request = await reps.as("rosa").opens("Budget", budgetBody({ what: "A workshop" }));
  await reps.settle();
  await reps.as("ana").says(request, "/approve");
  await reps.as("rosa").says(request, "/done\n/reopen Please.");
  await reps.as("zoe").says(request, "/withdraw");
  const { status, state } = await later(reps, request);
  expect(state).toBe("needs-info");
  expect(status).toContain("there is nothing to decide yet");
  expect(status).toContain("this works only while this request is approved and open");
  expect(status).toContain("this is still open");
  expect(status).toContain("only its author can take this request back");
});

test("what was decided is not voted on again, and taking it back is too late", async () => {
  const request = await inReview();
  await reps.as("ana").says(request, "/approve");
  await reps.as("bo").says(request, "/approve");
  await reps.settle();
  await reps.as("cleo").says(request, "/decline I would not.");
  await reps.as("rosa").says(request, "/withdraw\n/reopen Please.");
  await reps.as("zoe").says(request, "/done");
  const { status, state } = await later(reps, request);
  expect(state).toBe("approved");
  expect(status).toMatch(/@cleo, .*this is already decided\./);
  expect(status).toMatch(/@rosa, your \[`\/withdraw`\].*this is decided or closed already/);
  expect(status).toMatch(/@rosa, your \[`\/reopen`\].*here only those who decide can ask/);
  expect(status).toMatch(/@zoe, .*only its author or whoever it is assigned to can say that it is done/);
});

test("a command for something else is answered with what it is for, and changes nothing", async () => {
  const request = await inReview();
  const said = await reps.as("ana").says(request, "/delegate newsletter to @bo");
  const look = await later(reps, request);
  expect(look.state).toBe("in-review");
  expect(reactionTo(look, said)).toBe("😕");
  expect(look.status).toMatch(
    /@ana, .*on the issue of your own term.* What `\/delegate` is for: Hands one of your responsibilities to somebody else/,
  );
});
