// Opening an issue: the chooser, and a form with every kind of element.
import { parse } from "yaml";
import { z } from "zod";
import {
  type Answers,
  type Form,
  formHome,
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
import { field, invalid } from "./form-fields.ts";
import { page, repositoryHead } from "./frame.ts";
import { html } from "./html.ts";
import { render } from "./markdown.ts";
import { may, redirect, type Visit } from "./visit.ts";

const Chooser = z.looseObject({
  blank_issues_enabled: z.boolean().default(true),
  contact_links: z
    .array(z.looseObject({ name: z.string(), url: z.url({ protocol: /^https?$/ }), about: z.string() }))
    .default([]),
});

export function choose(visit: Visit, repository: Repository): Answer {
  const forms = formsOf(visit.world, repository);
  const { blank, links } = chooser(visit, repository);
  const to = `/${slugOf(repository)}/issues/new`;
  const body = html`${repositoryHead(visit, repository, "elsewhere")}
<h1>New issue</h1>
<div class="box-list"><ul class="issues choices">${forms.map(
    (form) =>
      html`<li><a href="${to}?template=${encodeURIComponent(form.file)}">${form.name}</a><div class="quiet">${form.description}</div></li>`,
  )}${links.map(({ name, url, about }) => html`<li><a href="${url}" rel="noopener">${name}</a><div class="quiet">${about}</div></li>`)}
${blank && html`<li><a href="${to}">Blank issue</a><div class="quiet">For everything that has no form.</div></li>`}</ul></div>`;
  return page(visit, "New issue", body);
}

/** Blank issues can be switched off, but never for people who may write. */
function chooser(visit: Visit, repository: Repository) {
  const file = [...formHome(visit.world, repository).files].find(([path]) =>
    /^\.github\/ISSUE_TEMPLATE\/config\.ya?ml$/.test(path),
  )?.[1];
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
  const form = file === null ? undefined : formNamed(visit, repository, file);
  const answers = form ? prefilled(form, asked) : new Map([["body", [asked.get("body") ?? ""]]]);
  return formPage(visit, repository, form, { title: asked.get("title") ?? form?.title ?? "", answers, problems: [] });
}

function formNamed({ world }: Visit, repository: Repository, file: string): Form {
  const form = formsOf(world, repository).find((one) => one.file === file);
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
  const form = file === null || file === "" ? undefined : formNamed(visit, repository, file);
  const title = sent.get("title") ?? "";
  const keys = form ? questionsOf(form).map(keyOf) : ["body"];
  const answers: Answers = new Map(
    keys.map((key) => [key, sent.getAll(`a.${key}`).map((text) => text.replace(/\r\n/g, "\n"))]),
  );
  const missing = form && repository.visibility === "public" ? unanswered(form, answers) : [];
  const problems = [...(title.trim() === "" ? ["Title"] : []), ...missing];
  if (problems.length > 0) return formPage(visit, repository, form, { title, answers, problems });
  const body = form ? renderBody(form, answers) : (answers.get("body")?.[0] ?? "");
  const issue = openIssue(world, viewer, repository, {
    title,
    body,
    labels: form?.labels ?? [],
    byForm: form !== undefined,
  });
  return redirect(`/${slugOf(repository)}/issues/${issue.number}`);
}

interface Filled {
  readonly title: string;
  readonly answers: Answers;
  /** What is missing, by its label. */
  readonly problems: readonly string[];
}

function formPage(visit: Visit, repository: Repository, form: Form | undefined, filled: Filled): Answer {
  const { title, answers, problems } = filled;
  const mustAnswer = repository.visibility === "public";
  const fields = form
    ? form.body.map((one) =>
        one.type === "markdown"
          ? html`<div class="prose">${render(one.attributes.value)}</div>`
          : field(one, answers, mustAnswer, problems),
      )
    : html`<div class="field"><label for="a.body">Text</label><textarea id="a.body" name="a.body" rows="8">${answers.get("body")?.[0] ?? ""}</textarea></div>`;
  const body = html`${repositoryHead(visit, repository, "elsewhere")}
<h1>${form?.name ?? "New issue"}</h1><p class="quiet">${form?.description}</p>
${problems.length > 0 && html`<p class="problem" role="alert">Still missing: ${problems.join(", ").replace(/\.$/, "")}.</p>`}
<form method="post" action="/${slugOf(repository)}/issues/new" class="stack form" novalidate>
<input type="hidden" name="template" value="${form?.file}">
<div class="field"><label for="title">Title <span class="must">(required)</span></label><input id="title" name="title" value="${title}" required${invalid(problems.includes("Title"))}></div>
${fields}<button class="main">Create</button></form>`;
  return page(visit, form?.name ?? "New issue", body, problems.length > 0 ? 422 : 200);
}
