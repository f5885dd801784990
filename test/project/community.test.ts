import { readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { z } from "zod";
import { readProgram } from "../../src/config/program.ts";
import { beginsOn } from "../../src/config/shadow.ts";
import { readAnswers } from "../../src/core/case/reading.ts";
import { recognise } from "../../src/core/case/recognise.ts";
import type { Filled } from "../../src/core/form/filled.ts";
import { readBody, renderBody } from "../../src/core/form/form.ts";
import type { Element } from "../../src/core/form/layout.ts";
import { readCommands } from "../../src/core/text/command.ts";
import { instant } from "../../src/core/text/time.ts";
import { readCommunity, type StartingIssue } from "../../src/sandbox/community.ts";
import { read, root, tracked } from "./sources.ts";

const github = "templates/community/program/.github";
const community = readCommunity(join(root, "templates/community"));
const files = readdirSync(join(root, github, "ISSUE_TEMPLATE"));
const forms = new Map(files.map((name) => [name, { oid: name, text: read(`${github}/ISSUE_TEMPLATE/${name}`) }]));
const program = readProgram({ oid: "config", text: read(`${github}/quorate.yml`) }, forms);
if (!program.ok) throw new Error("the sample community's configuration does not hold together");
const { config, instances } = program.program;

function filled({ type }: Element, given: readonly string[]): Filled {
  if (type === "dropdown") return { is: "options", options: given };
  if (type === "checkboxes") return { is: "ticks", ticked: given, unticked: [] };
  return given.length === 0 ? { is: "empty" } : { is: "text", text: given.join("\n") };
}

/** The issue as GitHub would have it from the form, and what Quorate reads in it. */
function understood({ form: file, answers, body, labels, at = "2026-03-01T00:00:00Z" }: StartingIssue) {
  const layout = instances.find(({ form }) => form.file === file)?.form.layout;
  const given = (id: string) => [answers[id] ?? []].flat().map(String);
  const all = layout?.elements.map((element) => [element.id, filled(element, given(element.id))] as const);
  const text = layout ? renderBody(layout, new Map(all)) : (body ?? "");
  const kind = recognise({ body: text, labels }, instances);
  const read = kind && { body: readBody(kind.form.layout, text), over: new Map(), doubtful: false };
  const reading = kind && read && readAnswers(kind, read, instant(at).slice(0, 10));
  return { kind: kind?.name, problems: reading?.problems.map(({ field, problem }) => `${field}: ${problem}`) };
}

test("the sample community is one that people can try everything on", () => {
  const people = Object.values(community.people);
  expect(people.length).toBeGreaterThanOrEqual(12);
  for (const team of ["approvers", "council"]) {
    expect(people.filter(({ teams }) => teams.includes(team)).length).toBeGreaterThanOrEqual(3);
  }
  expect(people.map(({ role }) => role)).toEqual(expect.arrayContaining(["owner", "outside", "member"]));
  expect(instances.map(({ kind }) => kind)).toEqual(
    expect.arrayContaining(["request", "proposal", "role-opening", "role-application"]),
  );
});

test("its board has a column for every state, so that nothing on it is missing", () => {
  const project = community.projects.find(({ number }) => number === config.board?.project);
  const columns = instances.flatMap(({ stages }) => Object.values(stages).map(({ column }) => column));
  expect(project?.fields.Status).toEqual(expect.arrayContaining([...new Set(columns)]));
});

test("its cases are complete but for one that is not, and one issue is no case at all", () => {
  expect(community.issues.map((issue) => understood(issue))).toEqual([
    { kind: "budget-request", problems: [] },
    { kind: "budget-request", problems: [] },
    { kind: "budget-request", problems: ["amount: noCurrency", "end: endBeforeStart", "costs: unclearLine"] },
    { kind: "swag-request", problems: [] },
    { kind: "hardware-request", problems: [] },
    { kind: undefined, problems: undefined },
    { kind: "working-group", problems: [] },
    { kind: "meeting", problems: [] },
  ]);
});

test("its cases stand at different stages: approved by two, approved by one, declined", () => {
  const said = community.issues.map(({ comments }) =>
    comments.flatMap(({ says }) => readCommands(says)).map(({ name }) => name),
  );
  expect(said).toEqual([["approve", "approve"], ["approve"], [], ["decline"], [], [], ["todo", "todo"], ["agenda"]]);
});

test("its cases were opened after the program went live, and none is so old that a reminder is due at once", () => {
  const week = 7 * 24 * 60 * 60 * 1_000;
  for (const { at = "" } of community.issues) {
    expect(at.slice(0, 10) >= beginsOn(config)).toBe(true);
    expect(Date.parse(community.clock) - Date.parse(at)).toBeLessThan(week);
  }
});

test("every starting issue answers fields that its form has, with options that it offers", () => {
  const option = z.union([z.string(), z.object({ label: z.string() }).transform(({ label }) => label)]);
  const element = z.object({
    id: z.string().optional(),
    attributes: z.object({ options: z.array(option).optional() }),
  });
  for (const { form, answers } of community.issues) {
    if (form === undefined) continue;
    const { body } = z.object({ body: z.array(element) }).parse(parse(read(`templates/forms/${form}`)));
    for (const [id, given] of Object.entries(answers)) {
      const asked = body.find((one) => one.id === id);
      expect(asked, `${form} has ${id}`).toBeDefined();
      const { options } = asked?.attributes ?? {};
      if (options) expect(options).toEqual(expect.arrayContaining([given].flat()));
    }
  }
});

const requests = tracked().filter((path) => /^templates\/forms\/.*request\.yml$/.test(path));

test.each(requests.map((path) => [path] as const))(
  "%s tells people what not to write, and asks for the guidelines",
  (path) => {
    const text = read(path);
    expect(text).toMatch(/Do not write bank details,? .*home addresses/);
    expect(text).toMatch(/label: I have read the participation guidelines and keep to them\.\n\s+required: true/);
  },
);

test("the forms together show every type of question that GitHub has, and every type of field", () => {
  const all = requests.map(read).join("\n");
  for (const type of ["markdown", "input", "textarea", "dropdown", "checkboxes", "upload"])
    expect(all).toContain(`type: ${type}\n`);
  const types = new Set(instances.flatMap(({ fields }) => fields.map(({ type }) => type)));
  expect([...types].toSorted()).toEqual([
    "cadence",
    "checklist",
    "choice",
    "choices",
    "community",
    "date",
    "moment",
    "money",
    "people",
    "person",
    "role",
    "text",
    "url",
    "zone",
  ]);
});
