import { rm } from "node:fs/promises";
import { expect, test } from "vitest";
import { readOnly } from "../../src/github/read-only.ts";
import { differences, rebuild } from "../../src/rebuild.ts";
import { reconcile } from "../../src/reconcile.ts";
import { openStore, type Store } from "../../src/store/store.ts";
import { asksFor, withCatalogue } from "../support/catalogue.ts";
import { later, manners } from "../support/manners.ts";
import { freshFolder } from "../support/store.ts";
import { town } from "../support/town.ts";

const here = town();
manners(here);

test("stickers within the limit are approved at once, by nobody, and the issue says within which limit", async () => {
  await withCatalogue(here);
  await asksFor(here, "rosa", "Stickers", "60 EUR");
  await here.settle();
  const look = await later(here, await asksFor(here, "rosa", "stickers", "40 EUR"));
  expect(look.state).toBe("approved");
  const sentence = "Stickers, €40.00: within €100.00 a person and half-year; used before: €60.00";
  expect(look.decisions.join()).toContain(sentence);
  expect(look.decisions.join()).toContain("**Approved automatically**");
  expect(look.decisions.join()).not.toContain("Who decided");
  expect(look.status).toContain(sentence);
});

test("what goes beyond the limit is for people, and says how much is used", async () => {
  await withCatalogue(here);
  await asksFor(here, "rosa", "Stickers", "70 EUR");
  await here.settle();
  const number = await asksFor(here, "rosa", "Stickers", "40 EUR");
  const look = await later(here, number);
  expect(look.state).toBe("in-review");
  expect(look.status).toContain(
    "Stickers is not approved automatically for now: this asks for €40.00, and there are €100.00 a person and half-year; used already: €70.00.",
  );
  await here.as("ana").says(number, "/approve");
  expect((await later(here, number)).decisions.join()).toContain("used before: €70.00");
});

test("somebody else has a limit of their own", async () => {
  await withCatalogue(here);
  await asksFor(here, "rosa", "Stickers", "100 EUR");
  expect((await later(here, await asksFor(here, "tria", "Stickers", "100 EUR"))).state).toBe("approved");
});

test("another currency than the limit's, and a near miss of the name, are said", async () => {
  await withCatalogue(here);
  const other = await asksFor(here, "rosa", "Stickers", "40 USD");
  const misspelled = await asksFor(here, "rosa", "Stikers", "40 EUR");
  expect((await later(here, other)).status).toContain(
    "its limit is in EUR, and this asks for $40.00. So people decide.",
  );
  const look = await later(here, misspelled);
  expect(look).toMatchObject({ state: "needs-info" });
  expect(look.status).toContain("this is not in the catalogue. Did you mean `Stickers`?");
});

test("of two who ask for the last shirt in the same second one gets it; the other waits and gets it when it is given back", async () => {
  await withCatalogue(here);
  await later(here, await asksFor(here, "rosa", "T-shirts"));
  await here.faults({ deliveries: "lose" });
  const asked = [await asksFor(here, "tria", "T-shirts"), await asksFor(here, "walt", "T-shirts")];
  await here.manage("DELETE", "/faults");
  await Promise.all((await inOneSecond(asked)).map((run) => run()));
  const looks = await Promise.all(asked.map((number) => here.look(number)));
  expect(looks.map(({ state }) => state).toSorted()).toEqual(["approved", "in-review"]);
  const [first, second] = looks.toSorted((a, b) => (a.state < b.state ? -1 : 1));
  expect(second?.status).toContain("and there are 2 pieces in 90 days for all together; used already: 2 pieces.");
  await here.as("ana").says(first?.number ?? 0, "/reopen It was a misunderstanding.");
  const freed = await later(here, second?.number ?? 0);
  expect(freed.state).toBe("approved");
  expect(freed.decisions.join()).toContain("used before: one piece");
});

