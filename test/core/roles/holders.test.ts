import fc from "fast-check";
import { expect, test } from "vitest";
import { freeFrom, type Held, heldOn, limitOf, postsOf, vacancies } from "../../../src/core/roles/holders.ts";
import type { Post } from "../../../src/core/roles/role.ts";
import { nextTerm, termOf } from "../../../src/core/roles/term.ts";
import { daysLater } from "../../../src/core/text/calendar.ts";
import { coordinator as role } from "./example.ts";

const ghana: Post = { role, community: "ghana" };

const held = (person: number, from: string, until: string, community = "ghana"): Held => ({
  role: "coordinator",
  community,
  person,
  login: `p${person}`,
  from,
  until,
});

test("each community has its own seats", () => {
  const all = [held(1, "2026-01-01", "2026-12-31"), held(2, "2026-01-01", "2026-12-31", "kenya")];
  expect(postsOf(role).map((post) => vacancies(all, post, "2026-06-01"))).toEqual([1, 1]);
});

test("on the last day of a term its holder still holds it, on the day after no more", () => {
  const all = [held(1, "2026-01-01", "2026-12-31")];
  expect(heldOn(all, ghana, "2026-12-31")).toHaveLength(1);
  expect(heldOn(all, ghana, "2027-01-01")).toHaveLength(0);
});

test("a seat is free on the day after the first of the present terms ends", () => {
  const all = [held(1, "2026-01-01", "2026-12-31"), held(2, "2026-03-01", "2026-09-30")];
  expect(freeFrom(all, ghana, "2026-06-01")).toBe("2026-10-01");
  expect(freeFrom(all, ghana, "2027-01-01")).toBe("2027-01-01");
});

test("after two terms in a row somebody has to pause, and is told until when", () => {
  const all = [held(1, "2024-01-01", "2024-12-31"), held(1, "2025-01-01", "2025-12-31")];
  expect(limitOf(all, ghana, 1, "2026-01-01")).toEqual({ terms: 2, from: "2026-07-01" });
  expect(limitOf(all, ghana, 1, "2026-07-01")).toEqual({ terms: 0, from: null });
});

test("a gap that is shorter than the pause does not begin a new row", () => {
  const all = [held(1, "2024-01-01", "2024-12-31"), held(1, "2025-03-01", "2026-02-28")];
  expect(limitOf(all, ghana, 1, "2026-03-10").from).toBe("2026-09-01");
});

test("terms of another person, or in another community, are not counted", () => {
  const all = [held(2, "2024-01-01", "2024-12-31"), held(1, "2025-01-01", "2025-12-31", "kenya")];
  expect(limitOf(all, ghana, 1, "2026-01-01")).toEqual({ terms: 0, from: null });
});

test("without a limit anybody may go on for ever", () => {
  const free = { ...ghana, role: { ...role, consecutive: null } };
  const all = [held(1, "2024-01-01", "2024-12-31"), held(1, "2025-01-01", "2025-12-31")];
  expect(limitOf(all, free, 1, "2026-01-01")).toEqual({ terms: 2, from: null });
});

const days = fc.integer({ min: 0, max: 3_000 }).map((number) => daysLater("2024-01-01", number));

test("renewed one after the other, nobody passes the limit, and after the pause everybody may begin again", () => {
  fc.assert(
    fc.property(days, fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 36 }), (from, most, months) => {
      const post = { ...ghana, role: { ...role, consecutive: most, term: { months } } };
      const rows: Held[] = [];
      let term = termOf(from, { months });
      for (let at = 0; at < most; at += 1) {
        expect(limitOf(rows, post, 1, term.from)).toEqual({ terms: at, from: null });
        rows.push(held(1, term.from, term.until));
        term = nextTerm(term, { months });
      }
      const { terms, from: again } = limitOf(rows, post, 1, term.from);
      expect(terms).toBe(most);
      expect(limitOf(rows, post, 1, again ?? "").from).toBe(null);
    }),
  );
});
