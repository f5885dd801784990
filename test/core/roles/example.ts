import type { Role } from "../../../src/core/roles/role.ts";

/** A role of two communities, two people in each, for two years in a row. */
export const coordinator: Role = {
  id: "coordinator",
  title: "Coordinator",
  purpose: "Helps the community to grow.",
  responsibilities: [],
  group: null,
  team: null,
  communities: ["ghana", "kenya"],
  areas: [],
  holders: 2,
  term: { months: 12 },
  consecutive: 2,
  pause: { months: 6 },
  training: [],
  endorsements: { people: 0, communities: 0 },
  applications: "openings",
  decides: null,
  feedback: null,
  notice: { review: 30, remind: 7, grace: 14, checkIn: null },
};
