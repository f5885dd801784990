import { expect, test } from "vitest";
import { missingIn } from "../../src/config/message-problems.ts";
import { type Languages, messagesIn, shipped } from "../../src/config/messages.ts";
import type { Facts } from "../../src/core/case/facts.ts";
import { labelsOf } from "../../src/core/case/labels.ts";
import { decide } from "../../src/core/deciding/decide.ts";
import { farewell } from "../../src/core/telling/farewell.ts";
import { plan } from "../../src/core/telling/plan.ts";
import { present, type Wanted } from "../../src/core/telling/present.ts";
import { problemText } from "../../src/core/telling/problem-text.ts";
import { asOf } from "../../src/core/text/days-ahead.ts";
import { problemCodes } from "../../src/core/text/problem.ts";
import { type Words, words } from "../../src/core/text/words.ts";
import { pseudo, strangers } from "../support/pseudo.ts";
import { budget, issue, judge, roster, unreadable } from "../support/story.ts";

const spanish = words(messagesIn("es", {}), "es");
const english = words(messagesIn("en", {}), "en");

const shown = (facts: Facts, words: Words, instance = budget()): Wanted =>
  present(instance, decide(instance, facts), facts, words);

const textsOf = ({ status, notices }: Wanted): string[] => [status.text, ...notices.map(({ text }) => text)];

const reviewed = issue("2026-01-02")
  .says("2026-01-03", "ana", "/approve")
  .says("2026-01-03", "zoe", "/approve")
  .says("2026-01-03", "bo", "/decline Too large.")
  .says("2026-01-03", "dia", "/abstain")
  .says("2026-01-04", "cem", "/hold Who looks after it?")
  .says("2026-01-04", "rosa", "/help")
  .says("2026-01-04", "ana", "/status")
  .says("2026-01-04", "bo", "/aprove");
const approved = issue("2026-01-02").says("2026-01-03", "ana", "/approve").says("2026-01-03", "bo", "/approve");
const declined = issue("2026-01-02").says("2026-01-03", "ana", "/decline No.").says("2026-01-03", "bo", "/decline No.");

const answered = issue("2026-01-02")
  .says("2026-01-03", "rosa", "amount: 300 EUR\nWho is payd?: @kwame")
  .says("2026-01-03", "ana", "/suggest payee @kwame")
  .says("2026-01-03", "bo", "/suggest amount 200 EUR")
  .says("2026-01-03", "bo", "/suggest ammount 200 EUR")
  .says("2026-01-03", "bo", "/suggest money")
  .says("2026-01-03", "bo", "/accept");
const suggestedThen = judge(
  issue("2026-01-02")
    .says("2026-01-03", "rosa", "amount: 300 EUR")
    .says("2026-01-03", "rosa", "amount: 301 EUR", { viaApp: true })
    .says("2026-01-03", "ana", "/suggest what Everything")
    .at("2026-01-03"),
);

/** Most of what can be said about a case, once each. */
const moments: readonly Facts[] = [
  issue("2026-01-02", { what: "", amount: "€1.133", payee: "my sister" }).at("2026-01-02"),
  issue("2026-01-02").at("2026-01-10"),
  reviewed.at("2026-01-05"),
  issue("2026-01-02").says("2026-01-03", "ana", "/ask How many?").at("2026-01-03"),
  issue("2026-01-02").with("approvers", roster("ana")).at("2026-01-03"),
  issue("2026-01-02").with("approvers", unreadable).at("2026-01-03"),
  approved.at("2026-01-03"),
  approved.says("2026-01-04", "rosa", "/done").at("2026-01-05"),
  approved.says("2026-01-04", "rosa", "/withdraw").at("2026-01-05"),
  declined.at("2026-01-03"),
  declined
    .says("2026-01-04", "rosa", "/reopen It is cheaper now.")
    .says("2026-01-05", "rosa", "/reopen")
    .at("2026-01-05"),
  issue("2026-01-02").says("2026-01-03", "rosa", "/withdraw").at("2026-01-05"),
  answered.at("2026-01-04"),
  answered.says("2026-01-04", "rosa", "/accept").says("2026-01-04", "rosa", "amount: 300").at("2026-01-05"),
  issue("2026-01-02")
    .says("2026-01-03", "rosa", "amount: 300 EUR")
    .says("2026-01-03", "rosa", "amount: 301 EUR", { viaApp: true })
    .says("2026-01-03", "ana", "/suggest what Everything")
    .says("2026-01-03", "rosa", "/accept")
    .rewrites(1, "amount: 1 EUR", "2026-01-04", "mei")
    .recorded(suggestedThen.record)
    .at("2026-01-05"),
];

