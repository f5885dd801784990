// Refusals that few people ever meet, by their sentences.

import { join } from "node:path";
import { expect, test } from "vitest";
import { readMessages } from "../../src/config/messages.ts";
import { present } from "../../src/core/telling/present.ts";
import { words } from "../../src/core/text/words.ts";
import { budget, issue, judge } from "../support/story.ts";

const english = words(readMessages(join(import.meta.dirname, "../../templates/messages/en")), "en");

test.each([
  ["ana", "/unhold", "nothing is on hold here."],
  ["rosa", "/accept", "nothing is suggested here at the moment."],
])("to %s, who writes %s, it says: %s", (login, text, says) => {
  const facts = issue("2026-01-01").says("2026-01-02", login, text).at("2026-01-03");
  expect(present(budget(), judge(facts), facts, english).status.text).toContain(`does not count: ${says}`);
});
