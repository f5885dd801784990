import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { become, browserAt, hasBrowser, open, type Visitors, visitors } from "./chromium.ts";

const skipped = hasBrowser ? "" : ` (skipped: there is no browser at ${browserAt})`;
/** Where pictures are left for whoever wants to look at them. */
const pictures = process.env.PICTURES;

describe.skipIf(!hasBrowser)(`a meeting in the sample community${skipped}`, () => {
  let here: Visitors;
  beforeAll(async () => {
    here = await visitors();
    await here.settle();
  });
  afterAll(() => here?.leave());

  test("is opened from its form, asks for a time, and people click the ones that suit them", async () => {
    const page = await open(here.browser, here.url, { viewport: { width: 360, height: 740 } });
    await become(page, "kwame");
    await page.goto(`${here.url}/open-reps/program/issues/new/choose`);
    await page.getByRole("link", { name: "Meeting" }).click();
    await page.getByLabel(/^Title/).fill("Meeting: the autumn events");
    await page.getByLabel(/^What is this meeting about/).fill("Who does what in autumn.");
    await page.getByLabel(/^Who should come/).fill("@ana, @bo");
    await page.getByRole("button", { name: "Create" }).click();
    await settled(page);
    expect(await status(page)).toContain("it is your turn: when should this be?");
    await says(page, "/poll 2026-03-09 13:00, 2026-03-10 13:00, 2026-03-11 18:00 UTC");
    const asking = page.locator("article.comment").filter({ hasText: "Pick the emoji of every time" });
    for (const name of ["rocket", "hooray"]) await asking.getByRole("button", { name: new RegExp(`^${name}`) }).click();
    await become(page, "ana");
    await asking.getByRole("button", { name: /^rocket/ }).click();
    await picture(page, "poll-phone");
    await says(page, "/can 2");
    expect(await status(page)).toMatch(/So far this is ahead: Tuesday, March 10, 2026, 13:00 UTC[^:]*, 2 people\./);
    expect(await page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")).toBe(0);
    await page.setViewportSize({ width: 1_200, height: 800 });
    await picture(page, "poll-laptop");
    await page.close();
  });

  const settled = async (page: Page): Promise<void> => {
    await here.settle();
    await page.reload();
  };
  const says = async (page: Page, text: string): Promise<void> => {
    await page.getByLabel(/^Comment as/).fill(text);
    await page.getByRole("button", { name: "Comment", exact: true }).click();
    await settled(page);
  };
});

const status = async (page: Page): Promise<string> => (await page.locator("main").textContent()) ?? "";

async function picture(page: Page, name: string): Promise<void> {
  if (pictures) await page.screenshot({ path: join(pictures, `${name}.png`), fullPage: true });
}
