import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { browserAt, hasBrowser, open, type Visitors, visitors } from "./chromium.ts";
import { go, pick, press, write } from "./keyboard.ts";

const skipped = hasBrowser ? "" : ` (skipped: there is no browser at ${browserAt})`;
const screens = [
  ["a phone", { width: 360, height: 740 }],
  ["a laptop", { width: 1280, height: 800 }],
] as const;

describe.skipIf(!hasBrowser)(`three people with a keyboard and no JavaScript${skipped}`, () => {
  let here: Visitors;
  const elsewhere: string[] = [];
  beforeAll(async () => {
    here = await visitors();
    await here.settle();
  });
  afterAll(() => here?.leave());

  const visit = async (viewport: { width: number; height: number }): Promise<Page> => {
    const page = await open(here.browser, "about:blank", { viewport, javaScriptEnabled: false });
    page.on("request", (request) => {
      if (!request.url().startsWith(here.url) && request.url() !== "about:blank") elsewhere.push(request.url());
    });
    await page.goto(here.url);
    return page;
  };
  const answered = async (page: Page): Promise<void> => {
    await here.settle();
    await page.reload();
    expect(await sideways(page), page.url()).toBe(0);
  };

  test.each(screens)("on %s, Rosa follows the tour, forgets an answer, and opens her request", async (_, screen) => {
    const page = await visit(screen);
    await go(page, page.getByRole("button", { name: "Be Rosa and open a request" }));
    await go(page, page.getByRole("link", { name: "Swag request" }));
    await page.getByLabel(/^Title/).press("End");
    await page.keyboard.insertText("Seed swap");
    await write(page, page.getByLabel(/^What is it for/), "Seed swap");
    await go(page, page.getByRole("button", { name: "Create" }));
    expect(await page.getByRole("alert").textContent()).toContain("Still missing: What do you need?");
    expect(await page.getByLabel(/^What is it for/).inputValue()).toBe("Seed swap");
    expect(await page.getByLabel(/^What do you need/).getAttribute("aria-invalid")).toBe("true");
    await pick(page, page.getByLabel(/^What do you need/), "Stickers");
    await write(page, page.getByLabel(/^How many/), "Stickers: 200");
    await pick(page, page.getByLabel(/^Community/), "Mexico");
    await write(page, page.getByLabel(/^When do you need/), "2026-05-16");
    await press(page, page.getByLabel(/I have read the participation guidelines/), "Space");
    await go(page, page.getByRole("button", { name: "Create" }));
    await answered(page);
    expect(await labels(page)).toContain("state: in-review");
    await page.close();
  });

  test.each(screens)(
    "on %s, Ana approves what waits for her, and sees what Quorate thinks of it",
    async (_, screen) => {
      const page = await visit(screen);
      await press(page, page.getByText("New here? A tour in three steps"));
      await press(page, page.getByText("New here? A tour in three steps"));
      await go(page, page.getByRole("button", { name: "Be Ana" }));
      await write(page, page.getByLabel("Comment as ana"), "/approve");
      await go(page, page.getByRole("button", { name: "Comment", exact: true }));
      await answered(page);
      expect(await labels(page)).toContain("state: approved");
      expect(await page.getByText("Swag request: approved since").isVisible()).toBe(false);
      await press(page, page.getByText("What Quorate thinks"));
      expect(await page.getByText("Swag request: approved since").isVisible()).toBe(true);
      expect(await page.getByText("/approve by ana: counted.").isVisible()).toBe(true);
      await page.close();
    },
  );

  test.each(screens)("on %s, Omar finds a request by its text and jumps to its next due date", async (_, screen) => {
    const page = await visit(screen);
    await pick(page, page.getByLabel("You are"), "omar");
    await go(page, page.getByRole("button", { name: "Switch" }));
    await go(page, page.getByRole("button", { name: "Close the tour" }));
    expect(await page.getByText("New here?").count()).toBe(0);
    await go(page, page.getByRole("link", { name: /open issues$/ }));
    await write(page, page.getByRole("searchbox", { name: "Text" }), "handbook into Polish");
    await go(page, page.getByRole("button", { name: "Filter" }));
    const found = page.locator(".issues").getByRole("link");
    expect(await found.allTextContents()).toEqual(["Budget: Translation sprint in Kraków"]);
    await go(page, found.first());
    const address = page.url();
    const before = await page.locator(".clock time").getAttribute("datetime");
    await go(page, page.getByRole("button", { name: "Jump to the next due date" }));
    expect(page.url()).toBe(address);
    const after = await page.locator(".clock time").getAttribute("datetime");
    expect((after ?? "") > (before ?? "")).toBe(true);
    await page.close();
  });

  test("no request of all this left the machine", () => {
    expect(elsewhere).toEqual([]);
  });
});

const labels = (page: Page): Promise<string[]> => page.locator("main > p .label").allTextContents();

const sideways = (page: Page): Promise<unknown> =>
  page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");