test("what a volunteer reads in Spanish whose form needs something", () => {
  const facts = issue("2026-01-02", { what: "", amount: "€1.133", payee: "my sister" }).at("2026-01-02");
  expect(shown(facts, spanish).status.text).toMatchInlineSnapshot(`
    "**@rosa, es tu turno: hay que corregir 3 respuestas.** Responde en un comentario o edita el texto de este issue, por favor. No hace falta abrir otro.

    ### Budget request: faltan datos

    Lo que hay que corregir:

    - **What is it?**: falta tu respuesta.
    - **How much?**: ¿quieres decir \`1133 EUR\` o \`1.133 EUR\`? Escribe la cantidad sin separadores, por ejemplo \`1133 EUR\`.
    - **Who is paid?**: escribe el nombre de la persona en GitHub, por ejemplo \`@rosa\`.

    En un comentario, escribe una línea por respuesta, así: \`What is it?: …\`

    Si no pasa nada, envío un recordatorio el 9 de enero de 2026 y se cierra el 3 de marzo de 2026.

    Se puede escribir, en una línea aparte de un comentario nuevo:

    - rosa: \`/withdraw\`

    <details><summary>Lo que leí y cómo se decide</summary>

    - **How much?**: todavía no está claro
    - **Who is paid?**: todavía no está claro

    Se aprueba con 2 aprobaciones de approvers; con 2 rechazos no se aprueba. Nunca decide quien abrió esto ni la persona de la que trata, y nadie cuenta dos veces.

    </details>"
  `);
});

test("what everybody reads in Spanish while a request is in review", () => {
  expect(textsOf(shown(reviewed.at("2026-01-05"), spanish)).join("\n\n=====\n\n")).toMatchInlineSnapshot(`
    "**Turno de @open-reps/team: por ahora, 1 de 2 aprobaciones.** rosa, por ahora no tienes que hacer nada.

    ### Budget request: en revisión

    - Aprobaciones: 1 de 2 ([ana](https://github.com/open-reps/program/issues/1#issuecomment-1))
    - Rechazos: 1 de 2 ([bo](https://github.com/open-reps/program/issues/1#issuecomment-3))
    - Abstenciones ([dia](https://github.com/open-reps/program/issues/1#issuecomment-4))
    - Todavía no han dicho nada: cem
    - Detenida: cem tiene [una duda importante](https://github.com/open-reps/program/issues/1#issuecomment-5). No se aprueba hasta que cem escriba \`/unhold\`.
    - @zoe, tu [\`/approve\`](https://github.com/open-reps/program/issues/1#issuecomment-2) no cuenta: aquí solo puede hacerlo quien está en approvers. Si deberías estar, pídelo a quienes mantienen el programa.
    - @bo, ¿quisiste decir \`/approve\`? [Tu comentario](https://github.com/open-reps/program/issues/1#issuecomment-8) no es un comando. Si era eso, escribe \`/approve\` en un comentario nuevo.

    Si no pasa nada, envío un recordatorio el 9 de enero de 2026 y se cierra el 3 de marzo de 2026.

    Se puede escribir, en una línea aparte de un comentario nuevo:

    - quienes deciden: \`/approve\`, \`/decline <motivo>\`, \`/unhold\`
    - rosa: \`/withdraw\`

    <details><summary>Lo que leí y cómo se decide</summary>

    - **How much?**: 250,00 €
    - **Who is paid?**: sin respuesta

    Se aprueba con 2 aprobaciones de approvers; con 2 rechazos no se aprueba. Nunca decide quien abrió esto ni la persona de la que trata, y nadie cuenta dos veces.

    </details>

    =====

    @rosa, esto es lo que puedes escribir ahora aquí, en una línea aparte de un comentario nuevo:

    - \`/withdraw\`: Retira la solicitud.
    - \`/status\`: Dice cómo va la solicitud.

    =====

    @ana, así está esta solicitud: en revisión. [El primer comentario](https://github.com/open-reps/program/issues/1) dice de quién es el turno."
  `);
});

test("what an author reads in Spanish whose request was declined", () => {
  expect(textsOf(shown(declined.at("2026-01-03"), spanish)).join("\n\n=====\n\n")).toMatchInlineSnapshot(`
    "**Esta vez no pudo ser. Ya nadie tiene que hacer nada aquí.** La decisión, en su propio comentario, dice por qué.

    ### Budget request: no aprobada

    Se puede escribir, en una línea aparte de un comentario nuevo:

    - quienes deciden: \`/reopen <motivo>\` (hasta el 2 de febrero de 2026)
    - rosa: \`/reopen <motivo>\` (hasta el 2 de febrero de 2026)

    <details><summary>Lo que leí y cómo se decide</summary>

    - **How much?**: 250,00 €
    - **Who is paid?**: sin respuesta

    Se aprueba con 2 aprobaciones de approvers; con 2 rechazos no se aprueba. Nunca decide quien abrió esto ni la persona de la que trata, y nadie cuenta dos veces.

    </details>

    =====

    ### Esta vez no: Budget request

    @rosa, el 3 de enero de 2026 a las 9:00 UTC se decidió no aprobar esto. Los motivos están más abajo.

    Puedes pedir una sola vez que se revise de nuevo, hasta el 2 de febrero de 2026: escribe \`/reopen <motivo>\` y cuenta qué ha cambiado. Entonces decide council.

    Lo que se decidió:

    - **How much?**: 250,00 €

    Quién decidió:

    - En contra: [ana](https://github.com/open-reps/program/issues/1#issuecomment-1)
      Motivo: \`No.\`
    - En contra: [bo](https://github.com/open-reps/program/issues/1#issuecomment-2)
      Motivo: \`No.\`

    Regla: se aprueba con 2 aprobaciones de approvers; con 2 rechazos no se aprueba. Podían decidir 4 personas. Vuelta 1, configuración \`c0\`.

    Este comentario deja constancia de la decisión. No se modifica nunca, y lo que se cambie después en el issue no cuenta."
  `);
});

