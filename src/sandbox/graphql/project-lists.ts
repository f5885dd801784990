// Finding projects from the organisation, in GraphQL.
import { z } from "zod";
import { mayInProjects } from "../access.ts";
import { ordered } from "../order.ts";
import type { Project } from "../project.ts";
import { Refusal } from "../refusal.ts";
import { type Args, type Context, connection } from "./node.ts";

/** The part of an organisation that is about projects. */
export function projectsOfOrganisation(context: Context): Args {
  const { world, viewer } = context;
  const seen = () => (mayInProjects(world, viewer, "read") ? world.projects : []);
  return {
    projectV2: ({ number }: Args) => {
      const project = seen().find((one) => one.number === number);
      if (!project) throw new Refusal(404, `Could not resolve to a ProjectV2 with the number ${number}.`);
      return context.show.project(context, project);
    },
    projectsV2: (args: Args) => {
      const query = typeof args.query === "string" ? args.query.toLowerCase() : "";
      const fitting = seen().filter(({ title }) => title.toLowerCase().includes(query));
      return connection(inOrder(fitting, args.orderBy), args, (one) => context.show.project(context, one));
    },
  };
}

const Order = z.object({ field: z.string(), direction: z.string() }).catch({ field: "NUMBER", direction: "DESC" });

function inOrder(projects: readonly Project[], orderBy: unknown): Project[] {
  const { field, direction } = Order.parse(orderBy);
  const key = (one: Project): string | number => {
    if (field === "TITLE") return one.title;
    if (field === "UPDATED_AT") return one.updatedAt;
    return one.number;
  };
  return ordered(projects, key, direction === "DESC");
}
