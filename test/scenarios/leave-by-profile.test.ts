import { beforeEach, expect, test } from "vitest";
import { later, manners } from "../support/manners.ts";
import { inReview } from "../support/requests.ts";
import { town } from "../support/town.ts";

const reps = town();
manners(reps);

/** What somebody writes on their own profile; nothing takes it away. */
async function says(login: string, status: string): Promise<void> {
  await reps.as(login).graphql(`mutation { changeUserStatus(input: { ${status} }) { clientMutationId } }`);
}

const away = "limitedAvailability: true";
const half = (text: string) =>
  text.replace(
    "decide: { approve: { approvers: 2 } }",
    "decide: { approve: { share: { of: approvers, at_least: 2/3 } } }",
  );
const withProfiles = (text: string) => `leave_by_profile: true\n${half(text)}`;

beforeEach(() => reps.begin({ "program/.github/quorate.yml": withProfiles }));

test("who says on their profile that they are away is not waited for, until the day that stands there", async () => {
  await says("cleo", `${away}, expiresAt: "2026-03-12T00:00:00Z"`);
  await says("dina", away);
  const request = await inReview(reps);
  const { status } = await later(reps, request);
  expect(status).toContain("On leave, so nobody waits for them: cleo (until March 11, 2026) and dina");
  for (const login of ["ana", "bo"]) await reps.as(login).says(request, "/approve");
  expect((await later(reps, request)).state).toBe("approved");
});

test("when their time is over, they count again", async () => {
  for (const login of ["cleo", "dina"]) await says(login, `${away}, expiresAt: "2026-03-04T00:00:00Z"`);
  const request = await inReview(reps);
  await reps.as("ana").says(request, "/approve");
  await later(reps, request);
  await reps.advance("P3D");
  await reps.as("bo").says(request, "/approve");
  const look = await later(reps, request);
  expect(look.status).not.toContain("On leave");
  expect(look.state).toBe("in-review");
});

test("while a profile cannot be read nothing is decided, and every vote counts afterwards", async () => {
  const request = await inReview(reps);
  await says("cleo", away);
  await reps.faults({ graphql: "partial", field: "user.status", type: "FORBIDDEN" });
  for (const login of ["ana", "bo", "quin", "dina"]) await reps.as(login).says(request, "/approve");
  await reps.settle().catch(() => {});
  expect((await reps.look(request)).decisions).toEqual([]);
  await reps.manage("DELETE", "/faults");
  await reps.as("zoe").says(request, "/status");
  expect((await later(reps, request)).state).toBe("approved");
});

test("an ordinary approval takes two requests all the same", async () => {
  const request = await inReview(reps);
  const calls = await reps.calls(() => reps.as("ana").says(request, "/approve"));
  expect(calls).toHaveLength(2);
});

test("where the program does not ask for it, a profile is nobody's business", async () => {
  await reps.begin({ "program/.github/quorate.yml": half });
  for (const login of ["cleo", "dina"]) await says(login, away);
  const request = await inReview(reps);
  for (const login of ["ana", "bo"]) await reps.as(login).says(request, "/approve");
  const look = await later(reps, request);
  expect(look.status).not.toContain("On leave");
  expect(look.state).toBe("in-review");
});
