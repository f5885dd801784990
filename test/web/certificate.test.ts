import { expect, test } from "vitest";
import { messagesIn } from "../../src/config/messages.ts";
import { words } from "../../src/core/text/words.ts";
import type { Certificate } from "../../src/web/certificate.ts";
import { pages } from "../../src/web/pages.ts";

const certificate = (more: Partial<Certificate> = {}): Certificate => ({
  served: { login: "ana", role: "coordinator", community: "ghana", from: "2026-01-01", until: "2026-12-31" },
  title: "Community coordinator",
  community: "Ghana",
  program: "open-reps/program",
  language: "en",
  words: words(messagesIn("en", {}), "en"),
  path: "/certificates/open-reps/program/12",
  ...more,
});

const at = (path: string, found: Certificate | undefined = certificate()) =>
  pages({
    version: "1",
    unready: async () => [],
    certificate: async (owner, name, number) =>
      `${owner}/${name}/${number}` === "open-reps/program/12" ? found : undefined,
  }).request(`https://q.example${path}`);

test("a certificate says who had which role from when to when, and where everybody can see that it is true", async () => {
  const answer = await at("/certificates/open-reps/program/12.svg");
  expect(answer.headers.get("content-type")).toBe("image/svg+xml");
  const svg = await answer.text();
  expect(svg.match(/>([^<>\n]+)<\/(?:text|title)>/g)?.map((one) => one.replace(/^>|<.*$/g, ""))).toEqual([
    "@ana had the role Community coordinator, Ghana from January 1, 2026 to December 31, 2026.",
    "Certificate",
    "@ana",
    "had this role:",
    "Community coordinator, Ghana",
    "from January 1, 2026 to December 31, 2026",
    "Thank you for what you have done for this community.",
    "open-reps/program",
    "Is it true? Look at https://q.example/certificates/open-reps/program/12",
  ]);
});

test("its page shows the picture and says the same in words, for whoever cannot see it", async () => {
  const page = await (await at("/certificates/open-reps/program/12")).text();
  expect(page).toContain('src="/certificates/open-reps/program/12.svg"');
  expect(page).toContain('alt="@ana had the role Community coordinator, Ghana from January 1, 2026');
});

test("where there is nothing to certify there is no page, and other addresses are none", async () => {
  for (const path of ["13", "13.svg", "12.png", "x", "12345678901"])
    expect((await at(`/certificates/open-reps/program/${path}`)).status, path).toBe(404);
});

test("names of any length and with any signs stay inside the picture", async () => {
  const long = certificate({ title: `<b>&"${"very ".repeat(30)}${"x".repeat(120)}` });
  const svg = await (await at("/certificates/open-reps/program/12.svg", long)).text();
  expect(svg).not.toContain("<b>");
  const shown = [...svg.matchAll(/font-size="36"[^>]*>([^<]*)</g)].map(([, line = ""]) => line);
  expect(shown).toHaveLength(3);
  for (const line of shown) expect(line.replaceAll(/&\w+;/g, "x").length).toBeLessThanOrEqual(46);
});

test("whoever has a name on their profile is thanked by it, with the account beside it", async () => {
  const { served } = certificate();
  const named = certificate({ served: { ...served, name: "Ana <Silva>" } });
  const svg = await (await at("/certificates/open-reps/program/12.svg", named)).text();
  expect(svg).toContain(">Ana &lt;Silva&gt; (@ana)</text>");
  const page = await (await at("/certificates/open-reps/program/12", named)).text();
  expect(page).toContain("Ana &lt;Silva&gt; (@ana) had the role Community coordinator, Ghana");
});
