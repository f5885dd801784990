// Views of a project: a table at first, and those that people or programs add.
import { demandProjects } from "../access.ts";
import { nodeId } from "../ids.ts";
import type { Project, ProjectView } from "../project.ts";
import { invalid } from "../refusal.ts";
import type { Account, Viewer, World } from "../state.ts";

export type NewView = Pick<ProjectView, "name" | "layout" | "fields">;

/** Without asking who does it. */
export function plantView(world: World, creator: Account, project: Project, wanted: NewView): ProjectView {
  const id = world.ids.next("view");
  const number = project.views.length + 1;
  const view = { id, nodeId: nodeId("PVTV", id), number, creator, createdAt: world.clock.now(), ...wanted };
  project.views.push(view);
  return view;
}

export function createView(world: World, viewer: Viewer, project: Project, wanted: NewView): ProjectView {
  const by = demandProjects(world, viewer, "write");
  if (wanted.name.trim() === "") throw invalid({ resource: "ProjectV2View", field: "name", code: "missing_field" });
  project.updatedAt = world.clock.now();
  return plantView(world, by, project, wanted);
}