// Japanese, since it has one form for all numbers and writes dates and lists without a Latin letter.
const third: Languages = { ...shipped, ja: pseudo(shipped.en ?? {}, "ja") };
const strange = words(messagesIn("ja", {}, third), "ja");

test("a third language is a folder and nothing else: no English is left in anything that people read", () => {
  expect(missingIn("ja", third.ja ?? {})).toEqual([]);
  const instance = budget();
  const read = [
    ...moments.flatMap((facts) => textsOf(shown(facts, strange))),
    ...moments.map((facts) => farewell(instance, decide(instance, facts), facts, strange).status.text),
    ...labelsOf({ ...instance, title: "" }, strange).map(({ description }) => description),
  ];
  expect(read.length).toBeGreaterThan(30);
  expect(read.join("\n")).toContain("⟦");
  // What people wrote themselves: reasons, values and near misses; and what a command takes.
  const theirs = ["No.", "kwame", "omar", "mei", "Who is payd?", "/accept all"];
  const known = [...theirs, "Budget request", "What is it?", "How much?", "Who is paid?"];
  expect(read.flatMap((text) => strangers(text, known))).toEqual([]);
  expect(strangers("- ⟦Ŕéáď⟧ left as it was", known)).toEqual(["left", "as", "it", "was"]);
});

/** As Quorate reads them. */
const examples = [
  "every second Monday 13:00 Europe/Berlin",
  "every Monday 13:00 UTC",
  "every 2 weeks on Monday 13:00 UTC",
  "Europe/Berlin",
];

test("every problem of a form can be said in a third language", () => {
  const full = { field: "amount", found: "¿?", closest: "¿?", readings: ["1", "2"], other: "payee", day: "2026-01-02" };
  const money = { minor: 100, currency: "EUR" };
  const open = { community: "¿?", who: ["1", "2"] };
  const dated = asOf("2026-01-02T09:00:00Z", strange);
  const said = problemCodes.map((problem) =>
    problemText({ ...full, ...open, problem, days: 2, needs: 3, sum: money, total: money }, budget(), dated),
  );
  expect(said.flatMap((text) => strangers(text, ["How much?", "Who is paid?", ...examples]))).toEqual([]);
});

test("a decision that was told in one language is not told again in another", () => {
  const now = shown(approved.at("2026-01-03"), english);
  const actual = {
    labels: new Map(now.labels.there.map((name) => [name, name])),
    open: true,
    notices: new Set(now.notices.map(({ key }) => key)),
    comments: new Map(),
    status: { node: "S", text: now.status.text, record: now.status.record },
    seq: 1,
  };
  const after = shown(approved.recorded(now.status.record).at("2026-06-01"), spanish);
  expect(plan({ ...after, reactions: new Map() }, actual).map(({ do: what }) => what)).toEqual(["editStatus"]);
});

test("numbers have the plurals of their language, and what a language lacks is said in English", () => {
  const polish = { "status/short.one": "jeden", "status/short.few": "kilka", "status/short.other": "wiele" };
  const pl = words(messagesIn("pl", { pl: polish }), "pl");
  const short = (count: number) => pl.say("status/short", { count, group: "approvers", needed: 5 });
  expect([1, 3, 5].map(short)).toEqual(["jeden", "kilka", "wiele"]);
  expect(pl.say("state/approved")).toBe("approved");
});

test("what a community says itself stands before ours, in the forms that it gives", () => {
  const own = { es: { "state/approved": "con luz verde", "because/declines": "hay rechazos" } };
  const mexican = words(messagesIn("es-MX", own), "es-MX");
  expect(mexican.say("state/approved")).toBe("con luz verde");
  expect(mexican.say("because/declines", { count: 1 })).toBe("hay rechazos");
  expect(mexican.say("state/declined")).toBe("no aprobada");
  expect(mexican.format({ is: "money", minor: 123_456, currency: "MXN" })).toBe("$1,234.56");
});
