import { expect, test } from "vitest";
import { as, case1, heard, home, sandbox, settled, useSandbox } from "./support.ts";
import { read, send } from "./visitor.ts";

useSandbox();

const board = "/orgs/green-bikes/projects/1";
const issue = "/green-bikes/program/issues/1";

/** Puts the first case on the board; the address of its card. */
async function addCase(login = "ana"): Promise<string> {
  const sent = await send(`${board}/items`, { repository: "green-bikes/program", number: "#1" }, login);
  const [, id] = /#item-(\d+)$/.exec(sent.headers.get("location") ?? "") ?? [];
  return `${board}/items/${id}`;
}

/** The name of a field in the forms of the board, and the value of one of its options. */
async function inForm(name: string, option = ""): Promise<readonly [field: string, value: string]> {
  const { body } = await as("ana").get("/orgs/green-bikes/projectsV2/1/fields?per_page=50");
  interface Field {
    readonly id: number;
    readonly name: string;
    readonly options?: readonly { readonly id: string; readonly name: { readonly raw: string } }[];
  }
  const field = (body as Field[]).find((one) => one.name === name);
  return [`f.${field?.id}`, field?.options?.find((one) => one.name.raw === option)?.id ?? ""];
}

/** The part of the page that shows one column. */
function column(body: string, name: string): string {
  return body.split("<section").find((part) => part.includes(`</span> ${name} <span`)) ?? "";
}

test("the home page leads to the board, which has a column for each status", async () => {
  expect((await read("/")).body).toContain(`<a href="${board}">Next steps</a>`);
  const { status, body } = await read(board);
  expect(status).toBe(200);
  expect(column(body, "Todo")).not.toBe("");
  expect(column(body, "Done")).not.toBe("");
  expect(column(body, "No Status")).toBe("");
});

test("an issue is added by its number, and its card is moved from column to column", async () => {
  const card = await addCase();
  expect(column((await read(board)).body, "No Status")).toContain("A wheel for Ana");
  const [status, todo] = await inForm("Status", "Todo");
  const moved = await send(`${card}/fields`, { [status]: todo });
  expect([moved.status, moved.headers.get("location")]).toEqual([303, `${board}#item-${card.split("/").at(-1)}`]);
  const { body } = await read(board, "bruno");
  expect(column(body, "Todo")).toContain(`<a href="${issue}">A wheel for Ana</a>`);
  expect(column(body, "Todo")).toContain("bike</span>");
  expect((await read(issue)).body).toContain('<span class="tag">Todo</span>');
  await send(`${card}/fields`, { [status]: "" });
  expect(column((await read(board)).body, "No Status")).toContain("A wheel for Ana");
});

test("the other fields of a card are written on it, and a day that is none is refused", async () => {
  const card = await addCase();
  const [due] = await inForm("Due");
  await send(`${card}/fields`, { [due]: "2026-05-01" });
  expect((await read(board)).body).toContain('<time datetime="2026-05-01">1 May 2026</time>');
  const wrong = await send(`${card}/fields`, { [due]: "31 May" });
  expect([wrong.status, (await read(board)).body.includes("1 May 2026")]).toEqual([422, true]);
});

test("a card is archived, brought back and taken off the board", async () => {
  const card = await addCase();
  await send(`${card}/archive`, {});
  const archived = (await read(board)).body;
  expect(column(archived, "No Status")).toBe("");
  expect(archived).toContain("Archived (1)");
  await send(`${card}/restore`, {});
  expect(column((await read(board)).body, "No Status")).toContain("A wheel for Ana");
  await send(`${card}/delete`, {});
  expect((await read(board)).body).not.toContain("A wheel for Ana");
});

test("the page of an issue offers the boards that it is not on", async () => {
  expect((await read(issue)).body).toContain("Add to Next steps");
  await addCase();
  const { body } = await read(issue);
  expect(body).not.toContain("Add to Next steps");
  expect(body).toContain(`On the board <a href="${board}#item-`);
});

test("a number that is no issue is answered in words", async () => {
  const wrong = await send(`${board}/items`, { repository: "green-bikes/program", number: "77" });
  expect(wrong.status).toBe(404);
  expect(wrong.body).toContain("There is no issue 77 in program");
});

test("people outside the organisation see no board anywhere", async () => {
  await addCase();
  expect((await read(board, "nora")).status).toBe(404);
  expect((await read("/", "nora")).body).not.toContain("Next steps");
  expect((await read(issue, "nora")).body).not.toContain("Next steps");
  expect((await send(`${board}/items`, { repository: "green-bikes/program", number: "1" }, "nora")).status).toBe(404);
});

test("a card of an issue that one may not see says only that it is there", async () => {
  await as("omar").post("/repos/green-bikes/vault/issues", { title: "The new lock" });
  const sent = await send(`${board}/items`, { repository: "green-bikes/vault", number: "1" }, "omar");
  const id = sent.headers.get("location")?.split("#item-")[1];
  const { body } = await read(board, "bruno");
  expect(body).toContain("An issue that you may not see");
  expect(body).not.toContain("The new lock");
  expect((await send(`${board}/items/${id}/delete`, {}, "bruno")).status).toBe(404);
});

test("a move on the page is heard by an app that may read projects", async () => {
  await sandbox("POST", "/app", { permissions: { organization_projects: "read" } });
  const card = await addCase("rita");
  const [status, done] = await inForm("Status", "Done");
  await send(`${card}/fields`, { [status]: done }, "rita");
  await settled();
  expect(heard()).toEqual(["projects_v2_item.created", "projects_v2_item.edited"]);
});

test("the history of an issue tells when its text was edited, in its place between the comments", async () => {
  await as("ana").post(`${case1}/comments`, { body: "before it" });
  await as("rita").patch(case1, { body: "Now shorter" });
  await as("ana").post(`${case1}/comments`, { body: "after it" });
  const { body } = await read(issue);
  const places = ["before it", "<b>rita</b> edited the text", "after it"].map((piece) => body.lastIndexOf(piece));
  expect(places).toEqual(places.toSorted((a, b) => a - b));
  expect(places).not.toContain(-1);
});

test("one comment is a comment, and two are comments", async () => {
  expect((await read("/green-bikes/program/issues")).body).toContain("· 1 comment<");
  await as("ana").post(`${home}/issues/1/comments`, { body: "more" });
  expect((await read("/green-bikes/program/issues")).body).toContain("· 2 comments<");
});
