import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { readForm } from "../../src/config/forms.ts";
import { renderBody } from "../../src/core/form/form.ts";
import { commits } from "../support/commits.ts";
import { later, manners } from "../support/manners.ts";
import { inReview } from "../support/requests.ts";
import { townFolder } from "../support/sandbox-process.ts";
import { budgetBody, town } from "../support/town.ts";

const reps = town();
manners(reps);

const folder = "program/.github/ISSUE_TEMPLATE";
const spanish: Readonly<Record<string, string>> = {
  "Budget request": "Solicitud de presupuesto",
  "Ask for money for something that you do for the community.": "Pide dinero para tu comunidad.",
  "What is it for?": "¿Para qué es?",
  "Why?": "¿Por qué?",
  Amount: "Importe",
  "First day": "Primer día",
  "Who receives the money?": "¿Quién recibe el dinero?",
  "label: Community": "label: Comunidad",
};
const form = Object.entries(spanish).reduce(
  (text, [from, to]) => text.replace(from, to),
  readFileSync(join(townFolder, folder, "budget.yml"), "utf8"),
);

/** The town with its budget form in two languages; `more` stands at their ends. */
const bilingual = (more: { readonly en: string; readonly es: string } = { en: "", es: "" }) =>
  reps.begin({
    [`${folder}/budget.yml`]: (text) => text + more.en,
    "program/.github/quorate.yml": (text) =>
      text
        .replace("form: budget.yml", "form: { en: budget.yml, es: presupuesto.yml }")
        .replace("    title: Budget request\n", ""),
    [`${folder}/presupuesto.yml`]: form + more.es,
  });

function body(answers: Readonly<Record<string, string>>): string {
  const read = readForm("presupuesto.yml", form);
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return renderBody(read.layout, new Map(Object.entries(answers).map(([id, text]) => [id, { is: "text", text }])));
}

/** Rosa's request on the Spanish form. */
async function pide(answers: Readonly<Record<string, string>> = {}): Promise<number> {
  const complete = { what: "Un taller", amount: "250 EUR", start: "2026-05-09" };
  const number = await reps.as("rosa").opens("Taller", body({ ...complete, ...answers }), ["kind: budget"]);
  await reps.settle();
  return number;
}

test("a request speaks the language of the form that opened it, with the same label and the same rules", async () => {
  await bilingual();
  const number = await pide();
  let look = await later(reps, number);
  expect(look.labels.toSorted()).toEqual(["kind: budget", "state: in-review"]);
  expect(look.status).toContain("Solicitud de presupuesto");
  expect(look.status).toMatch(/\*\*Importe\*\*: 250,00\s€/);
  for (const login of ["ana", "bo"]) await reps.as(login).says(number, "/approve");
  look = await later(reps, number);
  expect(look).toMatchObject({ state: "approved" });
  expect(look.decisions[0]).toContain("### Aprobada: Solicitud de presupuesto");
  const english = await later(reps, await inReview(reps));
  expect(english.status).toContain("### Budget request");
  expect(english.status).toContain("it is your turn");
});

test("what is missing is asked in the words of its form", async () => {
  await bilingual();
  const look = await later(reps, await pide({ amount: "" }));
  expect(look.state).toBe("needs-info");
  expect(look.status).toContain("- **Importe**: ");
  expect(look.status).not.toContain("Amount");
});

test("a request keeps its language when its form is reworded, and when the index is lost", async () => {
  await bilingual();
  const number = await pide();
  const url = "/repos/open-reps/program/contents/.github/ISSUE_TEMPLATE/presupuesto.yml";
  const { sha } = (await reps.as("walt").rest("GET", url)) as { sha: string };
  const content = Buffer.from(form.replace("Importe", "¿Cuánto?")).toString("base64");
  await reps.as("walt").rest("PUT", url, { message: "reword", sha, content });
  await reps.service.store.clear();
  await reps.manage("POST", "/install");
  await reps.settle();
  await reps.as("ana").says(number, "/approve");
  const look = await later(reps, number);
  expect(look.status).toMatch(/\*\*Importe\*\*: 250,00\s€/);
  expect(look.status).toContain("1 de 2");
});

