// The board of a project: a column for each status, a card for each issue.

import { canSee } from "../access.ts";
import type { Answer } from "../http.ts";
import { fieldNamed, isCustom, optionOf, type Project, type ProjectField, type ProjectItem } from "../project.ts";
import { issuePage } from "../shapes/issues.ts";
import { projectPage } from "../shapes/projects.ts";
import { slugOf } from "../shapes/repositories.ts";
import { isRedacted } from "../world.ts";
import { page } from "./frame.ts";
import { type Html, html, type Part } from "./html.ts";
import { button, day, labelChips, nameOf, selected, stateChip } from "./pieces.ts";
import type { Visit } from "./visit.ts";

interface Column {
  readonly key: string;
  readonly name: string;
  readonly color: string;
  readonly about: string;
  readonly items: readonly ProjectItem[];
}

/** The field whose options are the columns. */
export const columnField = (project: Project): ProjectField | undefined =>
  fieldNamed(project, "Status") ?? project.fields.find(({ type }) => type === "SINGLE_SELECT");

export function showBoard(visit: Visit, project: Project): Answer {
  const { world } = visit;
  const field = columnField(project);
  const archived = project.items.filter(({ archivedAt }) => archivedAt !== null);
  const body = html`<p class="quiet"><a href="/">${world.organisation.login}</a> / boards</p>
<h1>${project.title}</h1>
${addBox(visit, project)}
<div class="board">${columnsOf(project, field).map((column) => showColumn(visit, column, field))}</div>
${archived.length > 0 && html`<details class="card"><summary>Archived (${archived.length})</summary><ul class="issues">${archived.map((item) => archivedRow(visit, item))}</ul></details>`}`;
  return page(visit, project.title, body);
}

/** Cards without a status stand in a column of their own in front, when there are any. */
function columnsOf(project: Project, field: ProjectField | undefined): Column[] {
  const live = project.items.filter(({ archivedAt }) => archivedAt === null);
  const within = (id: string | undefined) =>
    live.filter((item) => (field ? optionOf(item, field)?.id : undefined) === id);
  const none = within(undefined);
  const first = { key: "none", name: field ? `No ${field.name}` : "Cards", color: "none", about: "", items: none };
  const columns = (field?.options ?? []).map(({ id, name, color, description }) => ({
    ...{ key: id, name, color: color.toLowerCase(), about: description, items: within(id) },
  }));
  return none.length > 0 || columns.length === 0 ? [first, ...columns] : columns;
}

function showColumn(visit: Visit, { key, name, color, about, items }: Column, field: ProjectField | undefined): Html {
  return html`<section class="column" aria-labelledby="column-${key}">
<h2 id="column-${key}"><span class="dot dot-${color}"></span> ${name} <span class="quiet">${items.length}<span class="unseen">${items.length === 1 ? " card" : " cards"}</span></span></h2>
${about !== "" && html`<p class="quiet">${about}</p>`}
${items.length > 0 && html`<ul class="cards">${items.map((item) => showCard(visit, item, field))}</ul>`}</section>`;
}

function showCard(visit: Visit, item: ProjectItem, field: ProjectField | undefined): Html {
  if (isRedacted(visit.world, visit.viewer, item))
    return html`<li class="card quiet">An issue that you may not see</li>`;
  const { content } = item;
  return html`<li class="card" id="item-${item.id}"><h3><a href="${issuePage(content)}">${content.title}</a></h3>
<p class="quiet">${content.repository.name} #${content.number}${content.state === "closed" && html` ${stateChip(content)}`}</p>
${content.labels.length > 0 && html`<p>${labelChips(content.labels)}</p>`}
${content.assignees.length > 0 && html`<p class="quiet">${content.assignees.map((one, index) => html`${index > 0 && ", "}${nameOf(one)}`)}</p>`}
${facts(item, field)}
${field && moveForm(visit, item, field)}
${moreBox(visit, item, field)}</li>`;
}

const otherFields = (item: ProjectItem, column: ProjectField | undefined): ProjectField[] =>
  item.project.fields.filter((field) => isCustom(field) && field !== column);

function facts(item: ProjectItem, column: ProjectField | undefined): Html {
  const said = otherFields(item, column).filter((field) => item.values.has(field));
  if (said.length === 0) return html``;
  return html`<dl>${said.map((field) => html`<div><dt>${field.name}</dt> <dd>${shownValue(item, field)}</dd></div>`)}</dl>`;
}

function shownValue(item: ProjectItem, field: ProjectField): Part {
  const data = item.values.get(field)?.data;
  if (data === undefined) return null;
  if (field.type === "DATE") return day(String(data));
  return field.type === "SINGLE_SELECT" ? optionOf(item, field)?.name : data;
}

const itemPath = (visit: Visit, item: ProjectItem): string =>
  `${projectPage(visit.world, item.project)}/items/${item.id}`;

function moveForm(visit: Visit, item: ProjectItem, field: ProjectField): Html {
  const { title } = item.content;
  return html`<form method="post" action="${itemPath(visit, item)}/fields" class="move">
<select name="f.${field.id}" aria-label="${field.name} of ${title}">${choices(item, field)}</select>
<button aria-label="Move ${title}">Move</button></form>`;
}

function choices(item: ProjectItem, field: ProjectField): Html {
  const now = optionOf(item, field);
  return html`<option value="">No ${field.name}</option>${field.options.map(
    (option) => html`<option value="${option.id}"${selected(option === now)}>${option.name}</option>`,
  )}`;
}

function moreBox(visit: Visit, item: ProjectItem, column: ProjectField | undefined): Html {
  const to = itemPath(visit, item);
  const fields = otherFields(item, column);
  return html`<details><summary>More<span class="unseen"> about ${item.content.title}</span></summary>
${
  fields.length > 0 &&
  html`<form method="post" action="${to}/fields" class="stack">${fields.map((field) => html`<label>${field.name} ${control(item, field)}</label>`)}<button>Save</button></form>`
}
<div class="buttons">${button(`${to}/archive`, "Archive")} ${button(`${to}/delete`, "Take off the board")}</div></details>`;
}

function control(item: ProjectItem, field: ProjectField): Html {
  const name = `f.${field.id}`;
  if (field.type === "SINGLE_SELECT") return html`<select name="${name}">${choices(item, field)}</select>`;
  const type = field.type === "DATE" ? "date" : "text";
  const mode = field.type === "NUMBER" ? html` inputmode="decimal"` : html``;
  return html`<input type="${type}"${mode} name="${name}" value="${item.values.get(field)?.data}">`;
}

function archivedRow(visit: Visit, item: ProjectItem): Html {
  if (isRedacted(visit.world, visit.viewer, item)) return html`<li class="quiet">An issue that you may not see</li>`;
  const { content } = item;
  return html`<li><a href="${issuePage(content)}">${content.title}</a> ${button(`${itemPath(visit, item)}/restore`, "Bring back")}</li>`;
}

function addBox(visit: Visit, project: Project): Html {
  const { world, viewer } = visit;
  const seen = world.repositories.filter((one) => canSee(world, viewer, one));
  const repository =
    seen.length === 1 && seen[0]
      ? html`<input type="hidden" name="repository" value="${slugOf(seen[0])}">`
      : html`<label>Repository <select name="repository">${seen.map((one) => html`<option value="${slugOf(one)}">${one.name}</option>`)}</select></label>`;
  return html`<form method="post" action="${projectPage(world, project)}/items" class="add">${repository}
<label>Issue number <input name="number" inputmode="numeric" pattern="[0-9]+" size="6" required></label> <button>Add to the board</button></form>`;
}
