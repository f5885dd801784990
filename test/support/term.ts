// A term that runs, as a case: rosa coordinates Ghana in 2026.

import type { Instance, StageSpec } from "../../src/core/case/kind.ts";
import { checkIns } from "../../src/core/roles/check-in.ts";
import { holderCommands } from "../../src/core/roles/holder-commands.ts";
import { holderEntries } from "../../src/core/roles/holder-rows.ts";
import { holderNotices, holderTells } from "../../src/core/roles/holder-text.ts";
import { endedElsewhere, leftEarly } from "../../src/core/roles/leaving.ts";
import { carried } from "../../src/core/roles/record.ts";
import type { Role } from "../../src/core/roles/role.ts";
import { termOf } from "../../src/core/roles/term.ts";
import { coordinator } from "../core/roles/example.ts";
import { budget, person } from "./story.ts";

const coordinating: Role = {
  ...coordinator,
  responsibilities: [
    { id: "newsletter", title: "Writes the newsletter" },
    { id: "calls", title: "Calls the community together" },
  ],
};

const stages: Readonly<Record<string, StageSpec>> = {
  active: {
    color: "0e8a16",
    column: "Running",
    turn: "nobody",
    enter: ({ state }) => {
      const { id, login } = person("rosa");
      const place = { role: coordinating.id, community: "ghana", person: id, login };
      return carried.put(state, { ...place, ...termOf("2026-01-01", coordinating.term) });
    },
    takes: holderCommands,
    exits: [
      { to: "ended", when: leftEarly },
      { to: "ended", when: endedElsewhere },
    ],
  },
  ended: { color: "5319e7", column: "Done", turn: "nobody", closes: "COMPLETED" },
};

/** `checkIn`: days after which its holder is asked how it goes. */
export const termCase = (zone = "UTC", checkIn: number | null = null): Instance => ({
  ...budget(),
  start: "active",
  stages,
  roles: [{ ...coordinating, notice: { ...coordinating.notice, checkIn } }],
  calendar: { zone, weekend: [6, 7], holidays: new Set() },
  tells: holderTells,
  notices: (view) => [...holderNotices(view), ...checkIns(view)],
  entries: holderEntries,
});
