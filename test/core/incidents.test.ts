import { join } from "node:path";
import { expect, test } from "vitest";
import { readMessages } from "../../src/config/messages.ts";
import type { Facts } from "../../src/core/case/facts.ts";
import { present } from "../../src/core/telling/present.ts";
import { words } from "../../src/core/text/words.ts";
import { budget, issue, judge } from "../support/story.ts";

const english = words(readMessages(join(import.meta.dirname, "../../templates/messages/en")), "en");

const statusOf = (facts: Facts): string => present(budget(), judge(facts), facts, english).status.text;

const times = (text: string, part: string) => text.split(part).length - 1;

test("whoever writes nearly a command twice is asked once", () => {
  const story = issue("2026-01-02").says("2026-01-03", "ana", "/aprove").says("2026-01-04", "ana", "+1");
  expect(times(statusOf(story.at("2026-01-05")), "@ana, did you mean `/approve`?")).toBe(1);
});

test("nobody is asked what they meant once they have written it", () => {
  const story = issue("2026-01-02").says("2026-01-03", "ana", "/aprove").says("2026-01-03", "bo", "+1");
  const status = statusOf(story.says("2026-01-04", "ana", "/approve").at("2026-01-05"));
  expect(status).not.toContain("@ana, did you mean");
  expect(status).toContain("@bo, did you mean `/approve`?");
});

test("a command that did not count is not held against Ana when she writes it again and it counts", () => {
  const story = issue("2026-01-02").says("2026-01-03", "ana", "/decline").says("2026-01-03", "bo", "/decline");
  expect(statusOf(story.at("2026-01-04"))).toMatch(/@ana, your .* does not count: please say why/);
  const status = statusOf(story.says("2026-01-04", "ana", "/decline The room is too small.").at("2026-01-05"));
  expect(status).not.toMatch(/@ana, your/);
  expect(status).toMatch(/@bo, your .* does not count: please say why/);
});

test("a command that did not count after one that did is still told", () => {
  const story = issue("2026-01-02").says("2026-01-03", "ana", "/ask What for?").says("2026-01-04", "ana", "/ask");
  expect(statusOf(story.at("2026-01-05"))).toMatch(/@ana, your .* does not count: please put your question/);
});
