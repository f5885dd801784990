// The elements of an issue form as GitHub shows them, and what is said where an answer is missing.
import { type Answers, keyOf, type Question } from "../forms.ts";
import { type Html, html } from "./html.ts";
import { render } from "./markdown.ts";
import { checked, required, selected } from "./pieces.ts";

export const invalid = (is: boolean): Html => (is ? html` aria-invalid="true"` : html``);

export function field(question: Question, answers: Answers, mustAnswer: boolean, problems: readonly string[]): Html {
  const key = keyOf(question);
  const given = answers.get(key) ?? [];
  if (question.type === "checkboxes") return boxes(question, key, given, mustAnswer, problems);
  const must = mustAnswer && question.validations?.required === true;
  const mark = must && html` <span class="must">(required)</span>`;
  const { label } = question.attributes;
  const wrong = problems.includes(label);
  return html`<div class="field"><label for="a.${key}">${label}${mark}</label>${about(question, key)}${control(question, key, given, must, wrong)}
${wrong && html`<p class="wrong" id="w.${key}">This answer is missing.</p>`}</div>`;
}

const about = ({ attributes: { description } }: Question, key: string): Html =>
  description === undefined ? html`` : html`<div class="hint" id="h.${key}">${render(description)}</div>`;

function boxes(
  question: Extract<Question, { type: "checkboxes" }>,
  key: string,
  given: readonly string[],
  mustAnswer: boolean,
  problems: readonly string[],
): Html {
  const each = question.attributes.options.map((option) => {
    const must = mustAnswer && option.required === true;
    const wrong = problems.includes(option.label);
    return html`<label class="box"><input type="checkbox" name="a.${key}" value="${option.label}"${checked(given.includes(option.label))}${required(must)}${invalid(wrong)}> ${option.label}${must && html` <span class="must">(required)</span>`}${wrong && html` <span class="wrong">Tick this to go on.</span>`}</label>`;
  });
  return html`<fieldset class="field"><legend>${question.attributes.label}</legend>${about(question, key)}${each}</fieldset>`;
}

function control(
  question: Exclude<Question, { type: "checkboxes" }>,
  key: string,
  given: readonly string[],
  must: boolean,
  wrong: boolean,
): Html {
  const says = [...(question.attributes.description === undefined ? [] : [`h.${key}`]), ...(wrong ? [`w.${key}`] : [])];
  const described = says.length === 0 ? html`` : html` aria-describedby="${says.join(" ")}"`;
  const common = html`id="a.${key}" name="a.${key}"${described}${required(must)}${invalid(wrong)}`;
  if (question.type === "textarea") {
    return html`<textarea ${common} rows="6" placeholder="${question.attributes.placeholder}">
${given[0] ?? ""}</textarea>`;
  }
  if (question.type !== "dropdown") {
    const placeholder =
      question.type === "input" ? question.attributes.placeholder : "The sandbox keeps no files: say where it is";
    return html`<input ${common} value="${given[0] ?? ""}" placeholder="${placeholder}">`;
  }
  const { options, multiple = false } = question.attributes;
  const choices = options.map(
    (option) => html`<option value="${option}"${selected(given.includes(option))}>${option}</option>`,
  );
  if (multiple) return html`<select ${common} multiple size="${Math.min(options.length, 8)}">${choices}</select>`;
  return html`<select ${common}><option value="">None</option>${choices}</select>`;
}
