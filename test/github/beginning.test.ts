import { expect, test } from "vitest";
import { renderBody } from "../../src/core/form/form.ts";
import { beginning, type Happened } from "../../src/github/beginning.ts";
import { layoutOf } from "../support/form.ts";

const kind = (name: string, label: string, first: string) => ({
  name,
  label,
  form: { layout: layoutOf([{ id: "what", label: first, required: true }]), aliases: {} },
});
const budget = kind("budget", "kind: budget", "What is it?");
const presupuesto = kind("budget", "kind: budget", "¿Qué es?");
const swag = kind("swag", "kind: swag", "Which stickers?");

const nodes: ReadonlyMap<string, string> = new Map([
  ["kind: budget", "LA_1"],
  ["kind: swag", "LA_2"],
]);

/** An hour after the opening, in the order given. */
const happened = (...what: readonly (readonly [sign: "+" | "-", label: string, by?: string, is?: string])[]) =>
  what.map(
    ([sign, label, login = "tria", __typename = "User"], at): Happened => ({
      __typename: sign === "+" ? "LabeledEvent" : "UnlabeledEvent",
      createdAt: `2026-03-02T10:00:0${at}Z`,
      actor: { __typename, login },
      label: { id: nodes.get(label.toLowerCase()) ?? "LA_9", name: label },
    }),
  );

const moved: Happened = { __typename: "TransferredEvent", createdAt: "2026-03-02T09:30:00Z" };

interface Looks {
  readonly at?: string;
  readonly body?: string;
  readonly labels?: readonly string[];
  readonly state?: "OPEN" | "CLOSED";
}

function begun({ at = "2026-03-02", body = "Hello", labels = [], state = "OPEN" }: Looks, items: readonly Happened[]) {
  const issue = {
    createdAt: `${at}T09:00:00Z`,
    body,
    state,
    labels: { nodes: labels.map((name) => ({ id: "", name })) },
  };
  const known = { instances: [budget, presupuesto, swag], liveFrom: "2026-03-01", slug: "quorate", labels: nodes };
  const found = beginning(issue, items, known);
  return typeof found === "object" ? [found.of, found.at] : found;
}

const form = renderBody(budget.form.layout, new Map([["what", { is: "text", text: "A workshop" }]]));
const formulario = renderBody(presupuesto.form.layout, new Map([["what", { is: "text", text: "Un taller" }]]));
const labelled = happened(["+", "kind: budget"]);
const opening = "2026-03-02T09:00:00Z";
const later = "2026-03-02T10:00:00Z";

test("an issue from a form is a case from its opening", () => {
  expect(begun({ body: form }, [])).toEqual([budget, opening]);
  expect(begun({ body: formulario, labels: ["Kind: Budget"] }, [])).toEqual([presupuesto, opening]);
});

test("an issue from before the program is no case, whatever form and labels it came with", () => {
  const old = { at: "2026-02-28", labels: ["kind: budget"] };
  expect(begun({ ...old, body: form }, [])).toBeUndefined();
  expect(begun({ ...old, body: "Money, please" }, [])).toBeUndefined();
});

test("an old issue is a case from the moment at which somebody gave it the label", () => {
  expect(begun({ at: "2025-01-05", labels: ["kind: budget"] }, labelled)).toEqual([budget, later]);
  expect(begun({ at: "2025-01-05", body: formulario, labels: ["kind: budget"] }, labelled)).toEqual([
    presupuesto,
    later,
  ]);
});

test("a program that was given the right to label speaks for those who gave it, and we ourselves adopt nothing", () => {
  const looks = { at: "2025-01-05", labels: ["kind: budget"] };
  expect(begun(looks, happened(["+", "kind: budget", "prow[bot]", "Bot"]))).toEqual([budget, later]);
  expect(begun(looks, happened(["+", "kind: budget", "quorate[bot]", "Bot"]))).toBeUndefined();
});

test("a closed issue is no case by its label until somebody opens it again", () => {
  const looks = { at: "2025-01-05", labels: ["kind: budget"] };
  expect(begun({ ...looks, state: "CLOSED" }, labelled)).toBeUndefined();
  expect(begun({ ...looks, at: "2026-03-02", state: "CLOSED" }, labelled)).toBeUndefined();
  expect(begun(looks, labelled)).toEqual([budget, later]);
});

test("the label of another kind instead makes it that kind", () => {
  const items = happened(["-", "kind: budget"], ["+", "kind: swag"]);
  expect(begun({ body: form, labels: ["kind: swag"] }, items)).toEqual([swag, "2026-03-02T10:00:01Z"]);
});

test("an issue whose label was taken off is let go, even with the form in it", () => {
  expect(begun({ body: form }, happened(["-", "kind: budget"]))).toBe("released");
});

test("what comes from another repository is no case before somebody gives it the label here", () => {
  expect(begun({ body: form, labels: ["kind: budget"] }, [moved])).toBeUndefined();
  expect(
    begun({ body: form, labels: ["kind: budget"] }, [...labelled, { ...moved, createdAt: later }]),
  ).toBeUndefined();
  expect(begun({ body: form, labels: ["kind: budget"] }, [moved, ...labelled])).toEqual([budget, later]);
});
