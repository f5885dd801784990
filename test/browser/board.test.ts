import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { become, browserAt, hasBrowser, open, type Visitors, visitors } from "./chromium.ts";

const skipped = hasBrowser ? "" : ` (skipped: there is no browser at ${browserAt})`;
/** Where pictures are left for whoever wants to look at them. */
const pictures = process.env.PICTURES;

describe.skipIf(!hasBrowser)(`the board of the sample community${skipped}`, () => {
  let here: Visitors;
  beforeAll(async () => {
    here = await visitors();
    await here.settle();
  });
  afterAll(() => here?.leave());

  test("shows each request in its column with what it costs, and a move to Done by its author completes it", async () => {
    const page = await open(here.browser, `${here.url}/orgs/open-reps/projects/1`);
    await become(page, "kwame");
    await page.goto(`${here.url}/orgs/open-reps/projects/1`);
    expect(await columns(page)).toEqual(expect.arrayContaining(["Inbox", "In review", "Approved", "Done"]));
    const card = page.getByRole("listitem").filter({ hasText: "Web literacy day in Accra" });
    expect(await inColumn(page, "Approved")).toContain("Web literacy day in Accra");
    expect(await card.textContent()).toMatch(/Amount\s*335\.50 EUR/);
    expect(await card.textContent()).toMatch(/Community\s*Ghana/);
    await picture(page, "board");
    await card.getByLabel(/^Status of/).selectOption("Done");
    await card.getByRole("button", { name: /^Move/ }).click();
    await here.settle();
    await page.goto(`${here.url}/open-reps/program/issues/1`);
    expect(await page.locator("main > p .label", { hasText: "state:" }).first().textContent()).toBe("state: completed");
    await page.close();
  });

  test("what somebody else moves is back in its place, and the request says so", async () => {
    const page = await open(here.browser, here.url);
    await become(page, "ines");
    await page.goto(`${here.url}/orgs/open-reps/projects/1`);
    const card = column(page, "In review").getByRole("listitem").first();
    const title = (await card.getByRole("heading").textContent()) ?? "";
    await card.getByLabel(/^Status of/).selectOption("Approved");
    await card.getByRole("button", { name: /^Move/ }).click();
    await here.settle();
    await page.reload();
    expect(await inColumn(page, "In review")).toContain(title);
    await page.getByRole("link", { name: title }).first().click();
    expect(await page.locator("main").textContent()).toContain("moved this to Approved on the board");
    await picture(page, "moved");
    await page.close();
  });

  test.each([
    ["phone", { width: 360, height: 740 }],
    ["laptop", { width: 1_200, height: 800 }],
  ])("is readable on a %s without moving the page sideways", async (name, viewport) => {
    const page = await open(here.browser, `${here.url}/orgs/open-reps/projects/1`, { viewport });
    const wider = await page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");
    expect(wider).toBe(0);
    await picture(page, name);
    await page.close();
  });
});

async function columns(page: Page): Promise<string[]> {
  const names = await page.locator(".board section h2").allTextContents();
  return names.map((name) => name.replace(/\d+\s*cards?\s*$/, "").trim());
}

const column = (page: Page, name: string) =>
  page.locator(".board section").filter({ has: page.getByRole("heading", { name }) });

const inColumn = async (page: Page, name: string) => (await column(page, name).textContent()) ?? "";

async function picture(page: Page, name: string): Promise<void> {
  if (pictures) await page.screenshot({ path: join(pictures, `${name}.png`), fullPage: true });
}
