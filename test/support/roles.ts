// A role, and rows of the ledger about who holds it.

import type { LedgerEntry } from "../../src/core/case/ledger.ts";
import type { Role } from "../../src/core/roles/role.ts";
import { person } from "./story.ts";

export const coordinator: Role = {
  id: "coordinator",
  title: "Community coordinator",
  purpose: "Helps a community to grow.",
  responsibilities: [
    { id: "calls", title: "Calls the community together each month" },
    { id: "newcomers", title: "Welcomes people who are new" },
  ],
  group: null,
  team: null,
  groups: [],
  communities: ["ghana", "mali"],
  areas: ["Events", "Translation"],
  holders: 2,
  term: { months: 12 },
  consecutive: 2,
  pause: { months: 12 },
  training: ["guidelines"],
  applications: "openings",
  endorsements: { people: 2, communities: 1 },
  decides: "council",
  feedback: null,
  notice: { review: 30, remind: 7, grace: 14, checkIn: null },
};

const who = (login: string) => ({ id: person(login).id, login });

export function rowOf(sort: string, login: string | null, more: Partial<LedgerEntry> = {}): LedgerEntry {
  const at = { role: "coordinator", community: "ghana" };
  return {
    sort,
    key: "coordinator/ghana",
    person: login === null ? null : person(login).id,
    login,
    from: "2026-01-01T00:00:00Z",
    until: "2027-01-01T00:00:00Z",
    ...more,
    data: { ...at, from: "2026-01-01", until: "2026-12-31", ...more.data },
  };
}

/** Ana holds it until the end of the year and is on leave in March; Bo looks after the calls; people may apply. */
export const rows: readonly LedgerEntry[] = [
  rowOf("term", "ana"),
  rowOf("leave", "ana", {
    from: "2026-03-01T00:00:00Z",
    until: "2026-04-01T00:00:00Z",
    data: { substitute: who("dia") },
  }),
  rowOf("delegation", "ana", {
    until: "2026-07-01T00:00:00Z",
    data: { responsibility: "calls", to: who("bo") },
  }),
  rowOf("opening", null, {
    from: null,
    until: "2026-03-21T00:00:00Z",
    data: { url: "https://github.com/open-reps/program/issues/7", is: "open" },
  }),
  rowOf("term", "cem", {
    key: "coordinator/mali",
    from: "2025-01-01T00:00:00Z",
    until: "2026-01-01T00:00:00Z",
    data: { community: "mali", from: "2025-01-01", until: "2025-12-31" },
  }),
];
