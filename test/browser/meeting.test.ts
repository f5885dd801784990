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

  test("stands in its group's charter, with what people are to do, and that stands on its agenda", async () => {
    const page = await open(here.browser, `${here.url}/open-reps/program/issues/7`);
    const charter = await status(page);
    expect(charter).toMatch(/Next meeting: Thursday, March 26, 2026, 16:00 UTC, #8/);
    expect(charter).toMatch(/Collect the words that we use: ines, until March 24, 2026, #\d+/);
    expect(charter).toMatch(/Ask the library for a room: yuki, until March 27, 2026, #\d+/);
    expect(charter).not.toContain("To do, from what was written here");
    await picture(page, "charter");
    await page.getByRole("link", { name: "#8" }).click();
    expect(await status(page)).toMatch(/Agenda\s*Names of places.*Collect the words that we use: ines/s);
    await picture(page, "meeting");
    await page.getByRole("link", { name: "Board: Requests" }).click();
    const card = page.getByRole("listitem").filter({ hasText: "Collect the words that we use" });
    expect(await card.textContent()).toMatch(/Owner\s*ines/);
    expect(await card.textContent()).toMatch(/Due\s*(?:2026-03-24|24 Mar 2026|March 24, 2026)/);
    await picture(page, "board-with-tasks");
    await page.close();
  });

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
