import { expect, test } from "vitest";
import { calendarSite } from "../src/calendar-site.ts";
import type { KeptRow } from "../src/store/ledger.ts";
import type { Store } from "../src/store/store.ts";

const meeting = (issue: number, hidden: boolean): KeptRow => ({
  sort: "meeting",
  key: "10/5",
  person: null,
  login: null,
  from: "2026-03-10T12:00:00Z",
  until: "2026-03-10T13:00:00Z",
  data: {
    uid: `10-${issue}@quorate`,
    sequence: 0,
    off: false,
    title: `${issue}`,
    url: "",
    stamp: "2026-03-01T12:00:00Z",
  },
  address: { repository: 10, issue },
  hidden,
});

/** The store of a program that everybody sees, with these meetings. */
const kept = (rows: readonly KeptRow[]) =>
  ({
    programs: {
      all: async () => [{ open: true, home: { owner: "open-reps", name: "program", repository: 10 } }],
      of: async () => ({ open: true, home: { owner: "open-reps", name: "program", repository: 10 } }),
    },
    ledger: { found: async () => rows },
    cases: { numbered: async () => ({ repository: 10, issue: 5 }) },
  }) as unknown as Store;

const asked = { owner: "open-reps", name: "program" };
const titles = async (rows: readonly KeptRow[], number?: number) => {
  const of = number === undefined ? asked : { ...asked, number };
  const calendar = await calendarSite(() => kept(rows)).calendar(of);
  return calendar?.appointments.map(({ title }) => title);
};

test("a meeting in a private repository is in no calendar, though the program is open", async () => {
  const rows = [meeting(1, false), meeting(2, true)];
  expect(await titles(rows)).toEqual(["1"]);
  expect(await titles(rows, 5)).toEqual(["1"]);
  expect(await titles([meeting(2, true)])).toBeUndefined();
});
