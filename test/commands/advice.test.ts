import { pino } from "pino";
import { expect, test } from "vitest";
import { adviser } from "../../src/commands/advice.ts";
import { town } from "../support/town.ts";

const reps = town();

const here = () => ({
  credentials: { appId: reps.keys.appId, privateKey: reps.keys.privateKey, baseUrl: `${reps.url}/api/v3` },
  signingKeys: [reps.keys.signingKey] as const,
  clock: reps.clock,
});
const asks = (app: string, args: readonly string[]) =>
  adviser(here(), pino({ level: "silent" }))({ app, command: "plan", args: [...args] }, reps.service.world);

test("a process answers for its own App alone", async () => {
  const request = await reps.as("rosa").asksForBudget();
  await reps.settle();
  const name = `open-reps/program#${request}`;
  const mine = `${reps.keys.appId} at ${reps.url}/api/v3`;
  expect(await asks(mine, [name])).toEqual({ says: expect.stringContaining("Changes\n  none") });
  for (const other of [`${reps.keys.appId} at https://api.github.com`, `7 at ${reps.url}/api/v3`, ""])
    expect(await asks(other, [name])).toEqual({ elsewhere: true });
});

test("a mistake of whoever asks comes back as a sentence", async () => {
  const mine = `${reps.keys.appId} at ${reps.url}/api/v3`;
  const wrong = '"program#1" names no issue. Write it like open-reps/program#12.';
  expect(await asks(mine, ["program#1"])).toEqual({ wrong });
});

test("what GitHub does not show, and what it wants waited for, is said with what to do", async () => {
  const request = await reps.as("rosa").asksForBudget();
  await reps.settle();
  const mine = `${reps.keys.appId} at ${reps.url}/api/v3`;
  const refuses = (answer: object) => reps.faults({ request: { operation: "Case" }, answer, count: 1 });
  await refuses({ status: 403, body: { message: "Resource not accessible by integration" } });
  expect(await asks(mine, [`open-reps/program#${request}`])).toEqual({
    wrong:
      "The App does not see all that this needs: the app lacks a permission for this. " +
      "Look at where it is installed and what it may do there.",
  });
  await refuses({ status: 403, headers: { "retry-after": "40" }, body: { message: "You have exceeded a limit" } });
  expect(await asks(mine, [`open-reps/program#${request}`])).toEqual({
    wrong: "GitHub cannot be asked now: GitHub's limit is reached. Ask again in 40 seconds.",
  });
});
