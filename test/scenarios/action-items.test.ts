import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { called, later, manners, reactionTo } from "../support/manners.ts";
import { approved } from "../support/requests.ts";
import { town } from "../support/town.ts";

const here = town();
manners(here);

const entry = `  action-item:
    is: action-item
    form: action-item.yml
    fields: { due: { type: date } }
`;

/** The town whose notes are read for what people are given to do. */
const whereNotesAreRead = (more = "") =>
  here.begin({
    "program/.github/quorate.yml": (text) => `${text.trimEnd()}\n${entry}${more}`,
    "program/.github/ISSUE_TEMPLATE/action-item.yml": readFileSync("templates/forms/action-item.yml", "utf8"),
  });

interface Below {
  readonly number: number;
  readonly title: string;
  readonly body: string;
  readonly state: string;
  readonly assignees: readonly { readonly login: string }[];
}

const below = async (number: number): Promise<readonly Below[]> =>
  (await here.as("rosa").rest("GET", `/repos/open-reps/program/issues/${number}/sub_issues`)) as Below[];

const shown = (items: readonly Below[]) =>
  items.map(({ title, assignees }) => `${title}: ${assignees.map(({ login }) => login).join(" ")}`);

async function request(): Promise<number> {
  await whereNotesAreRead();
  return approved(here);
}

const notes = `/minutes
- [ ] Draft the plan (@ana, due 23 March)
- Bo to call the venue by Friday
- Thanks to everybody`;

test("each line of the minutes that gives somebody something to do becomes an issue of theirs", async () => {
  const number = await request();
  await here.as("ana").says(number, notes);
  await here.settle();
  const items = await below(number);
  expect(shown(items)).toEqual(["Draft the plan: ana", "Call the venue: bo"]);
  const first = await later(here, items[0]?.number ?? 0);
  expect(first).toMatchObject({ state: "to-do", open: true });
  expect(first.status).toMatch(/^\*\*ana, it is your turn, until March 23, 2026\.\*\*/);
  expect(first.status).toContain(`It was written down in #${number}, by ana.`);
  expect(first.body).toContain("#issuecomment-");
  expect((await here.look(number)).status).toContain(`- #${items[0]?.number}`);
});

test("a line of boxes and /todo do the same on any case, from people of the program alone", async () => {
  const number = await request();
  await here.as("bo").says(number, "Thank you!\n- [ ] Book the room (@bo, due 2026-04-01)\n- [ ] I agree");
  await here.as("rosa").says(number, "/todo Ask the library (@rosa, due 9 March)");
  const strange = await here.as("zoe").says(number, "/todo Send me the money (@zoe)");
  await here.as("zoe").says(number, "- [ ] Send me the money (@zoe)");
  await here.settle();
  expect(shown(await below(number))).toEqual(["Book the room: bo", "Ask the library: rosa"]);
  expect(reactionTo(await here.look(number), strange)).toBe("😕");
});

test("notes that are changed add and change items, and double none", async () => {
  const number = await request();
  const comment = await here.as("ana").says(number, notes);
  await here.settle();
  await here.as("ana").editsComment(
    comment,
    `/minutes
- Bo to call the venue by 27 March
- [ ] Draft the whole plan (@cleo, due 23 March)
- Write to the sponsors (@ana)`,
  );
  await here.settle();
  const items = await below(number);
  expect(shown(items).toSorted()).toEqual(["Call the venue: bo", "Draft the plan: cleo", "Write to the sponsors: ana"]);
  const [, venue] = items;
  expect((await later(here, venue?.number ?? 0)).status).toContain("until March 27, 2026");
});

async function item(line = "Draft the plan (@ana, due 23 March)"): Promise<number> {
  const number = await request();
  await here.as("ana").says(number, `/todo ${line}`);
  await here.settle();
  return (await below(number))[0]?.number ?? 0;
}

test("/done closes it, and so does closing the issue", async () => {
  const one = await item();
  await here.as("ana").says(one, "/done");
  expect(await later(here, one)).toMatchObject({ state: "done", open: false, reason: "completed" });
  const other = await item("Call the venue (@bo)");
  await here.as("omar").edits(other, { state: "closed" });
  expect(await later(here, other)).toMatchObject({ state: "done", open: false });
});

test("to close it as not planned is to drop it; in words it needs a reason", async () => {
  const one = await item();
  const bare = await here.as("ana").says(one, "/drop");
  expect(reactionTo(await later(here, one), bare)).toBe("😕");
  await here
    .as("walt")
    .rest("PATCH", `/repos/open-reps/program/issues/${one}`, { state: "closed", state_reason: "not_planned" });
  expect(await later(here, one)).toMatchObject({ open: true });
  await here.as("ana").says(one, "/drop The event does not take place.");
  expect(await later(here, one)).toMatchObject({ state: "dropped", open: false, reason: "not_planned" });
});

