import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, expect, test } from "vitest";
import { readForm } from "../../src/config/forms.ts";
import type { Filled } from "../../src/core/form/filled.ts";
import { renderBody } from "../../src/core/form/form.ts";
import { commits } from "../support/commits.ts";
import { called, later, manners } from "../support/manners.ts";
import { town } from "../support/town.ts";

const reps = town();
manners(reps);

const form = readFileSync(join(import.meta.dirname, "../../templates/forms/proposal.yml"), "utf8");
const entry = `kinds:
  proposal:
    is: proposal
    form: proposal.yml
    fields: { document: { type: url } }
    decide: { approve: { council: 2 } }
    feedback_days: 10
`;

beforeEach(() =>
  reps.begin({
    "program/.github/quorate.yml": (text) => text.replace("kinds:\n", entry),
    "program/.github/ISSUE_TEMPLATE/proposal.yml": form,
  }),
);

function bodyOf(answers: Readonly<Record<string, string>> = {}): string {
  const read = readForm("proposal.yml", form);
  if (!read.ok) throw new Error("the form does not read");
  const all = { summary: "Swag in bulk.", text: "We order once a quarter.", reasons: "It is cheaper.", ...answers };
  return renderBody(
    read.layout,
    new Map(Object.entries(all).map(([id, text]): [string, Filled] => [id, { is: "text", text }])),
  );
}

const drafts = (answers?: Readonly<Record<string, string>>) =>
  reps.as("rosa").opens("Proposal: Swag in bulk", bodyOf(answers));

test("a draft calls nobody; once its author says that it is ready, people have until a day, and then it is decided", async () => {
  const proposal = await drafts();
  let look = await later(reps, proposal);
  expect(look.state).toBe("draft");
  expect(called(look.status)).toEqual(["@rosa"]);
  await reps.as("rosa").says(proposal, "/done");
  look = await later(reps, proposal);
  expect(look.state).toBe("feedback");
  expect(look.status).toMatch(/^\*\*Your turn, everybody: say what you think until March 12, 2026\.\*\*/);
  expect(look.notices).toEqual([expect.stringContaining("say what you think until March 12, 2026")]);
  expect(called(look.notices[0] ?? "")).toEqual(["@open-reps/council"]);
  await reps.advance("P11D");
  look = await reps.look(proposal);
  expect(look.state).toBe("in-review");
  expect(look.notices.at(-1)).toContain("the time for feedback on [this proposal]");
  await reps.as("omar").says(proposal, "/approve");
  await reps.as("pia").says(proposal, "/approve");
  look = await later(reps, proposal);
  expect([look.state, look.open, look.reason]).toEqual(["adopted", false, "completed"]);
  expect(look.decisions[0]).toMatch(
    /What was decided is the text of this issue as it was written on .*fingerprint is `[\w-]{16}`/,
  );
});

test("where silence adopts it, those who decide are called once: it is adopted unless one of them objects", async () => {
  await reps.begin({
    "program/.github/quorate.yml": (text) =>
      text.replace("kinds:\n", entry.replace("{ council: 2 }", "{ lazy: { of: council, after: 3 days } }, decline: 1")),
    "program/.github/ISSUE_TEMPLATE/proposal.yml": form,
  });
  const [quiet, doubted] = [await drafts(), await drafts()];
  await reps.as("rosa").says(quiet, "/done");
  await reps.as("rosa").says(doubted, "/done");
  await reps.advance("P11D");
  const look = await reps.look(quiet);
  expect(look.state).toBe("in-review");
  expect(look.notices).toHaveLength(2);
  expect(look.notices[1]).toContain("is approved on March 15, 2026 unless one of you objects");
  await reps.as("pia").says(doubted, "/hold Who stores it?");
  await reps.advance("P4D");
  const adopted = await reps.look(quiet);
  expect(adopted).toMatchObject({ state: "adopted", open: false });
  expect(adopted.decisions[0]).toContain("since nobody objected in the time that was announced");
  const held = await reps.look(doubted);
  expect(held).toMatchObject({ state: "in-review", open: true });
  expect(held.notices.join("\n")).not.toContain("the time for feedback on");
});

