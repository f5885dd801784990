// Makes the pictures of docs/pictures from the sandbox's sample community: one request in review, one decided. A font
// with emoji has to be installed (Debian: fonts-noto-color-emoji).

import { join } from "node:path";
import type { Page } from "playwright-core";
import { hasBrowser, open, visitors } from "../test/browser/chromium.ts";

const folder = join(import.meta.dirname, "..", "docs", "pictures");

/** Whoever looks has nothing to edit here, so that the picture shows the issue alone. */
const pictures = [
  { file: "in-review.png", issue: 2, as: "yuki" },
  { file: "decided.png", issue: 1, as: "yuki" },
] as const;

/** 1,280 pixels wide, on a page that is narrow enough to be read in a README. */
const screen = { viewport: { width: 800, height: 600 }, deviceScaleFactor: 1.6 };

/** From the first comment to the last: the form above them is as long as it is. */
async function conversation(page: Page) {
  const boxes = await page.locator("article.comment").evaluateAll((all) =>
    all.map((one) => {
      const { top, bottom } = one.getBoundingClientRect();
      return { top, bottom };
    }),
  );
  const [, first] = boxes;
  const last = boxes.at(-1);
  if (!first || !last) throw new Error("There is no comment to show.");
  return { x: 0, y: first.top - 16, width: screen.viewport.width, height: last.bottom - first.top + 32 };
}

if (!hasBrowser) throw new Error("There is no Chromium on this machine.");
const here = await visitors();
try {
  await here.settle();
  for (const { file, issue, as } of pictures) {
    const page = await open(here.browser, here.url, screen);
    await page.context().addCookies([{ name: "sandbox_person", value: as, url: here.url }]);
    await page.goto(`${here.url}/open-reps/program/issues/${issue}`);
    await page.screenshot({ path: join(folder, file), fullPage: true, clip: await conversation(page) });
    console.log(`docs/pictures/${file}`);
    await page.close();
  }
} finally {
  await here.leave();
}
