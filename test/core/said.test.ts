import { expect, test } from "vitest";
import { readField } from "../../src/core/form/field.ts";
import type { FieldSpec } from "../../src/core/form/field-spec.ts";
import type { Element } from "../../src/core/form/layout.ts";
import { filledBy } from "../../src/core/form/said.ts";
import { layoutOf } from "../support/form.ts";

const context = { today: "2026-03-02", communities: [{ id: "lima", name: "Lima" }] };

function said(type: FieldSpec["type"], text: string, more: Partial<Element> = {}, box?: string): unknown {
  const [element] = layoutOf([{ id: "field", label: "Field", ...more }]).elements;
  if (!element) throw new Error("no element");
  const { options, required } = element;
  const spec: FieldSpec = { id: "field", label: "Field", type, required, ...(options.length > 0 ? { options } : {}) };
  const filled = filledBy({ named: box === undefined ? { element } : { element, box }, text }, spec);
  if (!filled.ok) return filled.trouble.problem;
  const read = readField(spec, filled.filled, context);
  return read.ok ? read.value : read.problem.problem;
}

test("values are read as in the form, with or without emphasis and a full stop", () => {
  expect(said("money", "**250 EUR**.")).toEqual({ is: "money", minor: 25_000, currency: "EUR" });
  expect(said("date", "May 9, 2026.")).toEqual({ is: "date", day: "2026-05-09" });
  expect(said("person", "@kwame")).toEqual({ is: "person", login: "kwame" });
  expect(said("community", "lima")).toEqual({ is: "community", id: "lima" });
  expect(said("url", "https://example.org/a.")).toMatchObject({ is: "url" });
  expect(said("text", "A workshop.")).toEqual({ is: "text", text: "A workshop." });
});

test("a choice is one of the form's, in any spelling; others are asked about", () => {
  const choice = { type: "dropdown", options: ["Laptop", "Camera, small"] } as const;
  expect(said("choice", "camera, SMALL", choice)).toEqual({ is: "choice", option: "Camera, small" });
  expect(said("choice", "Lapdop", choice)).toBe("notAnOption");
  const several = { type: "dropdown", multiple: true, options: ["Stickers", "Shirts"] } as const;
  expect(said("choices", "shirts, stickers", several)).toEqual({ is: "choices", options: ["Shirts", "Stickers"] });
});

test("yes ticks a single box, or all that must be ticked; otherwise the boxes are named", () => {
  const one = { type: "checkboxes", options: ["I agree"], mustTick: ["I agree"] } as const;
  expect(said("checklist", "Yes!", one)).toMatchObject({ is: "checklist", ticked: ["I agree"] });
  expect(said("checklist", "sí", one, "I agree")).toMatchObject({ ticked: ["I agree"] });
  expect(said("checklist", "no", one)).toBe("unticked");
  const two = { type: "checkboxes", options: ["Hall", "Food"] } as const;
  expect(said("checklist", "yes", two)).toBe("notAnOption");
  expect(said("checklist", "- [x] food\n- [ ] hall", two)).toMatchObject({ ticked: ["Food"], unticked: ["Hall"] });
});

test("a dash takes an answer away, where the form does not insist on one", () => {
  expect(said("person", "-")).toEqual({ is: "none" });
  expect(said("person", "-", { required: true })).toBe("missing");
});
