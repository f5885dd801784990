import { expect, test } from "vitest";
import { parse } from "yaml";
import { z } from "zod";
import { readEvent } from "../../src/github/events.ts";
import { codeOf, filesIn, read } from "./sources.ts";

const Manifest = z.object({
  public: z.boolean(),
  hook_attributes: z.object({ url: z.url() }),
  default_permissions: z.record(z.string(), z.enum(["read", "write"])),
  default_events: z.array(z.string()),
});
const app = Manifest.parse(parse(read("app.yml")));

type Permissions = Readonly<Record<string, "read" | "write">>;

/** What GitHub wants for each route, by its documentation. */
const routes: Readonly<Record<string, Permissions>> = {
  "GET /app": {},
  "GET /app/hook/deliveries": {},
  "GET /app/installations": {},
  "GET /installation/repositories": { metadata: "read" },
  "GET /users/{username}": {},
  "GET /repos/{owner}/{repo}": { metadata: "read" },
  "GET /repos/{owner}/{repo}/collaborators/{username}/permission": { metadata: "read" },
  "GET /repos/{owner}/{repo}/installation": {},
  "GET /repos/{owner}/{repo}/issues/{issue_number}": { issues: "read" },
  "GET /repos/{owner}/{repo}/issues/{issue_number}/comments": { issues: "read" },
  "PATCH /repos/{owner}/{repo}/issues/{issue_number}": { issues: "write" },
  "GET /repos/{owner}/{repo}/commits/{ref}/check-runs": { checks: "read" },
  "POST /repos/{owner}/{repo}/check-runs": { checks: "write" },
  "PATCH /repos/{owner}/{repo}/check-runs/{check_run_id}": { checks: "write" },
  "POST /repos/{owner}/{repo}/issues": { issues: "write" },
  "POST /repos/{owner}/{repo}/issues/{issue_number}/comments": { issues: "write" },
  "GET /repos/{owner}/{repo}/labels": { issues: "read" },
  "POST /app/hook/deliveries/{delivery_id}/attempts": {},
  "POST /repos/{owner}/{repo}/labels": { issues: "write" },
  "GET /orgs/{org}/teams/{team_slug}/memberships/{username}": { members: "read" },
  "GET /orgs/{org}/projectsV2/{project_number}/fields": { organization_projects: "read" },
  "POST /orgs/{org}/projectsV2/{project_number}/views": { organization_projects: "write" },
};

/** What only some programs need. Without it Quorate says on the issue what it could not do. */
const optional: Readonly<Record<string, Permissions>> = {
  "PUT /orgs/{org}/teams/{team_slug}/memberships/{username}": { members: "write" },
  "DELETE /orgs/{org}/teams/{team_slug}/memberships/{username}": { members: "write" },
};

const mutations: Readonly<Record<string, Permissions>> = {
  addAssigneesToAssignable: { issues: "write" },
  addProjectV2ItemById: { organization_projects: "write" },
  archiveProjectV2Item: { organization_projects: "write" },
  clearProjectV2ItemFieldValue: { organization_projects: "write" },
  unarchiveProjectV2Item: { organization_projects: "write" },
  updateProjectV2ItemFieldValue: { organization_projects: "write" },
  addComment: { issues: "write" },
  addLabelsToLabelable: { issues: "write" },
  addReaction: { issues: "write" },
  addSubIssue: { issues: "write" },
  updateIssue: { issues: "write" },
  closeIssue: { issues: "write" },
  createIssue: { issues: "write" },
  createProjectV2: { organization_projects: "write" },
  createProjectV2Field: { organization_projects: "write" },
  removeAssigneesFromAssignable: { issues: "write" },
  removeLabelsFromLabelable: { issues: "write" },
  removeReaction: { issues: "write" },
  reopenIssue: { issues: "write" },
  updateIssueComment: { issues: "write" },
};

