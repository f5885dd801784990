import { expect, test } from "vitest";
import { render, toggled } from "../../src/sandbox/pages/markdown.ts";
import { as, case1, heard, home, settled, useSandbox } from "./support.ts";
import { read, send } from "./visitor.ts";

useSandbox();

const page = "/green-bikes/program/issues/1";
const list = "To do:\n\n- [ ] pump\n- [x] **brake** pads\n";

const seenOn = (body: string, form: string): string =>
  new RegExp(`id="${form}"[^>]*><input type="hidden" name="seen" value="(\\w+)"`).exec(body)?.[1] ?? "";

test("the author ticks a box in their own text, and everybody sees it", async () => {
  await as("rita").patch(case1, { body: list });
  const { body } = await read(page, "rita");
  expect(body).toContain('name="task" value="0" role="checkbox" aria-checked="false" aria-label="pump"');
  expect(body).toContain('name="task" value="1" role="checkbox" aria-checked="true" aria-label="brake pads"');
  const sent = await send(`${page}/tasks`, { task: "0", seen: seenOn(body, "tasks") }, "rita");
  expect([sent.status, sent.headers.get("location")]).toEqual([303, page]);
  expect((await as("ana").get(case1)).body.body).toBe(list.replace("[ ] pump", "[x] pump"));
  await settled();
  expect(heard()).toEqual(["issues.edited", "issues.edited"]);
});

test("who may not edit the text sees boxes that cannot be pressed", async () => {
  await as("rita").patch(case1, { body: list });
  const { body } = await read(page, "ana");
  expect(body).toContain('<input type="checkbox" disabled aria-label="not done">');
  expect(body).not.toContain('name="task"');
  const seen = seenOn((await read(page, "rita")).body, "tasks");
  expect((await send(`${page}/tasks`, { task: "0", seen }, "ana")).status).toBe(403);
});

test("a box in a comment is ticked by its author and by people with write", async () => {
  const { body: said } = await as("ana").post(`${case1}/comments`, { body: list });
  for (const [login, mark] of [
    ["ana", "x"],
    ["wim", " "],
  ] as const) {
    const seen = seenOn((await read(page, login)).body, `tasks-${said.id}`);
    await send(`${page}/comments/${said.id}/tasks`, { task: "0", seen }, login);
    expect((await as("ana").get(`${home}/issues/comments/${said.id}`)).body.body).toContain(`- [${mark}] pump`);
  }
});

test("a box in a text that changed in the meantime is not ticked by mistake", async () => {
  await as("rita").patch(case1, { body: list });
  const seen = seenOn((await read(page, "rita")).body, "tasks");
  await as("rita").patch(case1, { body: "- [ ] saddle\n- [ ] pump\n" });
  const late = await send(`${page}/tasks`, { task: "0", seen }, "rita");
  expect(late.status).toBe(422);
  expect(late.body).toContain("The text was changed since you saw it");
  expect((await as("ana").get(case1)).body.body).toContain("- [ ] saddle");
});

test("only the box that was pressed changes, wherever it stands", () => {
  const source = [
    "```",
    "- [ ] not a task",
    "```",
    "* [ ] star",
    "",
    "1. [X] number",
    "   - [ ] below [ ] it",
    "",
    "> - [ ] quoted",
    "",
    "- [ ]no space",
    "-",
    "  [ ] on the next line",
  ].join("\r\n");
  const after = (index: number) => toggled(source, index);
  expect(after(0)).toBe(source.replace("* [ ] star", "* [x] star"));
  expect(after(1)).toBe(source.replace("[X] number", "[ ] number"));
  expect(after(2)).toBe(source.replace("- [ ] below", "- [x] below"));
  expect(after(3)).toBe(source.replace("[ ] quoted", "[x] quoted"));
  expect(after(4)).toBe(source.replace("[ ] on", "[x] on"));
  expect(after(5)).toBeUndefined();
  expect(after(-1)).toBeUndefined();
  expect(after(Number.NaN)).toBeUndefined();
});

test("what stands beside a box cannot break out of its button", () => {
  const shown = render('- [ ] "><script>alert(1)</script>', "tasks").text;
  expect(shown).not.toContain("<script>");
  expect(shown).toContain('aria-label="&quot;&gt;&lt;script&gt;');
});
