import { pino } from "pino";
import { expect, test } from "vitest";
import { adviser } from "../../src/commands/advice.ts";
import { hub } from "../../src/github/hub.ts";
import { githubApp } from "../../src/github/octokit.ts";
import { noLimits } from "../../src/github/pace.ts";
import { faultOf } from "../support/github-app.ts";
import { town } from "../support/town.ts";

const reps = town();

const here = () => ({
  credentials: { appId: reps.keys.appId, privateKey: reps.keys.privateKey, baseUrl: `${reps.url}/api/v3` },
  signingKeys: [reps.keys.signingKey] as const,
  clock: reps.clock,
});
const log = pino({ level: "silent" });
const mine = () => `${reps.keys.appId} at ${reps.url}/api/v3`;
/** As a process asks GitHub that has just begun. */
const fresh = () => hub(githubApp(here().credentials, "no webhooks", log), { second: 20, limits: noLimits });
const asks = (app: string, args: readonly string[], github = fresh()) =>
  adviser(here(), log)({ app, command: "plan", args: [...args] }, reps.service.world, github);

test("a process answers for its own App alone", async () => {
  const request = await reps.as("rosa").asksForBudget();
  await reps.settle();
  const name = `open-reps/program#${request}`;
  expect(await asks(mine(), [name])).toEqual({ says: expect.stringContaining("Changes\n  none") });
  for (const other of [`${reps.keys.appId} at https://api.github.com`, `7 at ${reps.url}/api/v3`, ""])
    expect(await asks(other, [name])).toEqual({ elsewhere: true });
});

test("a mistake of whoever asks comes back as a sentence", async () => {
  const wrong = '"program#1" names no issue. Write it like open-reps/program#12.';
  expect(await asks(mine(), ["program#1"])).toEqual({ wrong });
});

test("what GitHub does not show, and what it wants waited for, is said with what to do", async () => {
  const request = await reps.as("rosa").asksForBudget();
  await reps.settle();
  const refuses = (answer: object) => reps.faults({ request: { operation: "Case" }, answer, count: 1 });
  await refuses({ status: 403, body: { message: "Resource not accessible by integration" } });
  expect(await asks(mine(), [`open-reps/program#${request}`])).toEqual({
    wrong:
      "The App does not see all that this needs: the app lacks a permission for this. " +
      "Look at where it is installed and what it may do there.",
  });
  await refuses({ status: 403, headers: { "retry-after": "40" }, body: { message: "You have exceeded a limit" } });
  expect(await asks(mine(), [`open-reps/program#${request}`])).toEqual({
    wrong: "GitHub cannot be asked now: GitHub's limit is reached. Ask again in 40 seconds.",
  });
});

test("while the process that answers is told to wait, nothing is asked of GitHub", async () => {
  const request = await reps.as("rosa").asksForBudget();
  await reps.settle();
  const github = fresh();
  const installation = (await github.installationOf("open-reps", "program")) ?? 0;
  const answer = { status: 403, headers: { "retry-after": "90" }, body: { message: "You have exceeded a limit" } };
  await reps.faults({ request: { operation: "Case" }, answer, count: 1 });
  await faultOf(github.client(installation).graphql("query Case { viewer { login } }", {}));
  const calls = await reps.calls(async () => {
    expect(await asks(mine(), [`open-reps/program#${request}`], github)).toEqual({
      wrong: expect.stringMatching(
        /^GitHub cannot be asked now: GitHub asked us to wait\. Ask again in \d\d seconds\.$/,
      ),
    });
  });
  expect(calls.filter(({ by }) => by === "installation")).toEqual([]);
});
