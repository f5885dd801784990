// Quorate on the sandbox with its sample community, and a browser on the machine to look at it with.

import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pino } from "pino";
import { type Browser, chromium, type Page } from "playwright-core";
import { startOnSandbox } from "../../src/commands/start.ts";
import { freePort } from "../support/sandbox-process.ts";

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

export async function visitors(): Promise<Visitors> {
  const folder = await mkdtemp(join(tmpdir(), "quorate-browser-"));
  const log = pino({ level: "silent" });
  const options = { port: freePort(), keep: false };
  const running = await startOnSandbox(options, { QUORATE_DATA: folder, PATH: process.env.PATH }, log, "test");
  const args = ["--headless", "--no-sandbox", "--no-first-run", ...quiet];
  const browser = await chromium.launch({ executablePath: browserAt, args });
  return {
    url: running.sandbox,
    browser,
    settle: async () => {
      const answer = await fetch(`${running.sandbox}/_sandbox/settle`, { method: "POST" });
      if (!answer.ok) throw new Error(await answer.text());
    },
    leave: async () => {
      await browser.close();
      await running.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
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
