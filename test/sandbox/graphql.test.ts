import { expect, test } from "vitest";
import { as, case1, home, sandbox, useSandbox } from "./support.ts";

useSandbox();

const actor = `fragment actor on Actor { __typename login ... on User { databaseId id } ... on Bot { databaseId id } ... on Mannequin { databaseId id } ... on Organization { databaseId id } }`;

const snapshot = `query Snapshot($issueId: ID!, $after: String) {
  rateLimit { cost remaining resetAt nodeCount }
  node(id: $issueId) { ... on Issue {
    id fullDatabaseId number title body url state stateReason(enableDuplicate: true) locked closedAt createdAt updatedAt lastEditedAt
    includesCreatedEdit viewerDidAuthor editor { ...actor } author { ...actor }
    repository { id databaseId nameWithOwner isPrivate isArchived }
    parent { id number repository { nameWithOwner } } subIssuesSummary { total completed percentCompleted }
    labels(first: 100) { totalCount nodes { id name } }
    assignees(first: 20) { nodes { databaseId login } }
    userContentEdits(first: 10) { totalCount nodes { editedAt editor { ...actor } deletedAt diff } }
    timelineItems(first: 100, after: $after, itemTypes: [ISSUE_COMMENT, COMMENT_DELETED_EVENT, LABELED_EVENT, UNLABELED_EVENT,
      ASSIGNED_EVENT, CLOSED_EVENT, REOPENED_EVENT, RENAMED_TITLE_EVENT, LOCKED_EVENT, TRANSFERRED_EVENT, SUB_ISSUE_ADDED_EVENT]) {
      totalCount pageInfo { hasNextPage endCursor }
      nodes { __typename
        ... on IssueComment { id fullDatabaseId createdAt lastEditedAt includesCreatedEdit createdViaEmail viewerDidAuthor isMinimized minimizedReason body
          author { ...actor } editor { ...actor } reactionGroups { content viewerHasReacted reactors(first: 1) { totalCount } } }
        ... on CommentDeletedEvent { id actor { ...actor } deletedCommentAuthor { ...actor } }
        ... on LabeledEvent { id createdAt actor { ...actor } label { id name } }
        ... on UnlabeledEvent { id actor { ...actor } label { id name } }
        ... on AssignedEvent { id actor { ...actor } assignee { ... on User { databaseId login } } }
        ... on ClosedEvent { id actor { ...actor } stateReason }
        ... on RenamedTitleEvent { previousTitle currentTitle }
        ... on LockedEvent { lockReason }
        ... on SubIssueAddedEvent { subIssue { id number } }
      }
    }
    projectItems(first: 10, includeArchived: false) { nodes { id } }
    subIssues(first: 100) { totalCount nodes { id number state stateReason title repository { nameWithOwner } } }
  } }
  organization(login: "green-bikes") { id team(slug: "repairers") { id databaseId slug privacy
    members(first: 100, membership: ALL) { totalCount pageInfo { hasNextPage endCursor } edges { role node { databaseId id login } } } } }
} ${actor}`;

async function read(login = "app") {
  const issueId = (await as("ana").get(case1)).body.node_id;
  const { body } = await as(login).graphql(snapshot, { issueId });
  expect(body.errors).toBeUndefined();
  return { issueId, issue: body.data.node, data: body.data };
}

test("one query shows a whole issue with its history, its people and a team", async () => {
  const [ana, wim] = [as("ana"), as("wim")];
  const { body: said } = await ana.post(`${case1}/comments`, { body: "first" });
  await wim.patch(`${home}/issues/comments/${said.id}`, { body: "second" });
  await as("rita").patch(case1, { title: "A better wheel" });
  await wim.patch(case1, { labels: ["question"], assignees: ["ana"], state: "closed" });
  const { issue, data } = await read();
  expect(data.rateLimit.cost).toBe(1);
  const log = issue.timelineItems.nodes.map((node: { __typename: string }) => node.__typename);
  expect(log).toEqual([
    ...["LabeledEvent", "IssueComment", "IssueComment", "RenamedTitleEvent", "UnlabeledEvent", "LabeledEvent"],
    ...["AssignedEvent", "ClosedEvent"],
  ]);
  const comment = issue.timelineItems.nodes[2];
  expect(comment).toMatchObject({
    body: "second",
    editor: { login: "wim" },
    author: { login: "ana", databaseId: 1001 },
  });
  expect(comment).toMatchObject({
    includesCreatedEdit: true,
    lastEditedAt: "2026-03-02T09:00:00Z",
    viewerDidAuthor: false,
  });
  expect(issue).toMatchObject({ state: "CLOSED", stateReason: "COMPLETED", title: "A better wheel" });
  expect(data.organization.team.members.edges.map(({ node }: { node: { login: string } }) => node.login)).toEqual([
    "ana",
    "bruno",
  ]);
});

