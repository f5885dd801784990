// A sweep of as many open cases as a large program may have in years: the index is filled with them as if each had been
// taken in long ago, and GitHub shows them unchanged.

import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse, stringify } from "yaml";
import { z } from "zod";
import { appKeys, spawnSandbox } from "../src/commands/sandbox.ts";
import { fingerprint } from "../src/github/fingerprint.ts";
import { openStore } from "../src/store/store.ts";
import { atMost, type Figure, known, median } from "./figure.ts";
import { onPostgres } from "./postgres.ts";
import { megabytesOf, processorSecondsOf } from "./process-memory.ts";
import { running, twoFreePorts } from "./running.ts";

const town = join(import.meta.dirname, "../test/fixtures/town");
const [few, some, many] = [10, 1_000, 10_000];
/** Of the Dockerfile. */
const asInTheContainer = "--max-semi-space-size=8";

/** The town with so many requests, opened before anybody looks. */
function community(cases: number): string {
  const folder = mkdtempSync(join(tmpdir(), "quorate-many-"));
  cpSync(town, folder, { recursive: true });
  const file = join(folder, "community.yml");
  const one = {
    repository: "program",
    form: "budget.yml",
    by: "rosa",
    at: "2026-03-01T10:00:00Z",
    title: "Budget: a workshop",
    answers: { what: "A workshop", amount: "250 EUR", start: "2026-05-09" },
  };
  const issues = Array.from({ length: cases }, () => one);
  writeFileSync(file, stringify({ ...parse(readFileSync(file, "utf8")), issues }, { aliasDuplicateObjects: false }));
  return folder;
}

const Listed = z.array(
  z.object({
    id: z.number(),
    node_id: z.string(),
    number: z.number(),
    updated_at: z.string(),
    comments: z.number(),
    labels: z.array(z.object({ name: z.string() })),
  }),
);

/** The issues of a community, as a sandbox of its own shows them. */
async function shown(folder: string): Promise<z.infer<typeof Listed>> {
  const keys = appKeys();
  const nowhere = { url: "http://127.0.0.1:9", secret: keys.webhookSecret, token: keys.controlToken };
  const sandbox = await spawnSandbox(await twoFreePorts(), folder, {
    app: { id: keys.appId, slug: keys.slug, publicKey: keys.publicKey },
    webhook: nowhere,
    control: nowhere,
  });
  try {
    const all: z.infer<typeof Listed> = [];
    for (let page = 1; ; page++) {
      const path = `/api/v3/repos/open-reps/program/issues?state=open&per_page=100&page=${page}`;
      const answer = await fetch(`${sandbox.url}${path}`, { headers: { authorization: "bearer sandbox-omar" } });
      const listed = Listed.parse(await answer.json());
      all.push(...listed);
      if (listed.length < 100) return all;
    }
  } finally {
    sandbox.stop();
  }
}

/** The index as it is when all of them were taken in: records of the usual length, and how each looked then. */
async function fill(databaseUrl: string, folder: string): Promise<void> {
  const store = await openStore({ databaseUrl });
  const repository = 2_001;
  const issues = await shown(folder);
  const save = async ({ id: issue, node_id: node, number }: z.infer<typeof Listed>[number]) => {
    const address = { repository, issue, node, number, installation: 1, owner: "open-reps", name: "program" };
    const stands = { kind: "budget", stage: "in-review", open: true, seq: 3, statusComment: null, intended: null };
    const row = { address, ...stands, record: `<!-- ${"x".repeat(3_000)} -->`, updatedAt: "2026-03-01T10:00:00Z" };
    await store.cases.save(row, { due: "2026-05-01T09:00:00Z", waits: ["people:1", "group:approvers"] });
  };
  for (let at = 0; at < issues.length; at += 20) await Promise.all(issues.slice(at, at + 20).map(save));
  const prints = issues.map(({ id, updated_at: updatedAt, comments, labels }) => ({
    issue: id,
    fingerprint: fingerprint({
      state: "OPEN",
      updatedAt,
      lastEditedAt: null,
      comments: { totalCount: comments },
      labels: { nodes: labels },
    }),
  }));
  await store.sweeps.keep(repository, prints);
  await store.close();
}

interface Swept {
  readonly requests: number;
  readonly points: number;
  /** Cases that were read one by one, and so were not known as they look. */
  readonly read: number;
  readonly seconds: number;
  /** Of Quorate's own process. */
  readonly processor: number;
  readonly megabytes: number;
}

async function swept(cases: number): Promise<Swept | undefined> {
  const folder = community(cases);
  try {
    return await onPostgres(async (databaseUrl) => {
      await fill(databaseUrl, folder);
      return running(
        async (town) => {
          const sweep = () => town.manage("POST", "/install");
          const calls = await town.calls(sweep);
          const [times, work]: [number[], number[]] = [[], []];
          for (let round = 0; round < 3; round++) {
            const [start, before] = [performance.now(), processorSecondsOf(town.pid)];
            await sweep();
            await town.settle();
            times.push((performance.now() - start) / 1_000);
            work.push(processorSecondsOf(town.pid) - before);
          }
          return {
            requests: calls.length,
            points: calls.reduce((sum, one) => sum + one.points, 0),
            read: calls.filter(({ operation }) => operation === "Case" || operation === "Apply").length,
            seconds: median(times),
            processor: median(work),
            megabytes: megabytesOf(town.pid, "VmHWM"),
          };
        },
        { DATABASE_URL: databaseUrl, NODE_OPTIONS: asInTheContainer },
        folder,
      );
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

export async function measure(): Promise<Figure[]> {
  const [none, thousand, all] = [await swept(few), await swept(some), await swept(many)];
  if (!none || !thousand || !all) throw new Error("many is measured on Postgres, and none is installed");
  // What a sweep costs however few cases there are is left out of both.
  const each = (one: Swept, cases: number) => (one.processor - none.processor) / (cases - few);
  return [
    atMost("many: requests for a sweep of 10,000 unchanged open cases", all.requests, "requests", 120),
    known("many: rate-limit points for it", all.points, "points"),
    atMost("many: cases that it read one by one, or wrote", all.read, "", 0),
    known("many: time that it takes, sandbox included", all.seconds, "s"),
    known("many: processor time of Quorate", all.processor, "s"),
    atMost(
      "many: processor time for a case, with 10,000 against 1,000",
      each(all, many) / each(thousand, some),
      "times",
      1.5,
    ),
    atMost("many: peak memory of a replica on Postgres with 10,000 open cases", all.megabytes, "MB", 300),
  ];
}
