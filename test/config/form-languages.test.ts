import { describe, expect, test } from "vitest";
import { inOwnOptions } from "../../src/config/other-options.ts";
import { type Blob, readProgram } from "../../src/config/program.ts";
import { truth } from "../../src/core/rules/condition.ts";
import { charter } from "../../src/core/rules/expression.ts";
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

  describe("a rule that names an option", () => {
    const size = (options: string) =>
      `  - type: dropdown\n    id: size\n    attributes: { label: Size, options: [${options}] }\n    validations: { required: true }\n`;
    const rule = (option: string) =>
      changed(
        both,
        "    decide:\n      approve: { approvers: 2 }\n",
        `    decide: [{ when: { field: size, is: ${option} }, approve: { approvers: 2 } }, { approve: { approvers: 1 } }]\n`,
      );
    const of = (option: string, es: string) =>
      about(rule(option), { "money.yml": form + size("small, large"), "dinero.yml": spanish + size(es) });

    test("may call it as any of the forms does", () => {
      expect(of("large", "pequeño, grande")).toEqual([]);
      expect(of("grande", "pequeño, grande")).toEqual([]);
    });

    test("is told where nobody can tell which option of the other form it is", () => {
      expect(of("large", "pequeño, mediano, grande").join("\n")).toContain(
        'with dinero.yml, "large" is an option of another form of this kind, which has 2 of them where this one has 3, so nobody can tell which is which. Give both the same options in the same order.',
      );
    });

    test("is in doubt for whoever chose something else, where the form does not have it and nobody can tell", () => {
      const size = {
        id: "size",
        label: "Tamaño",
        type: "choice",
        required: true,
        options: ["pequeño", "grande"],
      } as const;
      const when = { is: "choice", field: "size", among: ["large"] } as const;
      const plain = charter({ approvers: 1 }, 1);
      const rule = { tiers: [...plain.tiers.map((tier) => ({ ...tier, when })), ...plain.tiers] };
      const form = {
        file: "dinero.yml",
        blob: "f",
        layout: { name: "Dinero", description: "", labels: [], elements: [] },
        aliases: {},
      };
      const [first] = inOwnOptions(rule, { fields: [size], form }).tiers;
      expect(truth(first?.when ?? when, { size: { is: "choice", option: "pequeño" } })).toBe("unknown");
      const told = { ...form, options: { size: { large: "grande" } } };
      const [known] = inOwnOptions(rule, { fields: [size], form: told }).tiers;
      expect(truth(known?.when ?? when, { size: { is: "choice", option: "pequeño" } })).toBe("no");
      expect(truth(known?.when ?? when, { size: { is: "choice", option: "grande" } })).toBe("yes");
    });

    test("is told where none of them has it", () => {
      expect(of("huge", "pequeño, grande")).toHaveLength(2);
    });
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
