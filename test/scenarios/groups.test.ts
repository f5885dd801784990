import { expect, test } from "vitest";
import { called, later, manners, reactionTo } from "../support/manners.ts";
import { hardwareBody, town } from "../support/town.ts";

const reps = town();
manners(reps);

const config = "program/.github/quorate.yml";

async function budget(): Promise<number> {
  const request = await reps.as("rosa").asksForBudget();
  await reps.settle();
  return request;
}

async function hardware(): Promise<number> {
  const request = await reps.as("rosa").opens("A laptop", hardwareBody({ device: "Laptop", why: "Mine broke." }));
  await reps.settle();
  return request;
}

test("one of each of two groups, by two people: somebody in both counts where it helps, and never twice", async () => {
  const request = await hardware();
  await reps.as("quin").says(request, "/approve");
  let look = await later(reps, request);
  expect(look.state).toBe("in-review");
  expect(look.status).toContain("1 of 2 approvals");
  await reps.as("omar").says(request, "/approve");
  look = await later(reps, request);
  expect(look.state).toBe("approved");
});

test("only the group that is still missing is called", async () => {
  const request = await hardware();
  expect(called((await later(reps, request)).status)).toEqual(["@open-reps/approvers", "@open-reps/council"]);
  await reps.as("ana").says(request, "/approve");
  const look = await later(reps, request);
  expect(called(look.status)).toEqual(["@open-reps/council"]);
  expect(look.status).toContain("- approvers: 1 of 1");
  expect(look.status).toContain("- council: 0 of 1");
});

test("names are shown where the group is public; of the others only their comments", async () => {
  const request = await hardware();
  const vote = await reps.as("omar").says(request, "/decline We have enough laptops.");
  const look = await later(reps, request);
  expect(look.state).toBe("declined");
  expect(look.decisions[0]).toContain(`Declined: [a comment](`);
  expect(look.decisions[0]).toContain(`#issuecomment-${vote}`);
  expect(look.decisions[0]).not.toContain("omar");
});

test("as many declines as approvals decline, where the program does not say otherwise", async () => {
  const request = await budget();
  await reps.as("ana").says(request, "/decline Too late.");
  let look = await later(reps, request);
  expect(look.state).toBe("in-review");
  expect(look.status).toContain("- Declines: 1 of 2 ([ana]");
  await reps.as("bo").says(request, "/decline Too large.");
  look = await later(reps, request);
  expect(look.state).toBe("declined");
});

test("the vote of somebody who leaves the team falls, and does not come back by itself", async () => {
  const request = await budget();
  await reps.as("ana").says(request, "/approve");
  await reps.settle();
  await reps.manage("DELETE", "/people/ana/teams/approvers");
  let look = await later(reps, request);
  expect(look.status).toContain("0 of 2");
  expect(look.status).toContain("ana is not in approvers any more");
  await reps.manage("POST", "/people", { login: "ana", teams: ["approvers"] });
  look = await later(reps, request);
  expect(look.status).toContain("0 of 2");
  expect(look.status).toContain("@ana, you were not in the group for a while");
  await reps.as("ana").says(request, "/approve");
  await reps.as("bo").says(request, "/approve");
  expect((await later(reps, request)).state).toBe("approved");
});

test("the concern of somebody who leaves the team stays one, and the escalation group can lift it", async () => {
  const request = await budget();
  await reps.as("cleo").says(request, "/hold Who looks after it?");
  await reps.as("ana").says(request, "/approve");
  await reps.as("bo").says(request, "/approve");
  expect((await later(reps, request)).state).toBe("in-review");
  await reps.manage("DELETE", "/people/cleo/teams/approvers");
  const look = await later(reps, request);
  expect(look.state).toBe("in-review");
  expect(look.status).toContain("cleo is not among those who decide any more, so members of council may write it too.");
  expect(called(look.status)).toEqual(["@open-reps/council"]);
  await reps.as("omar").says(request, "/unhold");
  expect((await later(reps, request)).state).toBe("approved");
});

test("somebody who joins the team later stays refused for what was written before", async () => {
  const request = await budget();
  const early = await reps.as("tria").says(request, "/approve");
  await reps.settle();
  await reps.manage("POST", "/people", { login: "tria", teams: ["approvers"] });
  let look = await later(reps, request);
  expect(look.status).toContain("0 of 2");
  expect(reactionTo(look, early)).toBe("😕");
  await reps.as("tria").says(request, "/approve");
  look = await later(reps, request);
  expect(look.status).toContain("1 of 2");
});

