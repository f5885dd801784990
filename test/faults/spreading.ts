// Terms that all end on one day, while time passes hour by hour: how much of GitHub's limit their reviews take.

import { graphqlCost, restCost } from "../../src/github/pace.ts";
import { becomesGuide, belowOf, withReviews } from "../support/reviews.ts";
import type { Called, Town } from "../support/town.ts";

export interface Spread {
  /** Comments, issues and the like in the busiest hour. */
  readonly busiest: number;
  /** Terms whose review was not there thirty days before the end, or was there twice. */
  readonly wrong: number;
}

type WithBody = Called & { readonly request?: { readonly query?: string } };

/** The town must have been raised; its terms last for 60 days, so that they are reviewed after 30. */
export async function spreading(town: Town, terms: number, spreadHours: number): Promise<Spread> {
  await town.begin(withReviews({ settings: `    review_spread_hours: ${spreadHours}\n` }));
  const issues: number[] = [];
  for (let at = 0; at < terms; at++) {
    const login = `guide${at}`;
    await town.manage("POST", "/people", { login });
    issues.push(await becomesGuide(town, login));
    // What waits is little at any time.
    if (at % 20 === 19) await calm(town);
  }
  await calm(town);
  const { now } = Object(await town.manage("GET", "/clock"));
  const due = Date.parse(`${String(now).slice(0, 10)}T00:00:00Z`) + 30 * 86_400_000;
  await town.manage("POST", "/clock", { to: instant(due - (spreadHours + 1) * 3_600_000), timeout: 600 });
  let busiest = 0;
  for (let hour = 0; hour <= spreadHours; hour++) busiest = Math.max(busiest, await contentOfAnHour(town));
  let wrong = 0;
  for (const issue of issues) if ((await belowOf(town, issue, "term-review")).length !== 1) wrong += 1;
  return { busiest, wrong };
}

/** How fast it is, is not asked here. */
const calm = (town: Town) => town.manage("POST", "/settle", { timeout: 120 });

const instant = (at: number): string => `${new Date(at).toISOString().slice(0, 19)}Z`;

/** As our own pace would count it, which keeps GitHub's limit. */
async function contentOfAnHour(town: Town): Promise<number> {
  const { total } = Object(await town.manage("GET", "/requests"));
  await town.manage("POST", "/clock", { advance: "PT1H", timeout: 600 });
  await town.settle();
  const { requests } = Object(await town.manage("GET", `/requests?since=${total}&bodies=true`));
  const ours: readonly WithBody[] = requests.filter(({ by }: Called) => by === "installation");
  return ours.reduce((sum, one) => sum + contentOf(one), 0);
}

const contentOf = ({ request, method, path }: WithBody): number =>
  (request?.query === undefined ? restCost(`${method} ${path}`) : graphqlCost(request.query)).content;
