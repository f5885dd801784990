// What an issue's page says of boards: where the issue stands, and putting it on one.
import { mayInProjects } from "../access.ts";
import { optionOf } from "../project.ts";
import { projectPage } from "../shapes/projects.ts";
import { slugOf } from "../shapes/repositories.ts";
import type { Issue } from "../state.ts";
import { itemsOf } from "../world.ts";
import { columnField } from "./board.ts";
import { type Html, html } from "./html.ts";
import { button } from "./pieces.ts";
import type { Visit } from "./visit.ts";

export function onBoards({ world, viewer }: Visit, issue: Issue): Html {
  const items = mayInProjects(world, viewer, "read") ? itemsOf(world, issue) : [];
  return html`${items.map((item) => {
    const field = columnField(item.project);
    const column = field && optionOf(item, field)?.name;
    const at = `${projectPage(world, item.project)}#item-${item.id}`;
    return html`<p class="quiet">On the board <a href="${at}">${item.project.title}</a> ${column !== undefined && html`<span class="tag">${column}</span>`}${item.archivedAt !== null && html` <span class="tag">archived</span>`}</p>`;
  })}`;
}

export function boardBox({ world, viewer }: Visit, issue: Issue): Html {
  const there = new Set(itemsOf(world, issue).map(({ project }) => project));
  const others = world.projects.filter((project) => !there.has(project));
  if (others.length === 0 || !mayInProjects(world, viewer, "write")) return html``;
  const fields = { repository: slugOf(issue.repository), number: String(issue.number) };
  return html`<details class="card"><summary>Boards</summary><div class="buttons">${others.map((project) =>
    button(`${projectPage(world, project)}/items`, `Add to ${project.title}`, fields),
  )}</div></details>`;
}
