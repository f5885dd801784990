import { expect, test } from "vitest";
import type { LedgerEntry } from "../../src/core/case/ledger.ts";
import { rosterOf } from "../../src/core/case/role-roster.ts";
import {
  delegationRow,
  delegationsIn,
  leaveRow,
  leavesIn,
  termRow,
  termsIn,
  trainingRow,
  trainingsIn,
} from "../../src/core/roles/rows.ts";
import { person } from "../support/story.ts";

const place = { role: "coordinator", community: "ghana" };
const who = (login: string) => ({ id: person(login).id, login });

const term = (login: string, from = "2026-01-01", until = "2026-06-30", more: object = {}): LedgerEntry =>
  termRow({ ...place, person: person(login).id, login, from, until, ...more }, "UTC");

const leave = (login: string, substitute: string | null, more: object = {}): LedgerEntry => {
  const away = { person: who(login), from: "2026-03-01", until: "2026-03-31" };
  return leaveRow({ ...place, ...more }, { ...away, substitute: substitute === null ? null : who(substitute) }, "UTC");
};

const on = (now: string, ...rows: readonly LedgerEntry[]): string => {
  const roster = rosterOf("coordinator", rows, now, true);
  return roster.known ? `${roster.members.map(({ login }) => login).join(" ")} until ${roster.changes}` : "unknown";
};

test("whoever holds a role is in its group on each day of the term and no other", () => {
  const rows = [
    term("ana"),
    term("bo", "2026-07-01", "2026-12-31"),
    term("cem", undefined, undefined, { role: "mentor" }),
  ];
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
  const mali = { community: "mali" };
  expect(on("2026-03-10T12:00:00Z", term("ana"), term("ana", undefined, undefined, mali), leave("ana", "dia"))).toBe(
    "dia ana until 2026-04-01T00:00:00Z",
  );
  expect(on("2026-03-10T12:00:00Z", term("ana"), leave("ana", "dia", mali))).toBe("ana until 2026-04-01T00:00:00Z");
});

test("a term ends with the day of the program's own zone", () => {
  const held = { ...place, person: 1, login: "ana", from: "2026-01-01", until: "2026-03-31" };
  expect(termRow(held, "Asia/Tokyo")).toMatchObject({ from: "2025-12-31T15:00:00Z", until: "2026-03-31T15:00:00Z" });
});

test("what is written into the ledger reads back as it was", () => {
  const held = { ...place, person: who("ana").id, login: "ana", from: "2026-01-01", until: "2026-06-30" };
  expect(termsIn([termRow(held, "UTC"), leave("ana", null)])).toEqual([held]);
  const away = { person: who("ana"), from: "2026-03-01", until: "2026-03-31", substitute: who("dia") };
  expect(leavesIn([leaveRow(place, away, "UTC")])).toEqual([{ ...place, ...away }]);
  const given = { person: who("ana"), responsibility: "calls", to: who("bo"), from: "2026-03-01", until: null };
  expect(delegationsIn([delegationRow(place, given, "UTC")])).toEqual([{ ...place, ...given }]);
  const trained = { course: "guidelines", person: who("ana"), day: "2026-03-01", until: "2028-02-29", by: "omar" };
  const row = trainingRow(trained, "UTC");
  expect(trainingsIn([row])).toEqual([trained]);
  expect(row).toMatchObject({ sort: "training", key: "guidelines", until: "2028-03-01T00:00:00Z" });
});
