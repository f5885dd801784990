import { expect, test } from "vitest";
import { render } from "../../src/sandbox/pages/markdown.ts";
import { as, case1, home, program, sandbox, useSandbox } from "./support.ts";
import { read, send } from "./visitor.ts";

useSandbox();

const pages = "/green-bikes/program/issues";
const titles = async (query: string): Promise<string[]> =>
  [...(await read(`${pages}?${query}`)).body.matchAll(/class="title"[^>]*>([^<]*)</g)].map(([, title = ""]) => title);

test("issues are found by text, label, author and state, together", async () => {
  await as("wim").post(`${home}/issues`, { title: "A new bell", body: "It rings.", labels: ["bike"] });
  await as("rita").post(`${home}/issues`, { title: "Old paint" });
  await as("rita").patch(`${home}/issues/3`, { state: "closed" });
  expect(await titles("")).toEqual(["A new bell", "A wheel for Ana"]);
  expect(await titles("state=closed")).toEqual(["Old paint"]);
  expect(await titles("q=RINGS")).toEqual(["A new bell"]);
  expect(await titles("q=%231")).toEqual(["A wheel for Ana"]);
  expect(await titles("label=bike&author=wim")).toEqual(["A new bell"]);
  expect(await titles("label=bike&author=tess")).toEqual([]);
  expect((await read(`${pages}?label=bike&author=tess`)).body).toContain("No open issue is like that.");
  expect((await read(`${pages}?q=%3Cb%3E`)).body).toContain('value="&lt;b&gt;"');
});

test("names and numbers in a text lead to people and issues that exist, and nothing else does", async () => {
  const body = "Ask @rita or @green-bikes/repairers about #1, not @nobody, #99, me@rita.example or `@rita`.";
  await as("ana").post(`${case1}/comments`, { body });
  const shown = (await read(`${pages}/1`)).body;
  expect(shown.match(/class="reference"/g)).toHaveLength(3);
  expect(shown).toContain(`<a class="reference" href="${pages}?author=rita">@rita</a>`);
  expect(shown).toContain(`<a class="reference" href="${pages}/1">#1</a>`);
});

test("alerts and the small tags of GitHub's Markdown look as they do there", () => {
  const show = (text: string) => render(text).text.trim();
  expect(show("> [!WARNING]\n> Mind the <gap>.")).toBe(
    '<blockquote class="alert alert-warning">\n<p class="alert-title">Warning</p>\n<p>Mind the &lt;gap&gt;.</p>\n</blockquote>',
  );
  expect(show("> [!NOTE]\n>\n> - one")).toContain('<p class="alert-title">Note</p>\n<ul>');
  expect(show("> [!OTHER]\n> x")).not.toContain("alert");
  expect(show("Press <kbd>Tab</kbd>, H<sub>2</sub>O<br>next")).toBe(
    "<p>Press <kbd>Tab</kbd>, H<sub>2</sub>O<br>\nnext</p>",
  );
  expect(show("<kbd><script></kbd>")).toContain("&lt;kbd&gt;");
});

test("the tour names people whom the community has, until it is closed", async () => {
  const { body } = await read("/");
  expect(body).toContain("You are Rita: open a request.");
  expect(body).toContain("Be Ana and Bruno: approve.");
  expect(body).toContain('<details class="tour" open>');
  expect((await read(pages)).body).toContain('<details class="tour">');
  const closed = await send("/-/tour", { back: pages });
  expect([closed.status, closed.headers.get("location")]).toEqual([303, pages]);
  expect(closed.headers.get("set-cookie")).toContain("sandbox_tour=closed");
});

test("one press leads to the next due date and back to the page where one was", async () => {
  program.timers = ["2026-03-05T12:00:00Z"];
  const moved = await send("/-/clock", { to: "next", back: `${pages}/1` });
  expect([moved.status, moved.headers.get("location")]).toEqual([303, `${pages}/1`]);
  expect((await sandbox("GET", "/clock")).body.now).toBe("2026-03-05T12:00:00Z");
  expect((await send("/-/clock", { to: "next", back: `${pages}/1` })).headers.get("location")).toBe("/-/clock");
  expect((await read("/-/clock")).body).toContain("Nothing is waiting for a date.");
});

test("the program says what it thinks of an issue, and the page stands without it", async () => {
  program.thoughts = { lines: ["A <b>wheel</b> is needed."], wakeAt: "2026-03-05T12:00:00Z", requests: 2 };
  const { body } = await read(`${pages}/1`);
  expect(body).toContain("<summary>What Quorate thinks</summary>");
  expect(body).toContain("<li>A &lt;b&gt;wheel&lt;/b&gt; is needed.</li>");
  expect(body).toContain("This look took 2 requests to GitHub.");
  expect(program.asked).toEqual([(await as("ana").get(case1)).body.node_id]);
  program.thoughts = undefined;
  const silent = await read(`${pages}/1`);
  expect([silent.status, silent.body.includes("Quorate does not answer just now")]).toEqual([200, true]);
});

test("what it thinks of a rule is shown as a tree", async () => {
  const lines = ["To approve it:", "  all of these.", "    2 approvals.", "    a day has passed.", "It ends."];
  program.thoughts = { lines, wakeAt: null, requests: 2 };
  const { body } = await read(`${pages}/1`);
  expect(body).toContain(
    "<li>To approve it:<ul><li>all of these.<ul><li>2 approvals.</li><li>a day has passed.</li></ul></li></ul></li><li>It ends.</li>",
  );
});

test("every text that an issue had stands on a page of its own", async () => {
  await as("rita").patch(case1, { body: "Second <text>" });
  const { body } = await read(`${pages}/1/edits`);
  expect(body.indexOf("Second &lt;text&gt;")).toBeLessThan(body.indexOf("It is bent."));
  expect((await read(`${pages}/1?edit=text`, "rita")).body).toContain("Second &lt;text&gt;</textarea>");
  expect((await read(`${pages}/1?edit=text`, "bruno")).body).not.toContain('name="title"');
});