/** Two replicas that have both read what is left before either of them writes. */
async function inOneSecond(numbers: readonly number[]): Promise<readonly (() => Promise<unknown>)[]> {
  const { store, world } = here.service;
  let read = 0;
  let go = () => {};
  const all = new Promise<void>((done) => {
    go = done;
  });
  const others: typeof store.claims.others = async (...asked) => {
    const found = await store.claims.others(...asked);
    if (++read >= numbers.length) go();
    await all;
    return found;
  };
  const replica = { ...world, index: { ...world.index, claims: { others } } };
  const [known] = await store.cases.list();
  const issues = await Promise.all(
    numbers.map(async (number) => {
      const issue = (await here.as("rosa").rest("GET", `/repos/open-reps/program/issues/${number}`)) as {
        readonly id: number;
        readonly node_id: string;
      };
      if (!known) throw new Error("no case is known yet");
      return { ...known.address, number, issue: issue.id, node: issue.node_id };
    }),
  );
  return issues.map((address) => () => store.lock(address, () => reconcile(address, replica, store)));
}

test("an approval by itself costs GitHub two requests", async () => {
  await withCatalogue(here);
  expect(await here.calls(() => asksFor(here, "rosa", "Stickers"))).toHaveLength(2);
});

test("in the next half-year of the program's clock the limit is whole again, and who waited is approved", async () => {
  await withCatalogue(here);
  await asksFor(here, "rosa", "Stickers", "100 EUR");
  await here.settle();
  await here.advance("P110D");
  const number = await asksFor(here, "rosa", "Stickers", "40 EUR");
  const waiting = await later(here, number);
  expect(waiting.status).toContain("The next time that may be is July 1, 2026");
  await here.advance("P12D");
  expect((await here.look(number)).state).toBe("approved");
});

test.each([false, true])(
  "what GitHub's fault cut short (written: %s) keeps what it reserved, is approved after all, and takes it once",
  async (after) => {
    await withCatalogue(here);
    await later(here, await asksFor(here, "rosa", "T-shirts"));
    await here.faults({ request: { operation: "Apply" }, answer: { status: 502, after }, count: 1 });
    const numbers = [await asksFor(here, "tria", "T-shirts"), await asksFor(here, "walt", "T-shirts")];
    await here.settle();
    const looks = await Promise.all(numbers.map((number) => here.look(number)));
    expect(looks.map(({ state }) => state).toSorted()).toEqual(["approved", "in-review"]);
    expect(looks.flatMap(({ decisions }) => decisions)).toHaveLength(1);
  },
);

test("a request that is looked at again, and then withdrawn, gives back what it held", async () => {
  await withCatalogue(here);
  const number = await asksFor(here, "rosa", "Stickers", "100 EUR");
  await here.settle();
  await here.as("ana").says(number, "/reopen Which event is this for?");
  expect((await later(here, number)).state).toBe("in-review");
  await here.as("rosa").edits(number, { state: "closed" });
  await here.settle();
  expect((await later(here, await asksFor(here, "rosa", "Stickers", "100 EUR"))).state).toBe("approved");
});

test("an index that is built from GitHub alone knows what everybody holds, and who waits for it", async () => {
  await withCatalogue(here);
  await later(here, await asksFor(here, "rosa", "Stickers", "80 EUR"));
  await later(here, await asksFor(here, "rosa", "Stickers", "40 EUR"));
  const { world, store } = here.service;
  const held = (one: Store) => one.claims.others({ program: 2001, key: { repository: 0, issue: 0 } }, 1001);
  const folder = await freshFolder();
  const built = await openStore({ folder });
  try {
    const [row] = await store.cases.list();
    const reading = { ...world, index: built, client: (one: number) => readOnly(world.client(one)) };
    await rebuild(row?.address.installation ?? 0, { world: reading, store: built });
    expect(await held(store)).toEqual([expect.objectContaining({ amount: 8_000 })]);
    expect(await held(built)).toEqual(await held(store));
    expect(differences(await store.cases.index(), await built.cases.index())).toEqual([]);
  } finally {
    await built.close();
    await rm(folder, { recursive: true });
  }
});
