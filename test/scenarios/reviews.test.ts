import { expect, test } from "vitest";
import { called, later, manners } from "../support/manners.ts";
import { becomesGuide, belowOf, type RoleSaid, withReviews } from "../support/reviews.ts";
import { isIn } from "../support/teams.ts";
import { type Look, town } from "../support/town.ts";

const here = town();
manners(here);

async function aGuide(said: RoleSaid = {}): Promise<number> {
  await here.begin(withReviews({ settings: "    review_spread_hours: 1\n", ...said }));
  const term = await becomesGuide(here, "rosa");
  expect(await later(here, term)).toMatchObject({ state: "active" });
  return term;
}

async function reviewOf(term: number): Promise<number> {
  const all = await belowOf(here, term, "term-review");
  return all.at(-1)?.number ?? 0;
}

const isGuide = (login: string) => isIn(here, "guides", login);

async function say(number: number, ...all: readonly (readonly [string, string])[]): Promise<Look> {
  for (const [login, text] of all) await here.as(login).says(number, text);
  return later(here, number);
}

test("thirty days before the end a review opens below the term: rosa and those who know her work are asked, once", async () => {
  const term = await aGuide();
  await here.advance("P29D");
  expect(await belowOf(here, term, "term-review")).toEqual([]);
  await here.advance("P1D");
  const [review, ...others] = await belowOf(here, term, "term-review");
  expect(others).toEqual([]);
  expect(review?.title).toBe("Review: Guide (rosa)");
  const look = await here.look(review?.number ?? 0);
  expect(look.state).toBe("feedback");
  const [asks, feedback] = look.notices;
  expect(called(asks ?? "")).toEqual(["@rosa"]);
  expect(asks).toContain("Report: …\nWish: Go on / Stop / Somebody else");
  expect(called(feedback ?? "")).toEqual(["@open-reps/approvers"]);
  expect(feedback).toContain("council@open-reps.example");
  expect((await here.look(term)).status).toContain(`The review of this term: #${look.number}`);
});

test("rosa tells how it went, two of the council renew it, and the next term follows the old one without a gap", async () => {
  const term = await aGuide();
  await here.advance("P30D");
  const review = await reviewOf(term);
  await say(review, ["rosa", "Report: Six calls, and forty people were new.\nWish: Go on"], ["bo", "Great calls!"]);
  const told = (await here.look(review)).status;
  expect(told).not.toContain("has not said yet how it went");
  expect(told).toContain("Nobody has to do anything just now");
  expect(told).not.toContain("your turn");
  await here.advance("P14D");
  expect(await here.look(review)).toMatchObject({ state: "in-review" });
  const own = await say(review, ["rosa", "/approve"]);
  expect(own.status).toContain("other people decide it");
  const renewed = await say(review, ["omar", "/approve"], ["pia", "/choose renew"]);
  expect(renewed).toMatchObject({ state: "renewed", open: false });
  expect((await later(here, term)).status).toContain(`The term is renewed (#${review})`);
  await here.advance("P17D");
  expect(await here.look(term)).toMatchObject({ state: "active", open: true });
  expect((await here.look(term)).status).toMatch(/from May 1, 2026 to June 29, 2026/);
  expect(await isGuide("rosa")).toBe(true);
  await here.advance("P31D");
  expect(await belowOf(here, term, "term-review")).toHaveLength(2);
}, 120_000);

test("nobody decides: reminded before the end, called on its day, and two weeks later the term and the place in the team are over", async () => {
  const term = await aGuide();
  await here.advance("P58D");
  const review = await reviewOf(term);
  expect((await here.look(review)).notices.at(-1)).toContain("ends on April 30, 2026, and nothing is decided yet");
  await here.advance("P3D");
  expect((await here.look(review)).notices.at(-1)).toContain("nobody has decided");
  expect(await isGuide("rosa")).toBe(true);
  await here.advance("P15D");
  expect(await here.look(review)).toMatchObject({ state: "lapsed", open: false, reason: "not_planned" });
  const over = await here.look(term);
  expect(over).toMatchObject({ state: "ended", open: false });
  expect(over.status).toContain("taken back: rosa is no longer in the team guides");
  expect(await isGuide("rosa")).toBe(false);
}, 120_000);

