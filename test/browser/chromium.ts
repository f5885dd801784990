// Quorate on the sandbox with its sample community, and a browser on the machine to look at it with.

import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { type Browser, chromium, type Page } from "playwright-core";
import { reach } from "../support/reach.ts";
import { freePort } from "../support/sandbox-process.ts";
import { sandboxData } from "../support/store.ts";

const root = join(import.meta.dirname, "../..");

export const browserAt = "/usr/bin/chromium";
export const hasBrowser = existsSync(browserAt);

/** Nothing is fetched from elsewhere: the browser looks at this machine only. */
const quiet = ["--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

export interface Visitors {
  readonly url: string;
  readonly browser: Browser;
  /** Waits until everything that was said has been answered. */
  settle(): Promise<void>;
  leave(): Promise<void>;
}

/** On the sample community, or on that of a folder. */
export async function visitors(community?: string): Promise<Visitors> {
  const folder = await sandboxData();
  const url = `http://127.0.0.1:${freePort()}`;
  const other = community === undefined ? [] : ["--community", community];
  const start = ["src/main.ts", "start", "--sandbox", "--port", new URL(url).port, ...other];
  const env = { PATH: process.env.PATH, QUORATE_DATA: folder };
  const quorate = spawn(process.execPath, start, { cwd: root, env, stdio: ["ignore", "ignore", "inherit"] });
  const ended = once(quorate, "exit");
  await Promise.race([answers(url), ended.then(([code]) => Promise.reject(new Error(`Quorate ended with ${code}.`)))]);
  const args = ["--headless", "--no-sandbox", "--no-first-run", ...quiet];
  const browser = await chromium.launch({ executablePath: browserAt, args });
  return {
    url,
    browser,
    settle: async () => {
      const answer = await reach(`${url}/_sandbox/settle`, { method: "POST" });
      const said = await answer.text();
      if (!answer.ok) throw new Error(said);
    },
    leave: async () => {
      await browser.close();
      quorate.kill("SIGTERM");
      await ended;
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function answers(url: string): Promise<void> {
  while (!(await reach(url).catch(() => undefined))?.ok) await pause(50);
}

/** A page that says what it misses long before a test runs out of time. */
export async function open(
  browser: Browser,
  url: string,
  options: Parameters<Browser["newPage"]>[0] = {},
): Promise<Page> {
  const page = await browser.newPage(options);
  page.setDefaultTimeout(8_000);
  await page.goto(url);
  return page;
}

/** Chooses who is in front of the screen. */
export async function become(page: Page, login: string): Promise<void> {
  await page.getByLabel("You are").selectOption(login);
  await page.getByRole("button", { name: "Switch" }).click();
}

/** Writes a comment on the issue that is open, waits for the answer and looks again. */
export async function say(page: Page, text: string, settle: () => Promise<void>): Promise<void> {
  await page.getByLabel(/^Comment as/).fill(text);
  await page.getByRole("button", { name: "Comment", exact: true }).click();
  await settle();
  await page.reload();
}
