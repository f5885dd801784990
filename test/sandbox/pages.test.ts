import { expect, test } from "vitest";
import { render } from "../../src/sandbox/pages/markdown.ts";
import { as, case1, heard, home, sandbox, settled, useSandbox } from "./support.ts";
import { read, send } from "./visitor.ts";

useSandbox();

const pages = "/green-bikes/program/issues";
const bodyOf = async (number: number): Promise<string> => (await as("ana").get(`${home}/issues/${number}`)).body.body;

const filled = {
  template: "01-repair.yml",
  title: "Part: bell",
  "a.part": "A bell",
  "a.why": "Mine is\r\n### Kind\r\n\r\nbroken",
  "a.log": "ding",
  "a.kind": ["Used, but good", "New"],
  "a.how-soon-is-it-needed": "This week",
  "a.pledge": ["I will bring it back"],
};

test("a form on the page becomes the body that GitHub would write, with the labels that exist", async () => {
  const sent = await send(`${pages}/new`, filled);
  expect([sent.status, sent.headers.get("location")]).toEqual([303, `${pages}/2`]);
  expect(await bodyOf(2)).toBe(`### Which part?

A bell

### Why?

Mine is
### Kind

broken

### Log

\`\`\`sh
ding
\`\`\`

### Kind

New, Used, but good

### How soon is it needed?

This week

### Pledge

- [X] I will bring it back
- [ ] I can pay`);
  await settled();
  expect(heard()).toEqual(["issues.opened", "issues.labeled"]);
});

test("what is left out is asked for, and what was written stays", async () => {
  const { status, body } = await send(`${pages}/new`, { ...filled, "a.part": " ", "a.pledge": [], "a.log": "kept" });
  expect(status).toBe(422);
  expect(body).toContain("Still missing: Which part?, I will bring it back.");
  expect(body).toContain("kept</textarea>");
});

test("optional answers that are left out are written as no response", async () => {
  await send(`${pages}/new`, {
    template: "01-repair.yml",
    title: "T",
    "a.part": "P",
    "a.pledge": "I will bring it back",
  });
  expect((await bodyOf(2)).match(/_No response_/g)).toHaveLength(4);
});

test("the form shows every element, its marks, and what a link fills in", async () => {
  const { body } = await read(`${pages}/new?template=01-repair.yml&part=Saddle&title=Hello`);
  for (const piece of [
    "<strong>Welcome.</strong>",
    'value="Saddle"',
    'value="Hello"',
    "One part only",
    "(required)",
    "<select",
    "multiple",
    'type="checkbox"',
    'placeholder="Front wheel"',
  ]) {
    expect(body).toContain(piece);
  }
  expect(body).toContain('<option value="This week" selected>');
});

test("only people with write may open a blank issue where the forms forbid it", async () => {
  expect((await read(`${pages}/new/choose`)).body).not.toContain("Blank issue");
  expect((await read(`${pages}/new/choose`, "wim")).body).toContain("Blank issue");
});

test("a person comments, edits, reacts, closes and reopens on the page", async () => {
  expect((await send(`${pages}/1/comments`, { body: "hello", state: "" })).status).toBe(303);
  const said = (await as("ana").get(`${case1}/comments`)).body[1];
  await send(`${pages}/1/comments/${said.id}/edit`, { body: "hello again" });
  await send(`${pages}/1/comments/${said.id}/reactions`, { content: "eyes" }, "wim");
  await send(`${pages}/1/edit`, { title: "Wheel", body: "changed" }, "rita");
  await send(`${pages}/1/comments`, { body: "", state: "not_planned" }, "rita");
  const { body } = await read(`${pages}/1`);
  for (const piece of [
    "hello again",
    "👀 1",
    "edited",
    "Closed as not planned",
    "closed this as not planned",
    "<s>A wheel for Ana</s>",
  ]) {
    expect(body).toContain(piece);
  }
  await send(`${pages}/1/comments`, { body: "", state: "open" }, "rita");
  await send(`${pages}/1/labels`, { label: "question" }, "tess");
  await send(`${pages}/1/comments/${said.id}/delete`, {});
  expect((await as("ana").get(case1)).body).toMatchObject({
    state: "open",
    comments: 1,
    labels: [{ name: "question" }],
  });
  expect((await send(`${pages}/1/labels`, { label: "bike" })).status).toBe(403);
});

test("a visitor switches person, and sees what that person may see", async () => {
  const { headers } = await send("/-/person", { login: "bruno", back: "/green-bikes/program/issues" });
  expect(headers.get("set-cookie")).toContain("sandbox_person=bruno");
  expect(headers.get("location")).toBe("/green-bikes/program/issues");
  expect((await send("/-/person", { login: "bruno", back: "//evil.example" })).headers.get("location")).toBe("/");
  expect((await read("/", "bruno")).body).not.toContain("vault");
  expect((await read("/", "ana")).body).toContain("vault");
  expect((await read("/green-bikes/vault/issues", "bruno")).status).toBe(404);
});

test("the clock page moves time", async () => {
  expect((await read("/-/clock")).body).toContain("2 Mar 2026, 09:00");
  await send("/-/clock", { advance: "P1W" });
  await send("/-/clock", { date: "2026-04-01" });
  expect((await sandbox("GET", "/clock")).body.now).toBe("2026-04-01T09:00:00Z");
  expect((await send("/-/clock", { date: "soon" })).status).toBe(422);
});

test("pages forbid scripts and foreign frames, and refuse forms of other sites", async () => {
  const { headers } = await read("/");
  expect(headers.get("content-security-policy")).toContain("default-src 'none'");
  expect((await send(`${pages}/1/comments`, { body: "x" }, "ana", { origin: "http://evil.example" })).status).toBe(403);
  expect((await read("/-/style.css")).headers.get("content-type")).toContain("text/css");
  expect((await read("/-/labels.css")).body).toContain(".c-0e8a16");
});

test("Markdown shows what people wrote and runs nothing of it", () => {
  const show = (text: string) => render(text).text.trim();
  expect(show("<script>alert(1)</script>")).toBe("<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>");
  expect(show("a <!-- hidden --> b")).toBe("<p>a  b</p>");
  expect(show("<!-- hidden\nover lines -->\n\nseen")).toBe("<p>seen</p>");
  expect(show("[x](javascript:alert(1))")).not.toContain("href");
  expect(show("![x](http://evil.example/p.png)")).not.toContain("<img");
  expect(show("<details><summary>More <b></summary>\n\n**in**\n\n</details>")).toBe(
    "<details>\n<summary>More &lt;b&gt;</summary>\n<p><strong>in</strong></p>\n</details>",
  );
  expect(show("<details>\n\nopen")).toBe("<details>\n<p>open</p>\n</details>");
  expect(show("</details>\n\nx")).toBe("<p>x</p>");
  expect(show("- [X] one\n- [ ] two")).toContain('<input type="checkbox" disabled checked');
});