test("the edit history has the newest text first and the original last, and a deleted revision has none", async () => {
  await as("rita").patch(case1, { body: "two" });
  await as("tess").patch(case1, { body: "three" });
  await sandbox("POST", "/revisions/delete", { issue: "program#1", index: 1 });
  const { nodes, totalCount } = (await read()).issue.userContentEdits;
  expect(totalCount).toBe(3);
  expect(nodes[0]).toMatchObject({ diff: "three", editor: { login: "tess" } });
  expect(nodes[1]).toMatchObject({ diff: null, deletedAt: "2026-03-02T09:00:00Z", editor: { login: "rita" } });
  expect(nodes[2].diff).toContain("### Which part?");
});

test("a cursor outlives the deletion of the comment that it points at", async () => {
  const ana = as("ana");
  const first = (await ana.post(`${case1}/comments`, { body: "one" })).body;
  const { issueId, issue } = await read();
  await ana.delete(`${home}/issues/comments/${first.id}`);
  await ana.post(`${case1}/comments`, { body: "two" });
  const after = issue.timelineItems.pageInfo.endCursor;
  const { body } = await as("app").graphql(snapshot, { issueId, after });
  const names = body.data.node.timelineItems.nodes.map((node: { __typename: string }) => node.__typename);
  expect(names).toEqual(["CommentDeletedEvent", "IssueComment"]);
});

test("a deleted account is nobody in GraphQL and a ghost in REST", async () => {
  await sandbox("DELETE", "/people/rita");
  expect((await read()).issue.author).toBeNull();
  expect((await as("ana").get(case1)).body.user.login).toBe("ghost");
});

const decide = `mutation Decide($issue: ID!, $label: ID!, $body: String!) {
  say: addComment(input: { subjectId: $issue, body: $body }) { commentEdge { node { id fullDatabaseId viewerDidAuthor author { login } } } }
  wrong: addLabelsToLabelable(input: { labelableId: $issue, labelIds: ["nonsense"] }) { clientMutationId }
  tag: addLabelsToLabelable(input: { labelableId: $issue, labelIds: [$label] }) { labelable { ... on Issue { labels(first: 9) { nodes { name } } } } }
  close: closeIssue(input: { issueId: $issue, stateReason: NOT_PLANNED }) { issue { state stateReason } }
}`;

test("a mutation that fails does not stop the ones after it", async () => {
  const { issueId: issue } = await read();
  const label = (await as("ana").get(`${home}/labels/question`)).body.node_id;
  const { status, body } = await as("app").graphql(decide, { issue, label, body: "Decided." });
  expect(status).toBe(200);
  expect(body.errors).toHaveLength(1);
  expect(body.errors[0]).toMatchObject({ type: "NOT_FOUND", path: ["wrong"] });
  expect(body.data.wrong).toBeNull();
  expect(body.data.say.commentEdge.node).toMatchObject({ viewerDidAuthor: true, author: { login: "quorate" } });
  expect(body.data.tag.labelable.labels.nodes).toHaveLength(2);
  expect(body.data.close.issue).toEqual({ state: "CLOSED", stateReason: "NOT_PLANNED" });
});

