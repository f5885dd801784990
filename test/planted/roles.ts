// Roles: nobody has one without a decision, and what is done by hand is asked about.

import type { Fault } from "./faults.ts";

const abuse = (test: string) => ({ file: "test/scenarios/roles-abuse.test.ts", test });
const choosing = (test: string) => ({ file: "test/scenarios/roles-choosing.test.ts", test });
const silence = (test: string) => ({ file: "test/scenarios/silence-of-holders.test.ts", test });

export const whoHoldsRoles: readonly Fault[] = [
  {
    claim: "nobody gets a membership without the votes of those who decide",
    file: "src/kinds/role-application/index.ts",
    replace: '{ to: "approved", when: approved, decides: "approved" },',
    with: '{ to: "approved", when: complete, decides: "approved" },',
    caughtBy: abuse("a vote that is edited does not count any more, so nobody joins by it"),
  },
  {
    claim: "whoever applies chooses nobody",
    file: "src/kinds/role-opening/choosing.ts",
    replace: 'if (all.some(({ person }) => person === by.id)) return no("choose-candidate");',
    with: "",
    caughtBy: choosing("whoever applies chooses nobody, and a choice that is edited counts no more"),
  },
  {
    claim: "a membership given by hand does not go unnoticed",
    file: "src/core/roles/by-hand.ts",
    replace: "people.filter(({ id }) => !covered.has(id))",
    with: "people.filter(({ id }) => covered.has(id))",
    caughtBy: abuse("somebody is put into the team by hand: a day later those who decide are asked about it, once"),
  },
  {
    claim: "nobody is asked twice about the same membership, whatever was lost",
    file: "src/core/telling/by-hand.ts",
    replace: 'return found.ids.filter((id) => typeof id === "number");',
    with: "return [];",
    caughtBy: abuse("somebody is put into the team by hand: a day later those who decide are asked about it, once"),
  },
  {
    claim: "whoever takes over the name of an applicant is not chosen by it, nor is anybody else",
    file: "src/kinds/role-opening/meant.ts",
    replace: "if (now && named.some(({ person }) => person !== now.id)) return unclear([...named, ...theirs]);",
    with: "",
    caughtBy: choosing("a name that somebody else has by now is asked about, and chooses nobody until it is clear"),
  },
  {
    claim: "that somebody is not heard of is not said in public where there is a private place for it",
    file: "src/core/roles/check-in.ts",
    replace: "asked === undefined || view.instance.privateRepository !== undefined",
    with: "asked === undefined",
    caughtBy: silence(
      "kwame is not heard of: he is greeted, and two weeks later the council is asked in private, once",
    ),
  },
  {
    claim: "a private repository that everybody can read is none",
    file: "src/github/silence.ts",
    replace: "named?.open !== false",
    with: "named === undefined",
    caughtBy: silence("a repository that everybody can read is no place for it, and nothing is said there"),
  },
  {
    claim: "those who decide are asked about a silence once, whatever was lost",
    file: "src/github/silence.ts",
    replace: "if (there) return keep(there.number, silence.since);",
    with: "",
    caughtBy: silence(
      "kwame is not heard of: he is greeted, and two weeks later the council is asked in private, once",
    ),
  },
  {
    claim: "a holder who was taken out of the team, or whose account is gone, does not go unnoticed",
    file: "src/core/roles/by-hand.ts",
    replace: 'there.has(person) ? "inside" : "outside"',
    with: 'there.has(person) ? "outside" : "inside"',
    caughtBy: abuse(
      "somebody is taken out of the team by hand: those who decide are asked, and nobody is put in again",
    ),
  },
  {
    claim: "whoever applies after the last day is not chosen among the others",
    file: "src/kinds/role-application/place.ts",
    replace: "all.find(({ until }) => view.facts.openedAt < until)",
    with: "all.find(() => true)",
    caughtBy: choosing("whoever applies after the last day is told so, and is not chosen among the others"),
  },
  {
    claim: "an opening does not end by silence over the head of the one who applied",
    file: "src/kinds/role-opening/index.ts",
    replace: "unlessOne(silent(remind_days, expire_days))",
    with: "silent(remind_days, expire_days)",
    caughtBy: choosing("of the one who applied the council is called and reminded once, on that application"),
  },
  {
    claim: "whoever is among several hears that the others are gone",
    file: "src/kinds/role-application/rows.ts",
    replace: '...(isAmongOthers ? [] : (["application"] as const)),',
    with: '...(["application"] as const),',
    caughtBy: choosing(
      "where many applied to an opening the next one costs no look at the others, and all of them are chosen among",
    ),
  },
];
