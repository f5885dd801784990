import { beforeEach, expect, test } from "vitest";
import { manners } from "../support/manners.ts";
import { reach } from "../support/reach.ts";
import { appliesFor, roleCommunity } from "../support/role-stories.ts";
import { town } from "../support/town.ts";

const here = town();
manners(here);

/** Applications at any time; one person decides, and nobody has to speak for anybody. */
const change = (text: string): string =>
  text
    .replace("    endorsements: { people: 2 }\n", "    applications: any-time\n    notice: { grace: 0 }\n")
    .replace("  trainers: approvers\n", "  trainers: council\n")
    .replace("valid_for: 2 years", "valid_for: 6 months");

beforeEach(() => here.begin(roleCommunity(change, true)));

async function says(login: string, issue: number, text: string): Promise<void> {
  await here.as(login).says(issue, text);
  await here.settle();
}

test("who has not done a course reads what helps; a trainer says it, and the application goes on", async () => {
  const number = await appliesFor(here, "kwame");
  await here.settle();
  const waiting = await here.look(number);
  expect(waiting.state).toBe("preparing");
  expect(waiting.status).toContain(
    "**[Participation guidelines](https://open-reps.example/participation)**: nothing says that @kwame has done it.",
  );
  expect(waiting.status).toContain("`/trained @kwame participation`");
  await says("kwame", number, "/trained participation");
  await says("rosa", number, "/trained @kwame participation");
  expect((await here.look(number)).state).toBe("preparing");
  await says("omar", number, "/trained @kwame participation");
  expect((await here.look(number)).state).toBe("in-review");
  expect((await here.look(number)).status).not.toContain("nothing says");
});

test("a training that is said on one application counts on the next", async () => {
  const first = await appliesFor(here, "kwame");
  await here.settle();
  await says("omar", first, "/trained @kwame participation");
  await says("kwame", first, "/withdraw");
  const second = await appliesFor(here, "kwame");
  await here.settle();
  expect((await here.look(second)).state).toBe("in-review");
});

test("a holder is told before a training ends, and thanked when the term is over, with a certificate", async () => {
  const number = await appliesFor(here, "kwame");
  await here.settle();
  await says("omar", number, "/trained @kwame participation");
  for (const login of ["omar", "elif", "farid"]) await says(login, number, "/approve");
  await here.advance("P1D");
  expect((await here.look(number)).state).toBe("active");
  await here.advance("P160D");
  expect((await here.look(number)).notices.join()).toContain("your training **Participation guidelines** counts until");
  expect((await here.look(number)).notices.join()).not.toContain("thank you!");
  const address = `${here.service.url}/certificates/open-reps/program/${number}`;
  expect((await reach(address)).status).toBe(404);
  await here.advance("P210D");
  const over = await here.look(number);
  expect(over.notices.filter((one) => one.includes("thank you!"))).toHaveLength(1);
  expect(await (await reach(`${address}.svg`)).text()).toContain("Kwame Mensah (@kwame)");
});

test("whoever waits for a decision is told, too, before a training ends", async () => {
  const number = await appliesFor(here, "kwame");
  await here.settle();
  await says("omar", number, "/trained @kwame participation 2025-09-20");
  expect((await here.look(number)).state).toBe("in-review");
  const told = (await here.look(number)).notices.filter((one) => one.includes("counts until March 19, 2026"));
  expect(told).toHaveLength(1);
});
