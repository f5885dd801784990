import { expect, test } from "vitest";
import { as, case1, expectGithubShapes, heard, program, sandbox, settled, useSandbox } from "./support.ts";

useSandbox();

const board = "/orgs/green-bikes/projectsV2/1";

const read = `query Board { organization(login: "green-bikes") { projectV2(number: 1) {
  id number title public closed viewerCanUpdate url creator { login } owner { id }
  fields(first: 20) { totalCount nodes { __typename
    ... on ProjectV2FieldCommon { id name dataType }
    ... on ProjectV2SingleSelectField { options { id name color description } } } }
  items(first: 10) { totalCount nodes { id type isArchived content { ... on Issue { number title } }
    status: fieldValueByName(name: "Status") { ... on ProjectV2ItemFieldSingleSelectValue { name optionId } }
    fieldValues(first: 20) { nodes { __typename
      ... on ProjectV2ItemFieldTextValue { text } ... on ProjectV2ItemFieldDateValue { date }
      ... on ProjectV2ItemFieldSingleSelectValue { name field { ... on ProjectV2FieldCommon { name } } }
      ... on ProjectV2ItemFieldLabelValue { labels(first: 5) { nodes { name } } }
      ... on ProjectV2ItemFieldRepositoryValue { repository { name } } } } } }
} } }`;

async function project(login = "ana") {
  const { body } = await as(login).graphql(read);
  expect(body.errors).toBeUndefined();
  return body.data.organization.projectV2;
}

interface Field {
  readonly id: string;
  readonly name: string;
  readonly options: readonly { readonly id: string; readonly name: string }[];
}

const fieldOf = async (name: string): Promise<Field> =>
  (await project()).fields.nodes.find((field: Field) => field.name === name);

const optionOf = async (name: string): Promise<string | undefined> =>
  (await fieldOf("Status")).options.find((option) => option.name === name)?.id;

/** One mutation; its payload. */
async function change(text: string, login = "ana") {
  const { body } = await as(login).graphql(`mutation { m: ${text} }`);
  expect(body.errors, text).toBeUndefined();
  return body.data.m;
}

async function refused(text: string, login = "ana") {
  const { body } = await as(login).graphql(`mutation { m: ${text} }`);
  return body.errors[0];
}

async function addCase(login = "ana"): Promise<{ projectId: string; itemId: string }> {
  const { id: projectId } = await project();
  const contentId = (await as("ana").get(case1)).body.node_id;
  const { item } = await change(
    `addProjectV2ItemById(input: {projectId: "${projectId}", contentId: "${contentId}"}) { item { id } }`,
    login,
  );
  return { projectId, itemId: item.id };
}

const grant = (level: string) => sandbox("POST", "/app", { permissions: { organization_projects: level } });

test("a board of the community's file has GitHub's own fields, then its own, with options by name", async () => {
  const { title, fields } = await project();
  expect(title).toBe("Next steps");
  expect(fields.nodes.map(({ name }: Field) => name)).toEqual([
    ...["Title", "Assignees", "Status", "Labels", "Linked pull requests", "Milestone", "Repository", "Reviewers"],
    ...["Parent issue", "Sub-issues progress", "Due"],
  ]);
  expect((await fieldOf("Status")).options.map(({ name }) => name)).toEqual(["Todo", "Done"]);
  expect(await fieldOf("Due")).toMatchObject({ __typename: "ProjectV2Field", dataType: "DATE" });
});

test("an issue is put on the board once, however often it is added", async () => {
  const first = await addCase();
  expect((await addCase("bruno")).itemId).toBe(first.itemId);
  const { items } = await project();
  expect(items).toMatchObject({ totalCount: 1, nodes: [{ type: "ISSUE", content: { number: 1 }, status: null }] });
  await settled();
  expect(heard()).toEqual(["projects_v2_item.created"]);
});

