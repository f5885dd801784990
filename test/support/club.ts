// A small kind for stories: a club that is founded once three people have joined, and then keeps its members.

import { z } from "zod";
import type { Guard, Instance, StageSpec } from "../../src/core/case/kind.ts";
import { own } from "../../src/core/case/own.ts";
import { no } from "../../src/core/deciding/deciding.ts";
import { every, gate } from "../../src/core/deciding/gates.ts";
import { complete } from "../../src/core/deciding/guards.ts";
import { only } from "../../src/core/deciding/only.ts";
import { plusDays } from "../../src/core/text/time.ts";
import { budget } from "./story.ts";

export const members = own("members", z.array(z.string()));
export const founded = own("founded", z.strictObject({ at: z.string() }));

const joined: Guard = ({ state }) => {
  const count = members.of(state)?.length ?? 0;
  const because = { say: "because/approvals", with: { count, needed: 3 } };
  return count >= 3 ? { met: true, because } : { met: false, because };
};

const stages: Readonly<Record<string, StageSpec>> = {
  gathering: {
    color: "fbca04",
    column: "Inbox",
    turn: "author",
    on: { withdraw: { to: "closed", by: ["author"], gesture: true } },
    takes: {
      endorse: ({ by }, { state }) => {
        const all = members.of(state) ?? [];
        return all.includes(by.login) ? no("suggest-same") : { state: members.put(state, [...all, by.login]) };
      },
      agenda: ({ reason }, { state }) => ({ state: members.put(state, Array(200).fill(reason.padEnd(100))) }),
    },
    exits: [{ to: "founded", when: every(complete, gate(joined)) }],
  },
  founded: {
    color: "0e8a16",
    column: "Running",
    turn: "nobody",
    enter: ({ state, at }) => founded.put(state, { at }),
    takes: {
      held: only([{ group: "council" }, "author"], (_, { state }) => ({ state, move: "closed" })),
    },
    leads: ["closed"],
    gestures: { closed: "held" },
  },
  closed: { color: "cccccc", column: "Done", turn: "nobody", closes: "COMPLETED" },
};

export const club = (): Instance => ({
  ...budget(),
  start: "gathering",
  stages,
  tells: ({ state }) => [
    {
      heading: { say: "follow-up/heading" },
      lines: (members.of(state) ?? []).map((login) => ({
        say: "because/command",
        with: { login, command: "endorse" },
      })),
    },
  ],
  notices: ({ state }) => {
    const since = founded.of(state)?.at;
    if (since === undefined || state.stage !== "founded") return [];
    const at = plusDays(since, 365);
    return [
      { key: `year-${since}`, at, say: { say: "because/silence", with: { count: 365 } }, until: plusDays(at, 7) },
    ];
  },
});
