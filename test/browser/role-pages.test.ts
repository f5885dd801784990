// The public pages of roles and certificates, as people without a mouse, on a phone, or in the dark see them: with the
// longest names that GitHub knows, in both languages.

import { join } from "node:path";
import axe from "axe-core";
import { type Browser, chromium, type Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { messagesIn } from "../../src/config/messages.ts";
import { noTraining } from "../../src/core/roles/course.ts";
import { rolePage } from "../../src/core/roles/role-page.ts";
import { words } from "../../src/core/text/words.ts";
import type { Certificate } from "../../src/web/certificate.ts";
import { pages } from "../../src/web/pages.ts";
import type { ProgramRoles } from "../../src/web/role-pages.ts";
import { listen, webServer } from "../../src/web/server.ts";
import { reach } from "../support/reach.ts";
import { coordinator, rowOf, rows } from "../support/roles.ts";
import { browserAt, hasBrowser } from "./chromium.ts";
import { go } from "./keyboard.ts";

const skipped = hasBrowser ? "" : ` (skipped: there is no browser at ${browserAt})`;
/** Where pictures are left for whoever wants to look at them. */
const pictures = process.env.PICTURES;

const longest = "a-login-of-thirty-nine-characters-is-it";
const wide = "WWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWW";
const [owner, name] = [`O${"rganisation-".repeat(3)}x`, `a-repository-${"with-a-very-long-name-".repeat(4)}x`];

const saying = (language: string) => words(messagesIn(language, {}), language);

function program(language: string, more: Partial<ProgramRoles>): ProgramRoles {
  const role = {
    ...coordinator,
    title: language === "es" ? "Coordinación de la comunidad y de los encuentros presenciales" : coordinator.title,
    responsibilities: [
      ...coordinator.responsibilities,
      { id: "long", title: "Writesthenewsletterandallthatbelongstoitwithoutasinglespace".repeat(2) },
    ],
  };
  const all = [
    ...rows,
    { ...rowOf("term", "ana"), person: 4_001, login: longest },
    { ...rowOf("term", "ana", { key: "coordinator/mali", data: { community: "mali" } }), person: 4_002, login: wide },
  ];
  const training = { ...noTraining, courses: [{ id: "guidelines", title: "Guidelines", validFor: null, link: null }] };
  const communities = new Map([
    ["ghana", "Ghana"],
    ["mali", "São Tomé e Príncipe e todas as ilhas"],
  ]);
  const posts = rolePage(role, { rows: all, now: "2026-03-10T12:00:00Z", zone: "UTC" });
  return {
    owner: "open-reps",
    name: "program",
    language,
    words: saying(language),
    training,
    deciders: ["approvers", "council"],
    reviewed: true,
    communities,
    roles: [{ role, posts }],
    ...more,
  };
}

const certificate = (language: string, more: Partial<Certificate> = {}): Certificate => ({
  served: { login: longest, role: "coordinator", community: "ghana", from: "2026-09-30", until: "2027-09-29" },
  title: language === "es" ? "Coordinación de la comunidad y de los encuentros presenciales" : "Community coordinator",
  community: "São Tomé e Príncipe e todas as ilhas",
  program: `${owner}/${name}`,
  language,
  words: saying(language),
  path: `/certificates/${owner}/${name}/2147483640`,
  ...more,
});
const certificates: readonly Certificate[] = [
  certificate("en"),
  certificate("es", { path: `/certificates/${owner}/${name}/2147483641` }),
  certificate("en", {
    served: { ...certificate("en").served, login: wide },
    title: "M".repeat(80),
    community: "W".repeat(80),
    path: `/certificates/${owner}/${name}/2147483642`,
  }),
  certificate("en", {
    served: { ...certificate("en").served, login: "ana" },
    title: "Guide",
    community: null,
    program: "open-reps/program",
    path: "/certificates/open-reps/program/13",
  }),
];

const site = pages({
  version: "1",
  unready: async () => [],
  roles: async () => [program("en", {}), program("es", { owner, name })],
  certificate: async (_owner, _name, number) => certificates[number % 10],
  words: () => saying("en"),
});

const addresses = [
  "/roles",
  "/roles/open-reps/program/coordinator",
  `/roles/${owner}/${name}/coordinator`,
  ...certificates.map(({ path }) => path),
];

describe.skipIf(!hasBrowser)(`the public pages of roles${skipped}`, () => {
  const server = webServer(() => async () => false, site);
  let browser: Browser;
  let url: string;
  beforeAll(async () => {
    url = await listen(server, { port: 0, host: "127.0.0.1" });
    browser = await chromium.launch({
      executablePath: browserAt,
      args: ["--headless", "--no-sandbox", "--disable-gpu"],
    });
  });
  afterAll(async () => {
    await browser?.close();
    server.closeAllConnections();
    server.close();
  });

  test.each(["light", "dark"] as const)(
    "have no barriers, in %s",
    async (colorScheme) => {
      const page = await browser.newPage({ colorScheme });
      for (const address of addresses) {
        expect((await page.goto(`${url}${address}`))?.status(), address).toBe(200);
        await page.evaluate(axe.source);
        const found =
          "axe.run().then(({ violations }) => violations.map(({ id, nodes }) => [id, nodes.map((one) => one.html)]))";
        expect(await page.evaluate(found), address).toEqual([]);
        await picture(page, `${addresses.indexOf(address)}-${colorScheme}`);
      }
      await page.close();
    },
    60_000,
  );

  test("are readable on a phone without moving them sideways, and need no JavaScript", async () => {
    const page = await browser.newPage({ viewport: { width: 320, height: 640 }, javaScriptEnabled: false });
    for (const address of addresses) {
      expect((await page.goto(`${url}${address}`))?.status(), address).toBe(200);
      const seen = "[...document.images].filter((one) => one.naturalWidth === 0).length";
      expect(await page.evaluate(seen), `${address}: pictures that are missing`).toBe(0);
      const wider = await page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");
      expect(wider, address).toBe(0);
      await picture(page, `${addresses.indexOf(address)}-phone`);
    }
    await page.close();
  });

  test("lead with the keyboard alone from the list to a role, to where people apply, and back", async () => {
    const page = await browser.newPage();
    await page.goto(`${url}/roles`);
    await go(page, page.getByRole("link", { name: "Community coordinator" }));
    expect(await page.getByRole("heading", { level: 1 }).textContent()).toBe("Community coordinator");
    expect(await page.getByRole("link", { name: "Apply until March 20, 2026" }).getAttribute("href")).toContain(
      "/issues/7",
    );
    await go(page, page.getByRole("link", { name: "Roles" }));
    expect(new URL(page.url()).pathname).toBe("/roles");
    await page.close();
  });

  test("a certificate keeps every name inside its frame, however long it is", async () => {
    const page = await browser.newPage({ viewport: { width: 1_300, height: 800 } });
    for (const at of certificates.keys()) {
      await page.setContent(await (await reach(`${url}/certificates/open-reps/program/${at}.svg`)).text());
      await picture(page, `certificate-${at}`);
      const boxes: readonly Box[] = await page.evaluate(
        "[...document.querySelectorAll('text')].map((one) => { const { x, y, width, height } = one.getBBox(); return { text: one.textContent, x, y, width, height }; })",
      );
      expect(boxes.length).toBeGreaterThan(6);
      const outside = boxes.filter(
        ({ x, y, width, height }) => x < 44 || x + width > 1_156 || y < 44 || y + height > 656,
      );
      expect(outside, `certificate ${at}`).toEqual([]);
      const lines = boxes.toSorted((a, b) => a.y - b.y);
      const over = lines.filter(
        ({ y }, line) => line > 0 && y < (lines[line - 1]?.y ?? 0) + (lines[line - 1]?.height ?? 0) - 12,
      );
      expect(over, `lines of certificate ${at} that stand upon each other`).toEqual([]);
    }
    await page.close();
  });
});

interface Box {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

async function picture(page: Page, of: string): Promise<void> {
  if (pictures !== undefined) await page.screenshot({ path: join(pictures, `role-${of}.png`), fullPage: true });
}
