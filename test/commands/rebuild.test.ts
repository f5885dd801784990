import { mkdtempSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pino } from "pino";
import { afterEach, expect, test } from "vitest";
import { compareIndex } from "../../src/commands/rebuild.ts";
import { leaveRunning } from "../../src/commands/running.ts";
import type { IndexRow } from "../../src/store/store.ts";
import { town } from "../support/town.ts";

const reps = town();
let answers: (() => Promise<readonly IndexRow[]>)[] = [];
/** The office of a process that runs: each reading of the index is as the next of these says. */
const office = createServer(({ url }, response) => {
  const answer = url === "/office/index" ? answers.shift()?.() : Promise.resolve(true);
  answer?.then((said) => response.end(JSON.stringify({ answer: said })));
});
afterEach(() => void office.close().closeAllConnections());

test("a case that moves while the drill builds is left out and counted, and a difference of another is found", async () => {
  const [moves, lost] = [await reps.as("rosa").asksForBudget(), await reps.as("rosa").asksForBudget()];
  await reps.as("rosa").asksForBudget();
  await reps.settle();
  const index = () => reps.service.store.cases.index();
  const wrong = async () =>
    (await index()).map((row) => (row.name.endsWith(`#${lost}`) ? { ...row, stage: "approved" } : row));
  const thenMoves = async () => {
    const rows = await wrong();
    await reps.as("ana").says(moves, "/approve");
    await reps.settle();
    return rows;
  };
  await new Promise<void>((done) => office.listen(0, "127.0.0.1", done));
  const environment = { QUORATE_DATA: mkdtempSync(join(tmpdir(), "quorate-drill-")) };
  await leaveRunning({ url: `http://127.0.0.1:${(office.address() as AddressInfo).port}`, token: "a" }, environment);
  const { appId, privateKey, signingKey } = reps.keys;
  const credentials = { appId, privateKey, baseUrl: `${reps.url}/api/v3` };
  const planning = { credentials, signingKeys: [signingKey] as const, clock: reps.clock };
  answers = [thenMoves, wrong];
  expect(await compareIndex(planning, environment, pino({ level: "silent" }))).toEqual({
    says: [
      "3 cases were read from GitHub, and nothing was written there.",
      `open-reps/program#${lost}: stage is approved, and in-review on GitHub`,
      "1 case moved meanwhile and was left out; another drill compares it.",
      "",
    ].join("\n"),
    same: false,
  });
});
