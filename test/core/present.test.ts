import { join } from "node:path";
import { expect, test } from "vitest";
import { readMessages } from "../../src/config/messages.ts";
import type { Facts } from "../../src/core/case/facts.ts";
import type { Instance } from "../../src/core/case/kind.ts";
import { decide } from "../../src/core/deciding/decide.ts";
import { plan } from "../../src/core/telling/plan.ts";
import { present, type Wanted } from "../../src/core/telling/present.ts";
import { words } from "../../src/core/text/words.ts";
import { budget, issue, judge, roster, unreadable } from "../support/story.ts";

const english = words(readMessages(join(import.meta.dirname, "../../templates/messages/en")), "en");

function shown(facts: Facts, instance = budget()): Wanted {
  return present(instance, decide(instance, facts), facts, english);
}

/** Without the details, which hardly change. */
const open = ({ status }: Wanted): string => `${status.text.split("<details>")[0]}…`;

const noticesOf = ({ notices }: Wanted): string => notices.map(({ text }) => text).join("\n\n=====\n\n");

test("what a volunteer reads whose form needs something", () => {
  const facts = issue("2026-01-02", { what: "", amount: "€1.133", payee: "my sister" }).at("2026-01-02");
  expect(shown(facts).status.text).toMatchInlineSnapshot(`
    "**@rosa, it is your turn: 3 answers need a change.** Please answer in a comment, or edit the text of this issue. You do not need a new one.

    ### Budget request: more information needed

    What needs a change:

    - **What is it?**: please answer this.
    - **How much?**: do you mean \`1133 EUR\` or \`1.133 EUR\`? Please write it without separators, for example \`1133 EUR\`.
    - **Who is paid?**: please write the person's GitHub name, for example \`@rosa\`.

    In a comment, write one line for each answer, like \`What is it?: …\`

    If nothing happens, I remind on January 9, 2026, and this closes on March 3, 2026.

    You can write, on a line of its own in a new comment:

    - rosa: \`/withdraw\`

    <details><summary>What I read, and how it is decided</summary>

    - **How much?**: not clear yet
    - **Who is paid?**: not clear yet

    This is approved with 2 approvals from approvers, and declined with 2 declines. The author never decides, nor does anybody whom this is about, and nobody counts twice.

    </details>"
  `);
});

test("what everybody reads while a request is in review", () => {
  const facts = issue("2026-01-02")
    .says("2026-01-03", "ana", "/approve")
    .says("2026-01-03", "zoe", "/approve")
    .says("2026-01-03", "bo", "/decline Too large.")
    .says("2026-01-04", "cem", "/hold Who looks after it?")
    .at("2026-01-05");
  expect(shown(facts).status.text).toMatchInlineSnapshot(`
    "**@open-reps/team, it is your turn: 1 of 2 approvals so far.** rosa, you have nothing to do for now.

    ### Budget request: in review

    - Approvals: 1 of 2 ([ana](https://github.com/open-reps/program/issues/1#issuecomment-1))
    - Declines: 1 of 2 ([bo](https://github.com/open-reps/program/issues/1#issuecomment-3))
    - Not heard yet: cem and dia
    - On hold: cem has [a concern](https://github.com/open-reps/program/issues/1#issuecomment-4). This is not approved before cem writes \`/unhold\`.
    - @zoe, your [\`/approve\`](https://github.com/open-reps/program/issues/1#issuecomment-2) does not count: only members of approvers can do this here. If you should be one, ask a maintainer of the program.

    If nothing happens, I remind on January 9, 2026, and this closes on March 3, 2026.

    You can write, on a line of its own in a new comment:

    - those who decide: \`/approve\`, \`/decline <reason>\`, \`/unhold\`
    - rosa: \`/withdraw\`

    <details><summary>What I read, and how it is decided</summary>

    - **How much?**: €250.00
    - **Who is paid?**: no answer

    This is approved with 2 approvals from approvers, and declined with 2 declines. The author never decides, nor does anybody whom this is about, and nobody counts twice.

    </details>"
  `);
});

