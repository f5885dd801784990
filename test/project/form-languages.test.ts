// The forms that ship, in every language: the same questions, so that the same configuration reads them.

import { readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { readForm } from "../../src/config/forms.ts";
import { type Blob, readProgram } from "../../src/config/program.ts";
import { recognise } from "../../src/core/case/recognise.ts";
import { renderBody } from "../../src/core/form/form.ts";
import type { Layout } from "../../src/core/form/layout.ts";
import { withRemoval } from "../support/private-place.ts";
import { read, root } from "./sources.ts";

const english = [
  "budget-request.yml",
  "swag-request.yml",
  "hardware-request.yml",
  "proposal.yml",
  "meeting.yml",
  "working-group.yml",
  "role-opening.yml",
  "role-application.yml",
  "term-review.yml",
  "hand-over.yml",
  "action-item.yml",
  "removal.yml",
];
const translations: Readonly<Record<string, readonly string[]>> = {
  es: [
    "solicitud-de-presupuesto.yml",
    "solicitud-de-material.yml",
    "solicitud-de-equipo.yml",
    "propuesta.yml",
    "reunion.yml",
    "grupo-de-trabajo.yml",
    "convocatoria.yml",
    "candidatura.yml",
    "revision-de-mandato.yml",
    "entrega.yml",
    "tarea.yml",
    "fin-de-mandato.yml",
  ],
};

function layoutOf(path: string): Layout {
  const form = readForm(path, read(path));
  if (!form.ok) throw new Error(JSON.stringify(form.problems));
  expect(form.problems, path).toEqual([]);
  return form.layout;
}

/** What of a question the configuration and the rules rest on. */
const questions = ({ elements }: Layout) =>
  elements.map(({ id, type, required, multiple, options }) => ({
    id,
    type,
    required,
    multiple,
    count: options.length,
  }));

const blob = (path: string): Blob => ({ oid: path, text: read(path) });

test("every folder of translated forms is looked at here, and nothing else stands in it", () => {
  const folders = readdirSync(join(root, "templates/forms"), { withFileTypes: true }).filter((one) =>
    one.isDirectory(),
  );
  expect(folders.map(({ name }) => name)).toEqual(Object.keys(translations));
  for (const [language, files] of Object.entries(translations)) {
    expect(readdirSync(join(root, "templates/forms", language)).toSorted()).toEqual(files.toSorted());
  }
});

describe.each(Object.entries(translations))("in %s", (language, files) => {
  test.each(files.map((file, at) => [file, english[at] ?? ""] as const))("%s asks what %s asks", (file, original) => {
    const [its, ours] = [layoutOf(`templates/forms/${language}/${file}`), layoutOf(`templates/forms/${original}`)];
    expect(questions(its)).toEqual(questions(ours));
    expect(its.labels).toEqual(ours.labels);
    const same = its.elements.filter(({ label }, at) => label === ours.elements[at]?.label);
    expect(same.map(({ label }) => label)).toEqual([]);
  });

  test("each says what not to write, where everybody can read it", () => {
    for (const file of files.filter((one) => one !== "fin-de-mandato.yml")) {
      expect(read(`templates/forms/${language}/${file}`)).toMatch(
        /\*\*Cualquiera puede leer este issue\.\*\* No escribas datos bancarios,? .*direcciones\s+particulares/,
      );
    }
    const apart = read("templates/forms/es/fin-de-mandato.yml");
    expect(apart).toContain("Quien puede leer este repositorio puede leer este issue");
    expect(apart).toContain("No escribas datos bancarios, direcciones particulares");
  });

  test("our starting configuration reads them beside the English ones, and knows by its headings which was filled in", () => {
    const text = english.reduce(
      (all, form, at) => all.replace(`    form: ${form}\n`, `    form: { en: ${form}, ${language}: ${files[at]} }\n`),
      withRemoval(read("templates/quorate.yml"), "council"),
    );
    const forms = new Map([
      ...english.map((file) => [file, blob(`templates/forms/${file}`)] as const),
      ...files.map((file) => [file, blob(`templates/forms/${language}/${file}`)] as const),
    ]);
    const program = readProgram({ oid: "config", text }, forms);
    if (!program.ok) throw new Error(JSON.stringify(program.problems));
    expect(program.program.warnings).toEqual([]);
    const { instances } = program.program;
    expect(instances.map(({ language: spoken }) => spoken)).toEqual(english.flatMap(() => ["en", language]));
    for (const one of instances) {
      const body = renderBody(one.form.layout, new Map());
      expect(recognise({ body, labels: [] }, instances)).toBe(one);
      expect(recognise({ body, labels: [one.label] }, instances)).toBe(one);
    }
  });
});
