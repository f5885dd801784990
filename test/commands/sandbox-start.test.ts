import { existsSync, statSync } from "node:fs";
import { cp } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { openStore } from "../../src/store/store.ts";
import { quorate, settings, starts } from "../support/quorate-process.ts";
import { reach } from "../support/reach.ts";
import { community, freePort, townFolder } from "../support/sandbox-process.ts";
import { addressOf, deliveryOf, freshFolder, rowOf, sandboxData } from "../support/store.ts";
import { budgetBody } from "../support/town.ts";

async function open(port: number): Promise<void> {
  const body = budgetBody({ what: "A workshop", amount: "250 EUR", start: "2026-05-09" });
  const answer = await reach(`http://127.0.0.1:${port}/api/v3/repos/open-reps/program/issues`, {
    method: "POST",
    headers: { authorization: "bearer sandbox-rosa", "content-type": "application/json" },
    body: JSON.stringify({ title: "Budget: a workshop", body }),
  });
  expect(answer.status).toBe(201);
}

const settled = (port: number) =>
  reach(`http://127.0.0.1:${port}/_sandbox/settle`, { method: "POST" }).then(({ status }) => expect(status).toBe(200));

test("a community of one's own runs, and a plan of its case can be read while it does", async () => {
  const port = freePort();
  const env = { QUORATE_DATA: await sandboxData() };
  const running = starts(["start", "--sandbox", "--port", String(port), "--community", townFolder], env);
  await running.says(`Quorate       http://127.0.0.1:${port + 1}`);
  expect(statSync(join(env.QUORATE_DATA, "sandbox.json")).mode & 0o777).toBe(0o600);
  expect(await (await reach(`http://127.0.0.1:${port + 1}/`)).text()).toContain(`http://127.0.0.1:${port}`);
  await open(port);
  await settled(port);

  const plan = await quorate(["plan", "--sandbox", "open-reps/program#1"], env);
  expect(plan).toMatchObject({ code: 0, complained: "" });
  expect(plan.said).toMatch(/Budget request \(budget\), open, opened March 2, 2026 at 9:00 AM UTC by rosa/);
  expect(plan.said).toMatch(/stage +in review since/);
  expect(plan.said).toMatch(/approved: not yet, 0 approvals of 2/);
  expect(plan.said).toMatch(/next look +March 9, 2026/);
  expect(plan.said).toMatch(/Changes\n {2}none/);

  running.child.kill("SIGTERM");
  expect(await running.ended()).toMatchObject({ code: 0 });
  expect(existsSync(join(env.QUORATE_DATA, "sandbox.json"))).toBe(false);
  expect(await quorate(["plan", "--sandbox", "open-reps/program#1"], env)).toMatchObject({
    code: 1,
    complained: `No sandbox is running here (${env.QUORATE_DATA}). Start one with \`npm start\`.\n`,
  });
});

