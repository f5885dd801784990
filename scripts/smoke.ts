// Starts what `npm start` starts, as somebody does who tries Quorate for the first time: files a request through the real
// form over HTTP, lets two people approve it, looks at the labels, and stops it. `.ci/run` runs this on a clean clone.

import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout as pause } from "node:timers/promises";

const port = process.env.SMOKE_PORT ?? "4300";
const sandbox = `http://127.0.0.1:${port}`;
const program = "/open-reps/program/issues";

const answers: Readonly<Record<string, string>> = {
  "a.activity": "Repair café",
  "a.purpose": "Thirty people learn to mend what they own.",
  "a.community": "Kenya",
  "a.start": "2026-05-16",
  "a.end": "2026-05-17",
  "a.costs": "Room: 90 EUR\nTools: 160 EUR",
  "a.amount": "250 EUR",
  "a.payee": "kwame",
  "a.page": "",
  "a.guidelines": "I have read the participation guidelines and keep to them.",
};

function expect(that: string, holds: boolean, seen: unknown = ""): void {
  if (!holds) throw new Error(`It does not hold that ${that}. ${seen}`);
  console.log(`  ${that}`);
}

/** A page, as somebody sees it. */
async function page(path: string, login: string, form?: Readonly<Record<string, string>>): Promise<Response> {
  const sent = form ? { method: "POST", body: new URLSearchParams(form), redirect: "manual" as const } : {};
  return fetch(sandbox + path, { ...sent, headers: { cookie: `sandbox_person=${login}` } });
}

async function settle(): Promise<void> {
  const answer = await fetch(`${sandbox}/_sandbox/settle`, { method: "POST" });
  if (!answer.ok) throw new Error(`Something does not come to rest: ${await answer.text()}`);
}

/** The labels of an issue, over the API. */
async function labels(number: string): Promise<string> {
  const headers = { authorization: "bearer sandbox-kwame" };
  const answer = await fetch(`${sandbox}/api/v3/repos/open-reps/program/issues/${number}/labels`, { headers });
  const read: unknown = await answer.json();
  if (!Array.isArray(read)) throw new Error(`The labels of #${number} cannot be read: ${JSON.stringify(read)}`);
  return read
    .map(({ name }: { name: string }) => name)
    .sort()
    .join(", ");
}

async function firstPage(child: ChildProcess): Promise<void> {
  for (const end = Date.now() + 60_000; Date.now() < end && child.exitCode === null; await pause(50)) {
    const answer = await fetch(sandbox).catch(() => undefined);
    if (answer?.ok) return;
  }
  throw new Error(`There is no first page at ${sandbox}.`);
}

/** Files the request as the form asks for it, and gives its number. */
async function file(): Promise<string> {
  const form = await (await page(`${program}/new?template=budget-request.yml`, "kwame")).text();
  const asked = [...new Set([...form.matchAll(/ name="(a\.[^"]+)"/g)].map(([, name]) => name))].sort().join(" ");
  expect("the form asks for what budget-request.yml says", asked === Object.keys(answers).sort().join(" "), asked);
  const fields = { template: "budget-request.yml", title: "Budget: Repair café in Nairobi", ...answers };
  const filed = await page(`${program}/new`, "kwame", fields);
  const number = /\/(\d+)$/.exec(filed.headers.get("location") ?? "")?.[1] ?? "";
  expect(`kwame's request is filed as #${number}`, filed.status === 303 && number !== "", await filed.text());
  return number;
}

async function approve(number: string, login: string, state: string): Promise<void> {
  const said = await page(`${program}/${number}/comments`, login, { body: "/approve", state: "" });
  await settle();
  const now = await labels(number);
  const wanted = `kind: budget-request, state: ${state}`;
  expect(`${login} says /approve, and its labels are: ${wanted}`, said.status === 303 && now === wanted, now);
}

async function story(): Promise<void> {
  await settle();
  const number = await file();
  await settle();
  const now = await labels(number);
  expect("it is in review", now === "kind: budget-request, state: in-review", now);
  await approve(number, "ana", "in-review");
  await approve(number, "bo", "approved");
  const seen = await (await page(`${program}/${number}`, "kwame")).text();
  expect("its page shows that it is approved", seen.includes("state: approved"));
}

const began = performance.now();
// A group of its own, which is stopped as Ctrl+C does: npm itself does not pass a signal on.
const child = spawn("npm", ["start", "--", "--port", port], {
  detached: true,
  stdio: ["ignore", "inherit", "inherit"],
});
const ended = once(child, "exit");
try {
  await firstPage(child);
  // Said, not judged: how fast a start is, is measured by bench/, on a machine that does nothing else.
  console.log(`  the first page is there after ${((performance.now() - began) / 1_000).toFixed(1)} seconds`);
  await story();
} finally {
  if (child.pid !== undefined && child.exitCode === null) process.kill(-child.pid, "SIGINT");
  await ended;
}
for (let tries = 0; tries < 100 && (await fetch(sandbox).catch(() => undefined)); tries++) await pause(100);
expect("it is stopped", !(await fetch(sandbox).catch(() => undefined)));
