import { describe, expect, test } from "vitest";
import { type Blob, readProgram } from "../../src/config/program.ts";
import { changed, config, form, said } from "./support.ts";

describe("forms in several languages", () => {
  const both = changed(config, "form: money.yml", "form: { en: money.yml, es: dinero.yml }");
  const spanish = form.replace("Amount", "Importe").replace("First day", "Primer día").replace("Costs", "Gastos");
  const about = (text: string, forms: Readonly<Record<string, string>>) => {
    const files = Object.entries(forms).map(([name, its]): [string, Blob] => [name, { oid: name, text: its }]);
    const read = readProgram({ oid: "c", text }, new Map(files));
    return said(read.ok ? read.program.warnings : read.problems).map((line) => line.replace(/^.*\.yml:(?=\d)/, ""));
  };

  test("both are read, under one name and one label", () => {
    expect(about(both, { "money.yml": form, "dinero.yml": spanish })).toEqual([]);
  });

  test("one that is not there is named", () => {
    expect(about(both, { "money.yml": form })).toEqual([
      "12:28: kinds.money.form.es: there is no form .github/ISSUE_TEMPLATE/dinero.yml. Add it, or name another one.",
    ]);
  });

  test("a question that one of them lacks is said of that one", () => {
    const lacking = spanish.replace("id: costs", "id: gastos");
    expect(about(both, { "money.yml": form, "dinero.yml": lacking })).toEqual([
      '18:25: kinds.money.checks.0.lines_add_up.lines: with dinero.yml, the form has no field "costs". It has amount, start, end, gastos, community, rules.',
    ]);
  });

  test.each([
    ["{ en: money.yml, es: money.yml }", "this form has a language already. Give each language a form of its own."],
    ["{ en: money, es: dinero.yml }", "this is no form. Write the name of a file"],
    ["{ es: dinero.yml, spanish!: money.yml }", "this is no language. Write its short code"],
    ["{ es: dinero.yml, nl: money.yml }", 'there are no sentences in "nl"'],
    ["{ es: dinero.yml, en: money.yml }\n    language: es", "each form below `form:` has its language already."],
    ["{}", "there is no form."],
    ["[money.yml]", "this is a list. Write"],
  ])("written as %s, it is told what is wrong", (value, says) => {
    const text = changed(config, "form: money.yml", `form: ${value}`);
    const found = about(text, { "money.yml": form, "dinero.yml": spanish });
    expect(found.join("\n")).toContain(says);
    expect(found).toHaveLength(1);
  });
});
