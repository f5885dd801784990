// Somebody who has a keyboard and no mouse.
import type { Locator, Page } from "playwright-core";

/** Presses Tab until this has the focus, as a person would; fails where no number of presses leads there. */
async function reach(page: Page, target: Locator): Promise<void> {
  await target.waitFor({ state: "attached" });
  for (let pressed = 0; pressed < 150; pressed += 1) {
    if (await target.evaluate((element) => element.matches(":focus"))) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`Tab never leads to ${target}.`);
}

export async function press(page: Page, target: Locator, key: "Enter" | "Space" = "Enter"): Promise<void> {
  await reach(page, target);
  await page.keyboard.press(key);
}

/** Enter loads the next page; what follows waits for it. */
export async function go(page: Page, target: Locator): Promise<void> {
  await reach(page, target);
  await Promise.all([page.waitForEvent("load"), page.keyboard.press("Enter")]);
}

export async function write(page: Page, target: Locator, text: string): Promise<void> {
  await reach(page, target);
  await page.keyboard.insertText(text);
}

/** Letters choose in a list, as in every browser. */
export async function pick(page: Page, target: Locator, name: string): Promise<void> {
  await reach(page, target);
  await page.keyboard.type(name);
}