test("status and date are set, changed and cleared, and the issue says where it stands", async () => {
  const { projectId, itemId } = await addCase();
  const [status, due] = [await fieldOf("Status"), await fieldOf("Due")];
  const on = `projectId: "${projectId}", itemId: "${itemId}"`;
  const set = (field: Field, value: string) =>
    `updateProjectV2ItemFieldValue(input: {${on}, fieldId: "${field.id}", value: {${value}}}) { projectV2Item { id } }`;
  await change(set(status, `singleSelectOptionId: "${await optionOf("Todo")}"`));
  await change(set(status, `singleSelectOptionId: "${await optionOf("Done")}"`));
  await change(set(due, `date: "2026-05-01"`));
  const [item] = (await project()).items.nodes;
  expect(item.status).toEqual({ name: "Done", optionId: await optionOf("Done") });
  expect(item.fieldValues.nodes).toEqual([
    { __typename: "ProjectV2ItemFieldTextValue", text: "A wheel for Ana" },
    { __typename: "ProjectV2ItemFieldSingleSelectValue", name: "Done", field: { name: "Status" } },
    { __typename: "ProjectV2ItemFieldLabelValue", labels: { nodes: [{ name: "bike" }] } },
    { __typename: "ProjectV2ItemFieldRepositoryValue", repository: { name: "program" } },
    { __typename: "ProjectV2ItemFieldDateValue", date: "2026-05-01" },
  ]);
  await change(
    `clearProjectV2ItemFieldValue(input: {${on}, fieldId: "${status.id}"}) { projectV2Item { isArchived } }`,
  );
  expect((await project()).items.nodes[0].status).toBeNull();
  for (const wrong of [`text: "soon"`, `date: "31 May"`, `date: "2026-05-01", text: "x"`])
    expect((await refused(set(due, wrong))).type).toBe("UNPROCESSABLE");
  expect((await refused(set(status, `singleSelectOptionId: "00000000"`))).message).toContain("does not belong");
  expect((await refused(set(await fieldOf("Title"), `text: "x"`))).message).toContain("not supported");
});

test("new options take the place of the old ones, and every card loses its status", async () => {
  const { projectId, itemId } = await addCase();
  const status = await fieldOf("Status");
  const before = await optionOf("Done");
  await change(
    `updateProjectV2ItemFieldValue(input: {projectId: "${projectId}", itemId: "${itemId}", fieldId: "${status.id}", value: {singleSelectOptionId: "${before}"}}) { clientMutationId }`,
  );
  await change(
    `updateProjectV2Field(input: {fieldId: "${status.id}", singleSelectOptions: [{name: "Done", color: GREEN, description: ""}, {name: "Later", color: GRAY, description: "d"}]}) { projectV2Field { ... on ProjectV2SingleSelectField { options { name } } } }`,
  );
  expect(await optionOf("Done")).not.toBe(before);
  expect((await project()).items.nodes[0].status).toBeNull();
});

test("a card is archived, brought back, moved and taken off", async () => {
  const { projectId, itemId } = await addCase();
  const on = `projectId: "${projectId}", itemId: "${itemId}"`;
  expect((await change(`archiveProjectV2Item(input: {${on}}) { item { isArchived } }`)).item.isArchived).toBe(true);
  const onCase = `{ repository(owner: "green-bikes", name: "program") { issue(number: 1) {
    all: projectItems(first: 5) { totalCount } live: projectItems(first: 5, includeArchived: false) { totalCount } } } }`;
  expect((await as("ana").graphql(onCase)).body.data.repository.issue).toEqual({
    all: { totalCount: 1 },
    live: { totalCount: 0 },
  });
  const due = await fieldOf("Due");
  const late = `updateProjectV2ItemFieldValue(input: {${on}, fieldId: "${due.id}", value: {date: "2026-05-01"}}) { clientMutationId }`;
  expect((await refused(late)).message).toBe("The item is archived and cannot be updated");
  await change(`unarchiveProjectV2Item(input: {${on}}) { item { isArchived } }`);
  const { body: bell } = await as("wim").post("/repos/green-bikes/program/issues", { title: "Bell" });
  const second = await as("ana").post(`${board}/items`, { type: "Issue", id: bell.id });
  const moved = await change(
    `updateProjectV2ItemPosition(input: {projectId: "${projectId}", itemId: "${second.body.node_id}"}) { items(first: 1) { totalCount nodes { id } pageInfo { endCursor hasNextPage } } }`,
  );
  expect(moved.items).toMatchObject({
    totalCount: 2,
    nodes: [{ id: second.body.node_id }],
    pageInfo: { hasNextPage: true },
  });
  expect((await change(`deleteProjectV2Item(input: {${on}}) { deletedItemId }`)).deletedItemId).toBe(itemId);
  expect((await project()).items.totalCount).toBe(1);
});

