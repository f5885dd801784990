import { beforeEach, expect, test } from "vitest";
import { called, later, manners } from "../support/manners.ts";
import { budgetBody, town } from "../support/town.ts";

const reps = town();
manners(reps);

const communities = `communities:
  - { id: ghana, name: Ghana, bridge: [walt, rosa] }
  - { id: kumasi, name: Kumasi, parent: ghana }
  - { id: spain, name: Spain, languages: [es], time_zone: Europe/Madrid, holidays: { country: ES } }
  - { id: catalonia, name: Catalonia, parent: spain, languages: [ca, es], holidays: { country: ES, region: CT } }
  - { id: lisbon, name: Lisbon, open_to: { groups: [council] } }
deadlines: { count: working-days, at: "23:59" }
`;

beforeEach(() =>
  reps.begin({
    "program/.github/quorate.yml": (text) => text.replace(/communities:\n(?: {2}- .*\n)+/, communities),
    "program/.github/ISSUE_TEMPLATE/budget.yml": (text) =>
      text.replace(/options: \[Lisbon.*\]/, "options: [Ghana, Kumasi, Spain, Catalonia, Lisbon]"),
  }),
);

const incomplete = (community: string, payee?: string) =>
  budgetBody({ what: "A workshop", start: "2026-05-09", community, ...(payee === undefined ? {} : { payee }) });

test("while answers are missing, Ghana's bridge is called, once, to help", async () => {
  const request = await reps.as("tria").opens("Budget", incomplete("Ghana"));
  let look = await later(reps, request);
  expect(look.state).toBe("needs-info");
  expect(look.status).toContain("Not sure? @walt and @rosa help people in Ghana with this.");
  await reps.as("tria").edits(request, {
    body: budgetBody({ what: "A workshop", amount: "9 EUR", start: "2026-05-09", community: "Ghana" }),
  });
  look = await later(reps, request);
  expect(look.state).toBe("in-review");
  expect(called(look.status)).toEqual(["@open-reps/approvers"]);
});

test("a community without a bridge is helped by the one around it, and nobody is called to help oneself", async () => {
  const request = await reps.as("rosa").opens("Budget", incomplete("Kumasi"));
  const look = await later(reps, request);
  expect(look.status).toContain("Not sure? @walt helps people in Ghana with this.");
  expect(called(look.status)).toEqual(["@rosa", "@walt"]);
});

test("nobody is called where no bridge is near", async () => {
  const request = await reps.as("rosa").opens("Budget", incomplete("Lisbon"));
  expect(called((await later(reps, request)).status)).toEqual(["@rosa"]);
});

test("Saint John's day moves the deadline in Catalonia, and the zone stands beside the date", async () => {
  await reps.advance("P112D");
  expect(reps.clock.now()).toBe("2026-06-22T09:00:00Z");
  const spanish = await reps.as("rosa").asksForBudget({ community: "Spain", start: "2026-09-09" });
  const catalan = await reps.as("rosa").asksForBudget({ community: "Catalonia", start: "2026-09-09" });
  const program = await reps.as("rosa").asksForBudget({ start: "2026-09-09" });
  const dates = async (number: number) => {
    const { status } = await later(reps, number);
    return /(?: I remind on| recordatorio el) (.*?),? (?:and this closes on|y se cierra el) (.*)\./
      .exec(status)
      ?.slice(1);
  };
  expect(await dates(spanish)).toEqual(["1 de julio de 2026", "3 de agosto de 2026 (hora de Europa central)"]);
  expect(await dates(catalan)).toEqual(["2 de julio de 2026", "4 de agosto de 2026 (hora de Europa central)"]);
  expect(await dates(program)).toEqual(["July 1, 2026", "August 3, 2026"]);
});

test("a request for a community that is not open to its author says who may ask, and goes to nobody", async () => {
  const request = await reps.as("tria").asksForBudget({ community: "Lisbon" });
  await reps.as("ana").says(request, "/approve");
  let look = await later(reps, request);
  expect(look.state).toBe("needs-info");
  expect(called(look.status)).toEqual(["@ana", "@tria"]);
  expect(look.status).toContain("- **Community**: for Lisbon, only `council` can ask. If you belong there,");
  await reps.manage("POST", "/people", { login: "tria", teams: ["council"] });
  look = await later(reps, request);
  expect(look.state).toBe("in-review");
});

test("whoever may ask there is heard like anybody else", async () => {
  const request = await reps.as("pia").asksForBudget({ community: "Lisbon" });
  expect((await later(reps, request)).state).toBe("in-review");
});

test("the case speaks its community's language, and another one when another community is chosen", async () => {
  const request = await reps.as("rosa").asksForBudget({ community: "Catalonia" });
  expect((await later(reps, request)).status).toContain("Turno de @open-reps/approvers");
  const body = { what: "A workshop", amount: "250 EUR", start: "2026-05-09" };
  await reps.as("rosa").edits(request, { body: budgetBody({ ...body, community: "Ghana" }) });
  expect((await later(reps, request)).status).toContain("it is your turn");
  await reps.as("rosa").edits(request, { body: budgetBody({ ...body, community: "Spain" }) });
  await reps.as("ana").says(request, "/approve");
  await reps.as("bo").says(request, "/approve");
  let look = await later(reps, request);
  expect(look.decisions[0]).toContain("Aprobada");
  await reps.as("rosa").edits(request, { body: budgetBody({ ...body, community: "Ghana" }) });
  look = await later(reps, request);
  expect(look.decisions).toHaveLength(1);
  expect(look.status).toContain("es tu turno: esto quedó aprobado");
});

test("a login that is nearly somebody's is asked about, and holds nobody up", async () => {
  const request = await reps.as("rosa").asksForBudget({ payee: "@waltt" });
  const look = await later(reps, request);
  expect(look.state).toBe("in-review");
  expect(look.status).toContain("- **Who receives the money?**: I do not know `waltt` here. Did you mean `@walt`?");
  expect(called(look.status)).toEqual(["@open-reps/approvers"]);
});

test("a request of a community costs no more questions than any other", async () => {
  const request = await reps.as("pia").asksForBudget({ community: "Lisbon" });
  await reps.settle();
  const calls = await reps.calls(() => reps.as("ana").says(request, "/approve"));
  expect(calls.map(({ operation }) => operation)).toEqual(["Case", "Apply"]);
});