test("an issue without any form that is given the label speaks the program's language", async () => {
  await bilingual();
  const number = await reps.as("rosa").opens("Dinero", "Necesitamos 250 EUR para un taller.");
  await reps.advance("PT1H");
  await reps.as("tria").labels(number, "kind: budget");
  const look = await later(reps, number);
  expect(look.state).toBe("needs-info");
  expect(look.status).toContain("it is your turn");
});

test("a form of an older case that is given the label by hand says which language it is", async () => {
  await bilingual();
  const number = await reps.as("rosa").opens("Taller", `¡Hola!\n\n${body({ what: "Un taller" })}`);
  await reps.advance("PT1H");
  await reps.as("tria").labels(number, "kind: budget");
  expect((await later(reps, number)).status).toContain("urno");
});

test("a reply names a field as any of the forms does, and is answered in the language of its own", async () => {
  await bilingual();
  const number = await pide({ amount: "250", start: "" });
  await reps.as("rosa").says(number, "Importe: 300 EUR\nfirst day: 2026-05-09");
  let look = await later(reps, number);
  expect(look.state).toBe("in-review");
  expect(look.status).toMatch(/Respondido en comentarios:\n\n- \*\*Importe\*\*: 300,00\s€ \(\[respuesta\]\(/);
  expect(look.status).toContain("- **Primer día**: 9 de mayo de 2026 ([respuesta](");
  await reps.as("rosa").says(number, "Inporte: 400 EUR");
  look = await later(reps, number);
  expect(look.status).toContain("@rosa, ¿quisiste decir **Importe**?");
  expect(look.status).toContain("`Importe: …`");
});

test("an option may be said as any of the forms calls it", async () => {
  const size = (label: string, options: string) =>
    `  - type: dropdown\n    id: size\n    attributes: { label: ${label}, options: [${options}] }\n    validations: { required: true }\n`;
  await bilingual({ en: size("Size", "small, large"), es: size("Tamaño", "pequeño, grande") });
  const complete = { what: "Un taller", amount: "250 EUR", start: "2026-05-09" };
  const number = await reps.as("rosa").opens("Taller", `${body(complete)}\n\n### Tamaño\n\n_No response_`);
  await reps.as("rosa").says(number, "Size: large");
  const look = await later(reps, number);
  expect(look.state).toBe("in-review");
  expect(look.status).toContain("- **Tamaño**: `grande` ([respuesta](");
  const asked = budgetBody({ what: "A workshop", amount: "250 EUR", start: "2026-05-09" });
  const english = await reps.as("rosa").opens("Workshop", `${asked}\n\n### Size\n\n_No response_`);
  await reps.as("rosa").says(english, "Tamaño: Pequeño");
  expect((await later(reps, english)).status).toContain("- **Size**: `small` ([reply](");
});

test("a rule names an option as one of the forms calls it, and holds for requests on the other, in their words", async () => {
  const size = (label: string, options: string) =>
    `  - type: dropdown\n    id: size\n    attributes: { label: ${label}, options: [${options}] }\n    validations: { required: true }\n`;
  await bilingual({ en: size("Size", "small, large"), es: size("Tamaño", "pequeño, grande") });
  await commits(reps, ".github/quorate.yml", (text) =>
    text.replace(
      "decide: { approve: { approvers: 2 } }",
      "decide: [{ when: { field: size, is: large }, approve: { approvers: 3 } }, { approve: { approvers: 1 } }]",
    ),
  );
  const complete = { what: "Un taller", amount: "250 EUR", start: "2026-05-09" };
  const big = await reps.as("rosa").opens("Taller", `${body(complete)}\n\n### Tamaño\n\ngrande`, ["kind: budget"]);
  const small = await reps.as("rosa").opens("Taller", `${body(complete)}\n\n### Tamaño\n\npequeño`, ["kind: budget"]);
  for (const request of [big, small]) await reps.as("ana").says(request, "/approve");
  expect((await later(reps, small)).state).toBe("approved");
  const look = await later(reps, big);
  expect(look.state).toBe("in-review");
  expect(look.status).toContain("1 de 3");
  expect(look.status).toContain("grande");
  expect(look.status).not.toContain("large");
});