test("what everybody reads after an approval, and in its record", () => {
  const story = issue("2026-01-02").says("2026-01-03", "ana", "/approve").says("2026-01-03", "bo", "/approve");
  const wanted = shown(story.at("2026-01-03"));
  expect(open(wanted)).toMatchInlineSnapshot(`
    "**rosa, it is your turn: this is approved.** Write \`/done\` in a new comment, or close the issue, when everything has happened.

    ### Budget request: approved

    You can write, on a line of its own in a new comment:

    - those who decide: \`/reopen <reason>\`
    - rosa: \`/done\`

    …"
  `);
  expect(noticesOf(wanted)).toMatchInlineSnapshot(`
    "### Approved: Budget request

    @rosa, this was approved on January 3, 2026 at 9:00 AM UTC.

    What was decided:

    - **How much?**: €250.00

    Who decided:

    - Approved: [ana](https://github.com/open-reps/program/issues/1#issuecomment-1)
    - Approved: [bo](https://github.com/open-reps/program/issues/1#issuecomment-2)

    Rule: approved with 2 approvals from approvers, declined with 2 declines. 4 people could decide. Round 1, settings \`c0\`.

    This comment is the record of the decision. It is never changed, and what is changed in the issue later does not count."
  `);
});

test("words that the vote was about stand in the record of the decision, and others do not", () => {
  const story = issue("2026-01-02").says("2026-01-03", "ana", "/approve").says("2026-01-03", "bo", "/approve");
  const worded: Instance = { ...budget(), material: ["what", "amount"] };
  const record = (facts: Facts, instance = worded) =>
    present(instance, judge(facts, instance), facts, english).notices.at(-1)?.text ?? "";
  expect(record(story.at("2026-01-03"))).toContain("- **What is it?**: `A workshop`\n- **How much?**: €250.00\n");
  expect(record(story.at("2026-01-03"), budget())).not.toContain("What is it?");
  // What it says by now is not what was decided.
  const later = story.edits("2026-01-04", { what: "A workshop for two hundred" });
  expect(record(later.at("2026-01-05"))).not.toContain("two hundred");
});

test("what everybody reads after a refusal, and in its record", () => {
  const story = issue("2026-01-02").says("2026-01-03", "ana", "/decline No.").says("2026-01-03", "bo", "/decline No.");
  const wanted = shown(story.at("2026-01-03"));
  expect(open(wanted)).toMatchInlineSnapshot(`
    "**Not this time. Nobody has to do anything here now.** The decision, in its own comment, says why.

    ### Budget request: declined

    You can write, on a line of its own in a new comment:

    - those who decide: \`/reopen <reason>\` (until February 2, 2026)
    - rosa: \`/reopen <reason>\` (until February 2, 2026)

    …"
  `);
  expect(noticesOf(wanted)).toMatchInlineSnapshot(`
    "### Not this time: Budget request

    @rosa, this was declined on January 3, 2026 at 9:00 AM UTC. The reasons stand below.

    You can ask for a second look once, until February 2, 2026: write \`/reopen <reason>\` and say what has changed. Then council decides.

    What was decided:

    - **How much?**: €250.00

    Who decided:

    - Declined: [ana](https://github.com/open-reps/program/issues/1#issuecomment-1)
      Reason: \`No.\`
    - Declined: [bo](https://github.com/open-reps/program/issues/1#issuecomment-2)
      Reason: \`No.\`

    Rule: approved with 2 approvals from approvers, declined with 2 declines. 4 people could decide. Round 1, settings \`c0\`.

    This comment is the record of the decision. It is never changed, and what is changed in the issue later does not count."
  `);
});

