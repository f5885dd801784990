import axe from "axe-core";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { become, browserAt, hasBrowser, open, say, type Visitors, visitors } from "./chromium.ts";

const skipped = hasBrowser ? "" : ` (skipped: there is no browser at ${browserAt})`;

describe.skipIf(!hasBrowser)(`with a browser on the sandbox's pages${skipped}`, () => {
  let here: Visitors;
  beforeAll(async () => {
    here = await visitors();
    await here.settle();
  });
  afterAll(() => here?.leave());

  test("somebody opens a request from the form, two people approve it, and its author says that it is done", async () => {
    const page = await open(here.browser, `${here.url}/open-reps/program/issues`);
    await become(page, "rosa");
    await page.getByRole("link", { name: "New issue" }).click();
    await page.getByRole("link", { name: "Budget request" }).click();
    await fillIn(page);
    await page.getByRole("button", { name: "Create" }).click();
    await here.settle();
    await page.reload();
    expect(await state(page)).toBe("state: in-review");
    for (const [login, then] of [
      ["ana", "state: in-review"],
      ["chidi", "state: approved"],
    ] as const) {
      await become(page, login);
      await say(page, "/approve", here.settle);
      expect(await state(page)).toBe(then);
    }
    await become(page, "rosa");
    await say(page, "It was a good day, thank you.\n\n/done", here.settle);
    expect(await state(page)).toBe("state: completed");
    expect(await page.locator("main .state").first().textContent()).toBe("Closed");
    await page.close();
  });

  test.each(["light", "dark"] as const)(
    "nothing gets in the way of a screen reader or weak eyes, %s",
    async (scheme) => {
      const page = await open(here.browser, here.url, { bypassCSP: true, colorScheme: scheme });
      const repository = `${here.url}/open-reps/program/issues`;
      const form = `${repository}/new?template=hardware-request.yml`;
      await become(page, "ana");
      const issues = [`${repository}/1`, `${repository}/3`, `${repository}/1?edit=text`, `${repository}/1/edits`];
      const lists = [
        here.url,
        repository,
        `${repository}?state=closed`,
        `${repository}?q=none`,
        `${repository}/new/choose`,
      ];
      const board = `${here.url}/orgs/open-reps/projects/1`;
      for (const at of [...lists, ...issues, form, board, `${here.url}/-/clock`, `${here.url}/nowhere`]) {
        await page.goto(at);
        await page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true");
        expect(await barriers(page, scheme), at).toEqual([]);
      }
      await page.goto(form);
      await page.getByRole("button", { name: "Create" }).click();
      expect(await barriers(page, scheme), "a form with answers missing").toEqual([]);
      await page.close();
    },
  );

  test("an issue is readable on a phone without moving it sideways", async () => {
    const phone = { viewport: { width: 360, height: 740 } };
    const page = await open(here.browser, `${here.url}/open-reps/program/issues/1`, phone);
    const wider = await page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");
    expect(wider).toBe(0);
    await page.close();
  });
});

/** The labels of the issue itself come first; those of the timeline follow. */
const state = (page: Page) => page.locator("main > p .label", { hasText: "state:" }).first().textContent();

async function fillIn(page: Page): Promise<void> {
  const answers = {
    Title: "Budget: Seed swap in Oaxaca",
    "What is it for?": "Seed swap",
    "What will change because of it?": "Forty gardeners swap seeds and learn to keep them.",
    "First day": "2026-04-25",
    "Last day": "2026-04-25",
    Costs: "Hall: 100 EUR\nTables: 40 EUR",
    Amount: "140 EUR",
    "Who receives the money?": "kwame",
  };
  for (const [label, text] of Object.entries(answers)) {
    await page.getByLabel(new RegExp(`^${label.replace("?", "\\?")}( \\(required\\))?$`)).fill(text);
  }
  await page.getByLabel(/^Community/).selectOption("Mexico");
  await page.getByRole("checkbox", { name: /I have read the participation guidelines/ }).check();
}

/** The dark pages are the light ones in other colours. */
async function barriers(page: Page, scheme: "light" | "dark"): Promise<unknown> {
  await page.evaluate(axe.source);
  const rules = scheme === "dark" ? 'document, { runOnly: ["color-contrast"] }' : "";
  const run = `axe.run(${rules}).then(({ violations }) => violations.map(({ id, nodes }) => [id, nodes.map((one) => one.html)]))`;
  return page.evaluate(run);
}
