import { expect, test } from "vitest";
import { rolePage } from "../../../src/core/roles/role-page.ts";
import { coordinator, rows } from "../../support/roles.ts";

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
    vacancies: 1,
    opening: { url: "https://github.com/open-reps/program/issues/7", until: "2026-03-20" },
  });
});

test("what is over is not shown any more: leave, what was handed on, openings, terms", () => {
  const [ghana, mali] = on("2026-08-01T12:00:00Z");
  expect(ghana).toMatchObject({ holders: [{ login: "ana", away: null, handedOn: [] }], opening: null });
  expect(mali).toEqual({ community: "mali", holders: [], vacancies: 2, opening: null });
  expect(on("2027-01-01T00:00:00Z")[0]).toMatchObject({ holders: [], vacancies: 2 });
});

test("what nobody can read is not shown", () => {
  const broken = rows.map((row) => ({ ...row, data: {} }));
  expect(rolePage(coordinator, { rows: broken, now: "2026-03-10T12:00:00Z", zone: "UTC" })).toEqual([
    { community: "ghana", holders: [], vacancies: 2, opening: null },
    { community: "mali", holders: [], vacancies: 2, opening: null },
  ]);
});
