import { expect, test } from "vitest";
import { shipped } from "../../src/config/messages.ts";
import type { Exposed, Facts } from "../../src/core/case/facts.ts";
import type { Instance } from "../../src/core/case/kind.ts";
import { decide } from "../../src/core/deciding/decide.ts";
import { present } from "../../src/core/telling/present.ts";
import { words } from "../../src/core/text/words.ts";
import { budget, issue } from "../support/story.ts";

const rosa = { id: 1, login: "rosa", is: "person" } as const;
const card = "4111 1111 1111 1111";

function told(facts: Facts, instance: Instance = budget(), language = "en") {
  const speak = words(shipped[language] ?? {}, language);
  return present(instance, decide(instance, facts), facts, speak);
}

const notice = (place: Exposed["place"], facts = issue().at("2026-01-01"), instance = budget()) =>
  told({ ...facts, exposed: [{ place, by: rosa }] }, instance).notices[0];

test("the author reads how to take the number out of the form, and out of its history", () => {
  const { key, text } = notice("form") ?? {};
  expect(key).toBe("number-form");
  expect(text).toMatchInlineSnapshot(`
    "@rosa, please take out what looks like a bank or card number in the form. Others can read it.

    1. Edit the first text of this issue and leave the number out.
    2. Open **edited** above that text, choose each version that holds the number, and take **Delete revision from history**.

    I keep no copy of the number. If it is something else, you need not do anything."
  `);
});

test("who wrote it in a comment is told which one, and that a command in it has to be written again", () => {
  expect(notice(9)?.text).toMatchInlineSnapshot(`
    "@rosa, please take out what looks like a bank or card number in [this comment](https://github.com/open-reps/program/issues/1#issuecomment-9). Others can read it.

    Deleting the comment is the surest way: its edit history goes with it.

    I keep no copy of the number. If it is something else, you need not do anything."
  `);
  const voted = issue().says("2026-01-02", "ana", "/approve").at("2026-01-02");
  expect(notice(1, voted)?.text).toContain("Then write your command again in a new comment.");
});

test("a title stays in the history, so that somebody has to help", () => {
  expect(notice("title")?.text).toContain("only somebody who runs this repository can delete the issue");
  const helped = { ...budget(), contacts: { program: "help@example.org" } };
  expect(notice("title", undefined, helped)?.text).toContain("Please ask for that at <help@example.org>.");
});

test("it is said in Spanish where the case speaks Spanish", () => {
  const facts = { ...issue().at("2026-01-01"), exposed: [{ place: "form" as const, by: null }] };
  expect(told(facts, budget(), "es").notices[0]?.text).toContain("número de cuenta o de tarjeta en el formulario");
});

test("a number where an amount or a person belongs is a problem of that field, which does not repeat it", () => {
  for (const answers of [{ amount: card }, { payee: "GB82WEST12345698765432" }, { payee: `me, ${card}` }]) {
    const { status } = told(issue("2026-01-01", answers).at("2026-01-01"));
    expect(status.text).toContain(
      "this looks like a bank or card number, which others can read here. Please take it out.",
    );
    expect(`${status.text}${JSON.stringify(status.record)}`).not.toMatch(/4111|GB82/);
  }
});

const approved = issue().says("2026-01-02", "ana", "/approve").says("2026-01-03", "bo", "/approve");
const paid = { ...budget(), contacts: { payment: "pay@example.org" } };

test("the decision about money says where it is settled how it is paid", () => {
  const decision = told(approved.at("2026-01-03"), paid).notices.find(({ key }) => key === "decision-1");
  expect(decision?.text).toContain("is settled outside GitHub: please write to <pay@example.org>.");
});

test("an amount that is only a price sends nobody to be paid", () => {
  const fields = paid.fields.map((one) => (one.id === "amount" ? { ...one, payment: false as const } : one));
  expect(JSON.stringify(told(approved.at("2026-01-03"), { ...paid, fields }).notices)).not.toContain("settled outside");
});

test("a refusal pays nothing, and no contact is no sentence", () => {
  const refused = issue().says("2026-01-02", "ana", "/decline no").says("2026-01-03", "bo", "/decline no");
  expect(JSON.stringify(told(refused.at("2026-01-03"), paid).notices)).not.toContain("pay@example.org");
  expect(JSON.stringify(told(approved.at("2026-01-03")).notices)).not.toContain("settled outside");
});