test("a line that is ticked in the notes is done", async () => {
  const number = await request();
  const comment = await here.as("ana").says(number, notes);
  await here.settle();
  await here.as("ana").editsComment(comment, notes.replace("[ ]", "[x]"));
  const [plan, venue] = await below(number);
  expect(await later(here, plan?.number ?? 0)).toMatchObject({ state: "done", open: false });
  expect(await later(here, venue?.number ?? 0)).toMatchObject({ state: "to-do", open: true });
});

test("/reassign gives it to somebody else, and /due another day", async () => {
  const one = await item();
  await here.as("ana").says(one, "/reassign @bo");
  await here.settle();
  await here.as("bo").says(one, "/due next Monday");
  expect((await later(here, one)).status).toMatch(/^\*\*bo, it is your turn/);
  await here.as("bo").says(one, "/due 30 March");
  expect((await later(here, one)).status).toMatch(/^\*\*bo, it is your turn, until March 30, 2026/);
});

test("people are reminded before its day and after it, until it is done", async () => {
  const one = await item();
  const said = async () =>
    (await here.look(one)).notices.map((text) => [called(text).join(" "), text.includes("March 23")]);
  await here.advance("P18D");
  expect(await said()).toEqual([]);
  await here.advance("P1D");
  expect(await said()).toEqual([["@ana", true]]);
  await here.advance("P3D");
  expect(await said()).toHaveLength(2);
  await here.as("ana").says(one, "/done");
  await here.advance("P30D");
  expect(await said()).toHaveLength(2);
});

test("what is not clear is asked once, in one comment", async () => {
  const number = await request();
  const comment = await here
    .as("ana")
    .says(
      number,
      "/minutes\n- Konstantina to detail the process\n- [ ] Buy stickers\n- [ ] Prepare the slides (@ana, due 03/04)\n- [ ] Call the venue (@bo)",
    );
  await here.settle();
  const items = await below(number);
  expect(shown(items)).toEqual([
    "Detail the process: ",
    "Buy stickers: ",
    "Prepare the slides: ana",
    "Call the venue: bo",
  ]);
  const asking = (await here.look(number)).notices.filter((text) => text.includes("not clear"));
  expect(asking).toHaveLength(1);
  expect(asking[0]).toContain(`#${items[0]?.number}: I know no account for \`Konstantina\`.`);
  expect(asking[0]).toContain(`#${items[1]?.number}: who does it?`);
  expect(asking[0]).toContain(`#${items[2]?.number}: is \`03/04\` 2026-03-04 or 2026-04-03?`);
  expect(asking[0]).not.toContain(`#${items[3]?.number}`);
  await here.as("ana").editsComment(comment, "/minutes\n- Konstantina to detail the process by Friday");
  await here.settle();
  expect((await here.look(number)).notices.filter((text) => text.includes("not clear"))).toHaveLength(1);
});

test("whom GitHub does not assign is asked for in the same comment, and stands in the issue", async () => {
  const number = await request();
  const lines = [
    "/minutes",
    "- [ ] Draft the plan (@nobodyhere)",
    "- [ ] Call the venue (@bo, @nobodyhere)",
    "- [ ] Buy stickers",
  ];
  await here.as("ana").says(number, lines.join("\n"));
  await here.settle();
  const items = await below(number);
  expect(shown(items)).toEqual(["Draft the plan: ", "Call the venue: bo", "Buy stickers: "]);
  const [plan, venue, stickers] = items.map((one) => one.number);
  const asking = (await here.look(number)).notices.filter((text) => text.includes("not clear"));
  expect(asking).toHaveLength(1);
  for (const one of [plan, venue])
    expect(asking[0]).toContain(`#${one}: GitHub does not let me assign \`@nobodyhere\`. Is the name right?`);
  expect(asking[0]).toContain(`#${stickers}: who does it?`);
  expect((await here.look(plan ?? 0)).status).toContain("is not known on GitHub: `nobodyhere`");
  await here.as("ana").says(plan ?? 0, "/reassign @cleo");
  await here.as("bo").says(venue ?? 0, "/reassign @cleo");
  await here.settle();
  expect((await here.look(number)).notices.filter((text) => text.includes("not clear"))).toHaveLength(1);
  expect((await here.look(plan ?? 0)).status).not.toContain("nobodyhere");
});

test("what stands below Notes in the text of the issue is read as well, and adding it there costs what it opens", async () => {
  const number = await request();
  const { body } = await here.look(number);
  const written = `${body}\n\n### Notes\n\n- [ ] Draft the plan (@ana, due 23 March)\n- Thanks to everybody`;
  const calls = await here.calls(() => here.as("rosa").edits(number, { body: written }));
  const items = await below(number);
  expect(shown(items)).toEqual(["Draft the plan: ana"]);
  const opening = calls.filter(({ operation }) => operation === "Effect");
  expect(opening).toHaveLength(1);
  await here.as("rosa").edits(number, { body: written.replace("[ ]", "[x]") });
  expect(await later(here, items[0]?.number ?? 0)).toMatchObject({ state: "done", open: false });
});

