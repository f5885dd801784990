import { readFileSync } from "node:fs";
import { join } from "node:path";
import nock from "nock";
import { expect, test } from "vitest";
import { describeFault, Gone } from "../../src/core/text/fault.ts";
import { programs } from "../../src/github/installation.ts";
import { ensureLabels } from "../../src/github/labels.ts";
import { faultOf } from "../support/github-app.ts";
import { api, nockedGithub } from "../support/nocked-github.ts";
import { townFolder } from "../support/sandbox-process.ts";

const github = nockedGithub();

const file = (path: string) => readFileSync(join(townFolder, "program/.github", path), "utf8");
const config = file("quorate.yml");
const blobs = (texts: Record<string, string> = {}) => {
  const known = new Map(Object.entries(texts));
  return {
    get: async (oid: string) => known.get(oid),
    put: async (oid: string, text: string) => void known.set(oid, text),
  };
};
const known = { cfg: config, budget: file("ISSUE_TEMPLATE/budget.yml"), hardware: file("ISSUE_TEMPLATE/hardware.yml") };
const entries = ["budget", "hardware"].map((name) => ({ name: `${name}.yml`, oid: name, type: "blob" }));
const home = (id: string, oid: string | null, more: object = {}) => ({
  __typename: "Repository",
  id,
  isArchived: false,
  config: oid === null ? null : { oid },
  forms: { __typename: "Tree", entries },
  words: null,
  ...more,
});
const listed = (name: string, id: number) => ({ id, node_id: `R_${id}`, name, owner: { login: "open-reps" } });
const lists = (...repositories: object[]) =>
  nock(api)
    .get("/installation/repositories")
    .query(true)
    .reply(200, { total_count: repositories.length, repositories });
const answers = (data: object, errors?: object[]) =>
  nock(api)
    .post("/graphql")
    .reply(200, { data, ...(errors && { errors }) });

test("a program is found where its configuration is, in the repositories that it names, whatever their capitals", async () => {
  lists(listed("program", 1), listed("Elsewhere", 2), listed("other", 3));
  answers({ nodes: [home("R_1", "cfg"), home("R_2", null), home("R_3", null)] });
  const named = { ...known, cfg: `${config}\nrepositories: [Program, elsewhere]\n` };
  const { programs: found, broken } = await programs(github.client(), blobs(named));
  expect(broken).toEqual([]);
  expect(found.map(({ repositories }) => repositories.map(({ name }) => name))).toEqual([["program", "Elsewhere"]]);
});

test("repositories are listed page by page, and asked about a hundred at a time", async () => {
  const all = Array.from({ length: 150 }, (_, at) => listed(`r${at}`, at + 1));
  const page = (at: number, from: number, to: number, next: boolean) =>
    nock(api)
      .get("/installation/repositories")
      .query({ per_page: "100", page: String(at) })
      .reply(200, { repositories: all.slice(from, to) }, next ? { link: `<${api}/x?page=2>; rel="next"` } : {});
  page(1, 0, 100, true);
  page(2, 100, 150, false);
  answers({ nodes: all.slice(0, 100).map(({ node_id }) => home(node_id, null)) });
  answers({ nodes: all.slice(100).map(({ node_id }) => home(node_id, null)) });
  expect(await programs(github.client(), blobs())).toEqual({ programs: [], broken: [] });
});

test("a configuration that is no text is broken by itself, and the other programs go on", async () => {
  lists(listed("program", 1), listed("picture", 2));
  answers({ nodes: [home("R_1", "cfg"), home("R_2", "png")] });
  answers({
    node: { __typename: "Repository", b0: { __typename: "Blob", text: null, isTruncated: false, isBinary: true } },
  });
  const { programs: found, broken } = await programs(github.client(), blobs(known));
  expect(found.map(({ home: { name } }) => name)).toEqual(["program"]);
  expect(broken.map(({ home: { name }, problems }) => [name, problems.length])).toEqual([["picture", 1]]);
});

test("a file that cannot be read just now is no empty file: nothing is concluded", async () => {
  lists(listed("program", 1));
  answers({ nodes: [home("R_1", "cfg")] });
  answers({ node: { __typename: "Repository", b0: null } }, [
    { type: "FORBIDDEN", path: ["node", "b0"], message: "no" },
  ]);
  const fault = await faultOf(programs(github.client(), blobs()));
  expect(describeFault(fault)).toBe("Error: the file cfg cannot be read");
});

test("repositories that cannot all be read end the look", async () => {
  lists(listed("program", 1), listed("gone", 2));
  answers({ nodes: [home("R_1", "cfg"), null] }, [{ type: "NOT_FOUND", path: ["nodes", 1], message: "no" }]);
  expect(describeFault(await faultOf(programs(github.client(), blobs(known))))).toContain("could not read");
});

test("an archived repository is no home", async () => {
  lists(listed("program", 1));
  answers({ nodes: [home("R_1", "cfg", { isArchived: true })] });
  expect(await programs(github.client(), blobs(known))).toEqual({ programs: [], broken: [] });
});

test("suspended installations are left out", async () => {
  nock(api)
    .get("/app/installations")
    .query(true)
    .reply(200, [{ id: 1, suspended_at: null }, { id: 2, suspended_at: "2026-03-01T00:00:00Z" }, { id: 3 }]);
  expect(await github.hub().installations()).toEqual([1, 3]);
});

test("a label that the app may not make is tried again, and ends no case", async () => {
  nock(api).get("/repos/open-reps/program/labels").query(true).reply(200, []);
  nock(api).post("/repos/open-reps/program/labels").reply(403, { message: "Resource not accessible by integration" });
  const spec = { name: "kind: budget", color: "ededed", description: "A budget request" };
  const fault = await faultOf(ensureLabels(github.client(), { owner: "open-reps", name: "program" }, [spec]));
  expect(fault).not.toBeInstanceOf(Gone);
  expect(describeFault(fault)).toContain("the labels of open-reps/program cannot be read or made");
});

test("a label that exists is used as it is, whatever its capitals", async () => {
  nock(api)
    .get("/repos/open-reps/program/labels")
    .query(true)
    .reply(200, [{ name: "Kind: Budget", node_id: "LA_1" }]);
  const spec = { name: "kind: budget", color: "ededed", description: "A budget request" };
  const ids = await ensureLabels(github.client(), { owner: "open-reps", name: "program" }, [spec]);
  expect([...ids]).toEqual([["kind: budget", "LA_1"]]);
});

const repository = { owner: "open-reps", name: "program" };
const spec = { name: "state: approved", color: "0e8a16", description: "Approved" };
const taken = { message: "Validation Failed", errors: [{ resource: "Label", code: "already_exists", field: "name" }] };

test("a label that another replica made in the meantime is used, without trying everything again", async () => {
  nock(api).get("/repos/open-reps/program/labels").query(true).reply(200, []);
  nock(api).post("/repos/open-reps/program/labels").reply(422, taken);
  nock(api)
    .get("/repos/open-reps/program/labels")
    .query(true)
    .reply(200, [{ name: "State: Approved", node_id: "LA_7" }]);
  const ids = await ensureLabels(github.client(), repository, [spec]);
  expect([...ids]).toEqual([["state: approved", "LA_7"]]);
});

test("a label that GitHub refuses for another reason is a fault", async () => {
  nock(api).get("/repos/open-reps/program/labels").query(true).times(2).reply(200, []);
  nock(api).post("/repos/open-reps/program/labels").reply(422, { message: "Validation Failed" });
  expect(await faultOf(ensureLabels(github.client(), repository, [spec]))).toMatchObject({ status: 422 });
});