/** Fields of a question that need more than the issue itself. */
const fields: readonly { readonly field: RegExp; readonly needs: Permissions }[] = [
  { field: /\bteam\(slug:/, needs: { members: "read" } },
  { field: /\.\.\. on Issue\b|\bissue\(number:/, needs: { issues: "read" } },
  { field: /\bprojectV2\(number:|\bprojectItems\(/, needs: { organization_projects: "read" } },
  { field: /\bobject\(expression:|\.\.\. on Blob\b/, needs: { contents: "read" } },
];

const code = [...filesIn("src/github"), ...filesIn("src/commands")].map(codeOf).join("\n");
const called = [...code.matchAll(/["`]((?:GET|POST|PUT|PATCH|DELETE) \/\w[^"`?]*)["`]/g)].map(
  ([, route]) => route ?? "",
);
const written = [
  ...filesIn("src/github")
    .map(codeOf)
    .join("\n")
    .matchAll(/\bfield: "(\w+)"/g),
].map(([, field]) => field ?? "");

/** Events that GitHub sends only to Apps that may also read what they are about. */
const heard: Readonly<Record<string, Permissions>> = {
  check_run: { checks: "read" },
  pull_request: { pull_requests: "read" },
  projects_v2_item: { organization_projects: "read" },
};

function union(all: readonly Permissions[]): Record<string, "read" | "write"> {
  const sum: Record<string, "read" | "write"> = { metadata: "read" };
  for (const [name, level] of all.flatMap((one) => Object.entries(one))) if (sum[name] !== "write") sum[name] = level;
  return sum;
}

test("every route and every mutation that the code uses is in the lists here, and no other", () => {
  expect([...new Set(called)].toSorted()).toEqual([...Object.keys(routes), ...Object.keys(optional)].toSorted());
  expect([...new Set(written)].toSorted()).toEqual(Object.keys(mutations).toSorted());
});

test("the App asks for exactly what its calls need", () => {
  const asked = fields.filter(({ field }) => field.test(code)).map(({ needs }) => needs);
  expect(asked).toHaveLength(fields.length);
  const needed = union([
    ...called.map((route) => routes[route] ?? {}),
    ...written.map((one) => mutations[one] ?? {}),
    ...asked,
    ...app.default_events.map((event) => heard[event] ?? {}),
  ]);
  expect(app.default_permissions).toEqual(needed);
});

test("a permission that only some programs need is named where the others are, and not asked for", () => {
  for (const [name, level] of Object.values(optional).flatMap((one) => Object.entries(one))) {
    expect(read("app.yml")).toMatch(new RegExp(`^  ${name}: .*; ${level}, `, "m"));
    expect(app.default_permissions[name]).not.toBe(level);
  }
});

/** GitHub sends these to every App, or to every one that may write checks; nobody can ask for them, or not to have them. */
const unasked = ["check_suite", "installation", "installation_repositories", "installation_target"];

test("the App hears every event that it understands, and no other", () => {
  const names = [
    ...read("src/github/events.ts").matchAll(
      /^ {2}(\w+): "(?:configuration|proposal|people|labels|repository|installation)"/gm,
    ),
  ];
  const understood = ["issues", "issue_comment", "projects_v2_item", ...names.map(([, name]) => name ?? "")];
  expect(names.length).toBeGreaterThan(5);
  expect(app.default_events).toEqual(understood.filter((name) => !unasked.includes(name)).toSorted());
  for (const [, name = ""] of names)
    expect(
      readEvent(name, { installation: { id: 1 }, ref: "x" }, { slug: "quorate" }) !== undefined ||
        ["push", "pull_request", "check_run", "check_suite"].includes(name),
    ).toBe(true);
});

test("the App is private until its owner says otherwise, and hears on the path of its door", () => {
  expect(app.public).toBe(false);
  expect(new URL(app.hook_attributes.url).pathname).toBe("/api/github/webhooks");
});
