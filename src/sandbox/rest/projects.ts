// Projects of the organisation: reading them, and adding, changing and removing their items.
import { z } from "zod";
import { demandProjects } from "../access.ts";
import { type Project, type ProjectField, type ProjectItem, viewLayouts } from "../project.ts";
import { invalid, notFound, Refusal } from "../refusal.ts";
import type { Json } from "../shapes/json.ts";
import { fieldShape, fullItemShape, itemShape, projectShape, viewShape } from "../shapes/projects.ts";
import { addItem, checkValue, deleteItem, setValue } from "../verbs/items.ts";
import { createView } from "../verbs/views.ts";
import { isRedacted, issueById, issueOf, projectOf, repositoryOf, sameLogin } from "../world.ts";
import { type Call, created, nothing, numberParam, ok, param, type Reply, read, route } from "./route.ts";

const kindOfContent = z.enum(["Issue", "PullRequest"]);
const NewItem = z.union([
  z.strictObject({ type: kindOfContent, id: z.int() }),
  z.strictObject({ type: kindOfContent, owner: z.string(), repo: z.string(), number: z.int() }),
]);
const Changes = z.object({
  fields: z.array(z.object({ id: z.int(), value: z.union([z.string(), z.number()]).nullable() })),
});
/** Filters, sorting and grouping of a view are not built. */
const NewView = z.strictObject({
  name: z.string(),
  layout: z.enum(viewLayouts),
  visible_fields: z.array(z.int()).optional(),
});

const one = "/orgs/{org}/projectsV2/{project_number}";

export const projectRoutes = [
  route("GET", "/orgs/{org}/projectsV2", (call) => {
    inOrganisation(call);
    demandProjects(call.world, call.viewer, "read");
    const query = (call.query.get("q") ?? "").toLowerCase();
    const fitting = call.world.projects.filter(({ title }) => title.toLowerCase().includes(query));
    return cursored(
      call,
      fitting,
      ({ id }) => id,
      (project) => projectShape(call.world, project),
    );
  }),
  route("GET", one, (call) => ok(projectShape(call.world, projectIn(call)))),
  route("GET", `${one}/fields`, (call) =>
    cursored(
      call,
      projectIn(call).fields,
      ({ id }) => id,
      (field) => fieldShape(call.world, field),
    ),
  ),
  route("POST", `${one}/views`, (call) => {
    const project = projectIn(call);
    const { visible_fields: wanted, ...view } = read(NewView, call.body, "ProjectV2View");
    const fields = (wanted ?? []).map((id) => fieldIn(project, id));
    const shown = wanted ? fields : project.fields.slice(0, 3);
    return created(
      viewShape(call.world, project, createView(call.world, call.viewer, project, { ...view, fields: shown })),
    );
  }),
  route("GET", `${one}/items`, (call) => {
    const project = projectIn(call);
    const shown = project.items.filter((item) => !isRedacted(call.world, call.viewer, item) && matches(call, item));
    const fields = wantedFields(call, project);
    return cursored(
      call,
      shown,
      ({ place }) => place,
      (item) => fullItemShape(call.world, item, fields),
    );
  }),
  route("POST", `${one}/items`, (call) => {
    const project = projectIn(call);
    const { item } = addItem(call.world, call.viewer, project, contentIn(call));
    return created(itemShape(call.world, item));
  }),
  route("GET", `${one}/items/{item_id}`, (call) => {
    const item = itemIn(call);
    return ok(fullItemShape(call.world, item, wantedFields(call, item.project)));
  }),
  route("PATCH", `${one}/items/{item_id}`, (call) => patchItem(call)),
  route("DELETE", `${one}/items/{item_id}`, (call) => {
    deleteItem(call.world, call.viewer, itemIn(call));
    return nothing;
  }),
];

function inOrganisation(call: Call): void {
  if (!sameLogin(param(call, "org"), call.world.organisation.login)) throw notFound();
}

function projectIn(call: Call): Project {
  inOrganisation(call);
  return projectOf(call.world, call.viewer, numberParam(call, "project_number"));
}

function fieldIn(project: Project, id: number): ProjectField {
  const field = project.fields.find((one) => one.id === id);
  if (!field) throw invalid({ resource: "ProjectV2Field", field: "id", code: "missing" });
  return field;
}