test("every mutation that is built can be sent, and leaves its trace", async () => {
  const wim = as("wim");
  const issue = (await wim.get(case1)).body.node_id;
  const repository = (await wim.get(home)).body.node_id;
  const user = (await wim.get("/users/ana")).body.node_id;
  const one = async (text: string) => {
    const { body } = await wim.graphql(`mutation { m: ${text} }`);
    expect(body.errors, text).toBeUndefined();
    return body.data.m;
  };
  const made = (
    await one(
      `createIssue(input: {repositoryId: "${repository}", title: "Lamp", body: "b", parentIssueId: "${issue}"}) { issue { id parent { number } } }`,
    )
  ).issue;
  expect(made.parent.number).toBe(1);
  await one(`removeSubIssue(input: {issueId: "${issue}", subIssueId: "${made.id}"}) { issue { id } }`);
  await one(`addSubIssue(input: {issueId: "${issue}", subIssueId: "${made.id}"}) { subIssue { number } }`);
  const label = (
    await one(`createLabel(input: {repositoryId: "${repository}", name: "n", color: "abcdef"}) { label { id name } }`)
  ).label.id;
  await one(`updateLabel(input: {id: "${label}", name: "m", description: "d"}) { label { description } }`);
  await one(`addLabelsToLabelable(input: {labelableId: "${made.id}", labelIds: ["${label}"]}) { clientMutationId }`);
  await one(
    `removeLabelsFromLabelable(input: {labelableId: "${made.id}", labelIds: ["${label}"]}) { clientMutationId }`,
  );
  await one(`clearLabelsFromLabelable(input: {labelableId: "${issue}"}) { clientMutationId }`);
  await one(
    `addAssigneesToAssignable(input: {assignableId: "${made.id}", assigneeIds: ["${user}"]}) { assignable { assignees(first: 1) { totalCount } } }`,
  );
  await one(
    `removeAssigneesFromAssignable(input: {assignableId: "${made.id}", assigneeIds: ["${user}"]}) { clientMutationId }`,
  );
  const comment = (await one(`addComment(input: {subjectId: "${made.id}", body: "x"}) { commentEdge { node { id } } }`))
    .commentEdge.node.id;
  await one(`updateIssueComment(input: {id: "${comment}", body: "y"}) { issueComment { body } }`);
  await one(`addReaction(input: {subjectId: "${comment}", content: EYES}) { reaction { content user { login } } }`);
  await one(`removeReaction(input: {subjectId: "${comment}", content: EYES}) { subject { id } }`);
  expect(
    (
      await one(
        `minimizeComment(input: {subjectId: "${comment}", classifier: OUTDATED}) { minimizedComment { isMinimized minimizedReason } }`,
      )
    ).minimizedComment,
  ).toEqual({ isMinimized: true, minimizedReason: "outdated" });
  await one(`deleteIssueComment(input: {id: "${comment}"}) { clientMutationId }`);
  await one(`updateIssue(input: {id: "${made.id}", title: "Lamp 2", body: "c"}) { issue { title lastEditedAt } }`);
  await one(
    `lockLockable(input: {lockableId: "${made.id}", lockReason: TOO_HEATED}) { lockedRecord { activeLockReason } }`,
  );
  await one(`unlockLockable(input: {lockableId: "${made.id}"}) { unlockedRecord { locked } }`);
  await one(`closeIssue(input: {issueId: "${made.id}"}) { issue { state } }`);
  await one(
    `changeUserStatus(input: {limitedAvailability: true, message: "away"}) { status { indicatesLimitedAvailability } }`,
  );
  await one(`reopenIssue(input: {issueId: "${made.id}"}) { issue { state stateReason } }`);
});

test("what somebody says of themselves is there until its time, and only they say it", async () => {
  const shown = async () =>
    (await as("wim").graphql(`{ user(login: "ana") { status { indicatesLimitedAvailability expiresAt } } }`)).body.data;
  expect((await shown()).user.status).toBeNull();
  const set = (input: string) => `mutation { changeUserStatus(input: {${input}}) { status { message } } }`;
  const until = "2030-01-01T00:00:00Z";
  expect((await as("app").graphql(set("limitedAvailability: true"))).body.errors?.[0].type).toBe("FORBIDDEN");
  await as("ana").graphql(set(`limitedAvailability: true, expiresAt: "${until}"`));
  expect((await shown()).user.status).toEqual({ indicatesLimitedAvailability: true, expiresAt: until });
  await as("ana").graphql(set(""));
  expect((await shown()).user.status).toBeNull();
});

