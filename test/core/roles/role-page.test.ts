import { expect, test } from "vitest";
import { rolePage } from "../../../src/core/roles/role-page.ts";
import { coordinator, rowOf, rows } from "../../support/roles.ts";

const on = (now: string) => rolePage(coordinator, { rows, now, zone: "UTC" });

test("a role shows who holds it, until when, who stands in, and what was handed on to whom", () => {
  expect(on("2026-03-10T12:00:00Z")[0]).toEqual({
    community: "ghana",
    holders: [
      {
        login: "ana",
        from: "2026-01-01",
        until: "2026-12-31",
        away: { until: "2026-03-31", substitute: "dia" },
        handedOn: [{ title: "Calls the community together each month", to: "bo", until: "2026-06-30" }],
      },
    ],
    past: [],
    vacancies: 1,
    opening: { url: "https://github.com/open-reps/program/issues/7", until: "2026-03-20" },
  });
});

test("what is over is not shown any more: leave, what was handed on, openings, terms", () => {
  const [ghana, mali] = on("2026-08-01T12:00:00Z");
  expect(ghana).toMatchObject({ holders: [{ login: "ana", away: null, handedOn: [] }], opening: null });
  expect(mali).toMatchObject({ community: "mali", holders: [], vacancies: 2, opening: null });
  expect(on("2027-01-01T00:00:00Z")[0]).toMatchObject({ holders: [], vacancies: 2 });
});

test("what nobody can read is not shown", () => {
  const broken = rows.map((row) => ({ ...row, data: {} }));
  expect(rolePage(coordinator, { rows: broken, now: "2026-03-10T12:00:00Z", zone: "UTC" })).toEqual([
    { community: "ghana", holders: [], past: [], vacancies: 2, opening: null },
    { community: "mali", holders: [], past: [], vacancies: 2, opening: null },
  ]);
});

const heldIn = (login: string, from: string, until: string, seated = false) =>
  rowOf("term", login, {
    from: `${from}T00:00:00Z`,
    until: `${until}T00:00:00Z`,
    data: { from, until, seated },
  });

test("whoever held it before stands below, once for terms that followed each other, the last one first", () => {
  const all = [
    heldIn("bo", "2023-01-01", "2023-12-31"),
    heldIn("bo", "2024-01-01", "2024-12-31"),
    heldIn("cem", "2022-01-01", "2022-12-31"),
    heldIn("cem", "2025-01-01", "2025-06-30"),
    // She goes on, so she is none of the past.
    heldIn("ana", "2025-01-01", "2025-12-31"),
    ...rows,
    // Nobody has decided yet whether he goes on.
    heldIn("dia", "2025-03-01", "2026-03-05", true),
  ];
  const [ghana] = rolePage(coordinator, { rows: all, now: "2026-03-10T12:00:00Z", zone: "UTC" });
  expect(ghana?.past).toEqual([
    { login: "cem", from: "2025-01-01", until: "2025-06-30" },
    { login: "bo", from: "2023-01-01", until: "2024-12-31" },
    { login: "cem", from: "2022-01-01", until: "2022-12-31" },
  ]);
});