test("while it runs, a plan and a simulation know what other cases tell, and mistakes are said as ever", async () => {
  const port = freePort();
  const env = { QUORATE_DATA: await sandboxData() };
  const running = starts(["start", "--sandbox", "--port", String(port)], env);
  await running.says(`Quorate       http://127.0.0.1:${port + 1}`);
  await settled(port);
  const charter = "open-reps/program#7";
  const plan = await quorate(["plan", "--sandbox", charter], env);
  expect(plan).toMatchObject({ code: 0, complained: "" });
  expect(plan.said).toMatch(/^open-reps\/program#7 .*\nWorking group/);
  expect(plan.said).toMatch(/Changes\n {2}none/);
  const story = await quorate(["simulate", "--sandbox", charter, "--as", "rosa", "/status"], env);
  expect(story.said).toContain('rosa writes "/status"');
  expect(story.said).toContain("Open next steps");
  const wrong = await quorate(["simulate", "--sandbox", charter, "--as", "nobody-of-us", "/status"], env);
  expect(wrong).toMatchObject({ code: 1, complained: "Nobody on GitHub is called nobody-of-us.\n" });
  running.child.kill("SIGTERM");
  expect(await running.ended()).toMatchObject({ code: 0 });
}, 120_000);

test("while it runs, a drill shows that nothing would be lost with the database", async () => {
  const port = freePort();
  const env = { QUORATE_DATA: await sandboxData() };
  const running = starts(["start", "--sandbox", "--port", String(port), "--community", townFolder], env);
  await running.says(`Quorate       http://127.0.0.1:${port + 1}`);
  await open(port);
  await settled(port);
  const drill = await quorate(["rebuild", "--compare", "--sandbox"], env);
  expect(drill).toMatchObject({ code: 0, complained: "" });
  expect(drill.said).toBe(
    "1 case was read from GitHub, and nothing was written there.\nNo difference: nothing would be lost with the database.\n",
  );
  expect((await quorate(["rebuild", "--sandbox"], env)).complained).toContain("Quorate runs here. Stop it first");

  running.child.kill("SIGTERM");
  expect(await running.ended()).toMatchObject({ code: 0 });
  expect(existsSync(join(env.QUORATE_DATA, "running.json"))).toBe(false);
}, 120_000);

test("a sandbox leaves the store alone that Quorate on GitHub uses, and goes on with its own where it is asked to", async () => {
  const port = String(freePort());
  const env = { QUORATE_DATA: await freshFolder() };
  const known = async (folder: string) => {
    const store = await openStore({ folder });
    const rows = await store.cases.index();
    await store.close();
    return rows.map(({ name }) => name);
  };
  const before = await openStore({ folder: env.QUORATE_DATA });
  await before.cases.save(rowOf(7), { due: undefined, waits: [] });
  await before.close();
  const own = join(env.QUORATE_DATA, "sandbox");
  for (const more of [[], ["--keep"]]) {
    const running = starts(["start", "--sandbox", "--port", port, "--community", townFolder, ...more], env);
    await running.says("Quorate       http");
    expect((await quorate(["start"], { ...settings, ...env })).complained).toContain(
      `The folder ${env.QUORATE_DATA} is in use by process ${running.child.pid}.`,
    );
    if (more.length === 0) {
      await open(Number(port));
      await settled(Number(port));
    }
    running.child.kill("SIGTERM");
    expect(await running.ended()).toMatchObject({ code: 0 });
    expect(await known(own)).toHaveLength(1);
  }
  expect(await known(env.QUORATE_DATA)).toHaveLength(1);
}, 120_000);

test("a sandbox empties no database", async () => {
  const env = { QUORATE_DATA: await sandboxData(), DATABASE_URL: `postgres://quorate@127.0.0.1:${freePort()}/quorate` };
  expect(await quorate(["start", "--sandbox", "--port", String(freePort())], env)).toMatchObject({
    code: 1,
    complained: expect.stringMatching(
      /^DATABASE_URL is set, and a sandbox empties no database\. Take it away, or add --keep/,
    ),
  });
});

test("what a sandbox left in its inbox is listed while it does not run", async () => {
  const QUORATE_DATA = await sandboxData();
  const store = await openStore({ folder: join(QUORATE_DATA, "sandbox") });
  await store.inbox.accept(deliveryOf("left"), [{ is: "case", address: addressOf(8) }]);
  await store.close();
  expect((await quorate(["inbox"], { QUORATE_DATA })).said).toContain("  left  2026-03-02T12:00:00Z");
  // From the day on that Quorate itself was started here, its own inbox is meant.
  await cp(join(await freshFolder(), "postgres"), join(QUORATE_DATA, "postgres"), { recursive: true });
  expect((await quorate(["inbox"], { QUORATE_DATA })).said).toBe("The inbox is empty: every delivery is done.\n");
});

test("a community that cannot be used is explained, with file and place, and leaves no lock behind", async () => {
  const wrong = community({
    "community.yml": (text) =>
      text.replace("teams: [approvers]", "teams: [aprovers]").replace("role: owner", "role: king"),
  });
  const broken = community({ "community.yml": "people: [" });
  const data = await sandboxData();
  const port = String(freePort());
  const [typo, syntax, nowhere] = await Promise.all([
    quorate(["start", "--sandbox", "--port", port, "--community", wrong], { QUORATE_DATA: data }),
    quorate(["sandbox", "--port", port, "--community", broken]),
    quorate(["start", "--sandbox", "--port", port, "--community", "/nowhere"], { QUORATE_DATA: data }),
  ]);
  expect(existsSync(join(data, "lock"))).toBe(false);
  expect(existsSync(join(data, "sandbox", "lock"))).toBe(false);
  expect(typo).toMatchObject({ code: 1 });
  expect(typo.complained).toContain(`${wrong}/community.yml cannot be used:`);
  expect(typo.complained).toContain("people.omar.role");
  expect(syntax.code).toBe(1);
  expect(syntax.complained).toContain(`${broken}/community.yml`);
  expect(syntax.complained).not.toMatch(/\n +at /);
  expect(nowhere).toMatchObject({
    code: 1,
    complained: "There is no community.yml in /nowhere. docs/operating.md shows what a community's folder holds.\n",
  });
});

test("a port in use is said in one sentence", async () => {
  const port = freePort();
  const words = ["sandbox", "--port", String(port), "--community", townFolder];
  const first = starts(words);
  await first.says(`The sandbox is at http://127.0.0.1:${port}`);
  expect(await quorate(words)).toMatchObject({
    code: 1,
    complained: `Port ${port} is in use. Stop what listens there, or choose another with --port.\n`,
  });
  first.child.kill("SIGTERM");
  expect(await first.ended()).toMatchObject({ code: 0 });
});
