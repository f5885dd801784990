import { expect, test } from "vitest";
import { manners } from "../support/manners.ts";
import { hardwareBody, town } from "../support/town.ts";

const reps = town();
manners(reps);
const configuration = ".github/quorate.yml";
const messages = ".github/quorate/messages";

/** Writes a file on the default branch of the home repository, as a maintainer does. */
async function writes(path: string, change: (text: string) => string): Promise<void> {
  const walt = reps.as("walt");
  const url = `/repos/open-reps/program/contents/${path}`;
  const old = (await walt.rest("GET", url).catch(() => undefined)) as { sha: string; content: string } | undefined;
  const text = change(Buffer.from(old?.content ?? "", "base64").toString("utf8"));
  const content = Buffer.from(text).toString("base64");
  await walt.rest("PUT", url, { message: "words", content, ...(old ? { sha: old.sha } : {}) });
  await reps.settle();
}

const speaks = (language: string) =>
  writes(configuration, (text) => text.replace("version: 1\n", `version: 1\nlanguage: ${language}\n`));

async function asks(): Promise<number> {
  const number = await reps.as("rosa").asksForBudget();
  await reps.settle();
  return number;
}

async function says(number: number, ...said: readonly (readonly [login: string, text: string])[]): Promise<void> {
  for (const [login, text] of said) await reps.as(login).says(number, text);
  await reps.settle();
}

test("a program that speaks Spanish speaks it from the first word to the decision", async () => {
  await speaks("es");
  const number = await asks();
  await says(number, ["rosa", "/help"]);
  await says(number, ["zoe", "/approve"], ["ana", "/approve"], ["bo", "/approve"]);
  const look = await reps.look(number);
  expect(look.status).toContain("**rosa, es tu turno: esto quedó aprobado.**");
  expect(look.decisions[0]).toContain("### Aprobada: Budget request");
  expect(look.notices[0]).toContain("esto es lo que puedes escribir ahora aquí");
  expect(look.notices[0]).toContain("`/withdraw`: Retira la solicitud.");
});

test("a form in another language has its cases in that language, beside all others", async () => {
  await writes(configuration, (text) =>
    text.replace("  hardware:\n    is: request\n", "  hardware:\n    is: request\n    language: es\n"),
  );
  const budget = await asks();
  const hardware = await reps
    .as("rosa")
    .opens("Laptop", hardwareBody({ device: "Laptop", why: "A workshop" }), ["kind: hardware"]);
  await reps.settle();
  expect((await reps.look(budget)).status).toContain("it is your turn");
  expect((await reps.look(hardware)).status).toContain("urno");
});

test("a community rewords a sentence and keeps all others; a decision stays as it was said", async () => {
  const number = await asks();
  await says(number, ["ana", "/approve"], ["bo", "/approve"]);
  const before = await reps.look(number);
  await writes(`${messages}/en/decision.md`, () => "## approved\n\n### Yes! {{title}}\n\n{{author}}, since {{at}}.\n");
  await writes(`${messages}/en/state.md`, () => "## approved\n\nwith a yes\n\n## declined\n\n{{nonsense}}\n");
  await says(number, ["rosa", "/status"]);
  const after = await reps.look(number);
  expect(after.decisions).toEqual(before.decisions);
  expect(after.status).toContain("### Budget request: with a yes");
  const next = await asks();
  await says(next, ["ana", "/approve"], ["bo", "/approve"]);
  expect((await reps.look(next)).decisions[0]).toContain("### Yes! Budget request");
});

test("a sentence that lacks a gap is not said: ours stands, and the log names its place", async () => {
  await writes(`${messages}/en/request.md`, () => "## approved\n\nNobody knows who's turn it is {{whoever}}.\n");
  const number = await asks();
  await says(number, ["ana", "/approve"], ["bo", "/approve"]);
  expect((await reps.look(number)).status).toContain("**rosa, it is your turn: this is approved.**");
  expect(reps.logged.join("\n")).toContain(
    `${messages}/en/request.md:1:1: approved: nothing fills the gap {{whoever}}`,
  );
});

test("a language that a community adds is spoken as soon as its folder is there", async () => {
  await writes(`${messages}/fr/state.md`, () => "## in-review\n\nà l'étude\n");
  await speaks("fr");
  expect((await reps.look(await asks())).status).toContain("### Budget request: à l'étude");
});

test("a community's own words cost no request when a case is looked at", async () => {
  await writes(`${messages}/en/state.md`, () => "## in-review\n\nbeing read\n");
  const number = await asks();
  const called = await reps.calls(() => reps.as("ana").says(number, "/approve"));
  expect(called.map(({ operation, path }) => operation ?? path)).toHaveLength(2);
  expect((await reps.look(number)).status).toContain("### Budget request: being read");
});
