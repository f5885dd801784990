import { readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { whenOf } from "../../scripts/generate/kind.ts";
import type { Kind, StageSpec } from "../../src/core/case/kind.ts";
import { stateLabel } from "../../src/core/case/labels.ts";
import { every } from "../../src/core/deciding/gates.ts";
import { complete } from "../../src/core/deciding/guards.ts";
import { commands, readCommands } from "../../src/core/text/command.ts";
import { commandNames } from "../../src/core/text/command-table.ts";
import { kinds } from "../../src/kinds/index.ts";
import { root } from "./sources.ts";

const stagesOf = (kind: Kind): Readonly<Record<string, StageSpec>> => kind.stages(kind.settings.parse({}));

const leadsTo = ({ exits = [], on = {}, leads = [] }: StageSpec): string[] => [
  ...leads,
  ...exits.map(({ to }) => to),
  ...Object.values(on).map(({ to }) => to),
];

test("every folder in kinds is listed, under its own name", () => {
  const folders = readdirSync(join(root, "src/kinds"), { withFileTypes: true }).filter((one) => one.isDirectory());
  expect(kinds.map(({ name }) => name).toSorted()).toEqual(folders.map(({ name }) => name).toSorted());
});

test.each(kinds.map((kind) => [kind.name, kind] as const))(
  "every stage of a %s can be reached from its start",
  (_, kind) => {
    const stages = stagesOf(kind);
    const reached = new Set([kind.start]);
    for (const name of reached) for (const next of leadsTo(stages[name] ?? fail(name))) reached.add(next);
    expect(Object.keys(stages).filter((name) => !reached.has(name))).toEqual([]);
  },
);

function fail(name: string): never {
  throw new Error(`there is no stage ${name}`);
}

test.each(kinds.map((kind) => [kind.name, kind] as const))("no %s is stuck before it is closed", (_, kind) => {
  const stuck = Object.entries(stagesOf(kind)).filter(([, stage]) => !stage.closes && leadsTo(stage).length === 0);
  expect(stuck.map(([name]) => name)).toEqual([]);
});

test.each(kinds.map((kind) => [kind.name, kind] as const))(
  "from every stage of a %s an end can be reached",
  (_, kind) => {
    const stages = stagesOf(kind);
    const ends = new Set(Object.keys(stages).filter((name) => stages[name]?.closes));
    for (let before = -1; before !== ends.size; ) {
      before = ends.size;
      for (const [name, stage] of Object.entries(stages)) if (leadsTo(stage).some((to) => ends.has(to))) ends.add(name);
    }
    expect(Object.keys(stages).filter((name) => !ends.has(name))).toEqual([]);
  },
);

test.each(kinds.map((kind) => [kind.name, kind] as const))("GitHub takes every label of a %s as it is", (_, kind) => {
  for (const [name, { color }] of Object.entries(stagesOf(kind))) {
    expect(color).toMatch(/^[0-9a-f]{6}$/);
    expect(stateLabel(name).length).toBeLessThanOrEqual(50);
  }
});

test.each(kinds.map((kind) => [kind.name, kind] as const))(
  "the docs have words for everything that moves a %s on",
  (_, kind) => {
    const guards = Object.values(stagesOf(kind)).flatMap(({ exits = [] }) => exits.map(({ when }) => when));
    for (const guard of guards) expect(whenOf(guard)).not.toBe("");
  },
);

test("a guard without a name is no part of others, since the docs would say something else of it", () => {
  const nameless = (
    () => () =>
      ({ met: true, because: { say: "because/complete" } }) as const
  )();
  expect(() => whenOf(every(complete, nameless))).toThrow("a guard without a name");
});

test.each(commandNames.map((name) => [name] as const))("the example of /%s is read as that command", (name) => {
  const { example, usage, reason } = commands[name];
  const read = readCommands(example);
  expect(read.map((one) => one.name)).toEqual([name]);
  expect(usage.startsWith(`/${name}`)).toBe(true);
  if (reason === "required") expect(read[0]?.reason).not.toBe("");
});
