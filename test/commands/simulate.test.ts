import { pino } from "pino";
import { expect, test } from "vitest";
import { simulateCase } from "../../src/commands/simulate.ts";
import { storyOf } from "../../src/commands/supposed.ts";
import { faultOf } from "../support/github-app.ts";
import { inReview } from "../support/requests.ts";
import { town } from "../support/town.ts";

const reps = town();

const planning = () => ({
  credentials: { appId: reps.keys.appId, privateKey: reps.keys.privateKey, baseUrl: `${reps.url}/api/v3` },
  signingKeys: [reps.keys.signingKey] as const,
  clock: reps.clock,
});
const simulate = (...args: string[]) => simulateCase(args, planning(), pino({ level: "silent" }));
const whyNot = async (...args: string[]) => {
  const fault = await faultOf(simulate(...args));
  return fault instanceof Error ? fault.message : "";
};

test("a simulation says what people's words would bring about, and changes nothing", async () => {
  const request = await inReview(reps);
  const before = await reps.look(request);
  const name = `open-reps/program#${request}`;
  let said = "";
  const calls = await reps.calls(async () => {
    said = await simulate(
      name,
      "--as",
      "ana",
      "/approve",
      "--as",
      "walt",
      "/approve",
      "--as",
      "bo",
      "/approve",
      "--at",
      "2026-03-05",
    );
  });
  expect([...new Set(calls.map(({ method, operation }) => operation ?? method))].toSorted()).toEqual([
    ...["Case", "Files", "GET", "Homes"],
  ]);
  expect(said).toMatch(/ana writes "\/approve"\n {2}\/approve: counted/);
  expect(said).toMatch(/walt writes "\/approve"\n {2}\/approve: not counted: only members of approvers/);
  expect(said).toMatch(/March 5, 2026 .*: bo writes "\/approve"\n {2}\/approve: counted\n {2}in-review -> approved: /);
  expect(said).toMatch(/would post the notice decision-1\n {5}\| .*[Aa]pproved/);
  expect(said).toMatch(
    /The status comment would say\n {5}\| \*\*rosa, it is your turn|The status comment would say\n {5}\| \*\*@rosa/,
  );
  expect(said).toMatch(/stage +approved since March 5, 2026/);
  expect(await reps.look(request)).toEqual(before);
});

test("time alone reminds and closes, each at its own moment", async () => {
  const request = await inReview(reps);
  const said = await simulate(`open-reps/program#${request}`, "--at", "2026-12-01");
  expect(said).toMatch(/March 9, 2026 .*: time passes\n {2}would post the notice remind/);
  expect(said).toMatch(/April 1, 2026 .*: time passes\n {2}in-review -> expired/);
});

test("a label that somebody would put on an ordinary issue would make it a case", async () => {
  const ordinary = await reps.as("rosa").opens("Paint", "We need paint.");
  await reps.settle();
  const name = `open-reps/program#${ordinary}`;
  expect(await simulate(name)).toContain("is no case");
  const said = await simulate(name, "--as", "tria", "--label", "kind: budget");
  expect(said).toMatch(/would add .*state: needs-info/);
  expect((await reps.look(ordinary)).comments).toEqual([]);
});

test("what cannot be supposed is said in a sentence", async () => {
  const request = await inReview(reps);
  const name = `open-reps/program#${request}`;
  expect(await whyNot(name, "--as", "nobody", "/approve")).toBe("Nobody on GitHub is called nobody.");
  expect(await whyNot(name, "--as", "ana", "/approve", "--at", "2020-01-01")).toMatch(/^2020-01-01T00:00:00Z is over/);
  expect(await whyNot(name, "--as", "ana", "/approve", "--at", "soon")).toMatch(/^"soon" is no time\. Write a day/);
  expect(await whyNot(name, "--close")).toMatch(/^Who does --close\?/);
  expect(await whyNot("--as", "ana", "/approve")).toMatch(/^Write it like: quorate simulate/);
});

test("the time stands behind what it belongs to", () => {
  const words = [
    "a/b#1",
    "--as",
    "ana",
    "/approve",
    "--at=2026-12-01",
    "--close",
    "--at",
    "2026-12-02",
    "--at",
    "2027-01-01",
  ];
  expect(storyOf(words)).toEqual({
    case: "a/b#1",
    acts: [
      { login: "ana", does: { is: "says", text: "/approve" }, at: "2026-12-01T00:00:00Z" },
      { login: "ana", does: { is: "closes" }, at: "2026-12-02T00:00:00Z" },
    ],
    until: "2027-01-01T00:00:00Z",
  });
});
