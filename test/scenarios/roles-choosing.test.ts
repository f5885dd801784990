// `/choose` and the names of accounts: what somebody may try on the way to a role, and what comes of it.

import { beforeEach, expect, test } from "vitest";
import { called, manners } from "../support/manners.ts";
import { appliesFor, opensRole, roleCommunity } from "../support/role-stories.ts";
import { isIn } from "../support/teams.ts";
import { town } from "../support/town.ts";

const here = town();
manners(here);

/** One seat, without endorsements; whoever applies while it is not open does so too. */
const plain = (text: string) =>
  text
    .replace("    endorsements: { people: 2 }\n", "    applications: any-time\n")
    .replace("holders: 2", "holders: 1")
    .replace("term: 1 year", "term: 60 days");

beforeEach(() => here.begin(roleCommunity(plain)));

async function says(login: string, issue: number, text: string): Promise<number> {
  const comment = await here.as(login).says(issue, text);
  await here.settle();
  return comment;
}

const isCoordinator = (login: string) => isIn(here, "coordinators", login);

/** The issues in the digest of the council. */
async function waitingForCouncil(): Promise<number[]> {
  const path = "/repos/open-reps/program/issues?state=all&creator=quorate%5Bbot%5D";
  const all = (await here.as("omar").rest("GET", path)) as { title: string; body: string }[];
  const digest = all.find(({ title }) => title === "Waiting for council");
  return [...(digest?.body ?? "").matchAll(/^\| \[.* #(\d+)\]/gm)].map(([, number]) => Number(number));
}

/** Elif opens the role; Ines, who sits in the council too, and Kwame apply; the time to choose has come. */
async function choosing() {
  await here.manage("POST", "/people", { login: "ines", teams: ["council"] });
  const opening = await opensRole(here, "elif");
  await here.settle();
  const [kwame, ines] = [await appliesFor(here, "kwame"), await appliesFor(here, "ines")];
  await here.advance("P19D");
  expect((await here.look(opening)).state).toBe("choosing");
  return { opening, kwame, ines };
}

test("whoever applies chooses nobody, and a choice that is edited counts no more", async () => {
  const { opening, kwame, ines } = await choosing();
  await says("ines", opening, "/choose @ines");
  expect((await here.look(opening)).status).toContain("whoever has applied here does not choose");
  const comment = await says("farid", opening, "/choose @kwame");
  await here.as("farid").editsComment(comment, "/choose @ines");
  await says("omar", opening, "/choose @kwame");
  const { state, status } = await here.look(opening);
  expect(state).toBe("choosing");
  expect(status).toContain("chosen by one person");
  expect(status).not.toContain("chosen by 2 people");
  await says("farid", opening, "/choose @kwame");
  expect((await here.look(opening)).state).toBe("filled");
  expect((await here.look(kwame)).state).toBe("approved");
  expect((await here.look(ines)).state).toBe("not-this-time");
});

test("who decides is offered nothing that cannot count, and whoever names two at once is asked for a line for each", async () => {
  const { opening } = await choosing();
  const { status } = await here.look(opening);
  expect(status).toContain("- those who decide: `/choose @x`\n");
  expect(status).toContain("not chosen by anybody so far");
  await says("farid", opening, "/choose @kwame and @ines");
  const asked = (await here.look(opening)).status;
  expect(asked).toMatch(/not chosen by anybody so far\n\nPlease note:\n\n- @farid, your .* a line of its own for each/);
  expect(asked).not.toContain("chosen by one person");
  await says("farid", opening, "/choose @kwame, since @ines is away so often");
  expect((await here.look(opening)).status).toContain("chosen by one person");
});

test("a name that somebody else has by now is asked about, and chooses nobody until it is clear", async () => {
  const { opening, kwame } = await choosing();
  await here.manage("POST", "/people/kwame/rename", { to: "kwabena" });
  await here.manage("POST", "/people", { login: "kwame" });
  await says("kwame", opening, "Hello, I am new here.");
  await says("farid", opening, "/choose @kwame");
  const asked = (await here.look(opening)).status;
  expect(asked).toContain(`Please look at #${kwame} and choose by number`);
  expect(asked).not.toContain("chosen by one person");
  await says("farid", opening, `/choose #${kwame}`);
  await says("omar", opening, "/choose @kwabena");
  expect((await here.look(opening)).state).toBe("choosing");
  await says("kwabena", opening, "I am still here, under another name.");
  await says("omar", opening, "/choose @kwabena");
  expect((await here.look(opening)).state).toBe("filled");
  await here.advance("P14D");
  expect(await isCoordinator("kwabena")).toBe(true);
  expect(await isCoordinator("kwame")).toBe(false);
});

test("a label by hand fills no role and chooses nobody", async () => {
  const { opening, kwame } = await choosing();
  await here.as("omar").labels(opening, "state: filled");
  await here.as("omar").labels(kwame, "state: approved");
  await here.advance("P15D");
  expect((await here.look(opening)).state).toBe("choosing");
  expect((await here.look(kwame)).state).toBe("shortlisted");
  expect(await isCoordinator("kwame")).toBe(false);
});

test("where only one person has applied the council is sent to that application, and its approval fills the role", async () => {
  const opening = await opensRole(here, "elif");
  await here.settle();
  const kwame = await appliesFor(here, "kwame");
  await here.advance("P19D");
  expect((await here.look(opening)).status).toMatch(
    /only kwame has applied, so it is decided there: .*\/issues\/\d+\.\*\*/,
  );
  for (const login of ["farid", "omar"]) await says(login, kwame, "/approve");
  expect((await here.look(kwame)).state).toBe("approved");
  expect((await here.look(kwame)).decisions).toHaveLength(1);
  expect(await here.look(opening)).toMatchObject({ state: "filled", open: false });
});

test("of the one who applied the council is called and reminded once, on that application", async () => {
  for (const digest of ["", '\ndigest: { at: "10:00" }\n']) {
    await here.begin(roleCommunity((text) => `${plain(text)}${digest}`));
    const opening = await opensRole(here, "elif");
    await here.settle();
    const kwame = await appliesFor(here, "kwame");
    await here.advance("P40D");
    const look = await here.look(opening);
    expect(look).toMatchObject({ state: "choosing", open: true });
    const said = look.comments.filter(({ by }) => by === "quorate[bot]").map(({ body }) => body);
    expect(said.filter((body) => called(body).includes("@open-reps/council"))).toEqual([]);
    expect(look.status).not.toContain("I remind");
    if (digest !== "") expect(await waitingForCouncil()).toEqual([kwame]);
    else expect((await here.look(kwame)).notices.join()).toContain("@open-reps/council");
  }
});

test("an account that is renamed keeps its term, and whoever takes its old name gets nothing", async () => {
  const number = await appliesFor(here, "kwame");
  await here.settle();
  for (const login of ["farid", "omar"]) await says(login, number, "/approve");
  await here.manage("POST", "/people/kwame/rename", { to: "kwabena" });
  await here.manage("POST", "/people", { login: "kwame" });
  await here.advance("PT2H");
  expect((await here.look(number)).state).toBe("active");
  expect(await isCoordinator("kwabena")).toBe(true);
  expect(await isCoordinator("kwame")).toBe(false);
  await here.advance("P80D");
  expect((await here.look(number)).state).toBe("ended");
  expect(await isCoordinator("kwabena")).toBe(false);
});

test("an ordinary vote on an application is two requests to GitHub, also the one that decides", async () => {
  const number = await appliesFor(here, "kwame");
  await here.settle();
  for (const login of ["farid", "omar"]) {
    const calls = await here.calls(() => here.as(login).says(number, "/approve"));
    expect(calls.map(({ operation }) => operation)).toEqual(["Case", "Apply"]);
  }
  expect((await here.look(number)).state).toBe("active");
});

test("who has the role already is not looked at again because others apply for it or begin", async () => {
  await here.begin(roleCommunity((text) => plain(text).replace("holders: 1", "holders: 9")));
  for (const login of ["kwame", "yuki"]) {
    const number = await appliesFor(here, login);
    await here.settle();
    for (const one of ["farid", "omar"]) await says(one, number, "/approve");
  }
  await here.advance("P1D");
  const calls = await here.calls(async () => {
    const number = await appliesFor(here, "ines");
    await here.settle();
    for (const one of ["farid", "omar"]) await says(one, number, "/approve");
  });
  const looks = calls.filter(({ operation }) => operation === "Case");
  expect(looks.length).toBeLessThanOrEqual(4);
});

test("of those who were approved this hour nobody is looked at again for the next one", async () => {
  await here.begin(roleCommunity((text) => plain(text).replace("holders: 1", "holders: 9")));
  const looks: number[] = [];
  for (const login of ["kwame", "yuki", "rosa", "tomasz", "ines"]) {
    await here.manage("POST", "/people", { login });
    const calls = await here.calls(async () => {
      const number = await appliesFor(here, login);
      await here.settle();
      for (const one of ["farid", "omar"]) await says(one, number, "/approve");
      expect((await here.look(number)).state).toBe("active");
    });
    looks.push(calls.filter(({ operation }) => operation === "Case").length);
  }
  expect(Math.max(...looks)).toBeLessThanOrEqual(4);
});

test("of many who apply for a role nobody is looked at because another one applies, is voted in or withdraws", async () => {
  await here.begin(roleCommunity((text) => plain(text).replace("holders: 1", "holders: 2")));
  const logins = ["kwame", "yuki", "rosa", "tomasz", "ines", "hana"];
  const numbers: number[] = [];
  const looks = async (does: () => Promise<unknown>) => {
    const calls = await here.calls(() => does().then(() => here.settle()));
    return calls.filter(({ operation }) => operation === "Case").length;
  };
  for (const login of logins) await here.manage("POST", "/people", { login });
  for (const login of logins)
    expect(await looks(async () => numbers.push(await appliesFor(here, login)))).toBeLessThan(3);
  const [first = 0, second = 0, third = 0, fourth = 0] = numbers;
  for (const number of [first, second])
    for (const login of ["farid", "omar"]) expect(await looks(() => here.as(login).says(number, "/approve"))).toBe(1);
  expect((await here.look(second)).state).toBe("active");
  expect(await looks(() => here.as("tomasz").says(fourth, "/withdraw"))).toBe(1);
  // Who has the votes and no seat hears of the next one that is free.
  for (const login of ["farid", "omar"]) await says(login, third, "/approve");
  expect((await here.look(third)).state).toBe("in-review");
  await says("omar", second, "/retract");
  expect((await here.look(third)).state).toBe("active");
});

test("where many applied to an opening the next one costs no look at the others, and all of them are chosen among", async () => {
  const opening = await opensRole(here, "elif");
  await here.settle();
  const looks: number[] = [];
  const numbers: number[] = [];
  const logins = ["kwame", "yuki", "rosa", "ines"];
  for (const login of logins) {
    await here.manage("POST", "/people", { login });
    const calls = await here.calls(async () => {
      numbers.push(await appliesFor(here, login));
      await here.settle();
    });
    looks.push(calls.filter(({ operation }) => operation === "Case").length);
  }
  expect(Math.max(...looks)).toBeLessThan(5);
  await here.advance("P19D");
  for (const number of numbers) expect((await here.look(number)).state).toBe("shortlisted");
  for (const [place, number] of numbers.entries()) if (place > 0) await says(logins[place] ?? "", number, "/withdraw");
  expect((await here.look(numbers[0] ?? 0)).state).toBe("in-review");
  expect((await here.look(opening)).status).toContain("only kwame has applied");
});

test("whoever is taken back within the hour is decided on anew, with an eye on who else has a seat", async () => {
  const first = await appliesFor(here, "kwame");
  await here.settle();
  for (const one of ["farid", "omar"]) await says(one, first, "/approve");
  await says("omar", first, "/retract");
  expect((await here.look(first)).state).toBe("in-review");
  await here.manage("POST", "/people", { login: "ines" });
  const second = await appliesFor(here, "ines");
  await here.settle();
  for (const one of ["farid", "omar"]) await says(one, second, "/approve");
  expect((await here.look(second)).state).toBe("active");
  await says("omar", first, "/approve");
  expect((await here.look(first)).state).toBe("in-review");
});

test("whoever applies after the last day is told so, and is not chosen among the others", async () => {
  await here.begin(roleCommunity((text) => plain(text).replace("    applications: any-time\n", "")));
  const { opening } = await choosing();
  const late = await appliesFor(here, "yuki");
  await here.settle();
  const look = await here.look(late);
  expect(look.state).toBe("preparing");
  expect(look.status).toContain("Applications for Community coordinator were open until March 20, 2026");
  await says("farid", opening, "/choose @yuki");
  expect((await here.look(opening)).status).toContain("nobody of that name can be chosen here now");
});

test("of two seats one is given when nobody says more, and whoever was chosen has it", async () => {
  await here.begin(roleCommunity((text) => plain(text).replace("holders: 1", "holders: 2")));
  const { opening, kwame, ines } = await choosing();
  for (const login of ["farid", "omar"]) await says(login, opening, "/choose @kwame");
  expect((await here.look(opening)).state).toBe("choosing");
  await here.advance("P70D");
  expect(await here.look(opening)).toMatchObject({ state: "filled", open: false });
  expect((await here.look(kwame)).state).not.toBe("not-this-time");
  expect((await here.look(ines)).state).toBe("not-this-time");
});

test("when everybody who applied is chosen there is nobody to choose any more, also where a seat is left", async () => {
  await here.begin(roleCommunity((text) => plain(text).replace("holders: 1", "holders: 3")));
  const { opening } = await choosing();
  for (const whom of ["kwame", "ines"])
    for (const login of ["farid", "omar"]) await says(login, opening, `/choose @${whom}`);
  const look = await here.look(opening);
  expect(look.state).toBe("filled");
  expect(look.notices.at(-1)).toContain("- One seat is still free. To fill it, somebody can open the role again");
});

test("whoever opened a role that nobody applied for reads once what can be done", async () => {
  const opening = await opensRole(here, "elif");
  await here.advance("P21D");
  const look = await here.look(opening);
  expect(look).toMatchObject({ state: "unfilled", open: false });
  const told = look.notices.filter((text) =>
    text.includes("nobody applied for Community coordinator by March 20, 2026"),
  );
  expect(told).toHaveLength(1);
  expect(called(told[0] ?? "")).toEqual(["@elif"]);
});

test("where nobody is chosen whoever opened the role reads what can be done, and not why", async () => {
  const { opening } = await choosing();
  await says("elif", opening, "/done");
  const look = await here.look(opening);
  expect(look).toMatchObject({ state: "unfilled", open: false });
  expect(look.notices.at(-1)).toMatch(
    /^@elif, Community coordinator was not filled this time\. To try again, open a new/,
  );
});

test("who may not open a role reads that alone, and is asked nothing that leads nowhere", async () => {
  const opening = await opensRole(here, "rosa", { closes: "soon", starts: "later" });
  await here.settle();
  const { status } = await here.look(opening);
  expect(status).toMatch(/^\*\*@rosa, only members of council open a role here\.\*\* Please ask one of them/);
  expect(status).not.toContain("What needs a change");
  expect(status).not.toContain("Still missing");
  expect(status).not.toContain("Not sure?");
  // Once she is one of them, it goes on here.
  await here.manage("POST", "/people", { login: "rosa", teams: ["council"] });
  await here.settle();
  expect((await here.look(opening)).status).toContain("What needs a change");
});
