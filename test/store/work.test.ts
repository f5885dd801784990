import { expect, test } from "vitest";
import { type ProgramWork, readWork, type Work } from "../../src/store/work.ts";
import { addressOf } from "../support/store.ts";

const abouts: Readonly<Record<ProgramWork["about"], Partial<ProgramWork>>> = {
  configuration: { repository: 7, by: "ana" },
  proposal: {
    repository: 7,
    commit: { sha: "4f1c", node: "R_7", owner: "open-reps", name: "program", inForce: true, asked: false },
  },
  people: {},
  labels: { repository: 7 },
  repository: { repository: 7 },
  installation: {},
  everything: {},
  board: { repository: 7 },
  digest: { repository: 7 },
};

const everyWork: readonly Work[] = [
  { is: "case", address: addressOf(1) },
  ...Object.entries(abouts).map(([about, rest]): Work => {
    const known = about as ProgramWork["about"];
    return { is: "program", about: known, installation: 3, ...rest };
  }),
];

test.each(everyWork.map((work) => [work.is === "case" ? "a case" : work.about, work] as const))(
  "what was set aside about %s is asked for again exactly as it was",
  (_, work) => {
    expect(readWork(JSON.stringify(work))).toEqual(work);
  },
);

test("what another version asked for is not read as something else", () => {
  expect(readWork(null)).toBeUndefined();
  expect(readWork(JSON.stringify({ is: "program", about: "weather", installation: 3 }))).toBeUndefined();
});
