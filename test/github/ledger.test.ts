import { expect, test } from "vitest";
import type { LedgerRow } from "../../src/core/case/ledger.ts";
import { withLedger } from "../../src/github/ledger.ts";
import { budget, issue, person, roster } from "../support/story.ts";

const groups = {
  approvers: { team: "guides", public: true },
  friends: { people: ["ana"], public: true },
};
const story = issue("2026-01-01").with("approvers", roster("ana", "bo")).with("friends", roster("ana"));
const facts = story.at("2026-01-10");
const asking = {
  instance: budget(),
  config: { groups },
  names: ["approvers", "friends"],
  program: 1,
  roles: [{ id: "guide", team: "guides" }],
};

const leave: LedgerRow = {
  sort: "leave",
  key: "guide/",
  person: person("ana").id,
  login: "ana",
  from: "2026-01-02T00:00:00Z",
  until: "2026-02-01T00:00:00Z",
  data: { role: "guide", substitute: { id: person("zoe").id, login: "zoe" } },
  address: { repository: 1, issue: 2 },
  hidden: false,
};

const index = (...rows: readonly LedgerRow[]) => ({ ledger: { found: async () => rows } });
const look = (more: object, of: Parameters<typeof withLedger>[2], roles = asking.roles) =>
  withLedger({ ...facts, ...more }, { ...asking, roles }, of);

test("leave is leave in every group, and the substitute sits in the team of the role alone", async () => {
  const read = await look({}, index(leave));
  expect(read.groups.approvers).toMatchObject({ away: [{ login: "ana" }], standIns: [{ by: { login: "zoe" } }] });
  expect(read.groups.friends).toMatchObject({ away: [{ login: "ana" }] });
  expect(read.groups.friends).not.toHaveProperty("standIns");
});

test("leave that was said in a private repository is not said in public", async () => {
  const hidden = { ...leave, hidden: true };
  expect((await look({}, index(hidden))).groups.approvers).toEqual(facts.groups.approvers);
  expect((await look({ private: true }, index(hidden))).groups.approvers).toMatchObject({ away: [{ login: "ana" }] });
});

test("where nobody can tell who stands in, the team of a role decides nothing", async () => {
  const read = await look({}, {});
  expect(read.groups.approvers).toMatchObject({ known: false });
  expect(read.groups.friends).toEqual(facts.groups.friends);
});

test("where there are no roles, nothing is looked up", async () => {
  expect(await look({}, { ledger: { found: () => expect.unreachable() } }, [])).toEqual(facts);
});
