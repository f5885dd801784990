import { expect, test } from "vitest";
import type { LedgerEntry } from "../../src/core/case/ledger.ts";
import { rosterOf } from "../../src/core/case/role-roster.ts";
import { person } from "../support/story.ts";

const who = (login: string) => ({ id: person(login).id, login });

const row = (sort: string, login: string, more: Partial<LedgerEntry> = {}): LedgerEntry => ({
  sort,
  key: "coordinator/ghana",
  person: person(login).id,
  login,
  from: "2026-01-01T00:00:00Z",
  until: "2026-07-01T00:00:00Z",
  data: { role: "coordinator", community: "ghana" },
  ...more,
});

const term = (login: string, more: Partial<LedgerEntry> = {}) => row("term", login, more);

const leave = (login: string, substitute: string | null, key = "coordinator/ghana") =>
  row("leave", login, {
    key,
    from: "2026-03-01T00:00:00Z",
    until: "2026-04-01T00:00:00Z",
    data: { role: "coordinator", substitute: substitute === null ? null : who(substitute) },
  });

const on = (now: string, ...rows: readonly LedgerEntry[]): string => {
  const roster = rosterOf("coordinator", rows, now, true);
  return roster.known ? `${roster.members.map(({ login }) => login).join(" ")} until ${roster.changes}` : "unknown";
};

test("whoever holds a role is in its group from the first moment of the term until the last is over", () => {
  const next = { from: "2026-07-01T00:00:00Z", until: "2027-01-01T00:00:00Z" };
  const rows = [term("ana"), term("bo", next), term("cem", { key: "mentor/ghana", data: { role: "mentor" } })];
  expect(on("2025-12-31T23:59:59Z", ...rows)).toBe(" until 2026-01-01T00:00:00Z");
  expect(on("2026-01-01T00:00:00Z", ...rows)).toBe("ana until 2026-07-01T00:00:00Z");
  expect(on("2026-06-30T23:59:59Z", ...rows)).toBe("ana until 2026-07-01T00:00:00Z");
  expect(on("2026-07-01T00:00:00Z", ...rows)).toBe("bo until 2027-01-01T00:00:00Z");
  expect(on("2027-01-01T00:00:00Z", ...rows)).toBe(" until undefined");
});

test("who is on leave is not in it meanwhile, and the substitute is", () => {
  const rows = [term("ana"), term("bo"), leave("ana", "dia"), leave("bo", null)];
  expect(on("2026-02-28T12:00:00Z", ...rows)).toBe("ana bo until 2026-03-01T00:00:00Z");
  expect(on("2026-03-31T12:00:00Z", ...rows)).toBe("dia until 2026-04-01T00:00:00Z");
  expect(on("2026-04-01T00:00:00Z", ...rows)).toBe("ana bo until 2026-07-01T00:00:00Z");
});

test("leave from the role in one community is none from it in another", () => {
  const mali = { key: "coordinator/mali" };
  expect(on("2026-03-10T12:00:00Z", term("ana"), term("ana", mali), leave("ana", "dia"))).toBe(
    "dia ana until 2026-04-01T00:00:00Z",
  );
  expect(on("2026-03-10T12:00:00Z", term("ana"), leave("ana", "dia", mali.key))).toBe("ana until 2026-04-01T00:00:00Z");
});

test("names of its members are shown where the program says so", () => {
  expect(rosterOf("coordinator", [term("ana")], "2026-03-01T00:00:00Z", false)).toMatchObject({ open: false });
});
