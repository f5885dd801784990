import { beforeEach, expect, test } from "vitest";
import { manners } from "../support/manners.ts";
import { appliesFor, opensRole, roleCommunity } from "../support/role-stories.ts";
import { isIn } from "../support/teams.ts";
import { town } from "../support/town.ts";

const here = town();
manners(here);

beforeEach(() => here.begin(roleCommunity()));

async function says(login: string, issue: number, text: string): Promise<void> {
  await here.as(login).says(issue, text);
  await here.settle();
}

const isCoordinator = (login: string) => isIn(here, "coordinators", login);

test("a role is opened, two people apply, the council chooses one, and the term begins on its day", async () => {
  const opening = await opensRole(here, "elif");
  await here.settle();
  const open = await here.look(opening);
  expect(open.state).toBe("open");
  expect(open.status).toContain("Applications are open until March 20, 2026; the term begins on April 1, 2026.");

  const [kwame, ines] = [await appliesFor(here, "kwame"), await appliesFor(here, "ines")];
  await here.settle();
  const waiting = await here.look(kwame);
  expect(waiting.state).toBe("preparing");
  expect(waiting.status).toContain("2 more people have to speak for kwame");
  expect(waiting.status).toContain("Applications are open until March 20, 2026");
  expect((await here.look(opening)).status).toContain("- kwame: ");
  const below = await here.as("rosa").rest("GET", `/repos/open-reps/program/issues/${opening}/sub_issues`);
  expect((below as { number: number }[]).map(({ number }) => number).toSorted()).toEqual([kwame, ines]);

  for (const login of ["ana", "bo"]) {
    await says(login, kwame, "/endorse");
    await says(login, ines, "/endorse");
  }
  await here.advance("P19D");
  expect((await here.look(opening)).state).toBe("choosing");
  expect((await here.look(kwame)).state).toBe("shortlisted");
  await says("elif", kwame, "/approve");
  expect((await here.look(kwame)).status).toContain("several people have applied, so it is chosen among all of them");

  await says("elif", opening, "/choose @kwame");
  await says("farid", opening, "/choose @kwame");
  await says("omar", opening, "/choose @kwame");
  expect((await here.look(opening)).status).toContain("chosen by 2 people");
  await says("omar", opening, "/done");
  expect((await here.look(opening)).state).toBe("filled");
  const chosen = await here.look(kwame);
  expect(chosen.state).toBe("approved");
  expect(chosen.decisions.join()).toContain("Those who decide chose among all who applied");
  const other = await here.look(ines);
  expect(other).toMatchObject({ state: "not-this-time", open: false });
  expect(other.decisions).toEqual([]);

  expect(await isCoordinator("kwame")).toBe(false);
  await here.advance("P11D");
  expect((await here.look(kwame)).state).toBe("active");
  expect((await here.look(kwame)).notices.join()).toContain("@kwame is Community coordinator in Ghana now");
  expect(await isCoordinator("kwame")).toBe(true);
});

test("whoever gets a role finds a list of first steps below the application, once", async () => {
  await here.begin(
    roleCommunity((text) => text.replace("    endorsements: { people: 2 }\n", "    applications: any-time\n")),
  );
  const number = await appliesFor(here, "ines");
  await here.settle();
  for (const login of ["elif", "farid"]) await says(login, number, "/approve");
  const below = async () =>
    (await here.as("rosa").rest("GET", `/repos/open-reps/program/issues/${number}/sub_issues`)) as {
      title: string;
      body: string;
    }[];
  expect(await below()).toEqual([]);
  await here.advance("P2D");
  expect((await below()).map(({ title }) => title)).toEqual(["First steps of ines"]);
  expect((await below())[0]?.body).toContain(
    `You are Community coordinator (Ghana); #${number} is the issue of your term`,
  );
});

test("people from two communities have to speak for somebody, and it is said whose community nobody knows", async () => {
  await here.begin(
    roleCommunity((text) =>
      text
        .replace(
          "endorsements: { people: 2 }\n",
          "endorsements: { people: 2, communities: 2 }\n    applications: any-time\n",
        )
        .replace("roles:\n", "people: { ana: { community: brazil }, yuki: { community: japan } }\nroles:\n"),
    ),
  );
  const number = await appliesFor(here, "kwame");
  await here.settle();
  for (const login of ["ana", "tomasz"]) await says(login, number, "/endorse");
  const waiting = await here.look(number);
  expect(waiting.state).toBe("preparing");
  expect(waiting.status).toContain("Somebody from one more community has to speak for kwame");
  expect(waiting.status).toContain("I do not know the community of tomasz");
  await says("yuki", number, "/endorse");
  expect((await here.look(number)).state).toBe("in-review");
});
