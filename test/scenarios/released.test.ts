import { expect, test } from "vitest";
import { picture } from "../support/picture.ts";
import { town } from "../support/town.ts";

const reps = town();
const kind = "kind: budget";
const label = (name: string) => `/repos/open-reps/program/labels/${encodeURIComponent(name)}`;

/** A request with one approval, an hour after it was opened. */
async function request(): Promise<number> {
  const number = await reps.as("rosa").asksForBudget();
  await reps.advance("PT1H");
  await reps.as("ana").says(number, "/approve");
  await reps.settle();
  return number;
}

test("when the kind's label is taken off, the state goes with it, one line says so, and nothing more happens", async () => {
  const number = await request();
  await reps.as("tria").unlabels(number, kind);
  await reps.settle();
  const released = await reps.look(number);
  expect(released).toMatchObject({ labels: [], open: true, notices: [], decisions: [] });
  expect(released.status).toContain("was taken off");
  expect(await reps.service.store.cases.list()).toEqual([]);
  await reps.as("bo").says(number, "/approve");
  await reps.advance("P40D");
  expect(picture(await reps.look(number))).toMatchObject({ labels: [], open: true, status: picture(released).status });
});

test("when the label is put back, the case goes on where it stood", async () => {
  const number = await request();
  await reps.as("tria").unlabels(number, kind);
  await reps.advance("PT1M");
  await reps.as("tria").labels(number, kind);
  await reps.settle();
  expect(await reps.look(number)).toMatchObject({ state: "in-review" });
  expect((await reps.look(number)).status).toContain("1 of 2");
  await reps.as("bo").says(number, "/approve");
  await reps.settle();
  expect((await reps.look(number)).state).toBe("approved");
  expect((await reps.look(number)).comments).toHaveLength(4);
});

test("a state label that somebody deleted from the repository is made again, with its colour, and put back", async () => {
  const number = await request();
  await reps.as("walt").rest("DELETE", label("state: in-review"));
  await reps.settle();
  expect((await reps.look(number)).state).toBe("in-review");
  expect(await reps.as("walt").rest("GET", label("state: in-review"))).toMatchObject({ color: "1d76db" });
});

test("a kind's label that somebody deleted from the repository releases no case", async () => {
  const first = await request();
  const second = await request();
  await reps.as("walt").rest("DELETE", label(kind));
  await reps.settle();
  await reps.advance("PT1H");
  for (const number of [first, second]) {
    expect((await reps.look(number)).labels.toSorted()).toEqual([kind, "state: in-review"]);
  }
});

test("a label that somebody renamed is made again beside the new one", async () => {
  const number = await request();
  await reps.as("walt").rest("PATCH", label("state: in-review"), { new_name: "looking at it" });
  await reps.settle();
  expect((await reps.look(number)).labels.toSorted()).toEqual([kind, "looking at it", "state: in-review"]);
});

test("other labels of the repository may come and go: that costs nothing", async () => {
  await request();
  const calls = await reps.calls(async () => {
    const walt = reps.as("walt");
    await walt.rest("POST", "/repos/open-reps/program/labels", { name: "help wanted", color: "ff0000" });
    await walt.rest("PATCH", label("help wanted"), { new_name: "help" });
    await walt.rest("DELETE", label("help"));
  });
  expect(calls).toEqual([]);
});

test("another kind's label in its place makes no other request of it: what to do is said, with the form", async () => {
  const number = await request();
  await reps.as("tria").labels(number, "kind: hardware");
  await reps.settle();
  expect((await reps.look(number)).status).toContain("1 of 2");
  await reps.as("tria").unlabels(number, kind);
  await reps.settle();
  const { status, state } = await reps.look(number);
  expect(state).toBe("");
  expect(status).toContain("The label `kind: budget` was taken off, so this issue is no longer followed.");
  expect(status).toMatch(
    /please open a new one with \[Hardware request\]\(http\S+\/issues\/new\?template=hardware\.yml\)/,
  );
  await reps.as("tria").unlabels(number, "kind: hardware");
  await reps.as("tria").labels(number, kind);
  await reps.settle();
  expect(await reps.look(number)).toMatchObject({ state: "in-review" });
});
