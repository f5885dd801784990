import { expect, test } from "vitest";
import { later, manners } from "../support/manners.ts";
import { approved, inReview } from "../support/requests.ts";
import { town } from "../support/town.ts";

const reps = town();
manners(reps);

test("somebody else closing an undecided request is put right in one event, and told who decides", async () => {
  const request = await inReview(reps);
  const calls = await reps.calls(() => reps.as("walt").edits(request, { state: "closed" }));
  expect(calls.map(({ operation }) => operation)).toEqual(["Case", "Apply"]);
  const look = await later(reps, request);
  expect(look).toMatchObject({ state: "in-review", open: true });
  expect(look.status).toContain("@walt closed this issue by hand. It is in review, so I opened it again.");
  expect(look.status).toContain("Members of approvers decide it");
});

test("somebody else closing an approved request is put right too, with who can say that it is done", async () => {
  const request = await approved(reps);
  await reps.as("walt").edits(request, { state: "closed" });
  const look = await later(reps, request);
  expect(look).toMatchObject({ state: "approved", open: true });
  expect(look.status).toContain("What moves it on is `/done` by its author or whoever it is assigned to.");
});

test("opening a declined request by hand is put right, with who may write what", async () => {
  const request = await inReview(reps);
  await reps.as("ana").says(request, "/decline Too late.");
  await reps.as("bo").says(request, "/decline Too late.");
  await reps.settle();
  await reps.as("walt").edits(request, { state: "open" });
  const look = await later(reps, request);
  expect(look).toMatchObject({ state: "declined", open: false });
  expect(look.status).toContain("@walt opened this issue again by hand. It is declined, so I closed it.");
  expect(look.status).toContain("What moves it on is `/reopen <reason>` by its author or those who decide.");
});

test("a state label added or taken off by hand is put right with a line, and nothing is decided by it", async () => {
  const request = await inReview(reps);
  await reps.advance("PT1M");
  await reps.as("tria").labels(request, "state: approved");
  let look = await later(reps, request);
  expect(look.state).toBe("in-review");
  expect(look.status).toContain("@tria changed the label `state: approved` by hand.");
  expect(look.decisions).toEqual([]);
  await reps.as("walt").unlabels(request, "state: in-review");
  look = await later(reps, request);
  expect(look.state).toBe("in-review");
  expect(look.status).toContain("@walt changed the label `state: in-review` by hand.");
  expect(look.status).not.toContain("@tria");
});

test("other labels are nobody's business here", async () => {
  const request = await inReview(reps);
  const before = await later(reps, request);
  await reps.as("walt").rest("POST", "/repos/open-reps/program/labels", { name: "events", color: "ededed" });
  await reps.as("tria").labels(request, "events");
  const after = await later(reps, request);
  expect(after.labels).toContain("events");
  expect(after.status).toBe(before.status);
});

test("the status comment deleted by a maintainer is posted once again, with the votes", async () => {
  const request = await inReview(reps);
  await reps.as("ana").says(request, "/approve");
  const look = await later(reps, request);
  const [status] = look.comments.filter(({ by }) => by === "quorate[bot]");
  await reps.as("walt").deletesComment(status?.id ?? 0);
  expect((await later(reps, request)).status).toContain("1 of 2");
  await reps.as("bo").says(request, "/approve");
  expect((await later(reps, request)).state).toBe("approved");
});

test.each(["edited", "deleted"])(
  "the comment of a decision %s by a maintainer changes nothing, and no second one is posted",
  async (what) => {
    const request = await approved(reps);
    const look = await later(reps, request);
    const decision = look.comments.find(({ body }) => body.includes("quorate:decision"));
    if (what === "edited") await reps.as("walt").editsComment(decision?.id ?? 0, "Declined, I say.");
    else await reps.as("walt").deletesComment(decision?.id ?? 0);
    const after = await later(reps, request);
    expect(after.state).toBe("approved");
    expect(after.comments.filter(({ body }) => body.includes("quorate:decision"))).toEqual([]);
    await reps.as("rosa").says(request, "/done");
    expect((await later(reps, request)).state).toBe("completed");
  },
);

test("a label that is taken off again and again is left alone after the third time, and that is said", async () => {
  const request = await inReview(reps);
  for (let times = 0; times < 3; times++) {
    await reps.advance("PT1M");
    await reps.as("tria").unlabels(request, "state: in-review");
    await reps.settle();
  }
  const look = await later(reps, request);
  expect(look.state).toBe("");
  expect(look.status).toContain("I leave them alone until the next step");
  await reps.as("ana").says(request, "/approve");
  await reps.as("bo").says(request, "/approve");
  expect((await later(reps, request)).state).toBe("approved");
});
