// Two years of six terms, each with its review, in steps of any length: what stands on the issues is the same.

import { becomesGuide, withReviews } from "../support/reviews.ts";
import type { Town } from "../support/town.ts";

/** Who is a guide for 90 days from when on: month ends, a leap day, nights on which clocks are changed. */
const guides: Readonly<Record<string, string>> = {
  rosa: "2026-03-02",
  bo: "2026-07-31",
  ana: "2026-10-25",
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

/** How everything stands at their end, when time moves in these steps. */
export async function twoYears(here: Town, steps: readonly string[]): Promise<readonly string[]> {
  await here.begin(withReviews({ term: "90 days" }));
  for (const [login, starts] of Object.entries(guides)) await becomesGuide(here, login, starts);
  await here.settle();
  for (const step of steps) await here.manage("POST", "/clock", { advance: step });
  await here.settle();
  return everything(here);
}
