// The labels that an organisation had before: used by name, and left as they are.

import { expect, test } from "vitest";
import { later, manners } from "../support/manners.ts";
import { inReview } from "../support/requests.ts";
import { type Town, town } from "../support/town.ts";

const reps = town();
manners(reps);

const kind = "kind: budget";
const own =
  '\nlabels:\n  in-review: Needs Decision\n  approved: accepted\n  declined: "not now"\n  withdrawn: "not now"\n';
const file = "program/.github/quorate.yml";

/** The labels of the repository as its page lists them. */
async function listed(): Promise<Map<string, { color: string; description: string | null }>> {
  const answer = await reps.as("rosa").rest("GET", "/repos/open-reps/program/labels?per_page=100");
  const labels = answer as { name: string; color: string; description: string | null }[];
  return new Map(labels.map(({ name, color, description }) => [name, { color, description }]));
}

const labelsOf = async (town: Town, number: number) => (await later(town, number)).labels.toSorted();

/** Changes the configuration on the default branch, as a maintainer does. */
async function configures(change: (text: string) => string): Promise<void> {
  const url = "/repos/open-reps/program/contents/.github/quorate.yml";
  const { sha, content } = (await reps.as("walt").rest("GET", url)) as { sha: string; content: string };
  const text = change(Buffer.from(content, "base64").toString("utf8"));
  await reps.as("walt").rest("PUT", url, { message: "names", sha, content: Buffer.from(text).toString("base64") });
  await reps.settle();
}

test("labels that were there before show the state, with the colour and the text that they had", async () => {
  const before = { color: "c0ffee", description: "Ours since 2019" };
  await reps.as("walt").rest("POST", "/repos/open-reps/program/labels", { name: "needs decision", ...before });
  await configures((text) => text + own);
  expect((await listed()).get("needs decision")).toEqual(before);
  expect((await listed()).has("Needs Decision")).toBe(false);
  expect((await listed()).get("accepted")).toEqual({
    color: "0e8a16",
    description: "Approved; waits until everything has happened.",
  });
  const request = await inReview(reps);
  expect(await labelsOf(reps, request)).toEqual([kind, "needs decision"]);
  await reps.as("ana").says(request, "/approve");
  await reps.as("bo").says(request, "/approve");
  expect(await labelsOf(reps, request)).toEqual(["accepted", kind]);
  expect((await listed()).get("needs decision")).toEqual(before);
});

test("two states share a label, which says nothing that is true of one of them alone", async () => {
  await reps.begin({ [file]: (text) => text + own });
  expect((await listed()).get("not now")).toMatchObject({
    color: "b60205",
    description: expect.not.stringContaining("a"),
  });
  const request = await inReview(reps);
  await reps.as("rosa").says(request, "/withdraw");
  expect(await labelsOf(reps, request)).toEqual([kind, "not now"]);
  await reps.as("rosa").says(request, "/reopen");
  expect(await labelsOf(reps, request)).toEqual([kind, "Needs Decision"].toSorted());
});

test("a community's own label that somebody changes by hand is put right, with who may decide", async () => {
  await reps.begin({ [file]: (text) => text + own });
  const request = await inReview(reps);
  await reps.advance("PT1M");
  await reps.as("tria").labels(request, "accepted");
  const look = await later(reps, request);
  expect(look.labels.toSorted()).toEqual([kind, "Needs Decision"].toSorted());
  expect(look.status).toContain("@tria changed the label `accepted` by hand.");
  expect(look.decisions).toEqual([]);
});

test("a label with a state's usual name is nobody's business once the community calls that state otherwise", async () => {
  await reps.begin({ [file]: (text) => text + own });
  const request = await inReview(reps);
  const before = await later(reps, request);
  await reps.as("walt").rest("POST", "/repos/open-reps/program/labels", { name: "state: in-review", color: "ededed" });
  const calls = await reps.calls(() => reps.as("tria").labels(request, "state: in-review"));
  expect(calls).toEqual([]);
  expect((await later(reps, request)).status).toBe(before.status);
});

test("when the names change, cases that are open change their label at once, and none is left over", async () => {
  const request = await inReview(reps);
  const other = await inReview(reps);
  await reps.as("ana").says(request, "/approve");
  await reps.settle();
  await configures((text) => text.replace("approvers: 2", "approvers: 3") + own);
  expect(await labelsOf(reps, request)).toEqual([kind, "Needs Decision"].toSorted());
  expect(await labelsOf(reps, other)).toEqual([kind, "Needs Decision"].toSorted());
  await configures((text) => text.replace("in-review: Needs Decision", "in-review: on the table"));
  expect(await labelsOf(reps, request)).toEqual([kind, "on the table"]);
  await reps.as("bo").says(request, "/approve");
  expect(await labelsOf(reps, request)).toEqual(["accepted", kind]);
  await configures((text) => text.replace("\nlabels:\n", "\nlabels: {}\n").replace(/(?<=labels: \{\}\n)[\s\S]*/, ""));
  expect(await labelsOf(reps, request)).toEqual([kind, "state: approved"]);
  expect(await labelsOf(reps, other)).toEqual([kind, "state: in-review"]);
});

test("a case that is let go loses the community's labels too", async () => {
  await reps.begin({ [file]: (text) => text + own });
  const request = await inReview(reps);
  await reps.advance("PT1H");
  await reps.as("tria").unlabels(request, kind);
  await reps.settle();
  expect((await reps.look(request)).labels).toEqual([]);
});

test("an approval with labels of the community's own costs two requests, like any other", async () => {
  await reps.begin({ [file]: (text) => text + own });
  const request = await inReview(reps);
  await reps.as("ana").says(request, "/approve");
  const calls = await reps.calls(() => reps.as("bo").says(request, "/approve"));
  expect(calls.map(({ operation }) => operation)).toEqual(["Case", "Apply"]);
});
