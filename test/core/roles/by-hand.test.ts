import { expect, test } from "vitest";
import { byMembership, withoutTerm } from "../../../src/core/roles/by-hand.ts";
import { coordinator, rowOf } from "../../support/roles.ts";
import { person } from "../../support/story.ts";

const now = "2026-06-01T09:00:00Z";
const people = [person("ana"), person("bo")];
const asked = (...rows: Parameters<typeof withoutTerm>[2]) =>
  withoutTerm(people, [coordinator], rows, now).map(({ login }) => login);

test("whoever has a seat is there by right, also before the first day", () => {
  const seat = rowOf("term", "ana", { from: "2026-07-01T00:00:00Z", data: { seated: true } });
  expect(asked(seat)).toEqual(["bo"]);
});

test("a term that is over covers nobody, once there was time to take them out", () => {
  const over = (until: string) => rowOf("term", "ana", { until, data: { seated: false } });
  expect(asked(over("2026-05-20T00:00:00Z"))).toEqual(["bo"]);
  expect(asked(over("2026-05-01T00:00:00Z"))).toEqual(["ana", "bo"]);
});

test("a term of another role, an application or a course covers nobody", () => {
  const elsewhere = rowOf("term", "ana", { data: { role: "translator", seated: true } });
  const others = ["application", "training"].map((sort) => rowOf(sort, "bo", { data: { seated: true } }));
  expect(asked(elsewhere, ...others)).toEqual(["ana", "bo"]);
});

const running = (login: string, from = "2026-01-01T00:00:00Z", seated = true) => ({
  ...rowOf("term", login, { from, data: { seated } }),
  address: { repository: 1, issue: person(login).id },
});

test("whoever has a term and is not in the team is seen, from the second day of the term on", () => {
  const rows = [
    running("ana"),
    running("cem"),
    running("dia", "2026-05-31T20:00:00Z"),
    running("omar", undefined, false),
  ];
  const { inside, outside } = byMembership(people, [coordinator], rows, now);
  expect(inside.map(({ login }) => login)).toEqual(["ana"]);
  expect(outside.map(({ login }) => login)).toEqual(["cem"]);
});
