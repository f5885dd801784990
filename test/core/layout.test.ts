import { expect, test } from "vitest";
import { type Layout, type LayoutProblem, readLayout } from "../../src/core/form/layout.ts";

const input = (label: string, more: object = {}) => ({ type: "input", attributes: { label }, ...more });
const form = (body: unknown, more: object = {}) => ({ name: "Budget request", description: "Ask.", body, ...more });

function layout(raw: unknown): Layout {
  const result = readLayout(raw);
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.layout;
}

function problems(raw: unknown): readonly LayoutProblem[] {
  const result = readLayout(raw);
  return result.ok ? result.warnings : result.problems;
}
const where = (raw: unknown) => problems(raw).map(({ path }) => path.join("."));

test("a form is read with its elements in order, without the texts between them", () => {
  const read = layout(
    form(
      [
        { type: "markdown", attributes: { value: "Welcome!" } },
        input("What do you need?", { id: "what", validations: { required: true } }),
        { type: "textarea", attributes: { label: "Output", render: "sh" } },
        { type: "dropdown", id: "area", attributes: { label: "Area", multiple: true, options: ["Events", 2026] } },
        {
          type: "checkboxes",
          attributes: { label: "Rules", options: [{ label: "I read them", required: true }, { label: "More" }] },
        },
        { type: "upload", attributes: { label: "Receipt" } },
      ],
      { labels: "request, money", title: "[Request] " },
    ),
  );
  expect(read.labels).toEqual(["request", "money"]);
  expect(read.elements.map(({ id, type }) => `${id}: ${type}`)).toEqual([
    "what: input",
    "output: textarea",
    "area: dropdown",
    "rules: checkboxes",
    "receipt: upload",
  ]);
  expect(read.elements[0]?.required).toBe(true);
  expect(read.elements[1]?.render).toBe("sh");
  expect(read.elements[2]).toMatchObject({ multiple: true, options: ["Events", "2026"] });
  expect(read.elements[3]).toMatchObject({ options: ["I read them", "More"], mustTick: ["I read them"] });
});

test.each([
  ["What do you need?", "what-do-you-need"],
  ["  Señor Ñandú -- (2) ", "senor-nandu-2"],
  ["snake_case", "snake_case"],
  ["预算", "field-1"],
])("the label %j gives the id %s", (label, id) => {
  expect(layout(form([input(label)])).elements[0]?.id).toBe(id);
});

test("labels may be a list, and keys that we do not know are GitHub's business", () => {
  const read = layout(
    form([input("A", { visible: ["form"] })], { labels: ["a", "b"], projects: ["o/1"], type: "Task", somethingNew: 1 }),
  );
  expect(read.labels).toEqual(["a", "b"]);
});

test("what GitHub refuses is refused with its place", () => {
  expect(where(null)).toEqual([""]);
  expect(where("text")).toEqual([""]);
  expect(where({})).toEqual(["name", "description", "body"]);
  expect(where(form([input("A")], { name: "Ask" }))).toEqual(["name"]);
  expect(where(form([]))).toEqual(["body"]);
  expect(where(form([{ type: "markdown", attributes: { value: "x" } }]))).toEqual(["body"]);
  expect(where(form([{ type: "video", attributes: { label: "A" } }]))).toEqual(["body.0.type"]);
  expect(where(form([{ type: "input" }]))).toEqual(["body.0.attributes"]);
  expect(where(form([{ type: "input", attributes: {} }]))).toEqual(["body.0.attributes.label"]);
  expect(where(form([input("  ")]))).toEqual(["body.0.attributes.label"]);
  expect(where(form([input("two\nlines")]))).toEqual(["body.0.attributes.label"]);
  expect(where(form([input("A", { id: "a b" })]))).toEqual(["body.0.id"]);
  expect(where(form([input("A", { id: "x" }), input("B", { id: "x" })]))).toEqual(["body.1"]);
  expect(where(form([input("A"), input("A", { id: "other" })]))).toEqual(["body.1.attributes.label"]);
  expect(where(form([input("Name?"), input("Name???")]))).toEqual(["body.1"]);
  expect(where(form([input("A", { id: "__proto__" })]))).toEqual(["body.0"]);
  expect(where(form([input("Your password")]))).toEqual(["body.0.attributes.label"]);
  const dropdown = (options: unknown) => form([{ type: "dropdown", attributes: { label: "A", options } }]);
  expect(where(dropdown([]))).toEqual(["body.0.attributes.options"]);
  expect(where(dropdown(["None"]))).toEqual(["body.0.attributes.options.0"]);
  expect(where(dropdown(["a", "a"]))).toEqual(["body.0.attributes.options.1"]);
  expect(where(dropdown([true]))).toEqual(["body.0.attributes.options.0"]);
});

test("a word that YAML takes for something else is told to stand in quotes", () => {
  const [problem] = problems(form([{ type: "input", attributes: { label: true } }]));
  expect(problem).toEqual({ path: ["body", 0, "attributes", "label"], says: "This must be text: put it in quotes." });
});

test("a slip in a key is reported with what it should be", () => {
  expect(problems(form([input("A")], { lables: ["a"] }))).toEqual([
    { path: ["lables"], says: 'GitHub does not know the key "lables".', instead: "labels" },
  ]);
  expect(problems(form([{ ...input("A"), validation: {} }]))).toEqual([
    { path: ["body", 0, "validation"], says: 'GitHub does not know the key "validation".', instead: "validations" },
  ]);
});

test("a comma in an option of several is only warned about", () => {
  const raw = form([{ type: "dropdown", attributes: { label: "A", multiple: true, options: ["Chinese, Mandarin"] } }]);
  expect(readLayout(raw).ok).toBe(true);
  expect(problems(raw).map(({ path, warning }) => [path.join("."), warning])).toEqual([
    ["body.0.attributes.options.0", true],
  ]);
});

test("everything that is wrong is said at once", () => {
  expect(where(form([input(""), { type: "input", attributes: {} }], { name: "x", lables: "" }))).toEqual([
    "name",
    "body.0.attributes.label",
    "body.1.attributes.label",
    "lables",
  ]);
});
