import type { CarriedTerm } from "../../../src/core/roles/record.ts";
import type { Role } from "../../../src/core/roles/role.ts";
import { person } from "../../support/story.ts";

/** A role of two communities, two people in each, for two years in a row. */
export const coordinator: Role = {
  id: "coordinator",
  title: "Coordinator",
  purpose: "Helps the community to grow.",
  responsibilities: [],
  group: null,
  team: null,
  groups: [],
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

/** Rosa's first term in Ghana: the year 2026. */
export const firstTerm: CarriedTerm = {
  role: "coordinator",
  community: "ghana",
  person: person("rosa").id,
  login: "rosa",
  anchor: "2026-01-01",
  number: 1,
  from: "2026-01-01",
  until: "2026-12-31",
};
