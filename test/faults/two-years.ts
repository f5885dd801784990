// Two years of six terms, each with its review, in steps of any length: what stands on the issues is the same.

import { becomesGuide, belowOf, withReviews } from "../support/reviews.ts";
import type { Town } from "../support/town.ts";

/** Who is a guide for 90 days from when on: month ends, a leap day, nights on which clocks are changed. */
const guides: Readonly<Record<string, string>> = {
  rosa: "2026-03-05",
  bo: "2026-03-29",
  ana: "2026-03-31",
  cleo: "2026-12-31",
  quin: "2027-03-28",
  pia: "2027-11-15",
};

/** Every issue as people see it, with when it was closed. */
async function everything(here: Town): Promise<readonly string[]> {
  const path = "/repos/open-reps/program/issues?state=all&per_page=100&sort=created&direction=asc";
  const all = (await here.as("omar").rest("GET", path)) as {
    number: number;
    title: string;
    closed_at: string | null;
  }[];
  return Promise.all(
    all.map(async ({ number, title, closed_at }) => {
      const { state, comments } = await here.look(number);
      const said = comments.map(({ body }) => body.replace(/<!--[\s\S]*?-->|#issuecomment-\d+/g, ""));
      return [`#${number} ${title}: ${state}, closed ${closed_at ?? "never"}`, ...said].join("\n\n");
    }),
  );
}

/** Bo goes on, Ana does not, and about Rosa one vote is too few: hers lapses, as all those do that come later. */
const votes: Readonly<Record<string, readonly string[]>> = {
  rosa: ["/approve"],
  bo: ["/approve", "/choose renew"],
  ana: ["/decline", "/decline"],
};

/** How long it takes until all three can be decided about. */
const before = 104;

/** So many days, in steps of so many. */
function stepsOf(days: number, length: number): readonly string[] {
  const rest = days % length;
  return [...Array.from({ length: (days - rest) / length }, () => `P${length}D`), ...(rest > 0 ? [`P${rest}D`] : [])];
}

/** How everything stands at their end, when time moves in steps of so many days. */
export async function twoYears(here: Town, length: number): Promise<readonly string[]> {
  const passes = async (days: number) => {
    for (const step of stepsOf(days, length)) await here.manage("POST", "/clock", { advance: step });
    await here.settle();
  };
  await here.begin(withReviews({ term: "90 days" }));
  const numbers = new Map<string, number>();
  for (const [login, starts] of Object.entries(guides)) numbers.set(login, await becomesGuide(here, login, starts));
  await here.settle();
  await passes(before);
  for (const [login, said] of Object.entries(votes)) {
    const [review] = await belowOf(here, numbers.get(login) ?? 0, "term-review");
    for (const [at, text] of said.entries()) await here.as(["omar", "pia"][at] ?? "").says(review?.number ?? 0, text);
  }
  await here.settle();
  await passes(730 - before);
  return everything(here);
}