test("where notes are read, an ordinary vote and an ordinary comment cost what they always cost", async () => {
  await whereNotesAreRead();
  const number = await here.as("rosa").asksForBudget();
  await here.settle();
  expect(await here.calls(() => here.as("ana").says(number, "/approve"))).toHaveLength(2);
  expect(await here.calls(() => here.as("bo").says(number, "- I can help on Friday"))).toHaveLength(0);
});

test("of more than thirty things to do, thirty are opened and the rest is said", async () => {
  const number = await request();
  const lines = Array.from(
    { length: 33 },
    (_, nth) => `- [ ] Visit school ${"abcdefghijklmnopqrstuvwxyzäöüßéñç"[nth]} (@ana)`,
  );
  await here.as("ana").says(number, ["/minutes", ...lines].join("\n"));
  await here.settle();
  expect(await below(number)).toHaveLength(30);
  expect((await here.look(number)).status).toContain("3 more were written here, from `Visit school é` on.");
});

test("what stands in two places, and what is read again, is one item", async () => {
  const number = await request();
  await here.as("ana").says(number, "/minutes\n- [ ] Draft the plan (@ana, due 23 March)");
  await here.as("bo").says(number, "/todo Draft the plan (@ana, due 23 March)");
  await here.settle();
  await here.manage("POST", "/install");
  await here.settle();
  expect(shown(await below(number))).toEqual(["Draft the plan: ana"]);
});

test("who is assigned by hand stays, and whoever has no part in it assigns nobody by a command", async () => {
  const one = await item();
  const path = `/repos/open-reps/program/issues/${one}/assignees`;
  await here.as("omar").rest("POST", path, { assignees: ["cleo"] });
  await here.settle();
  const refused = await here.as("zoe").says(one, "/reassign me");
  await here.settle();
  const { assignees } = (await here.as("rosa").rest("GET", `/repos/open-reps/program/issues/${one}`)) as Below;
  expect(assignees.map(({ login }) => login).toSorted()).toEqual(["ana", "cleo"]);
  expect(reactionTo(await here.look(one), refused)).toBe("😕");
});

describe("who is assigned by hand", () => {
  const assignees = async (number: number) => {
    const path = `/repos/open-reps/program/issues/${number}`;
    const { assignees: all } = (await here.as("rosa").rest("GET", path)) as Below;
    return all.map(({ login }) => login).toSorted();
  };
  const assigns = async (who: string, number: number, login: string) => {
    await here.as(who).rest("POST", `/repos/open-reps/program/issues/${number}/assignees`, { assignees: [login] });
    await here.settle();
  };
  const takesOff = async (who: string, number: number, login: string) => {
    await here.as(who).rest("DELETE", `/repos/open-reps/program/issues/${number}/assignees`, { assignees: [login] });
    await here.settle();
  };

  test("by somebody who may say /reassign does it from then on, as the command says it", async () => {
    const one = await item();
    await assigns("omar", one, "cleo");
    await takesOff("omar", one, "ana");
    expect(await assignees(one)).toEqual(["cleo"]);
    expect((await here.look(one)).status).toMatch(/^\*\*cleo, it is your turn/);
    expect((await here.look(one)).status).not.toContain("by hand");
  });

  test("by somebody who may not is put back, with a line that says who can", async () => {
    const one = await item();
    await assigns("tria", one, "cleo");
    expect(await assignees(one)).toEqual(["ana"]);
    const { status, notices } = await here.look(one);
    expect(status).toContain("- @tria changed by hand who does this. I put that back. Whoever wrote it down");
    expect(notices).toEqual([]);
    await takesOff("tria", one, "ana");
    expect(await assignees(one)).toEqual(["ana"]);
    await here.as("ana").says(one, "/reassign @cleo");
    await here.settle();
    expect(await assignees(one)).toEqual(["cleo"]);
  });

  test("to oneself is no way round it, unless nobody does it yet", async () => {
    const one = await item();
    await assigns("tria", one, "tria");
    expect(await assignees(one)).toEqual(["ana"]);
    await takesOff("omar", one, "ana");
    await assigns("tria", one, "tria");
    expect(await assignees(one)).toEqual(["tria"]);
  });

  test("after it is done is left as it is", async () => {
    const one = await item();
    await here.as("ana").says(one, "/done");
    await here.settle();
    await assigns("tria", one, "cleo");
    expect(await assignees(one)).toEqual(["ana", "cleo"]);
  });
});
