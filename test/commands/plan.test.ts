import { pino } from "pino";
import { expect, test } from "vitest";
import { type Planning, planCase } from "../../src/commands/plan.ts";
import { faultOf } from "../support/github-app.ts";
import { filledIn, withMeetings } from "../support/meetings.ts";
import { town } from "../support/town.ts";

const reps = town();

const planning = (): Planning => ({
  credentials: { appId: reps.keys.appId, privateKey: reps.keys.privateKey, baseUrl: `${reps.url}/api/v3` },
  signingKeys: [reps.keys.signingKey],
  clock: reps.clock,
});
const plan = (name: string) => planCase(name, planning(), pino({ level: "silent" }));
const whyNot = async (name: string) => {
  const fault = await faultOf(plan(name));
  return fault instanceof Error ? fault.message : "";
};

test("a plan says what a case is, why, what comes next, and changes nothing", async () => {
  const request = await reps.as("rosa").asksForBudget({ amount: "250 EUR" });
  await reps.as("ana").says(request, "/approve");
  await reps.as("tria").says(request, "/approve");
  await reps.settle();
  const calls = await reps.calls(() => plan(`open-reps/program#${request}`));
  const done = calls.map(({ method, operation }) => operation ?? method);
  expect([...new Set(done)].toSorted()).toEqual(["Case", "Files", "GET", "Homes"]);
  const said = await plan(`open-reps/program#${request}`);
  expect(said).toMatch(/Facts\n(.+\n)* {2}amount +€250\.00\n/);
  expect(said).toMatch(/group approvers +5 people/);
  expect(said).toMatch(/record +believed, number \d/);
  expect(said).toMatch(/stage +in review since March 2, 2026/);
  expect(said).toMatch(/\/approve +by ana: counted/);
  expect(said).toMatch(/\/approve +by tria: not counted: only members of approvers can do this here\./);
  expect(said).toMatch(/approved: not yet, 1 approval of 2/);
  expect(said).toMatch(/ends +April 1, 2026/);
  expect(said).toMatch(/next look +March 9, 2026/);
  expect(said).toMatch(/Changes\n {2}none/);
});

test("what follows from an approval is shown with its time and its undo", async () => {
  await reps.begin({
    "program/.github/quorate.yml": (text) =>
      text.replace(
        "    remind_days: 7\n",
        `    effects: [{ add_label: funded }]
    follow_ups: [{ name: report, title: A short report, after: { field: start, days: 14 } }]
    remind_days: 7\n`,
      ),
  });
  const request = await reps.as("rosa").asksForBudget();
  for (const login of ["ana", "bo"]) await reps.as(login).says(request, "/approve");
  await reps.settle();
  const said = await plan(`open-reps/program#${request}`);
  expect(said).toContain(
    "brings about  March 2, 2026 at 10:00 AM UTC: add the label `funded`; its undo: take the label `funded` off",
  );
  expect(said).toMatch(/falls due +A short report, May 23, 2026 at .+: \/done report/);
  await reps.advance("PT1H");
  expect(await plan(`open-reps/program#${request}`)).toMatch(/brings about +done: add the label `funded`\n/);
});

test("what waits to be written is shown with its words", async () => {
  await reps.faults({ request: { operation: "Apply" }, answer: { status: 502 }, count: 1 });
  const request = await reps.as("rosa").asksForBudget({ amount: "250" });
  const said = await plan(`open-reps/program#${request}`);
  expect(said).toMatch(/amount +\? .+ in which currency/);
  expect(said).toMatch(/record +none: the case is read from its beginning/);
  expect(said).toMatch(/Changes\n {2}1\. add kind: budget, state: needs-info\n/);
  expect(said).toMatch(/post the status comment \(1\)\n {5}\| .*@rosa/);
});