test("a project and its fields are made, and names are taken only once", async () => {
  const owner = (await as("ana").get("/orgs/green-bikes")).body.node_id;
  const made = await change(
    `createProjectV2(input: {ownerId: "${owner}", title: "Autumn"}) { projectV2 { id number } }`,
  );
  expect(made.projectV2.number).toBe(2);
  const field = (name: string, rest: string) =>
    `createProjectV2Field(input: {projectId: "${made.projectV2.id}", name: "${name}", ${rest}}) { projectV2Field { ... on ProjectV2FieldCommon { name dataType } ... on ProjectV2SingleSelectField { options { name } } } }`;
  const options = `singleSelectOptions: [{name: "High", color: RED, description: ""}]`;
  expect((await change(field("Priority", `dataType: SINGLE_SELECT, ${options}`))).projectV2Field).toEqual({
    ...{ name: "Priority", dataType: "SINGLE_SELECT", options: [{ name: "High" }] },
  });
  await change(field("Cost", "dataType: NUMBER"));
  expect((await refused(field("cost", "dataType: TEXT"))).message).toContain("taken");
  const listed = await as("ana").graphql(
    `{ organization(login: "green-bikes") { projectsV2(first: 5) { nodes { number title } } } }`,
  );
  expect(listed.body.data.organization.projectsV2.nodes).toEqual([
    { number: 2, title: "Autumn" },
    { number: 1, title: "Next steps" },
  ]);
});

test("over REST, several fields change in one call, all or none", async () => {
  const ana = as("ana");
  const { body: fields } = await ana.get(`${board}/fields?per_page=50`);
  const id = (name: string): number => fields.find((field: Field) => field.name === name).id;
  const made = await ana.post(`${board}/items`, { type: "Issue", owner: "green-bikes", repo: "program", number: 1 });
  expect(made.status).toBe(201);
  const item = `${board}/items/${made.body.id}`;
  const changes = [
    { id: id("Status"), value: await optionOf("Todo") },
    { id: id("Due"), value: "2026-06-01" },
  ];
  const { body: changed } = await ana.patch(item, { fields: changes });
  const value = (name: string) => changed.fields.find((field: Field) => field.name === name).value;
  expect([value("Status").name.raw, value("Due")]).toEqual(["Todo", "2026-06-01"]);
  const wrong = await ana.patch(item, {
    fields: [
      { id: id("Due"), value: null },
      { id: id("Status"), value: "x" },
    ],
  });
  expect(wrong.status).toBe(422);
  expect((await ana.get(`${item}?fields=${id("Due")}`)).body.fields).toEqual([
    { id: id("Due"), name: "Due", data_type: "date", value: "2026-06-01" },
  ]);
  expect((await ana.get(`${board}/items`)).body[0].fields).toMatchObject([{ name: "Title" }]);
  expect((await ana.get(`${board}/items?q=is:closed`)).body).toEqual([]);
  expect((await ana.get("/orgs/green-bikes/projectsV2")).body).toMatchObject([{ number: 1, title: "Next steps" }]);
  expect((await ana.get(board)).body.state).toBe("open");
  expect((await ana.get("/orgs/green-bikes/projectsV2/9")).status).toBe(404);
  expect((await ana.delete(item)).status).toBe(204);
  expect((await ana.get(item)).status).toBe(404);
  await expectGithubShapes();
});

test("REST lists go on from a cursor in the Link header", async () => {
  const ana = as("ana");
  const first = await ana.get(`${board}/fields?per_page=6`);
  const next = /<([^>]+)>; rel="next"/.exec(first.headers.get("link") ?? "")?.[1] ?? "";
  const path = new URL(next).pathname.replace("/api/v3", "") + new URL(next).search;
  const second = await ana.get(path);
  const names = [...first.body, ...second.body].map(({ name }: Field) => name);
  expect(names.slice(5, 8)).toEqual(["Milestone", "Repository", "Reviewers"]);
  expect(names).toHaveLength(11);
  expect(second.headers.get("link")).toContain('rel="prev"');
});

