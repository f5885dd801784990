// Opening an issue: the chooser, and a form with every kind of element.
import { parse } from "yaml";
import { z } from "zod";
import {
  type Answers,
  type Form,
  formsOf,
  keyOf,
  type Question,
  questionsOf,
  renderBody,
  unanswered,
} from "../forms.ts";
import type { Answer } from "../http.ts";
import { notFound } from "../refusal.ts";
import { slugOf } from "../shapes/repositories.ts";
import type { Repository } from "../state.ts";
import { openIssue } from "../verbs/issues.ts";
import { type Html, html } from "./html.ts";
import { render } from "./markdown.ts";
import { checked, may, page, redirect, required, selected, type Visit } from "./visit.ts";

const Chooser = z.looseObject({
  blank_issues_enabled: z.boolean().default(true),
  contact_links: z
    .array(z.looseObject({ name: z.string(), url: z.url({ protocol: /^https?$/ }), about: z.string() }))
    .default([]),
});

export function choose(visit: Visit, repository: Repository): Answer {
  const forms = formsOf(repository);
  const { blank, links } = chooser(visit, repository);
  const to = `/${slugOf(repository)}/issues/new`;
  const body = html`<h1>New issue in <a href="/${slugOf(repository)}/issues">${repository.name}</a></h1>
<ul class="issues">${forms.map(
    (form) =>
      html`<li><a href="${to}?template=${encodeURIComponent(form.file)}">${form.name}</a><div class="quiet">${form.description}</div></li>`,
  )}${links.map(({ name, url, about }) => html`<li><a href="${url}" rel="noopener">${name}</a><div class="quiet">${about}</div></li>`)}
${blank && html`<li><a href="${to}">Blank issue</a></li>`}</ul>`;
  return page(visit, "New issue", body);
}

/** Blank issues can be switched off, but never for people who may write. */
function chooser(visit: Visit, repository: Repository) {
  const file = [...repository.files].find(([path]) => /^\.github\/ISSUE_TEMPLATE\/config\.ya?ml$/.test(path))?.[1];
  const read = Chooser.safeParse(file ? safely(file.bytes.toString("utf8")) : {});
  const { blank_issues_enabled, contact_links } = read.success ? read.data : Chooser.parse({});
  return { blank: blank_issues_enabled || may(visit, repository, "write"), links: contact_links };
}

function safely(source: string): unknown {
  try {
    return parse(source);
  } catch {
    return {};
  }
}

export function newIssue(visit: Visit, repository: Repository): Answer {
  const asked = visit.url.searchParams;
  const file = asked.get("template");
  const form = file === null ? undefined : formNamed(repository, file);
  const answers = form ? prefilled(form, asked) : new Map([["body", [asked.get("body") ?? ""]]]);
  return formPage(visit, repository, form, asked.get("title") ?? form?.title ?? "", answers, []);
}

function formNamed(repository: Repository, file: string): Form {
  const form = formsOf(repository).find((one) => one.file === file);
  if (!form) throw notFound(`There is no form ${file}`);
  return form;
}

/** A link may fill in text fields; dropdowns start with their default. */
function prefilled(form: Form, asked: URLSearchParams): Answers {
  return new Map(
    questionsOf(form).map((question) => {
      const key = keyOf(question);
      const given = asked.getAll(key);
      return [key, given.length > 0 ? given : startOf(question)];
    }),
  );
}

function startOf(question: Question): string[] {
  if (question.type === "input" || question.type === "textarea") return [question.attributes.value ?? ""];
  if (question.type !== "dropdown" || question.attributes.default === undefined) return [];
  return [question.attributes.options[question.attributes.default] ?? ""];
}

export function submit(visit: Visit, repository: Repository): Answer {
  const { form: sent, world, viewer } = visit;
  const file = sent.get("template");
  const form = file === null || file === "" ? undefined : formNamed(repository, file);
  const title = sent.get("title") ?? "";
  const keys = form ? questionsOf(form).map(keyOf) : ["body"];
  const answers: Answers = new Map(
    keys.map((key) => [key, sent.getAll(`a.${key}`).map((text) => text.replace(/\r\n/g, "\n"))]),
  );
  const missing = form && repository.visibility === "public" ? unanswered(form, answers) : [];
  const problems = [...(title.trim() === "" ? ["Title"] : []), ...missing];
  if (problems.length > 0) return formPage(visit, repository, form, title, answers, problems);
  const body = form ? renderBody(form, answers) : (answers.get("body")?.[0] ?? "");
  const issue = openIssue(world, viewer, repository, {
    title,
    body,
    labels: form?.labels ?? [],
    byForm: form !== undefined,
  });
  return redirect(`/${slugOf(repository)}/issues/${issue.number}`);
}

function formPage(
  visit: Visit,
  repository: Repository,
  form: Form | undefined,
  title: string,
  answers: Answers,
  problems: readonly string[],
): Answer {
  const mustAnswer = repository.visibility === "public";
  const fields = form
    ? form.body.map((one) =>
        one.type === "markdown"
          ? html`<div class="prose">${render(one.attributes.value)}</div>`
          : field(one, answers, mustAnswer),
      )
    : html`<div class="field"><label for="a.body">Text</label><textarea id="a.body" name="a.body" rows="8">${answers.get("body")?.[0] ?? ""}</textarea></div>`;
  const body = html`<h1>${form?.name ?? "New issue"}</h1><p class="quiet">${form?.description}</p>
${problems.length > 0 && html`<p class="problem" role="alert">Still missing: ${problems.join(", ")}.</p>`}
<form method="post" action="/${slugOf(repository)}/issues/new" class="stack" novalidate>
<input type="hidden" name="template" value="${form?.file}">
<div class="field"><label for="title">Title <span class="must">(required)</span></label><input id="title" name="title" value="${title}" required></div>
${fields}<button class="main">Create</button></form>`;
  return page(visit, form?.name ?? "New issue", body, problems.length > 0 ? 422 : 200);
}

function field(question: Question, answers: Answers, mustAnswer: boolean): Html {
  const key = keyOf(question);
  const given = answers.get(key) ?? [];
  const must = mustAnswer && question.validations?.required === true;
  const mark = must && html` <span class="must">(required)</span>`;
  const { label, description } = question.attributes;
  const about = description !== undefined && html`<div class="hint" id="h.${key}">${render(description)}</div>`;
  if (question.type === "checkboxes") {
    const boxes = question.attributes.options.map(
      (option) =>
        html`<label class="box"><input type="checkbox" name="a.${key}" value="${option.label}"${checked(given.includes(option.label))}${required(mustAnswer && option.required === true)}> ${option.label}${mustAnswer && option.required && html` <span class="must">(required)</span>`}</label>`,
    );
    return html`<fieldset class="field"><legend>${label}</legend>${about}${boxes}</fieldset>`;
  }
  return html`<div class="field"><label for="a.${key}">${label}${mark}</label>${about}${control(question, key, given, must)}</div>`;
}

function control(
  question: Exclude<Question, { type: "checkboxes" }>,
  key: string,
  given: readonly string[],
  must: boolean,
): Html {
  const described = question.attributes.description === undefined ? html`` : html` aria-describedby="h.${key}"`;
  const common = html`id="a.${key}" name="a.${key}"${described}${required(must)}`;
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
