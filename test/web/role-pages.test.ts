import { expect, test } from "vitest";
import { messagesIn } from "../../src/config/messages.ts";
import { noTraining } from "../../src/core/roles/course.ts";
import { rolePage } from "../../src/core/roles/role-page.ts";
import { words } from "../../src/core/text/words.ts";
import { pages } from "../../src/web/pages.ts";
import type { ProgramRoles } from "../../src/web/role-pages.ts";
import { coordinator, rows } from "../support/roles.ts";

const saying = (language: string) => words(messagesIn(language, {}), language);

const program = (more: Partial<ProgramRoles> = {}, role = coordinator): ProgramRoles => ({
  owner: "open-reps",
  name: "program",
  language: "en",
  words: saying("en"),
  training: { ...noTraining, courses: [{ id: "guidelines", title: "Guidelines", validFor: null, link: null }] },
  deciders: ["approvers", "council"],
  reviewed: true,
  communities: new Map([
    ["ghana", "Ghana"],
    ["mali", "Mali"],
  ]),
  roles: [{ role, posts: rolePage(role, { rows, now: "2026-03-10T12:00:00Z", zone: "UTC" }) }],
  ...more,
});

const site = (...all: readonly ProgramRoles[]) =>
  pages({ version: "1", unready: async () => [], roles: async () => all, words: () => saying("en") });

/** What a reader reads: without tags, a line each. */
const text = (page: string): string =>
  page
    .replace(/<style>.*?<\/style>/s, "")
    .replaceAll(/<[^>]*>/g, " ")
    .split("\n")
    .map((line) => line.replaceAll(/\s+/g, " ").trim())
    .filter((line) => line !== "")
    .join("\n");

async function at(path: string, ...all: readonly ProgramRoles[]): Promise<string> {
  const answer = await site(...all).request(path);
  expect(answer.status, path).toBe(200);
  return answer.text();
}

test("the page of a role says all that it is about, in words", async () => {
  expect(text(await at("/roles/coordinator", program()))).toMatchInlineSnapshot(`
    "Community coordinator
    Roles · open-reps/program
    Community coordinator
    Helps a community to grow.
    What it is about: Events and Translation.
    What its holder answers for
    Calls the community together each month Welcomes people who are new
    Who holds it
    Ghana
    @ana until December 31, 2026
    On leave until March 31, 2026; @dia stands in. Calls the community together each month: @bo looks after it until June 30, 2026.
    1 seat is free
    Apply until March 20, 2026
    Mali
    Nobody holds it at the moment.
    2 seats are free
    Held it before
    @cem from January 1, 2025 to December 31, 2025
    How one gets it
    A term lasts 1 year. At most 2 terms in a row. Training that one must have done: Guidelines. 2 people speak for whoever applies. Decided by: council.
    When a term ends
    A review opens at least 30 days before. Everybody may say there how it went. Whoever decides is reminded 7 days before. Where nobody decides, it goes on for 14 days, and then it ends."
  `);
  expect(await at("/roles/open-reps/program/coordinator", program())).toBe(await at("/roles/coordinator", program()));
});

test("the list of roles leads to each, with how many hold it and how many seats are free", async () => {
  const list = await at("/roles", program());
  expect(text(list)).toContain("1 person holds it · 3 seats are free");
  expect(list).toContain('href="/roles/open-reps/program/coordinator"');
});

test("who decides is said also where a role leaves it to the rules, and who is asked how it went", async () => {
  const page = text(
    await at("/roles/coordinator", program({}, { ...coordinator, decides: null, feedback: "mentors" })),
  );
  expect(page).toContain("Decided by: approvers and council.");
  expect(page).toContain("Asked how it went: mentors. Everybody else may say it, too.");
});

test("a page says when people hear of the end of a term, and of no review where there is none", async () => {
  const role = { ...coordinator, notice: { review: 45, remind: 1, grace: 0, checkIn: 120 } };
  const reviewed = text(await at("/roles/coordinator", program({}, role)));
  expect(reviewed).toContain("A review opens at least 45 days before.");
  expect(reviewed).toContain(
    "Whoever decides is reminded 1 day before. Where nobody decides, it ends on its last day.",
  );
  expect(reviewed).toContain("Whoever was not heard of for 120 days is asked how it goes.");
  const plain = text(await at("/roles/coordinator", program({ reviewed: false, language: "es", words: saying("es") })));
  expect(plain).not.toContain("revisión");
  expect(plain).toContain("Cuando acaba un mandato\nSi nadie decide, sigue 14 días más y después acaba.");
});

test("in Spanish it is all Spanish", async () => {
  const page = await at("/roles/coordinator", program({ language: "es", words: saying("es") }));
  expect(page).toContain('<html lang="es">');
  expect(text(page)).toContain("De permiso hasta el 31 de marzo de 2026; mientras tanto está @dia.");
});

test("where two programs have a role of the same name the short address leads to both", async () => {
  const list = await at("/roles/coordinator", program(), program({ name: "other" }));
  expect(list).toContain('href="/roles/open-reps/program/coordinator"');
  expect(list).toContain('href="/roles/open-reps/other/coordinator"');
});

test("what somebody wrote into a role is text, whatever it looks like", async () => {
  const page = await at("/roles/coordinator", program({}, { ...coordinator, title: "<script>alert(1)</script>" }));
  expect(page).not.toContain("<script>");
  expect(page).toContain("&lt;script&gt;");
});

test("a role that is not there has no page, and while Quorate starts there is none yet", async () => {
  for (const path of ["/roles/mentor", "/roles/open-reps/elsewhere/coordinator", "/roles/open-reps/program/mentor"])
    expect((await site(program()).request(path)).status, path).toBe(404);
  const starting = pages({
    version: "1",
    unready: async () => [],
    roles: async () => undefined,
    words: () => saying("en"),
  });
  expect((await starting.request("/roles")).status).toBe(503);
  expect(text(await at("/roles"))).toContain("Nobody described any roles here.");
});

test("only the style that stands in the page may style it, and nothing runs", async () => {
  const { headers } = await site(program()).request("/roles");
  expect(headers.get("content-security-policy")).toMatch(/default-src 'none'.*style-src 'sha256-/);
  expect(await at("/roles", program())).not.toMatch(/<script|style=|onclick|https?:\/\/(?!github)/);
});