test("an app without the permission sees no project at all", async () => {
  await grant("none");
  const { itemId } = await addCase();
  const app = as("app");
  expect((await app.graphql(read)).body).toMatchObject({
    data: { organization: { projectV2: null } },
    errors: [{ type: "NOT_FOUND", path: ["organization", "projectV2"] }],
  });
  const lists = `{ organization(login: "green-bikes") { projectsV2(first: 5) { totalCount } }
    repository(owner: "green-bikes", name: "program") { issue(number: 1) { projectItems(first: 5) { totalCount } } } }`;
  expect((await app.graphql(lists)).body).toEqual({
    data: {
      organization: { projectsV2: { totalCount: 0 } },
      repository: { issue: { projectItems: { totalCount: 0 } } },
    },
  });
  expect((await app.graphql(`{ node(id: "${itemId}") { id } }`)).body.errors[0].type).toBe("NOT_FOUND");
  expect((await app.get(board)).status).toBe(404);
  await grant("read");
  expect((await app.get(board)).status).toBe(200);
  expect((await project("app")).items.totalCount).toBe(1);
  expect((await app.post(`${board}/items`, { type: "Issue", id: 1 })).status).toBe(404);
  const contentId = (await as("ana").get(case1)).body.id;
  expect((await app.post(`${board}/items`, { type: "Issue", id: contentId })).status).toBe(403);
  await grant("write");
  expect((await app.post(`${board}/items`, { type: "Issue", id: contentId })).status).toBe(201);
  await expectGithubShapes();
});

test("members write on the board, and people outside do not know it", async () => {
  await addCase("rita");
  expect((await as("nora").get(board)).status).toBe(404);
  const { body } = await as("nora").graphql(`{ organization(login: "green-bikes") { projectV2(number: 1) { id } } }`);
  expect(body.errors[0].message).toBe("Could not resolve to a ProjectV2 with the number 1.");
});

test("a card of an issue that one may not see shows nothing of it", async () => {
  const { body: secret } = await as("omar").post("/repos/green-bikes/vault/issues", { title: "The new lock" });
  const { id: projectId } = await project();
  await change(
    `addProjectV2ItemById(input: {projectId: "${projectId}", contentId: "${secret.node_id}"}) { item { id } }`,
    "omar",
  );
  expect((await project("ana")).items.nodes[0].content.title).toBe("The new lock");
  expect((await project("bruno")).items.nodes[0]).toMatchObject({
    type: "REDACTED",
    content: null,
    fieldValues: { nodes: [] },
  });
  expect((await as("bruno").get(`${board}/items`)).body).toEqual([]);
});

test("a card follows its issue to another repository, and goes when the issue is deleted", async () => {
  await addCase();
  const omar = as("omar");
  const issueId = (await omar.get(case1)).body.node_id;
  const repositoryId = (await omar.get("/repos/green-bikes/vault")).body.node_id;
  const moved = await change(
    `transferIssue(input: {issueId: "${issueId}", repositoryId: "${repositoryId}"}) { issue { id projectItems(first: 1) { totalCount } } }`,
    "omar",
  );
  expect(moved.issue.projectItems.totalCount).toBe(1);
  await change(`deleteIssue(input: {issueId: "${moved.issue.id}"}) { clientMutationId }`, "omar");
  expect((await project()).items.totalCount).toBe(0);
});

test("an app with the permission hears of every change on the board, with what changed", async () => {
  await grant("read");
  const { projectId, itemId } = await addCase();
  const on = `projectId: "${projectId}", itemId: "${itemId}"`;
  const status = await fieldOf("Status");
  await change(
    `updateProjectV2ItemFieldValue(input: {${on}, fieldId: "${status.id}", value: {singleSelectOptionId: "${await optionOf("Done")}"}}) { clientMutationId }`,
    "bruno",
  );
  await change(`archiveProjectV2Item(input: {${on}}) { clientMutationId }`);
  await change(`unarchiveProjectV2Item(input: {${on}}) { clientMutationId }`);
  await change(`updateProjectV2ItemPosition(input: {${on}}) { clientMutationId }`);
  await change(`deleteProjectV2Item(input: {${on}}) { clientMutationId }`);
  await settled();
  expect(heard()).toEqual(
    ["created", "edited", "archived", "restored", "reordered", "deleted"].map((action) => `projects_v2_item.${action}`),
  );
  expect(program.hooks[1]?.payload).toMatchObject({
    projects_v2_item: { node_id: itemId, project_node_id: projectId, content_type: "Issue" },
    changes: {
      field_value: {
        ...{ field_node_id: status.id, field_type: "single_select", field_name: "Status", project_number: 1 },
        from: null,
        to: { name: "Done" },
      },
    },
    organization: { login: "green-bikes" },
    sender: { login: "bruno" },
  });
});
