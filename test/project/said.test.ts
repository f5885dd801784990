// Every sentence as it is read, with its gaps filled: a change of words is seen whole, in every language that we ship.

import { expect, test } from "vitest";
import { shipped } from "../../src/config/messages.ts";
import { daysAhead } from "../../src/core/text/days-ahead.ts";
import { type Gaps, words } from "../../src/core/text/words.ts";

const list = (...items: string[]) => ({ is: "list", items }) as const;
const choice = (...items: string[]) => ({ is: "choice", items }) as const;
const day = (iso: string) => ({ is: "day", day: iso }) as const;

/** One value for every gap there is; the numbers are those of each sentence's plural. */
const filled = (count: number): Required<Gaps> => ({
  count,
  against: 1,
  days: 12,
  have: 1,
  needed: 2,
  needs: 21,
  round: 1,
  fields: list("`Amount`", "`Last day`"),
  kinds: list("Budget request"),
  labels: list("`state: in-review`"),
  options: list("Stickers", "Shirts"),
  groups: list("approvers", "council"),
  readings: choice("`1133 EUR`", "`1.133 EUR`"),
  rule: list("two approvals from approvers"),
  voters: list("@ana", "@bo"),
  who: choice("its author", "whoever it is assigned to"),
  date: day("2026-03-09"),
  day: day("2026-04-18"),
  reminder: day("2026-03-05"),
  sum: { is: "money", minor: 33_550, currency: "EUR" },
  total: { is: "money", minor: 113_300, currency: "EUR" },
  at: { is: "instant", at: "2026-03-02T09:00:00Z" },
  time: { is: "times", at: "2026-02-16T13:00:00Z", zones: ["UTC", "Europe/Berlin"] },
  weekdays: { is: "weekdays", days: ["MO"] },
  author: "rosa",
  deciders: "@open-reps/approvers",
  group: "approvers",
  login: "ana",
  mention: "@rosa",
  command: "approve",
  commands: "`/approve`, `/decline <reason>`",
  contact: "<pay@example.org>",
  does: "Says yes to the request as it stands.",
  link: "https://github.com/open-reps/program/issues/1#issuecomment-2",
  meant: "approve",
  usage: "/reopen <reason>",
  bar: "2/3",
  called: "this request",
  choice: "Approved",
  community: "Ghana",
  closest: "Ghana",
  clock: "13:00 Berlin",
  config: "6752c7e786",
  decided: "€250.00",
  found: "`Ghanna`",
  label: "Amount",
  next: "Members of approvers decide it with `/approve` or `/decline <reason>`.",
  now: "€300.00",
  other: "First day",
  sentence: "this is already decided.",
  stage: "in review",
  title: "Budget request",
  value: "€250.00",
  was: "€250.00",
  where: "in the form",
  ...daysAhead("2026-03-02T09:00:00Z"),
});

test.for(Object.keys(shipped))("every sentence of %s, as people read it", async (language) => {
  const messages = shipped[language] ?? {};
  const plural = new Intl.PluralRules(language);
  const say = (key: string) => {
    const [plain = "", form] = key.split(/\.(?=\w+$)/);
    const count = form === undefined ? 3 : ([1, 3, 2, 0, 5, 11, 1_000_000].find((n) => plural.select(n) === form) ?? 3);
    return words({ [key]: messages[key] ?? "" }, language).say(plain, filled(count));
  };
  const all = Object.keys(messages).map((key) => `## ${key}\n\n${say(key)}\n`);
  await expect(all.join("\n")).toMatchFileSnapshot(`said/${language}.md`);
});