const items = readFileSync("templates/forms/action-item.yml", "utf8");
const taken = `  action-item:\n    is: action-item\n    form: action-item.yml\n    fields: { due: { type: date } }\n`;

test("once it is adopted its next steps become issues of those who do them, and not a moment before", async () => {
  await reps.begin({
    "program/.github/quorate.yml": (text) => text.replace("kinds:\n", `${entry}${taken}`),
    "program/.github/ISSUE_TEMPLATE/proposal.yml": form,
    "program/.github/ISSUE_TEMPLATE/action-item.yml": items,
  });
  const steps = "- [ ] Write the announcement (@ana, due 23 March)\n- Bo to ask the makers\n- We tell everybody then";
  const proposal = await drafts({ "next-steps": steps.replace("Bo", "@bo") });
  const below = async () => {
    const path = `/repos/open-reps/program/issues/${proposal}/sub_issues`;
    return (await reps.as("rosa").rest("GET", path)) as {
      number: number;
      title: string;
      assignees: [{ login: string }];
    }[];
  };
  await reps.as("rosa").says(proposal, "/done");
  await reps.advance("P11D");
  await reps.as("omar").says(proposal, "/approve");
  await reps.settle();
  expect(await below()).toEqual([]);
  await reps.as("pia").says(proposal, "/approve");
  let look = await later(reps, proposal);
  expect(look.state).toBe("adopted");
  const [first, ...others] = await below();
  expect([first, ...others].map((one) => [one?.title, one?.assignees[0].login])).toEqual([
    ["Write the announcement", "ana"],
    ["Ask the makers", "bo"],
  ]);
  expect(look.status).toContain(`To do, from what was written here:\n\n- #${first?.number}\n- #${others[0]?.number}`);
  await reps.as("ana").says(first?.number ?? 0, "/done");
  await reps.settle();
  look = await later(reps, proposal);
  expect(look.status).toContain(`- ✔ #${first?.number}`);
  expect((await below()).length).toBe(2);
});

test("a concern that is named has to be answered before the vote begins, and its giver may say that it is", async () => {
  const proposal = await drafts();
  await reps.as("rosa").says(proposal, "/done");
  await reps.as("omar").says(proposal, "/hold storage: Who has room for a quarter's swag?");
  await reps.advance("P11D");
  let look = await reps.look(proposal);
  expect(look.state).toBe("feedback");
  expect(look.status).toMatch(/^\*\*Waiting for an answer to a concern/);
  expect(look.status).toContain("storage");
  expect(look.status).toContain("One concern has no answer yet.");
  await reps.as("pia").says(proposal, "/unhold storage");
  expect((await later(reps, proposal)).state).toBe("feedback");
  await reps.as("omar").says(proposal, "/unhold storage");
  look = await later(reps, proposal);
  expect(look.state).toBe("in-review");
});

test("nobody votes before its time; more time is given once, with a reason, and the new day is said", async () => {
  const proposal = await drafts();
  await reps.as("rosa").says(proposal, "/done");
  await reps.as("omar").says(proposal, "/approve");
  expect((await later(reps, proposal)).status).toMatch(
    /@omar, your .* does not count: nobody votes here at the moment/,
  );
  await reps.as("rosa").says(proposal, "/extend 2 weeks");
  expect((await later(reps, proposal)).status).toContain("please say why");
  await reps.as("rosa").says(proposal, "/extend 100 days The holidays are in between.");
  expect((await later(reps, proposal)).status).toContain("at most 90 days can be added. Write an earlier day.");
  await reps.as("rosa").says(proposal, "/extend 2 weeks The holidays are in between.");
  let look = await later(reps, proposal);
  expect(look.status).toContain("say what you think until March 26, 2026");
  expect(look.status).not.toContain("/extend <");
  await reps.as("omar").says(proposal, "/extend 2026-06-01 I need more.");
  look = await later(reps, proposal);
  expect(look.status).toContain("the time for feedback was made longer once already");
  expect(look.status).toContain("say what you think until March 26, 2026");
});

