import { expect, test } from "vitest";
import { roleLookUps } from "../../src/core/roles/role-page.ts";
import { manners } from "../support/manners.ts";
import { reach } from "../support/reach.ts";
import { becomesGuide, withReviews } from "../support/reviews.ts";
import { hardwareBody, town } from "../support/town.ts";

const reps = town();
manners(reps);

const roles = `roles:
  - { id: keeper, title: Keeper of things, purpose: Looks after what we lend., term: 1 year, training: [guidelines] }
training:
  courses: [{ id: guidelines, title: Guidelines, valid_for: 2 years }]
kinds:
`;

const begins = (list?: string) =>
  reps.begin({
    "program/.github/quorate.yml": (text) =>
      text
        .replace("groups:\n", "groups:\n  keepers: { role: keeper }\n")
        .replace("kinds:\n", roles)
        .replace("{ approvers: 1, council: 1 }", "{ keepers: 1 }"),
    ...(list === undefined ? {} : { "program/.github/quorate/training.yml": list }),
  });

const idOf = async (login: string) => ((await reps.as(login).rest("GET", `/users/${login}`)) as { id: number }).id;

async function home(): Promise<number> {
  const [program] = await reps.service.store.programs.all();
  return program?.home.repository ?? 0;
}

/** As the case of a term says it. */
async function holds(login: string, until: string): Promise<void> {
  const program = await home();
  const person = await idOf(login);
  const data = { role: "keeper", community: null, from: "2026-01-01", until };
  const span = { from: "2026-01-01T00:00:00Z", until: `${until}T00:00:00Z` };
  await reps.service.store.ledger.put(
    { program, key: { repository: program, issue: person } },
    [{ sort: "term", key: "keeper/", person, login, ...span, data }],
    false,
  );
}

test("whoever holds a role decides, and nobody decides for a role that nobody holds", async () => {
  await begins();
  const number = await reps.as("rosa").opens("A laptop", hardwareBody({ device: "Laptop", why: "To translate" }));
  await reps.settle();
  await reps.as("bo").says(number, "/approve");
  await reps.settle();
  expect((await reps.look(number)).labels).toContain("state: in-review");
  await holds("bo", "2026-12-31");
  await reps.settle();
  await reps.as("bo").says(number, "/approve");
  await reps.settle();
  expect((await reps.look(number)).labels).toContain("state: approved");
});

test("while a holder is away the substitute decides in their place, and afterwards the holder again", async () => {
  const guides = withReviews({ term: "1 year" });
  const config = guides["program/.github/quorate.yml"];
  await reps.begin({
    ...guides,
    "program/.github/quorate.yml": (text) =>
      (typeof config === "function" ? config(text) : text)
        .replace("groups:\n", "groups:\n  on-duty: { role: guide }\n")
        .replace("{ approvers: 1, council: 1 }", "{ on-duty: 1 }"),
  });
  const term = await becomesGuide(reps, "cleo");
  await reps.settle();
  await reps.as("bo").says(term, "I can stand in.");
  await reps.as("cleo").says(term, "/leave until 2026-03-20 substitute @bo");
  await reps.settle();
  const asks = () => reps.as("rosa").opens("A laptop", hardwareBody({ device: "Laptop", why: "To translate" }));
  const first = await asks();
  await reps.settle();
  await reps.as("cleo").says(first, "/approve");
  await reps.settle();
  expect((await reps.look(first)).state).toBe("in-review");
  await reps.as("bo").says(first, "/approve");
  await reps.settle();
  expect((await reps.look(first)).state).toBe("approved");
  await reps.advance("P20D");
  const second = await asks();
  await reps.settle();
  await reps.as("bo").says(second, "/approve");
  await reps.settle();
  expect((await reps.look(second)).state).toBe("in-review");
  await reps.as("cleo").says(second, "/approve");
  await reps.settle();
  expect((await reps.look(second)).state).toBe("approved");
});

test("everybody reads on the public pages who holds a role", async () => {
  await begins();
  await reps.settle();
  await holds("bo", "2026-12-31");
  const page = await (await reach(`${reps.service.url}/roles/keeper`)).text();
  expect(page).toContain("Keeper of things");
  expect(page).toContain("@bo");
  expect((await reach(`${reps.service.url}/certificates/open-reps/program/1`)).status).toBe(404);
});

test("the program's own list of trainings counts for the accounts that were called so when it was written", async () => {
  await begins(`- { person: rosa, course: guidelines, date: 2026-01-10 }
- { person: nobody-of-this-name, course: guidelines, date: 2026-01-10 }
- { person: bo, course: gidelines, date: 2026-01-10 }
`);
  await reps.settle();
  const found = async () => reps.service.store.ledger.found(await home(), [{ sort: "training" }]);
  expect(await found()).toMatchObject([
    { person: await idOf("rosa"), key: "guidelines", until: "2028-01-10T00:00:00Z", hidden: false },
  ]);
  expect(await reps.service.store.ledger.found(await home(), roleLookUps)).toEqual([]);
});