test("a group that is too small is said at once, and the escalation group is called", async () => {
  for (const one of ["bo", "cleo", "dina", "quin"]) await reps.manage("DELETE", `/people/${one}/teams/approvers`);
  const request = await budget();
  const look = await later(reps, request);
  expect(look.state).toBe("in-review");
  expect(look.status.slice(0, 90)).toContain(
    "**@open-reps/council, it is your turn: too few people can decide this.**",
  );
  expect(look.status).toContain("In approvers only one person may decide this, and 2 must agree.");
  await reps.as("ana").says(request, "/approve");
  expect((await later(reps, request)).state).toBe("in-review");
});

test("a team that cannot be read decides nothing, which is said, and votes count from when they were written", async () => {
  const request = await budget();
  await reps.as("ana").says(request, "/approve");
  await reps.settle();
  await reps.manage("POST", "/app", { permissions: { members: "none" } });
  await reps.as("bo").says(request, "/approve");
  await reps.manage("POST", "/settle", { timeout: 2 }).catch(() => {});
  let look = await reps.look(request);
  expect(look.state).toBe("in-review");
  expect(look.decisions).toEqual([]);
  expect(look.status).toContain("**Waiting: I cannot see who is in approvers");
  expect(called(look.status)).toEqual([]);
  await reps.manage("POST", "/app", { permissions: { members: "read" } });
  await reps.manage("POST", "/install", { action: "new_permissions_accepted" });
  look = await later(reps, request);
  expect(look.state).toBe("approved");
  expect(look.decisions[0]).toContain("approved on March 2, 2026");
});

test("who can mend a team that cannot be read for hours hears of it in one issue, which closes when it can be read", async () => {
  const told = async () => {
    const path = "/repos/open-reps/program/issues?state=all&creator=quorate%5Bbot%5D";
    const all = (await reps.as("rosa").rest("GET", path)) as { readonly state: string; readonly body: string }[];
    return all.filter(({ body }) => body.includes("groups.approvers"));
  };
  const request = await budget();
  await reps.manage("POST", "/app", { permissions: { members: "none" } });
  await reps.as("bo").says(request, "/approve");
  // What waits for the team is tried again and again meanwhile, so nothing comes to rest.
  const waits = async (time: string) => {
    await reps.manage("POST", "/clock", { advance: time, timeout: 1 }).catch(() => {});
    await reps.manage("POST", "/install");
    await reps.manage("POST", "/settle", { timeout: 2 }).catch(() => {});
  };
  await reps.manage("POST", "/settle", { timeout: 2 }).catch(() => {});
  await waits("PT90M");
  expect(await told()).toEqual([]);
  await waits("PT4H");
  const [issue] = await told();
  expect(issue?.state).toBe("open");
  expect(issue?.body).toContain("I cannot see who is in a group of this program");
  expect(issue?.body).toMatch(/`groups\.approvers: I cannot see who is in the team "approvers" of open-reps/);
  await reps.manage("POST", "/app", { permissions: { members: "read" } });
  await reps.manage("POST", "/install", { action: "new_permissions_accepted" });
  await reps.settle();
  expect((await told()).map(({ state }) => state)).toEqual(["closed"]);
}, 90_000);

test("a team that GitHub answers only in part counts as unread, and the next reading decides", async () => {
  const request = await budget();
  await reps.as("ana").says(request, "/approve");
  await reps.settle();
  await reps.faults({ graphql: "partial", field: "team", count: 1 });
  await reps.as("bo").says(request, "/approve");
  expect((await later(reps, request)).state).toBe("approved");
});

test("a secret team is never named by its address", async () => {
  await reps.begin({
    "community.yml": (text) => text.replace("approvers: { privacy: closed }", "approvers: { privacy: secret }"),
  });
  const request = await budget();
  const look = await later(reps, request);
  expect(called(look.status)).toEqual([]);
  expect(look.status).toContain("**approvers, it is your turn");
});

test("a group may be a list of people", async () => {
  await reps.begin({
    [config]: (text) =>
      text.replace("approvers: { team: approvers, public: true }", "approvers: { people: [tria, walt, nobody-here] }"),
  });
  const request = await budget();
  expect(called((await later(reps, request)).status)).toEqual(["@tria", "@walt"]);
  await reps.as("tria").says(request, "/approve");
  await reps.as("ana").says(request, "/approve");
  await reps.as("walt").says(request, "/approve");
  expect((await later(reps, request)).state).toBe("approved");
});
