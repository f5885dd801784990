import { expect, test } from "vitest";
import { as, case1, program, sandbox, useSandbox } from "./support.ts";

useSandbox();

test("time stands still until it is moved, in whole seconds", async () => {
  const { body } = await as("ana").post(`${case1}/comments`, { body: "a" });
  expect(body.created_at).toBe("2026-03-02T09:00:00Z");
  expect((await sandbox("POST", "/clock", { advance: "P1M" })).body.now).toBe("2026-04-02T09:00:00Z");
  expect((await as("ana").post(`${case1}/comments`, { body: "b" })).body.created_at).toBe("2026-04-02T09:00:00Z");
  expect((await sandbox("POST", "/clock", { to: "2027-01-01T00:00:00Z" })).body.now).toBe("2027-01-01T00:00:00Z");
  expect((await sandbox("POST", "/clock", { advance: "soon" })).status).toBe(422);
  expect((await sandbox("POST", "/clock", {})).status).toBe(422);
});

test("on the way it stops at each timer of the program", async () => {
  program.timers = ["2026-03-20T00:00:00Z", "2026-03-05T12:00:00Z", "2026-03-09T12:00:00Z"];
  const { body } = await sandbox("POST", "/clock", { advance: "P14D" });
  expect(body.stops).toEqual(["2026-03-05T12:00:00Z", "2026-03-09T12:00:00Z", "2026-03-16T09:00:00Z"]);
  expect(program.clocks.slice(-3)).toEqual(body.stops);
  expect(program.timers).toEqual(["2026-03-20T00:00:00Z"]);
});

test("what does not come to rest is named", async () => {
  program.busy = ["green-bikes/program#1 is being reconciled"];
  const { status, body } = await sandbox("POST", "/settle", { timeout: 0.1 });
  expect([status, body.hanging]).toEqual([504, program.busy]);
  const moved = await sandbox("POST", "/clock", { advance: "PT1H", timeout: 0.1 });
  expect([moved.status, moved.body.hanging]).toEqual([504, program.busy]);
});

test("a reset puts everything back and takes a moment", async () => {
  await as("ana").post(`${case1}/comments`, { body: "a" });
  await sandbox("POST", "/clock", { advance: "P1D" });
  await sandbox("POST", "/people", { login: "zoe" });
  const started = performance.now();
  await sandbox("POST", "/reset", {});
  expect(performance.now() - started).toBeLessThan(200);
  expect((await as("zoe").get("/user")).status).toBe(401);
  expect((await as("ana").get(`${case1}/comments`)).body).toHaveLength(1);
  expect((await sandbox("GET", "/requests")).body.total).toBe(2);
  expect((await sandbox("GET", "/clock")).body.now).toBe("2026-03-02T09:00:00Z");
});

test("the counter tells who asked what, by route", async () => {
  await as("ana").get(case1);
  const { total } = (await sandbox("GET", "/requests")).body;
  await as("app").get(case1);
  const { requests } = (await sandbox("GET", `/requests?since=${total}`)).body;
  expect(requests).toEqual([
    {
      n: total + 1,
      by: "installation",
      method: "GET",
      path: case1,
      route: "/repos/{owner}/{repo}/issues/{issue_number}",
      status: 200,
      points: 1,
    },
  ]);
});
