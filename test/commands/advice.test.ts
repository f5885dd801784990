import { mkdtempSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pino } from "pino";
import { expect, test } from "vitest";
import { advice, adviser } from "../../src/commands/advice.ts";
import { leaveRunning } from "../../src/commands/running.ts";
import { hub } from "../../src/github/hub.ts";
import { githubApp } from "../../src/github/octokit.ts";
import { noLimits } from "../../src/github/pace.ts";
import { asksFor, withCatalogue } from "../support/catalogue.ts";
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

test("where the process that runs is of another App or too old, a plan says why nothing is known of other cases", async () => {
  await withCatalogue(reps);
  const request = await asksFor(reps, "rosa", "Stickers", "40 EUR");
  await reps.settle();
  let status = 200;
  const process = createServer(({ url }, response) => {
    const isAdvice = url === "/office/advice";
    response.writeHead(isAdvice ? status : 200).end(JSON.stringify({ answer: isAdvice ? { elsewhere: true } : true }));
  });
  await new Promise<void>((done) => process.listen(0, "127.0.0.1", done));
  const environment = { QUORATE_DATA: mkdtempSync(join(tmpdir(), "quorate-advice-")) };
  await leaveRunning({ url: `http://127.0.0.1:${(process.address() as AddressInfo).port}`, token: "a" }, environment);
  const args = [`open-reps/program#${request}`];
  const planned = () => advice({ command: "plan", args }, here(), environment, log);
  expect(await planned()).toContain("not known here, as the Quorate that runs here is of another App: what they hold");
  status = 404;
  expect(await planned()).toContain("not known here, as the Quorate that runs here is older than this one: what they");
  process.close().closeAllConnections();
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