test("a text that is changed during the vote asks for new votes, and a member who is not of the group decides nothing", async () => {
  const proposal = await drafts();
  await reps.as("rosa").says(proposal, "/done");
  await reps.advance("P11D");
  await reps.as("ana").says(proposal, "/approve");
  await reps.as("omar").says(proposal, "/approve");
  await reps.settle();
  await reps.advance("PT1H");
  await reps.as("rosa").edits(proposal, { body: bodyOf({ text: "We order twice a year." }) });
  await reps.advance("PT1H");
  await reps.as("pia").says(proposal, "/approve");
  let look = await later(reps, proposal);
  expect(look.state).toBe("in-review");
  expect(look.status).toContain("@omar");
  await reps.as("omar").says(proposal, "/approve");
  look = await later(reps, proposal);
  expect(look.state).toBe("adopted");
});

test("its author closing a draft takes it back", async () => {
  const proposal = await drafts();
  await reps.settle();
  await reps.as("rosa").edits(proposal, { state: "closed" });
  const look = await later(reps, proposal);
  expect([look.state, look.open]).toEqual(["withdrawn", false]);
});

const link = (path: string) => `${reps.url}/open-reps/program/${path}`;

test("where the text is a file, votes hold for the file as it was, and the decision names that", async () => {
  await commits(reps, "docs/swag.md", "Swag is ordered once a quarter.\n");
  const proposal = await drafts({ document: link("blob/main/docs/swag.md") });
  await reps.as("rosa").says(proposal, "/done");
  await reps.advance("P11D");
  await reps.as("omar").says(proposal, "/approve");
  await reps.settle();
  await commits(reps, "docs/swag.md", () => "Swag is ordered twice a year.\n");
  await reps.as("pia").says(proposal, "/approve");
  await reps.settle();
  await reps.as("omar").says(proposal, "/approve");
  let look = await later(reps, proposal);
  expect(look.state).toBe("in-review");
  await reps.as("pia").says(proposal, "/approve");
  look = await later(reps, proposal);
  expect(look.state).toBe("adopted");
  const file = (await reps.as("walt").rest("GET", "/repos/open-reps/program/contents/docs/swag.md")) as { sha: string };
  expect(look.decisions[0]).toContain(`(${link("blob/main/docs/swag.md")}) that it links to was at \`${file.sha}\``);
});

test("where the text is a pull request, its commit is decided, and a look costs one question more", async () => {
  const pull = (await reps.manage("POST", "/pull-requests", {
    repository: "program",
    by: "walt",
    title: "Swag",
    files: { "docs/swag.md": "Once a quarter." },
  })) as { number: number; head: string };
  const proposal = await drafts({ document: link(`pull/${pull.number}`) });
  await reps.as("rosa").says(proposal, "/done");
  await reps.advance("P11D");
  const calls = await reps.calls(() => reps.as("omar").says(proposal, "/approve"));
  expect(calls.map(({ operation }) => operation)).toEqual(["Case", "Document", "Apply"]);
  await reps.as("pia").says(proposal, "/approve");
  const look = await later(reps, proposal);
  expect(look.state).toBe("adopted");
  expect(look.decisions[0]).toContain(pull.head);
});

test("a document that cannot be seen is asked about, before anybody is called", async () => {
  const proposal = await drafts({ document: link("blob/main/docs/nowhere.md") });
  const look = await later(reps, proposal);
  expect(look.state).toBe("needs-info");
  expect(look.status).toContain("I cannot see the document that the form links to.");
});
