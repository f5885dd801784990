// The worked examples of templates/kinds: each is a community of its own that anybody can start.

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { checkFolder } from "../../src/config/check.ts";
import { readForm } from "../../src/config/forms.ts";
import type { Filled } from "../../src/core/form/filled.ts";
import { renderBody } from "../../src/core/form/form.ts";
import { manners } from "../support/manners.ts";
import { type Look, town } from "../support/town.ts";

const folder = join(import.meta.dirname, "../../templates/kinds");
const examples = readdirSync(folder);

const here = town();
manners(here);

test("the four examples are there, each with a page that says how to begin", () => {
  expect(examples).toEqual(["foundation-vote", "membership", "server-loan", "small-grants"]);
  for (const name of examples)
    expect(readFileSync(join(folder, name, "README.md"), "utf8")).toContain(`--community templates/kinds/${name}`);
});

test.each(examples)("nothing is wrong or odd in the example %s", async (name) => {
  expect(await checkFolder(join(folder, name, "program"))).toEqual([]);
});

/** What somebody writes into the form of an example: a text, an option, or the boxes that are ticked. */
type Answers = Readonly<Record<string, string | readonly string[]>>;

async function asks(example: string, login: string, title: string, answers: Answers): Promise<number> {
  const forms = join(folder, example, "program/.github/ISSUE_TEMPLATE");
  const [file = ""] = readdirSync(forms);
  const read = readForm(file, readFileSync(join(forms, file), "utf8"));
  if (!read.ok) throw new Error(`the form of ${example} does not read`);
  const { layout } = read;
  const filled = layout.elements.map(({ id, type }): [string, Filled] => {
    const said = answers[id];
    if (said === undefined) return [id, { is: "empty" }];
    if (typeof said !== "string") return [id, { is: "ticks", ticked: said, unticked: [] }];
    return [id, type === "dropdown" ? { is: "options", options: [said] } : { is: "text", text: said }];
  });
  return here.as(login).opens(title, renderBody(layout, new Map(filled)), layout.labels);
}

async function says(number: number, words: string, ...logins: readonly string[]): Promise<Look> {
  for (const login of logins) await here.as(login).says(number, words);
  await here.settle();
  return here.look(number);
}

const grant = (amount: string): Answers => ({
  what: "A meetup with forty people",
  amount,
  first_day: "2026-05-09",
  last_day: "2026-05-10",
});

test("small grants: one steward for a little, two and the board for a lot, a treasurer, and a report", async () => {
  await here.begin(join(folder, "small-grants"));
  const small = await asks("small-grants", "rosa", "Grant: stickers", grant("80"));
  expect((await says(small, "/approve", "ana")).state).toBe("approved");
  const stickers = await asks("small-grants", "rosa", "Grant: stickers", { ...grant("60"), item: "Stickers" });
  await here.settle();
  expect(await here.look(stickers)).toMatchObject({ state: "approved" });
  const more = await asks("small-grants", "rosa", "Grant: stickers", { ...grant("20"), item: "Stickers" });
  expect((await says(more, "/approve", "ana")).decisions.join()).toContain("used before: €60.00");
  const large = await asks("small-grants", "rosa", "Grant: a conference", grant("1800"));
  expect((await says(large, "/approve", "ana", "bo")).state).toBe("in-review");
  expect((await says(large, "/approve", "omar")).state).toBe("approved");
  await here.advance("PT1H");
  expect((await here.look(small)).status).toContain("- done: assign pia");
  await here.advance("P83D");
  expect((await here.look(small)).notices.join()).toContain("@rosa, today this is due: A short report");
  expect((await says(small, "/done report", "rosa")).state).toBe("completed");
});

test("membership: two sponsors of different employers, then the team, the first steps below the request, and it is closed", async () => {
  await here.begin(join(folder, "membership"));
  const answers = {
    work: "Reviews of the last half year",
    employer: "nobody",
    rules: [
      "I have read the participation guidelines and keep to them",
      "I have two-factor authentication on my account",
    ],
  };
  const number = await asks("membership", "rosa", "Membership of rosa", answers);
  // Ana and Bo work for the same company.
  expect((await says(number, "/approve", "ana", "bo")).state).toBe("in-review");
  const approved = await says(number, "/approve", "cleo");
  expect(approved).toMatchObject({ state: "approved", open: true });
  expect(approved.status).toContain("those who carried the decision can take it back with `/retract`");
  await here.advance("PT1H");
  const { status, open, reason } = await here.look(number);
  expect({ open, reason }).toEqual({ open: false, reason: "completed" });
  expect(status).toContain("- done: add rosa to the team members");
  expect(status).toMatch(/- done: open an issue from `onboarding.md` \(#\d+\)/);
  expect(await here.as("omar").rest("GET", "/orgs/open-reps/teams/members/memberships/rosa")).toMatchObject({
    state: "active",
  });
});

test("a server on loan: set up by one of the admins, given back at its end, wiped, and only then completed", async () => {
  await here.begin(join(folder, "server-loan"));
  const answers = { what: "A workshop", size: "Large", start: "2026-05-09", end: "2026-06-30" };
  const number = await asks("server-loan", "rosa", "Server for a workshop", answers);
  expect((await says(number, "/approve", "ana")).state).toBe("in-review");
  expect((await says(number, "/approve", "pia")).status).toContain("Take your data off");
  await here.advance("PT30M");
  const { labels, status } = await here.look(number);
  expect(labels).toContain("on loan");
  expect(status).toMatch(/- done: assign (?:ana|bo)/);
  await here.advance("P120D");
  expect((await says(number, "/done wipe", "rosa")).state).toBe("approved");
  expect((await says(number, "/done return", "rosa")).status).toContain("- done: Take your data off");
  expect((await says(number, "/done", "bo")).state).toBe("completed");
});

test("a vote of directors: half of them take part, two thirds say yes, and it is decided when the time is over", async () => {
  await here.begin(join(folder, "foundation-vote"));
  const motion = (title: string) =>
    asks("foundation-vote", "rosa", `Motion: ${title}`, { text: title, why: "Because" });
  const passes = await motion("A fund for travel");
  const fails = await motion("A new name");
  expect((await says(passes, "/approve", "ana", "bo", "cleo")).state).toBe("in-review");
  await says(passes, "/abstain", "dina");
  await says(fails, "/approve", "ana");
  await here.advance("P15D");
  expect((await here.look(passes)).state).toBe("approved");
  expect((await here.look(fails)).state).toBe("declined");
  await here.advance("P1D");
  const look = await here.look(passes);
  expect(look.labels).toContain("resolution");
  expect(look.open).toBe(false);
  await here.advance("P7D");
  expect((await here.look(passes)).notices.join()).toContain("@open-reps/secretaries, today this is due");
  expect((await says(passes, "/done", "pia")).state).toBe("completed");
});
