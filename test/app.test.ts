import nock from "nock";
import { pino } from "pino";
import { Probot } from "probot";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type AppOptions, app, type Concerns } from "../src/app.ts";
import type { ProgramRow } from "../src/store/store.ts";
import { privateKey } from "./support/keys.ts";
import { addressOf, noon, onBothStores, rowOf } from "./support/store.ts";

const ana = { id: 1001, login: "ana", type: "User" };
const bot = { id: 9, login: "quorate[bot]", type: "Bot" };
const where = {
  repository: { id: 7, name: "program", owner: { id: 3, login: "open-reps" }, default_branch: "main" },
  installation: { id: 3 },
};
const issue = {
  id: 12,
  node_id: "I_12",
  number: 12,
  body: "private words",
  labels: [],
  created_at: "2026-03-02T09:00:00Z",
};
const opened = { ...where, action: "opened", issue, sender: ana };
const commented = {
  ...where,
  action: "created",
  issue,
  sender: ana,
  comment: { id: 55, body: "/approve", user: ana, performed_via_github_app: { id: 1 } },
};

const program: ProgramRow = {
  home: { repository: 7, node: "R_7", owner: "open-reps", name: "program" },
  installation: 3,
  config: "abc",
  repositories: [{ repository: 7, owner: "open-reps", name: "program" }],
  door: '{"labels":["state: approved"]}',
  words: [],
};

beforeEach(() => nock.disableNetConnect());
afterEach(() => nock.enableNetConnect());

onBothStores("the app", (home) => {
  /** The real Probot, which may not reach the network: every delivery here is handled without a request. */
  async function door(concerns: Concerns, some: Partial<AppOptions> = {}) {
    if ("databaseUrl" in home.options()) nock.enableNetConnect("127.0.0.1");
    const lines: string[] = [];
    const log = pino({ level: "info" }, { write: (line) => void lines.push(line) });
    const probot = new Probot({ appId: 1, privateKey, secret: "secret", log });
    const options = { store: home.store(), clock: { now: () => noon }, slug: "quorate", concerns, log, ...some };
    await probot.load((probot) => app(probot, options));
    const receive = (name: string, payload: unknown, id = "guid-1") =>
      probot.receive({ id, name, payload } as Parameters<typeof probot.receive>[0]);
    return { receive, lines };
  }
  const waiting = () => home.store().queue.busy();

  test("a permission that was given and a suspension that ended ask for a look at everything", async () => {
    const { receive } = await door(() => false);
    for (const action of ["unsuspend", "new_permissions_accepted", "suspend"]) {
      await receive("installation", { action, installation: { id: 3 }, sender: ana }, action);
    }
    expect((await waiting()).toSorted()).toEqual([
      "everything of installation 3 is waiting",
      "installation of installation 3 is waiting",
    ]);
  });

  test("an event that can matter is stored and queued; the door is asked with the program and the case", async () => {
    const { programs, cases } = home.store();
    await programs.put(program);
    await cases.save(rowOf(12), {});
    const asked: unknown[] = [];
    const { receive } = await door((...all) => asked.push(all) > 0);
    await receive("issues", opened);
    const event = expect.objectContaining({ is: "case", address: addressOf(12, { node: "I_12" }) });
    expect(asked).toEqual([[event, program.door, rowOf(12)]]);
    expect(await waiting()).toEqual(["case open-reps/program#12 is waiting"]);
    expect(await home.store().backlog.list()).toMatchObject([
      { guid: "guid-1", event: "issues", action: "opened", receivedAt: noon, work: "case:7:12" },
    ]);
  });

  test("an event that cannot matter leaves nothing behind", async () => {
    const { receive } = await door(() => false);
    await receive("issues", opened);
    await receive("star", { ...opened, action: "created" });
    await receive("issues", { nonsense: true });
    expect(await home.store().backlog.list()).toEqual([]);
    expect(await waiting()).toEqual([]);
  });

  test("the app's own echo is dropped before anybody is asked", async () => {
    const { receive } = await door(() => {
      throw new Error("nobody is asked");
    });
    await receive("issues", { ...opened, sender: bot });
    await receive("label", { ...where, action: "created", sender: bot });
    expect(await waiting()).toEqual([]);
  });

  test("who wrote a comment is remembered where there is a case, even when nothing is to be done", async () => {
    const { cases, origins } = home.store();
    const { receive } = await door(() => false);
    await receive("issue_comment", commented);
    expect(await origins.get([55])).toEqual(new Map());
    await cases.save(rowOf(12), {});
    await receive("issue_comment", commented);
    expect(await origins.get([55])).toEqual(new Map([[55, true]]));
    expect(await waiting()).toEqual([]);
  });

  test("settings, and labels that cases carry, matter in repositories of a program, files and people everywhere", async () => {
    const { receive } = await door(() => true);
    await receive("label", { ...where, action: "deleted", sender: ana }, "a");
    await receive("repository", { ...where, action: "renamed", sender: ana }, "b");
    expect(await waiting()).toEqual([]);
    await receive("push", { ...where, ref: "refs/heads/main", commits: [], sender: ana }, "c");
    await receive("membership", { installation: { id: 3 }, action: "added", sender: ana }, "d");
    expect(await waiting()).toEqual([
      "configuration of repository 7 is waiting",
      "people of installation 3 is waiting",
    ]);
    await home.store().programs.put(program);
    const label = { name: "good first issue" };
    await receive("label", { ...where, action: "deleted", label, sender: ana }, "e");
    await receive("label", { ...where, action: "created", label: { name: "state: approved" }, sender: ana }, "f");
    expect(await waiting()).toHaveLength(2);
    await receive("label", { ...where, action: "deleted", label: { name: "State: approved" }, sender: ana }, "g");
    expect(await waiting()).toContain("labels of repository 7 is waiting");
  });

  test("when the store fails the sender hears of it, and no log repeats the delivery", async () => {
    const store = home.store();
    const broken = { ...store, inbox: { accept: () => Promise.reject(new Error("the disk is full")) } };
    const { receive, lines } = await door(() => true, { store: broken as unknown as AppOptions["store"] });
    await expect(receive("issues", opened)).rejects.toThrow("the disk is full");
    expect(lines.join("")).toContain("the disk is full");
    expect(lines.join("")).not.toContain("private words");
  });
});