test("two who decline let it end on its last day; what rosa hands over stands in one list for her", async () => {
  const term = await aGuide();
  await here.advance("P45D");
  const review = await reviewOf(term);
  const ended = await say(review, ["omar", "/decline"], ["pia", "/decline"]);
  expect(ended).toMatchObject({ state: "ended" });
  expect(ended.decisions.join()).toContain("### The term ends: Term review");
  expect(ended.decisions.join()).not.toMatch(/because|reason/i);
  expect(await later(here, term)).toMatchObject({ state: "active" });
  await here.advance("P16D");
  expect(await here.look(term)).toMatchObject({ state: "ended" });
  expect(await isGuide("rosa")).toBe(false);
  const [list, ...others] = await belowOf(here, term, "hand-over");
  expect(others).toEqual([]);
  const look = await here.look(list?.number ?? 0);
  expect(look.body).toContain("- [ ] Calls everybody together\n- [ ] Welcomes who is new");
  expect(await say(look.number, ["rosa", "/done"])).toMatchObject({ state: "completed", open: false });
});

test("where the council wants somebody else to have a turn, the role is open for applications at once", async () => {
  const term = await aGuide();
  await here.advance("P45D");
  const review = await reviewOf(term);
  await say(review, ["omar", "/choose rotate"], ["pia", "/choose rotate"]);
  const [opening] = await belowOf(here, review, "role-opening");
  expect(await later(here, opening?.number ?? 0)).toMatchObject({ state: "open" });
  const follows = `Somebody else is to have a turn. Applications for the role: #${opening?.number}`;
  expect((await here.look(review)).status).toContain(follows);
  const { status } = await here.look(term);
  expect(status).toContain(follows);
  // Nobody is invited, below somebody's own term, to end it.
  expect(status).not.toContain("/remove");
  expect(status).not.toContain("/retract");
});

test("rosa would like to hand over: the council reads it with the command that agrees, and the role is open", async () => {
  const term = await aGuide();
  await here.advance("P30D");
  const review = await reviewOf(term);
  expect((await here.look(review)).status).toContain("it is your turn: please tell how your term went");
  await say(review, ["rosa", "Report: Six calls.\nWish: Somebody else"]);
  await here.advance("P14D");
  const { status } = await here.look(review);
  expect(status).toContain("**@open-reps/council, it is your turn: rosa would like somebody else to have a turn.**");
  expect(status).toContain("**Wish**, as rosa says: Somebody else");
  await say(review, ["omar", "/choose rotate"], ["pia", "/choose rotate"]);
  expect(await belowOf(here, review, "role-opening")).toHaveLength(1);
});

test("at the limit of terms in a row a review only hears people: nobody can renew it", async () => {
  const term = await aGuide({ more: "    consecutive: 1\n" });
  await here.advance("P45D");
  const look = await say(await reviewOf(term), ["omar", "/approve"], ["pia", "/approve"]);
  expect(look.state).toBe("in-review");
  expect(look.status).toContain("as many terms in a row as the program allows");
  expect(look.status).not.toContain("`/approve` renews");
});

test("a review that is closed by hand is open again, and whoever did it reads who decides", async () => {
  const term = await aGuide();
  await here.advance("P45D");
  const review = await reviewOf(term);
  await here.as("tria").edits(review, { state: "closed" });
  expect(await later(here, review)).toMatchObject({ open: true, state: "in-review" });
  expect((await here.look(review)).status).toContain("tria");
});

test("a review is opened with three requests", async () => {
  const term = await aGuide();
  await here.advance("P29D");
  const calls = await here.calls(() => here.advance("PT15H"));
  const [review] = await belowOf(here, term, "term-review");
  expect(review).toBeDefined();
  const asked = calls
    .map(({ operation }) => operation)
    .filter((one) => one === "Case" || one === "Effect" || one === "Apply");
  // Three of the term, two of the review's own first look, which may begin before the term has told of it; what may come
  // after that is the hourly sweep's.
  expect(asked.slice(0, 2)).toEqual(["Case", "Effect"]);
  expect(asked.slice(0, 5).toSorted()).toEqual(["Apply", "Apply", "Case", "Case", "Effect"]);
  expect(asked.filter((one) => one !== "Case")).toEqual(["Effect", "Apply", "Apply"]);
});
