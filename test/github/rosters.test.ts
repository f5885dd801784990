import nock from "nock";
import { expect, test } from "vitest";
import type { Config } from "../../src/config/schema.ts";
import { RetryLater } from "../../src/core/text/fault.ts";
import type { Answer, Client } from "../../src/github/client.ts";
import { rosters } from "../../src/github/people.ts";
import { faultOf } from "../support/github-app.ts";
import { api, nockedGithub } from "../support/nocked-github.ts";

const github = nockedGithub();

const groups: Config["groups"] = {
  approvers: { team: "approvers", public: true },
  friends: { people: ["ana", "nobody-of-this-name"], public: true },
};
const member = (id: number) => ({ __typename: "User", databaseId: id, login: `p${id}` });
const page = (from: number, to: number, next: string | null) => ({
  pageInfo: { hasNextPage: next !== null, endCursor: next },
  nodes: Array.from({ length: to - from + 1 }, (_, at) => member(from + at)),
});
const team = (members: unknown, privacy = "VISIBLE") => ({ id: "T_1", slug: "approvers", privacy, members });
const unasked: Client = { graphql: () => expect.unreachable(), rest: () => expect.unreachable() };
const readBy = (client: Client, data: unknown, errors: Answer["errors"] = [], name = "approvers") =>
  rosters({ groups, names: [name], owner: "open-reps" }, { data, errors }, client).then((all) => all[name]);
const read = (data: unknown, errors: Answer["errors"] = [], name = "approvers") => readBy(unasked, data, errors, name);
const asked = (after: string) =>
  nock(api).post("/graphql", (body) => {
    const text = typeof body === "string" ? body : JSON.stringify(body);
    return text.includes(`{"team":"T_1","after":"${after}"}`);
  });

test("an empty team is known to be empty", async () => {
  expect(await read({ g0: { team: team(page(1, 0, null)) } })).toMatchObject({ known: true, members: [] });
});

test("a team of 250 people is read to its end", async () => {
  asked("a").reply(200, { data: { node: { members: page(101, 200, "b") } } });
  asked("b").reply(200, { data: { node: { members: page(201, 250, null) } } });
  const roster = await readBy(github.client(), { g0: { team: team(page(1, 100, "a")) } });
  expect(roster?.known && roster.members.map(({ id }) => id)).toEqual(Array.from({ length: 250 }, (_, at) => at + 1));
});

test("a team whose second page cannot be read is unknown, not smaller", async () => {
  asked("a").reply(200, { data: { node: null }, errors: [{ type: "FORBIDDEN", path: ["node"], message: "no" }] });
  const first = { g0: { team: team(page(1, 100, "a")) } };
  expect(await readBy(github.client(), first)).toEqual({ known: false, why: "the team cannot be read to its end" });
  asked("a").reply(200, { data: { node: null } });
  expect(await readBy(github.client(), first)).toMatchObject({ known: false });
  asked("a").reply(200, { data: { node: { members: null } } });
  expect(await readBy(github.client(), first)).toMatchObject({ known: false });
});

test("a limit or an outage on the second page ends the look, and it is tried again", async () => {
  const first = { g0: { team: team(page(1, 100, "a")) } };
  asked("a").reply(200, { errors: [{ type: "RATE_LIMITED", message: "API rate limit exceeded" }] });
  expect(await faultOf(readBy(github.client(), first))).toBeInstanceOf(RetryLater);
  asked("a").reply(502, {});
  expect(await faultOf(readBy(github.client(), first))).toMatchObject({ status: 502 });
});

test("a team that GitHub does not show is unknown, whatever the reason", async () => {
  const refused = (type: string) => [{ type, path: ["g0", "team"], message: "no" }];
  expect(await read({ g0: { team: null } })).toMatchObject({ known: false });
  expect(await read({ g0: { team: null } }, refused("FORBIDDEN"))).toMatchObject({ known: false });
  expect(await read({ g0: null }, [{ type: "NOT_FOUND", path: ["g0"], message: "a user" }])).toMatchObject({
    known: false,
  });
});

test("an error that says nothing of where it belongs leaves every group unknown", async () => {
  const somewhere = [{ type: "RESOURCE_LIMITS_EXCEEDED", message: "Resource limits for this query exceeded." }];
  expect(await read({ g0: { team: team(page(1, 3, null)) } }, somewhere)).toMatchObject({ known: false });
  expect(await read({ p0_0: member(1), p0_1: null }, somewhere, "friends")).toMatchObject({ known: false });
});

test("members cut off by GitHub's limits are never taken for the whole team", async () => {
  const cut = [{ type: "RESOURCE_LIMITS_EXCEEDED", path: ["g0", "team", "members", "nodes", 2], message: "too much" }];
  expect(await read({ g0: { team: team(page(1, 2, null)) } }, cut)).toMatchObject({ known: false });
});

test("somebody on a list who is not on GitHub is one person fewer, and an error is not", async () => {
  const nobody = [{ type: "NOT_FOUND", path: ["p0_1"], message: "Could not resolve to a User" }];
  const data = { p0_0: { ...member(1), login: "ana" }, p0_1: null };
  expect(await read(data, nobody, "friends")).toMatchObject({ known: true, members: [{ id: 1 }], mention: "@ana" });
  expect(await read(data, [], "friends")).toMatchObject({ known: false });
  expect(await read(data, [{ type: "FORBIDDEN", path: ["p0_1"], message: "no" }], "friends")).toMatchObject({
    known: false,
  });
});

test("a secret team is neither named nor shown", async () => {
  expect(await read({ g0: { team: team(page(1, 2, null), "SECRET") } })).toMatchObject({ open: false, mention: null });
});

const busy = {
  indicatesLimitedAvailability: true,
  expiresAt: null,
  updatedAt: "2026-03-01T08:00:00Z",
  organization: null,
};
const of = (...all: readonly unknown[]) => ({
  g0: { team: team({ ...page(1, 0, null), nodes: all.map((status, at) => ({ ...member(at + 1), status })) }) },
});

test("whoever says on their profile that they are busy is away, until the time that stands there", async () => {
  const soon = { ...busy, expiresAt: "2026-03-05T00:00:00Z" };
  const free = { ...busy, indicatesLimitedAvailability: false };
  expect(await read(of(busy, soon, free, null))).toMatchObject({
    away: [
      { login: "p1", from: "2026-03-01T08:00:00Z", until: null },
      { login: "p2", from: "2026-03-01T08:00:00Z", until: "2026-03-05T00:00:00Z" },
    ],
  });
});

test("what only the organisation may see of somebody is not used", async () => {
  expect(await read(of({ ...busy, organization: { login: "open-reps" } }))).not.toHaveProperty("away");
});

test("a profile that cannot be read leaves its group unknown", async () => {
  const path = ["g0", "team", "members", "nodes", 0, "status"];
  expect(await read(of(null, busy), [{ type: "FORBIDDEN", path, message: "no" }])).toMatchObject({ known: false });
});