function itemIn(call: Call): ProjectItem {
  const item = projectIn(call).items.find(({ id }) => id === numberParam(call, "item_id"));
  if (!item || isRedacted(call.world, call.viewer, item)) throw notFound();
  return item;
}

function contentIn(call: Call) {
  const { world, viewer, body } = call;
  const wanted = read(NewItem, body, "ProjectV2Item");
  if (wanted.type === "PullRequest") throw notFound();
  if ("id" in wanted) return issueById(world, viewer, wanted.id);
  return issueOf(world, viewer, repositoryOf(world, viewer, wanted.owner, wanted.repo), wanted.number);
}

/** All changes or none: a value that does not fit stops the others too. */
function patchItem(call: Call): Reply {
  const { world, viewer } = call;
  const item = itemIn(call);
  demandProjects(world, viewer, "write");
  const changes = read(Changes, call.body, "ProjectV2Item").fields.map(({ id, value }) => {
    return { field: fieldIn(item.project, id), value };
  });
  for (const { field, value } of changes) checkValue(item, field, value);
  for (const { field, value } of changes) setValue(world, viewer, item, field, value);
  return ok(fullItemShape(world, item, item.project.fields));
}

/** `fields=1,2`, or `fields[]=1&fields[]=2`; the title alone when nothing is asked for. */
function wantedFields({ query }: Call, project: Project): ProjectField[] {
  const asked = [...query.getAll("fields"), ...query.getAll("fields[]")].flatMap((list) => list.split(","));
  return project.fields.filter(({ id, type }) => (asked.length > 0 ? asked.includes(String(id)) : type === "TITLE"));
}

/** Words of the title and `is:open`, `is:closed`, `is:issue`, `is:archived`; the rest of GitHub's filters is not built. */
function matches({ query }: Call, { content, archivedAt }: ProjectItem): boolean {
  const words = (query.get("q") ?? "")
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== "");
  const isArchived = archivedAt !== null;
  if (isArchived !== words.includes("is:archived")) return false;
  return words.every((word) => {
    if (word === "is:archived" || word === "is:issue") return true;
    if (word === "is:open" || word === "is:closed") return word === `is:${content.state}`;
    if (word.includes(":")) throw new Refusal(501, `sandbox: the filter ${word} is not built`);
    return content.title.toLowerCase().includes(word);
  });
}

/** Projects are paged by cursors in the Link header, not by page numbers. */
function cursored<Item>(
  call: Call,
  items: readonly Item[],
  place: (item: Item) => number,
  shape: (item: Item) => Json,
): Reply {
  const asked = Number.parseInt(call.query.get("per_page") ?? "", 10);
  const size = Number.isNaN(asked) || asked < 1 ? 30 : Math.min(asked, 100);
  const [after, before] = [cursorAt(call, "after"), cursorAt(call, "before")];
  const rest = items.filter((item) => place(item) > (after ?? 0) && place(item) < (before ?? Number.POSITIVE_INFINITY));
  const shown = before === undefined || after !== undefined ? rest.slice(0, size) : rest.slice(-size);
  const [first, last] = [shown.at(0), shown.at(-1)];
  const link = (rel: string, name: string, other: string, item: Item) => {
    const url = new URL(call.url);
    url.searchParams.delete(other);
    url.searchParams.set(name, Buffer.from(String(place(item))).toString("base64url"));
    return `<${url.href}>; rel="${rel}"`;
  };
  const links = [
    ...(last !== undefined && last !== items.at(-1) ? [link("next", "after", "before", last)] : []),
    ...(first !== undefined && first !== items.at(0) ? [link("prev", "before", "after", first)] : []),
  ];
  return { status: 200, body: shown.map(shape), headers: links.length > 0 ? { link: links.join(", ") } : {} };
}

function cursorAt({ query }: Call, name: string): number | undefined {
  const cursor = query.get(name);
  if (cursor === null) return undefined;
  const place = Number(Buffer.from(cursor, "base64url").toString("utf8"));
  if (!Number.isSafeInteger(place)) throw invalid({ resource: "Project", field: name, code: "invalid" });
  return place;
}