test("the rule is shown as the tree that stands in the status comment, with how far each part of it is", async () => {
  await reps.begin({
    "program/.github/quorate.yml": (text) =>
      text.replace(
        "    decide: { approve: { approvers: 2 } }\n",
        `    decide:
      approve: { council: 1, any: [{ approvers: 2 }, { majority: { of: council, at_least: 2/3 }, wait: 3 days }] }
      decline: { declines: { of: council, at_least: 1 } }
`,
      ),
  });
  const request = await reps.as("rosa").asksForBudget();
  await reps.as("ana").says(request, "/approve");
  await reps.settle();
  const { status } = await reps.look(request);
  const tree = status.split("\n").filter((line) => /^ +- (?:✅|⏳|❌)/u.test(line));
  const planned = (await plan(`open-reps/program#${request}`))
    .split("\n")
    .flatMap((line) => /^ {2}to (?:approve|decline)( +.+)$/.exec(line)?.[1] ?? []);
  const column = Math.min(...planned.map((line) => line.search(/\S/)));
  expect(planned.map((line) => line.slice(column).replace(/^ */, "  $&- "))).toEqual(tree);
  expect(tree).toHaveLength(8);
  expect(tree).toContain("      - ⏳ Still open: 2 approvals from approvers: 1 of 2");
});

test("what other cases tell is read where a store is, and said to be missing where none is", async () => {
  await reps.begin(withMeetings);
  const cadence = "every second Tuesday 13:00 Europe/Berlin";
  const answers = { purpose: "Resources.", owners: "@rosa", members: "@ana", cadence };
  const charter = await reps
    .as("rosa")
    .opens("Resources", filledIn("working-group.yml", answers), ["kind: working-group"]);
  const request = await reps.as("rosa").asksForBudget();
  await reps.settle();
  const alone = await plan(`open-reps/program#${charter}`);
  expect(alone).toMatch(/other cases +not known here, as no Quorate runs here/);
  expect(alone).toMatch(/Changes\n {2}1\. edit the status comment/);
  expect(await plan(`open-reps/program#${request}`)).not.toContain("other cases");
  const knowing = { ...planning(), index: reps.service.store };
  const known = await planCase(`open-reps/program#${charter}`, knowing, pino({ level: "silent" }));
  expect(known).not.toContain("other cases");
  expect(known).toMatch(/brings about +March 10, 2026 .+ UTC: open a case of `meeting` below this one: .*March 17/);
  expect(known).toMatch(/Changes\n {2}none/);
});

test("an issue that is no case, and one that is not there, are told apart", async () => {
  const ordinary = await reps.as("rosa").opens("A question", "When do we meet?");
  await reps.settle();
  const said = await plan(`open-reps/program#${ordinary}`);
  expect(said).toContain(`open-reps/program#${ordinary} is no case, and Quorate writes nothing there.`);
  expect(said).toContain('budget.yml, label "kind: budget"');
  expect(await whyNot("open-reps/program#999")).toBe("There is no issue 999 in open-reps/program.");
  expect(await whyNot("open-reps/nowhere#1")).toMatch(
    /^The App is not installed on open-reps\/nowhere, or there is no/,
  );
  expect(await whyNot("program#1")).toBe('"program#1" names no issue. Write it like open-reps/program#12.');
});

test("a repository that no program names is said", async () => {
  const elsewhere = await reps.as("rosa").opens("Hello", "Hello", [], "elsewhere");
  expect(await whyNot(`open-reps/elsewhere#${elsewhere}`)).toMatch(/^open-reps\/elsewhere belongs to no program/);
});

test("a configuration that does not hold together is shown line by line", async () => {
  await reps.begin({ "program/.github/quorate.yml": (text) => text.replace("version: 1", "version: 2") });
  const request = await reps.as("rosa").asksForBudget();
  const said = await whyNot(`open-reps/program#${request}`);
  expect(said).toMatch(/^The program of open-reps\/program does not hold together:\n {2}\.github\/quorate\.yml:1:/);
});
