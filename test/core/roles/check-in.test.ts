import { expect, test } from "vitest";
import { shipped } from "../../../src/config/messages.ts";
import type { Facts } from "../../../src/core/case/facts.ts";
import type { Decision } from "../../../src/core/deciding/decide.ts";
import { signsSince, watched } from "../../../src/core/roles/activity.ts";
import { silenceEntries } from "../../../src/core/roles/check-in.ts";
import { words } from "../../../src/core/text/words.ts";
import { issue, judge, type Story } from "../../support/story.ts";
import { termCase } from "../../support/term.ts";

const instance = termCase("UTC", 120);
const english = words(shipped.en ?? {}, "en");
const term = issue("2026-01-01");

/** What the case comes to when rosa did something elsewhere on a day, or nothing at all. */
function seen(story: Story, at: string, elsewhere?: string): Decision {
  const active: Facts["active"] = elsewhere ? { 1001: `${elsewhere}T09:00:00Z` } : {};
  return judge({ ...story.at(at), active }, instance);
}
const said = ({ notices }: Decision) => notices.map(({ say }) => english.say(say.say, say.with));
const keys = ({ notices }: Decision) => notices.map(({ key }) => key);

test("rosa has not been heard of for 120 days: she is asked how it goes, and nobody reads why", () => {
  expect(seen(term, "2026-04-01").wakeAt).toBe("2026-05-01T09:00:00Z");
  expect(said(seen(term, "2026-05-01T08:59:59Z"))).toEqual([]);
  const [hello, ...none] = said(seen(term, "2026-05-01T09:00:00Z"));
  expect(none).toEqual([]);
  expect(hello).toMatch(/^@rosa, a friendly hello: how are things with \*\*Coordinator\*\*\?/);
  expect(hello).not.toMatch(/inactiv|silen|days|activity/i);
});

test("two weeks later those who decide are asked to take a look, once", () => {
  const asked = term.told("check-in-2026-01-01", "2026-05-01");
  expect(seen(asked, "2026-05-02").wakeAt).toBe("2026-05-15T09:00:00Z");
  const look = seen(asked, "2026-05-15");
  expect(said(look)[1]).toBe(
    "@open-reps/team, when you have a moment, please take a look at how things are with **Coordinator** here.",
  );
  expect(keys(seen(asked, "2026-09-01"))).toEqual(["check-in-2026-01-01", "check-in-2026-01-01-deciders"]);
});

test("where the program says whom to write to, they are told where the rest belongs", () => {
  const asked = term.told("check-in-2026-01-01", "2026-05-01");
  const reachable = { ...instance, contacts: { program: "council@open-reps.example" } };
  const { notices } = judge({ ...asked.at("2026-05-15"), active: {} }, reachable);
  expect(notices.map(({ say }) => english.say(say.say, say.with))[1]).toContain(
    "What is not for everybody to read goes to <council@open-reps.example>.",
  );
});

test("where the program has a private repository, nobody is asked in public, and a row says it to those who ask there", () => {
  const apart = { ...instance, privateRepository: "council" };
  const asked = term.told("check-in-2026-01-01", "2026-05-01").at("2026-06-15");
  const quiet = judge({ ...asked, active: {} }, apart);
  expect(keys(quiet)).toEqual(["check-in-2026-01-01"]);
  const [row, ...others] = silenceEntries(quiet.view);
  expect(others).toEqual([]);
  expect(row).toMatchObject({ sort: "check-in", person: 1001, login: "rosa", from: "2026-05-01T09:00:00Z" });
  const heard = judge({ ...asked, active: { 1001: "2026-05-03T09:00:00Z" } }, apart);
  expect(silenceEntries(heard.view)).toEqual([]);
  expect(silenceEntries(judge({ ...asked, active: {} }, instance).view)).toEqual([]);
});

test("a word of hers is enough, here or in any other case of the program", () => {
  const asked = term.told("check-in-2026-01-01", "2026-05-01");
  expect(said(seen(asked.says("2026-05-03", "rosa", "All well, thanks!"), "2026-05-20"))).toEqual([]);
  expect(said(seen(asked, "2026-05-20", "2026-05-03"))).toEqual([]);
  expect(seen(asked, "2026-05-20", "2026-05-03").wakeAt).toBe("2026-08-31T09:00:00Z");
});

test("whoever is away is not asked, and has all the time again afterwards", () => {
  const away = term.says("2026-01-02", "rosa", "/leave until 2026-06-30");
  expect(said(seen(away, "2026-06-30"))).toEqual([]);
  expect(said(seen(away, "2026-10-28"))).toEqual([]);
  expect(said(seen(away, "2026-10-29"))).toHaveLength(1);
});

test("while nobody can tell what she did elsewhere, nobody is asked", () => {
  expect(said(judge(term.at("2026-06-01"), instance))).toEqual([]);
});

test("where the role does not ask after its holders, nobody is asked and nothing is looked up", () => {
  const { record } = seen(term, "2026-04-01");
  expect(watched(instance, record)).toEqual([1001]);
  expect(watched(termCase(), record)).toEqual([]);
});

test("nothing is asked any more when the term is over by then", () => {
  const asked = term.told("check-in-2026-09-01", "2026-12-30");
  expect(keys(seen(asked, "2026-12-31", "2026-09-01"))).toEqual(["check-in-2026-09-01"]);
});

test("what people said, edited and did is a sign of them; what Quorate did is none", () => {
  const facts = term.says("2026-02-01", "bo", "Hi").closes("2026-03-01", "ana").at("2026-04-01");
  expect(signsSince("2026-01-15T00:00:00Z", facts)).toEqual({
    1003: "2026-02-01T09:00:00Z",
    1002: "2026-03-01T09:00:00Z",
  });
});