test("what an author reads who is asked, and what people read who ask for help", () => {
  const wanted = shown(
    issue("2026-01-02")
      .says("2026-01-03", "ana", "/ask How many?")
      .says("2026-01-03", "rosa", "/help")
      .says("2026-01-03", "zoe", "/status")
      .at("2026-01-03"),
  );
  expect(open(wanted)).toMatchInlineSnapshot(`
    "**rosa, it is your turn: ana has a question.** [Read it](https://github.com/open-reps/program/issues/1#issuecomment-1) and answer in a comment. Nothing closes before that.

    ### Budget request: in review

    - Approvals: 0 of 2
    - Not heard yet: ana, bo, cem, and dia

    You can write, on a line of its own in a new comment:

    - those who decide: \`/approve\`, \`/decline <reason>\`, \`/ask <question>\`
    - rosa: \`/withdraw\`

    …"
  `);
  expect(noticesOf(wanted)).toMatchInlineSnapshot(`
    "@rosa, ana has [a question](https://github.com/open-reps/program/issues/1#issuecomment-1) for you. Please answer in a comment here.

    =====

    @rosa, this is what you can write here now, on a line of its own in a new comment:

    - \`/withdraw\`: Takes the request back.
    - \`/status\`: Brings the status comment up to date.

    =====

    @zoe, this request is in review. [The first comment](https://github.com/open-reps/program/issues/1) says whose turn it is."
  `);
});

test("what everybody reads when those who decide are reminded", () => {
  expect(noticesOf(shown(issue("2026-01-02").at("2026-01-10")))).toMatchInlineSnapshot(
    `"@open-reps/team, a reminder: [this request](https://github.com/open-reps/program/issues/1) waits for your decision. If nothing happens, it closes on March 4, 2026."`,
  );
});

test("what the council reads when a group is too small, and everybody when it cannot be read", () => {
  expect(open(shown(issue("2026-01-02").with("approvers", roster("ana")).at("2026-01-03")))).toMatchInlineSnapshot(`
    "**@open-reps/team, it is your turn: too few people can decide this.**

    ### Budget request: in review

    - Approvals: 0 of 2
    - In approvers only one person may decide this, and 2 must agree. More people in approvers would help.

    If nothing happens, I remind on January 9, 2026, and this closes on March 3, 2026.

    You can write, on a line of its own in a new comment:

    - those who decide: \`/approve\`, \`/decline <reason>\`, \`/ask <question>\`
    - rosa: \`/withdraw\`

    …"
  `);
  expect(open(shown(issue("2026-01-02").with("approvers", unreadable).at("2026-01-03")))).toMatchInlineSnapshot(`
    "**Waiting: I cannot see who is in approvers, so nothing is decided for now.** Nobody has to write anything again.

    ### Budget request: in review

    - I cannot see who is in approvers at the moment, so I decide nothing until I can. Nothing is lost: votes count from when they were written. A maintainer can check that the team exists and that I may read it.

    You can write, on a line of its own in a new comment:

    - those who decide: \`/approve\`, \`/decline <reason>\`, \`/ask <question>\`
    - rosa: \`/withdraw\`

    …"
  `);
});

test("numbers have their plurals", () => {
  const one = budget({ rule: { approve: { approvers: 1 }, decline: 1 } });
  const { text } = shown(issue("2026-01-02").at("2026-01-02"), one).status;
  expect(text).toContain("please look at this, one approval is needed.");
  expect(text).toContain("This is approved with one approval from approvers, and declined with one decline.");
});

test("a decision's words promise nothing that may change: they are not edited, nor posted twice", () => {
  const story = issue("2026-01-02").says("2026-01-03", "ana", "/approve").says("2026-01-03", "bo", "/approve");
  const now = shown(story.at("2026-01-03"));
  const actual = {
    labels: new Map(now.labels.there.map((name) => [name, name])),
    open: true,
    notices: new Set(now.notices.map(({ key }) => key)),
    comments: new Map(),
    status: { node: "S", text: now.status.text, record: now.status.record },
    seq: 1,
  };
  const after = shown(story.recorded(now.status.record).at("2026-06-01"));
  expect(plan({ ...after, reactions: new Map() }, actual)).toEqual([]);
});
