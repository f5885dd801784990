// What the buttons of a board do.
import type { Answer } from "../http.ts";
import type { Project, ProjectField, ProjectItem } from "../project.ts";
import { Refusal } from "../refusal.ts";
import { projectPage } from "../shapes/projects.ts";
import { addItem, archiveItem, checkValue, deleteItem, setValue } from "../verbs/items.ts";
import { issueOf, repositoryOf } from "../world.ts";
import { redirect, type Visit } from "./visit.ts";

const back = (visit: Visit, project: Project, to = ""): Answer => redirect(projectPage(visit.world, project) + to);

export function add(visit: Visit, project: Project): Answer {
  const { world, viewer, form } = visit;
  const [owner = "", name = ""] = (form.get("repository") ?? "").split("/");
  const number = Number((form.get("number") ?? "").trim().replace(/^#/, ""));
  const repository = repositoryOf(world, viewer, owner, name);
  if (!repository.issues.has(number)) throw new Refusal(404, `There is no issue ${form.get("number")} in ${name}`);
  const { item } = addItem(world, viewer, project, issueOf(world, viewer, repository, number));
  return back(visit, project, `#item-${item.id}`);
}

/** Only the fields that the form has; what is left empty is cleared. */
export function change(visit: Visit, item: ProjectItem): Answer {
  const { world, viewer, form } = visit;
  const changes = item.project.fields.flatMap((field) => {
    const said = form.get(`f.${field.id}`);
    return said === null ? [] : [{ field, data: dataOf(field, said.trim()) }];
  });
  for (const { field, data } of changes) checkValue(item, field, data);
  for (const { field, data } of changes) setValue(world, viewer, item, field, data);
  return back(visit, item.project, `#item-${item.id}`);
}

function dataOf(field: ProjectField, said: string): string | number | null {
  if (said === "") return null;
  return field.type === "NUMBER" ? Number(said) : said;
}

export function archive(visit: Visit, item: ProjectItem): Answer {
  archiveItem(visit.world, visit.viewer, item, true);
  return back(visit, item.project);
}

export function restore(visit: Visit, item: ProjectItem): Answer {
  archiveItem(visit.world, visit.viewer, item, false);
  return back(visit, item.project, `#item-${item.id}`);
}

export function takeOff(visit: Visit, item: ProjectItem): Answer {
  deleteItem(visit.world, visit.viewer, item);
  return back(visit, item.project);
}
