import { afterAll, beforeAll, expect, test } from "vitest";
import { type Mortal, mortal } from "../support/mortal.ts";
import { picture } from "../support/picture.ts";
import { until } from "../support/store.ts";
import type { Look, Town } from "../support/town.ts";

let quorate: Mortal;
let reps: Town;
beforeAll(async () => {
  quorate = await mortal();
  reps = quorate.town;
});
afterAll(() => quorate.end());

const soon = new Date(Date.now() + 60 * 86_400_000).toISOString().slice(0, 10);
const asks = () => reps.as("rosa").asksForBudget({ start: soon });

/** What somebody does on a request, and how the request looks when Quorate has answered. */
const steps: readonly {
  readonly act: (request: number) => Promise<unknown>;
  readonly shows: (seen: Look) => boolean;
}[] = [
  {
    act: (request) => reps.as("ana").says(request, "/approve"),
    shows: ({ status }) => status.includes("1 of 2"),
  },
  { act: (request) => reps.as("bo").says(request, "/approve"), shows: ({ state }) => state === "approved" },
  { act: (request) => reps.as("rosa").says(request, "/done"), shows: ({ open }) => !open },
];
const begun = ({ state }: Look) => state === "in-review";

const allShow = (requests: readonly number[], shows: (seen: Look) => boolean) =>
  until("GitHub shows it", async () => {
    const seen = await Promise.all(requests.map((request) => reps.look(request)));
    return seen.every((one) => one.status !== "" && shows(one));
  });

/** Killed as soon as GitHub has written, before it could answer; then started again, until it has found its way. */
async function killedBetween(requests: () => Promise<readonly number[]>, shows: (seen: Look) => boolean) {
  await reps.faults({ request: { operation: "Apply" }, hang: 300, after: true });
  const concerned = await requests();
  await allShow(concerned, shows);
  await quorate.kill();
  await reps.manage("DELETE", "/faults");
  const { total } = (await reps.manage("GET", "/requests")) as { total: number };
  await quorate.start();
  await until("each case was looked at again", async () => {
    const path = `/requests?since=${total}&by=installation`;
    const { requests: asked } = (await reps.manage("GET", path)) as { requests: { operation?: string }[] };
    return asked.filter(({ operation }) => operation === "Case").length >= concerned.length;
  });
  return concerned;
}

test("killed twenty times between GitHub's write and its own, Quorate loses nothing and says nothing twice", async () => {
  await quorate.start();
  const requests = await killedBetween(() => Promise.all(Array.from({ length: 5 }, asks)), begun);
  for (const { act, shows } of steps) {
    await killedBetween(async () => {
      await Promise.all(requests.map(act));
      return requests;
    }, shows);
  }
  const calm = await asks();
  await allShow([calm], begun);
  for (const { act, shows } of steps) {
    await act(calm);
    await allShow([calm], shows);
  }
  const expected = picture(await reps.look(calm));
  expect(expected.labels).toContain("state: completed");
  for (const request of requests) {
    const seen = await reps.look(request);
    expect(picture(seen)).toEqual(expected);
    expect(seen.comments).toHaveLength(5);
  }
}, 60_000);
