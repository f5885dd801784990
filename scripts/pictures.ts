// Makes the pictures of docs/pictures from the sandbox's sample community: the tour, a request in review, one decided, and
// what Quorate thinks of one. A font with emoji has to be installed (Debian: fonts-noto-color-emoji).

import { join } from "node:path";
import type { Locator, Page } from "playwright-core";
import { hasBrowser, open, visitors } from "../test/browser/chromium.ts";

const folder = join(import.meta.dirname, "..", "docs", "pictures");

const issues = "/open-reps/program/issues";

/** Whoever looks has nothing to edit here, so that the picture shows the issue alone. */
const onlooker = { name: "sandbox_person", value: "yuki" };
const closed = { name: "sandbox_tour", value: "closed" };

const pictures = [
  { file: "tour.png", path: "/", cookies: [], clip: tour },
  { file: "in-review.png", path: `${issues}/2`, cookies: [onlooker, closed], clip: conversation },
  { file: "decided.png", path: `${issues}/1`, cookies: [onlooker, closed], clip: conversation },
  { file: "thinking.png", path: `${issues}/2`, cookies: [onlooker, closed], clip: panel },
] as const;

/** 1,280 pixels wide, on a page that is narrow enough to be read in a README. */
const screen = { viewport: { width: 790, height: 600 }, deviceScaleFactor: 1.62 };

/** From the first comment to the last: the form above them is as long as it is. */
async function conversation(page: Page) {
  const boxes = page.locator("article.comment");
  return between(await edges(boxes.nth(1)), await edges(boxes.last()));
}

/** The top of the first page, down to the first issues. */
async function tour(page: Page) {
  const end = await edges(page.locator(".issues li").nth(1));
  return { ...between(end, end), y: 0, height: end.bottom };
}

async function panel(page: Page) {
  await page.getByText("What Quorate thinks").click();
  const whole = await edges(page.locator(".thoughts"));
  return between(await edges(page.locator("h1")), whole);
}

const edges = (place: Locator) =>
  place.evaluate((one) => {
    const { top, bottom } = one.getBoundingClientRect();
    return { top, bottom };
  });

const between = (first: { top: number }, last: { bottom: number }) => ({
  ...{ x: 0, y: first.top - 16, width: screen.viewport.width, height: last.bottom - first.top + 32 },
});

if (!hasBrowser) throw new Error("There is no Chromium on this machine.");
const here = await visitors();
try {
  await here.settle();
  for (const { file, path, cookies, clip } of pictures) {
    const page = await open(here.browser, here.url, screen);
    await page.context().addCookies(cookies.map((one) => ({ ...one, url: here.url })));
    await page.goto(here.url + path);
    await page.screenshot({ path: join(folder, file), fullPage: true, clip: await clip(page) });
    console.log(`docs/pictures/${file}`);
    await page.close();
  }
} finally {
  await here.leave();
}