test("an issue that moves keeps its comments and the labels of the same name, and its old address points on", async () => {
  const omar = as("omar");
  const issueId = (await omar.get(case1)).body.node_id;
  const repositoryId = (await omar.get("/repos/green-bikes/vault")).body.node_id;
  await omar.post("/repos/green-bikes/vault/labels", { name: "bike" });
  const text = `mutation M($issueId: ID!, $repositoryId: ID!) { transferIssue(input: {issueId: $issueId, repositoryId: $repositoryId}) { issue { number repository { name } labels(first: 9) { nodes { name } } comments(first: 9) { totalCount } } } }`;
  const { body } = await omar.graphql(text, { issueId, repositoryId });
  expect(body.data.transferIssue.issue).toEqual({
    number: 1,
    repository: { name: "vault" },
    labels: { nodes: [{ name: "bike" }] },
    comments: { totalCount: 1 },
  });
  expect((await omar.get(case1)).status).toBe(301);
  expect((await as("bruno").get(case1)).status).toBe(404);
  const { body: lost } = await omar.graphql(
    `{ repository(owner: "green-bikes", name: "program") { issue(number: 1) { id } } }`,
  );
  expect(lost).toMatchObject({ data: { repository: { issue: null } }, errors: [{ type: "NOT_FOUND" }] });
});

test("a deleted issue is gone from REST and GraphQL", async () => {
  const omar = as("omar");
  const issueId = (await omar.get(case1)).body.node_id;
  const text = `mutation { deleteIssue(input: {issueId: "${issueId}"}) { repository { name } } }`;
  expect((await as("wim").graphql(text)).body.errors[0].type).toBe("FORBIDDEN");
  expect((await omar.graphql(text)).body.errors).toBeUndefined();
  expect((await omar.get(case1)).status).toBe(410);
  expect((await omar.graphql(`{ node(id: "${issueId}") { id } }`)).body.errors[0]).toMatchObject({
    type: "NOT_FOUND",
    path: ["node"],
  });
});

test("a deleted issue stands below no other one any more", async () => {
  const omar = as("omar");
  const below = async () => (await omar.get(`${case1}/sub_issues`)).body;
  const made = await omar.post("/repos/green-bikes/program/issues", { title: "Below" });
  await omar.post(`${case1}/sub_issues`, { sub_issue_id: made.body.id });
  expect(await below()).toHaveLength(1);
  await omar.graphql(`mutation { deleteIssue(input: {issueId: "${made.body.node_id}"}) { clientMutationId } }`);
  expect(await below()).toEqual([]);
});

test("unknown fields, fields that are not built and lists without a length fail, each by name", async () => {
  const says = async (query: string) => (await as("app").graphql(query)).body.errors[0];
  expect(await says("{ viewer { nonsense } }")).toMatchObject({
    message: "Field 'nonsense' doesn't exist on type 'Actor'".replace("Actor", "User"),
  });
  expect((await says(`{ repository(owner: "green-bikes", name: "program") { stargazerCount } }`)).message).toBe(
    "sandbox: Repository.stargazerCount is not built",
  );
  expect((await says(`{ repository(owner: "green-bikes", name: "program") { labels { totalCount } } }`)).type).toBe(
    "MISSING_PAGINATION_BOUNDARIES",
  );
  expect(
    (await says(`{ repository(owner: "green-bikes", name: "program") { labels(first: 101) { totalCount } } }`)).type,
  ).toBe("EXCESSIVE_PAGINATION");
  expect((await says("{ viewer {")).message).toContain("Syntax Error");
  expect((await says(`{ repository(owner: "green-bikes", name: "nothing") { id } }`)).type).toBe("NOT_FOUND");
});

test("points follow GitHub's formula", async () => {
  const nested = `query Sweep { repository(owner: "green-bikes", name: "program") { issues(first: 50, states: [OPEN], filterBy: {since: "2026-01-01T00:00:00Z"}, orderBy: {field: UPDATED_AT, direction: DESC}) { nodes { id labels(first: 20) { nodes { name } } timelineItems(first: 50) { totalCount } comments(first: 50) { nodes { reactions(first: 10) { totalCount } } } } } } rateLimit { cost nodeCount } }`;
  const { body } = await as("app").graphql(nested);
  // 1 + 50 + 50 + 50 + 50 × 50 requests
  expect(body.data.rateLimit.cost).toBe(27);
  const log = (await sandbox("GET", "/requests?since=0")).body.requests.at(-1);
  expect(log).toMatchObject({ by: "installation", operation: "Sweep", points: 27, status: 200 });
  const many = await as("app").graphql(
    `{ nodes(ids: ["nonsense", "${(await as("ana").get(home)).body.node_id}"]) { id } }`,
  );
  expect(many.body.data.nodes[0]).toBeNull();
  expect(many.body.errors).toHaveLength(1);
});
