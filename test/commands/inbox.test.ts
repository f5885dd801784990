import { writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openStore, type Work, workName } from "../../src/store/store.ts";
import { handling, hasty } from "../support/queueing.ts";
import { quorate, settings, starts } from "../support/quorate-process.ts";
import { freePort } from "../support/sandbox-process.ts";
import { addressOf, deliveryOf, freshFolder, until } from "../support/store.ts";

/** A GitHub that knows the App, its one installation, and no repository in it. */
const answers: Readonly<Record<string, unknown>> = {
  "/app": { slug: "quorate" },
  "/app/installations": [],
  "/repos/open-reps/program/installation": { id: 3 },
  "/app/installations/3/access_tokens": { token: "ghs_x", permissions: {}, expires_at: "2099-01-01T00:00:00Z" },
  "/installation/repositories": { repositories: [] },
};
const github = createServer(({ url = "" }, response) => {
  const answer = answers[url.split("?")[0] ?? ""];
  response.writeHead(answer === undefined ? 404 : 200, { "content-type": "application/json" });
  response.end(JSON.stringify(answer ?? { message: "Not Found" }));
});
beforeAll(() => new Promise<void>((done) => github.listen(0, "127.0.0.1", done)));
afterAll(() => {
  github.closeAllConnections();
  github.close();
});

/** A store in which one delivery was set aside, and one waits. */
async function left(): Promise<Record<string, string>> {
  const folder = await freshFolder();
  const store = await openStore({ folder, queue: hasty });
  const onCase = () => Promise.reject(new Error("GitHub refused"));
  const onDead = (work: Work, error: string) => store.inbox.failed(workName(work), error, true);
  store.queue.work(handling({ onCase, onDead }));
  await store.inbox.accept(deliveryOf("poison", { payload: '"private words"' }), [
    { is: "case", address: addressOf(7) },
  ]);
  await until("it is set aside", async () => (await store.backlog.list())[0]?.dead === true);
  await until("nothing is left", async () => (await store.queue.busy()).length === 0);
  await store.queue.stop();
  await store.inbox.accept(deliveryOf("fresh"), [{ is: "case", address: addressOf(8) }]);
  await store.close();
  const { port } = github.address() as AddressInfo;
  return {
    ...settings,
    GITHUB_API_URL: `http://127.0.0.1:${port}`,
    HOST: "127.0.0.1",
    PORT: String(freePort()),
    QUORATE_DATA: folder,
  };
}

test("what was set aside is listed with the reason and without what anybody wrote, and can be tried again", async () => {
  const env = await left();
  expect((await quorate(["inbox"], env)).said).toBe(
    [
      "Set aside after the last try (1)",
      "  poison  2026-03-02T12:00:00Z  issue_comment created, case open-reps/program#7",
      "      after 1 try: Error: GitHub refused",
      "",
      "Waiting, or being tried again (1)",
      "  fresh  2026-03-02T12:00:00Z  issue_comment created, case open-reps/program#8",
      "",
      "`quorate inbox retry ID` tries one again, `quorate inbox retry all` every one.",
      "",
    ].join("\n"),
  );
  expect(await quorate(["inbox", "retry", "nobody"], env)).toMatchObject({
    code: 1,
    complained: "No delivery nobody was set aside. `quorate inbox` lists those that were.\n",
  });
  expect(await quorate(["inbox", "retry", "poison"], env)).toMatchObject({ code: 0, said: "Tried again: poison\n" });
  expect((await quorate(["inbox", "retry", "all"], env)).said).toBe("Nothing was set aside.\n");
  expect(await quorate(["inbox", "retry"], env)).toMatchObject({
    code: 1,
    complained: expect.stringContaining("Which"),
  });
  expect(await quorate(["inbox", "remove", "all"], env)).toMatchObject({ code: 1 });
});

test("while Quorate runs on the embedded store, it is asked instead, with the token in its folder", async () => {
  const env = await left();
  const running = starts(["start"], env);
  await running.says("Quorate is at");
  expect((await quorate(["inbox"], env)).said).toContain("Set aside after the last try (1)\n  poison");
  expect((await quorate(["inbox", "retry", "all"], env)).said).toBe("Tried again: poison\n");
  expect(await quorate(["sync", "open-reps/program"], env)).toMatchObject({
    code: 0,
    said: "Quorate looks at every case of open-reps/program again.\n",
  });
  expect(await quorate(["sync", "open-reps/elsewhere"], env)).toMatchObject({
    code: 1,
    complained: "The App is not installed on open-reps/elsewhere, or there is no such repository.\n",
  });
  expect((await quorate(["sync", "program"], env)).complained).toBe(
    '"program" names no repository. Write it like open-reps/program.\n',
  );
  running.child.kill("SIGTERM");
  expect(await running.ended()).toMatchObject({ code: 0 });
  // As a process leaves it that was killed, whose port somebody else has now.
  writeFileSync(
    join(env.QUORATE_DATA ?? "", "running.json"),
    JSON.stringify({ url: env.GITHUB_API_URL, token: "old" }),
  );
  expect((await quorate(["sync", "open-reps/program"], env)).said).toMatch(/^Queued: /);
  const DATABASE_URL = `postgres://quorate:secret-word@127.0.0.1:${freePort()}/quorate`;
  expect(await quorate(["inbox"], { ...env, DATABASE_URL })).toMatchObject({
    code: 1,
    complained: expect.stringMatching(
      /^The database 127\.0\.0\.1:\d+\/quorate cannot be used: connect ECONNREFUSED [\d.:]+\.\n$/,
    ),
  });
});
