import { rmSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { roleCommunity } from "../support/role-stories.ts";
import { become, browserAt, hasBrowser, open, say, type Visitors, visitors } from "./chromium.ts";

const skipped = hasBrowser ? "" : ` (skipped: there is no browser at ${browserAt})`;
/** Where pictures are left for whoever wants to look at them. */
const pictures = process.env.PICTURES;

/** One seat. The course, and who gives it, are those of the sample. */
const oneSeat = (text: string) =>
  text.replace("    holders: 2 # in each of them\n", "    holders: 1\n    feedback: approvers\n");

describe.skipIf(!hasBrowser)(`a role from its opening to the thanks at its end${skipped}`, () => {
  const folder = hasBrowser ? roleCommunity(oneSeat, true) : "";
  let here: Visitors;
  beforeAll(async () => {
    here = await visitors(folder);
    await here.settle();
  });
  afterAll(async () => {
    await here?.leave();
    rmSync(folder, { recursive: true, force: true });
  });

  test("two people apply, one is chosen, is reviewed, goes on for a second term, and is thanked when it is over", async () => {
    const page = await open(here.browser, here.url);
    const story = storyOn(page, here);

    const opening = await story.files("elif", "Role opening", {
      Title: "Role: Coordinator in Ghana",
      "Last day to apply": "2026-03-20",
      "First day of the term": "2026-04-01",
    });
    expect(await story.state(opening)).toBe("open");
    const kwame = await story.files("kwame", "Role application", applying("Kwame"));
    const ines = await story.files("ines", "Role application", applying("Inês"));
    const asked = await story.text(kwame);
    expect(asked).toContain("nothing says that @kwame has done it");
    expect(asked).toContain("2 more people have to speak for kwame");
    await story.picture("role-applied");

    for (const [login, number] of [
      ["kwame", kwame],
      ["ines", ines],
    ] as const) {
      await story.says("ana", number, `/trained @${login} participation`);
      for (const friend of ["bo", "chidi"]) await story.says(friend, number, "/endorse");
    }
    await story.until("2026-03-21");
    expect(await story.state(kwame)).toBe("shortlisted");
    expect(await story.text(kwame)).not.toContain("a reminder");
    expect(await story.state(opening)).toBe("choosing");
    await story.says("farid", opening, "/choose @kwame");
    await story.says("omar", opening, "/choose @kwame");
    expect(await story.state(opening)).toBe("filled");
    await story.picture("role-chosen");
    expect(await story.state(ines)).toBe("not-this-time");

    await story.until("2026-04-02");
    expect(await story.state(kwame)).toBe("active");
    await story.picture("role-active");

    await story.until("2027-03-02");
    const review = await story.link(kwame, /The review of this term: #(\d+)/);
    expect(await story.state(review)).toBe("feedback");
    await story.says(
      "kwame",
      review,
      "Report: Ten meetings, and thirty people were new.\nWish: Go on for another term",
    );
    await story.says("ana", review, "The meetings were a joy. Thank you!");
    await story.picture("role-review");
    expect(await story.text(review)).not.toContain("has not said yet how it went");
    await story.until("2027-03-17");
    for (const login of ["farid", "omar"]) await story.says(login, review, "/approve");
    expect(await story.state(review)).toBe("renewed");

    await story.until("2028-03-02");
    expect(await story.text(kwame)).toContain("from April 1, 2027 to March 31, 2028");
    const second = await story.link(kwame, /The review of this term: #(\d+)/);
    expect(second).not.toBe(review);
    expect(await story.text(second)).toContain("as many terms in a row as the program allows");
    await story.until("2028-03-17");
    for (const login of ["farid", "omar"]) await story.says(login, second, "/decline");
    await story.until("2028-04-02");
    expect(await story.state(kwame)).toBe("ended");
    expect(await story.text(kwame)).toContain("Thank you");
    await story.picture("role-ended");
    await page.close();
  }, 240_000);
});

const applying = (name: string): Readonly<Record<string, string>> => ({
  Title: `Application: ${name}`,
  "Why would you like to do this?": "I have helped at every meeting since last year.",
  "How much time do you have?": "Three hours a week",
  "Whom do you work for, and what else should people know?": "Nothing that matters here.",
});

/** What people do and see in front of the screen, one after the other. */
function storyOn(page: Page, here: Visitors) {
  const issues = `${here.url}/open-reps/program/issues`;
  const goTo = (number: number) => page.goto(`${issues}/${number}`);
  return {
    /** Fills in a form and returns the number of its issue. */
    files: async (login: string, form: string, answers: Readonly<Record<string, string>>): Promise<number> => {
      await become(page, login);
      await page.goto(`${issues}/new/choose`);
      await page.getByRole("link", { name: form }).click();
      for (const [label, text] of Object.entries(answers))
        await page.getByLabel(new RegExp(`^${label.replaceAll("?", "\\?")}( \\(required\\))?$`)).fill(text);
      await page.getByLabel(/^Role/).selectOption("Community coordinator");
      await page.getByLabel(/^Community/).selectOption("Ghana");
      for (const box of await page.getByRole("checkbox").all()) await box.check();
      await page.getByRole("button", { name: "Create" }).click();
      await page.waitForURL(/issues\/\d+$/);
      await here.settle();
      await page.reload();
      return Number(/\d+$/.exec(page.url())?.[0]);
    },
    says: async (login: string, number: number, text: string) => {
      await goTo(number);
      await become(page, login);
      await say(page, text, here.settle);
    },
    /** Moves time to the morning of a day. */
    until: async (day: string) => {
      await page.goto(`${here.url}/-/clock`);
      await page.getByLabel("Go to a date").fill(day);
      await Promise.all([
        page.waitForEvent("load", { timeout: 120_000 }),
        page.getByRole("button", { name: "Go", exact: true }).click({ timeout: 120_000 }),
      ]);
      await here.settle();
    },
    state: async (number: number): Promise<string> => {
      await goTo(number);
      const label = page.locator("main > p .label", { hasText: "state:" }).first();
      return ((await label.textContent()) ?? "").replace("state: ", "");
    },
    text: async (number: number): Promise<string> => {
      await goTo(number);
      return (await page.locator("main").textContent()) ?? "";
    },
    /** The number of another issue that this one names. */
    link: async (number: number, pattern: RegExp): Promise<number> => {
      await goTo(number);
      const text = (await page.locator("main").textContent()) ?? "";
      return Number(pattern.exec(text)?.[1] ?? 0);
    },
    picture: async (name: string) => {
      if (pictures) await page.screenshot({ path: join(pictures, `${name}.png`), fullPage: true });
    },
  };
}
