// Reads the folder of a community: `community.yml` and the files of its repositories.
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join, relative, resolve, sep } from "node:path";
import { parse } from "yaml";
import { z } from "zod";
import { ownFields } from "./project.ts";
import { roles } from "./state.ts";

const instant = z.preprocess(
  (value) => (value instanceof Date ? value.toISOString() : value),
  z.string().refine((value) => isInstant(value), "is not a time such as 2026-03-02T09:00:00Z"),
);
const answer = z.union([z.string(), z.number(), z.boolean(), z.array(z.string())]);

const Person = z.strictObject({
  name: z.string().optional(),
  teams: z.array(z.string()).default([]),
  role: z.enum(["owner", "member", "outside"]).default("member"),
});

const Label = z.union([
  z.string().transform((name) => ({ name, color: "ededed", description: null })),
  z.strictObject({
    name: z.string(),
    color: z
      .string()
      .regex(/^[0-9a-f]{6}$/i, "is not six hexadecimal digits")
      .default("ededed"),
    description: z.string().nullable().default(null),
  }),
]);

const Repository = z.strictObject({
  description: z.string().optional(),
  visibility: z.enum(["public", "private"]).default("public"),
  archived: z.boolean().default(false),
  files: z.string().optional(),
  permissions: z.record(z.string(), z.enum(roles)).default({}),
  labels: z.array(Label).default([]),
});

const ProjectFieldText = z.union(
  [z.array(z.string()).min(1).max(50), z.enum(["text", "number", "date"])],
  "is neither a list of options nor text, number or date",
);

const Project = z.strictObject({
  number: z.int().positive(),
  title: z.string(),
  fields: z.record(z.string(), ProjectFieldText).default({}),
});

const StartingIssue = z.strictObject({
  repository: z.string(),
  by: z.string(),
  title: z.string(),
  form: z.string().optional(),
  answers: z.record(z.string(), answer).default({}),
  body: z.string().optional(),
  labels: z.array(z.string()).default([]),
  comments: z.array(z.strictObject({ by: z.string(), says: z.string(), at: instant.optional() })).default([]),
  at: instant.optional(),
});

const Community = z.strictObject({
  /** Permissions that its App was given beyond the usual ones. */
  app: z.record(z.string(), z.enum(["none", "read", "write", "admin"])).default({}),
  organisation: z.string().regex(/^[a-z\d][a-z\d-]*$/i, "is not a login"),
  clock: instant.default("2026-01-05T09:00:00Z"),
  people: z.record(
    z.string(),
    Person.nullable().transform((person) => person ?? Person.parse({})),
  ),
  teams: z
    .record(
      z.string(),
      z
        .strictObject({
          name: z.string().optional(),
          description: z.string().default(""),
          privacy: z.enum(["closed", "secret"]).default("closed"),
          parent: z.string().optional(),
        })
        .nullable()
        .transform(
          (team) => team ?? { name: undefined, description: "", privacy: "closed" as const, parent: undefined },
        ),
    )
    .default({}),
  repositories: z.record(
    z.string(),
    Repository.nullable().transform((one) => one ?? Repository.parse({})),
  ),
  projects: z.array(Project).default([]),
  issues: z.array(StartingIssue).default([]),
});

export type Community = z.infer<typeof Community> & { readonly folder: string };
export type StartingIssue = z.infer<typeof StartingIssue>;

/** Throws with every problem of the file, one a line. */
export function readCommunity(folder: string): Community {
  const file = join(folder, "community.yml");
  const raw: unknown = parse(readFileSync(file, "utf8"));
  const read = Community.safeParse(raw);
  const problems = read.success
    ? strangers(read.data)
    : read.error.issues.map((issue) => `${issue.path.join(".") || "(top)"}: ${issue.message}`);
  if (!read.success || problems.length > 0) throw new Error(`${file} cannot be used:\n  ${problems.join("\n  ")}`);
  return { ...read.data, folder: resolve(folder) };
}

/** Names that are used but not defined. */
function strangers(community: z.infer<typeof Community>): string[] {
  const { people, teams, repositories, projects, issues } = community;
  const unknown = (where: string, name: string, known: object) =>
    Object.hasOwn(known, name) ? [] : [`${where}: there is no "${name}"`];
  return [
    ...Object.entries(people).flatMap(([login, { teams: named }]) =>
      named.flatMap((slug) => unknown(`people.${login}.teams`, slug, teams)),
    ),
    ...Object.entries(teams).flatMap(([slug, { parent }]) =>
      parent === undefined ? [] : unknown(`teams.${slug}.parent`, parent, teams),
    ),
    ...Object.entries(repositories).flatMap(([name, { permissions }]) =>
      Object.keys(permissions).flatMap((login) => unknown(`repositories.${name}.permissions`, login, people)),
    ),
    ...projects.flatMap(({ number, fields }, index) => [
      ...(projects.findIndex((one) => one.number === number) < index
        ? [`projects.${index}.number: there is another project ${number}`]
        : []),
      ...Object.keys(fields)
        .filter((name) => Object.hasOwn(ownFields, name))
        .map((name) => `projects.${index}.fields: every project has "${name}" already`),
    ]),
    ...issues.flatMap((issue, index) => [
      ...unknown(`issues.${index}.repository`, issue.repository, repositories),
      ...[issue.by, ...issue.comments.map(({ by }) => by)].flatMap((by) => unknown(`issues.${index}.by`, by, people)),
    ]),
  ];
}

/** Every file below the folder, by its path with slashes. */
export function readTree(folder: string): Map<string, Buffer> {
  const files = new Map<string, Buffer>();
  for (const name of readdirSync(folder, { recursive: true, encoding: "utf8" }).sort()) {
    const path = join(folder, name);
    if (statSync(path).isFile()) files.set(relative(folder, path).split(sep).join("/"), readFileSync(path));
  }
  return files;
}

function isInstant(value: string): boolean {
  try {
    Temporal.Instant.from(value);
    return true;
  } catch {
    return false;
  }
}
