import { expect, test } from "vitest";
import type { Instance } from "../../../src/core/case/kind.ts";
import { servedBy, servedIn, thanks } from "../../../src/core/roles/thanks.ts";
import { coordinator, rowOf } from "../../support/roles.ts";
import { budget, issue, judge } from "../../support/story.ts";

const first = {
  role: "coordinator",
  community: "ghana",
  login: "ana",
  anchor: "2026-01-01",
  number: 1,
  from: "2026-01-01",
  until: "2026-12-31",
};
const second = { ...first, number: 2, from: "2027-01-01", until: "2027-12-31" };

test("what somebody did begins with the first term and ends with the last that is over", () => {
  expect(servedBy(first, "2026-12-31")).toBeUndefined();
  expect(servedBy(first, "2027-01-01")).toMatchObject({ from: "2026-01-01", until: "2026-12-31" });
  expect(servedBy(second, "2027-06-01")).toMatchObject({ from: "2026-01-01", until: "2026-12-31" });
  expect(servedBy(second, "2028-01-01")).toMatchObject({ from: "2026-01-01", until: "2027-12-31" });
});

test("whoever left early is thanked for the time until then, with the same words", () => {
  expect(servedBy({ ...first, until: "2026-03-31" }, "2026-04-01")).toMatchObject({ until: "2026-03-31" });
  expect(servedBy({ ...first, until: "2025-12-31" }, "2026-04-01")).toBeUndefined();
});

test("a row of the ledger says the same as the record", () => {
  const data = { anchor: first.anchor, number: 1 };
  expect(servedIn(rowOf("term", "ana", { data }), "2027-01-01")).toEqual(servedBy(first, "2027-01-01"));
  expect(servedIn(rowOf("term", "ana"), "2027-01-01")).toEqual(servedBy(first, "2027-01-01"));
  expect(servedIn(rowOf("leave", "ana"), "2027-01-01")).toBeUndefined();
});

const instance: Instance = { ...budget(), roles: [coordinator] };
const about = (more: object) => judge({ ...issue().at("2027-01-05"), ...more }, instance).view;

test("each term has one thanks, with the way to the certificate where everybody may see it", () => {
  const said = (more: object) => thanks(about(more), first, "2027-01-05", "2027-01-01T00:00:00Z");
  expect(said({ pages: "https://q.example" })).toMatchObject([
    {
      key: "thanks-2026-12-31",
      say: {
        say: "thanks/said-link",
        with: {
          mention: "@ana",
          title: "Community coordinator",
          link: "https://q.example/certificates/open-reps/program/1",
        },
      },
    },
  ]);
  expect(said({})).toMatchObject([{ say: { say: "thanks/said" } }]);
  expect(said({ pages: "https://q.example", private: true })).toMatchObject([{ say: { say: "thanks/said" } }]);
  expect(thanks(about({}), first, "2026-06-01", "2026-06-01T00:00:00Z")).toEqual([]);
});
