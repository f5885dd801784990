import { expect, test } from "vitest";
import type { Keys } from "../../src/core/case/record.ts";
import { sign } from "../../src/core/case/record.ts";
import type { CaseRow } from "../../src/store/store.ts";
import { calm } from "../support/mail.ts";
import { picture } from "../support/picture.ts";
import { type SeenComment, town } from "../support/town.ts";

const reps = town();

const isStatus = ({ by, body }: SeenComment) => by === "quorate[bot]" && body.includes("<!-- quorate:record ");
const isDecision = ({ by, body }: SeenComment) => by === "quorate[bot]" && body.includes("<!-- quorate:decision ");

async function one(request: number, which: (comment: SeenComment) => boolean): Promise<SeenComment> {
  const found = (await reps.look(request)).comments.filter(which);
  expect(found).toHaveLength(1);
  return found[0] as SeenComment;
}

/** A request with one approval of two; `votes` are given one after the other. */
async function request(...votes: readonly string[]): Promise<number> {
  const number = await reps.as("rosa").asksForBudget();
  await reps.settle();
  for (const login of votes) {
    await reps.as(login).says(number, "/approve");
    await reps.settle();
  }
  return number;
}

/** Nothing but the app's own comments may differ afterwards, and they not at all. */
async function isPutRight(number: number, forge: () => Promise<unknown>): Promise<void> {
  const before = picture(await reps.look(number));
  await forge();
  await reps.settle();
  expect(picture(await reps.look(number))).toEqual(before);
}

test("a status comment that somebody rewrote is put right, and nothing it said is believed", async () => {
  const number = await request("ana");
  const { id, body } = await one(number, isStatus);
  const forged = body.replaceAll('"stage":"in-review"', '"stage":"approved"').replace("1 of 2", "2 of 2");
  await isPutRight(number, () => reps.as("walt").editsComment(id, forged));
});

test("an older status comment put back is not believed: the vote that came after it still counts", async () => {
  const number = await request();
  const { id, body } = await one(number, isStatus);
  await reps.as("ana").says(number, "/approve");
  await reps.settle();
  await isPutRight(number, () => reps.as("walt").editsComment(id, body));
  await reps.as("bo").says(number, "/approve");
  await reps.settle();
  expect((await reps.look(number)).state).toBe("approved");
});

test("an older status comment put back is not believed even if the index is lost and no webhook told of it", async () => {
  const number = await request();
  const { id, body } = await one(number, isStatus);
  await reps.as("ana").says(number, "/approve");
  await reps.settle();
  await isPutRight(number, async () => {
    await reps.faults({ deliveries: "lose" });
    await reps.as("walt").editsComment(id, body);
    await calm(reps);
    await reps.service.store.clear();
    await reps.manage("POST", "/install");
  });
});

test("a comment with our mark by somebody else is only a comment", async () => {
  const number = await request("ana");
  const { body } = await one(number, isStatus);
  await reps.as("bo").says(number, body.replace("in-review", "approved"));
  await reps.settle();
  await reps.service.store.clear();
  await reps.manage("POST", "/install");
  await reps.settle();
  const seen = await reps.look(number);
  expect(seen).toMatchObject({ state: "in-review", decisions: [] });
  expect(seen.comments.filter(isStatus)).toHaveLength(1);
});

test("a record copied from another issue is not believed", async () => {
  const approved = await request("ana", "bo");
  const number = await request("ana");
  const { body } = await one(approved, isStatus);
  const { id } = await one(number, isStatus);
  await isPutRight(number, () => reps.as("walt").editsComment(id, body));
});

test("a decision copied from another issue decides nothing, whoever's name stands on it", async () => {
  const approved = await request("ana", "bo");
  const number = await request("ana");
  const { body } = await one(approved, isDecision);
  await reps.as("bo").says(number, body);
  // Not even where the copy is the app's own comment.
  await reps.as("app").says(number, body);
  await reps.as("ana").says(number, "/status");
  await reps.settle();
  expect((await reps.look(number)).state).toBe("in-review");
});

test("what another key signed is not believed", async () => {
  const number = await request("ana");
  const { cases } = reps.service.store;
  const listed = (await cases.list()).find(({ address }) => address.number === number);
  const row = listed && (await cases.get(listed.address));
  if (!row) throw new Error("the case is not in the index");
  const { record } = JSON.parse(/\{.*\}/.exec(row.record)?.[0] ?? "");
  const forged = { seq: 99, record: { ...record, stage: "approved" } };
  const text = sign("record", forged, row.address, ["a key that nobody else knows, or so they say"]);
  await reps.as("app").says(number, `**Approved.**\n\n${text}`);
  await reps.as("cleo").says(number, "/abstain");
  await reps.settle();
  const seen = await reps.look(number);
  expect(seen.state).toBe("in-review");
  expect(seen.comments.find(isStatus)?.body).toContain("1 of 2");
});

test("when the signing key is changed, what the old one signed still holds, and the new one signs", async () => {
  const number = await request("ana");
  const before = reps.service.world.keys;
  const withKeys = (keys: Keys) => Object.assign(reps.service.world, { keys });
  try {
    withKeys(["a new key of at least thirty-two characters", ...before]);
    await reps.service.store.clear();
    await reps.manage("POST", "/install");
    await reps.as("bo").says(number, "/approve");
    await reps.settle();
    const seen = await reps.look(number);
    expect(seen.state).toBe("approved");
    withKeys(["a new key of at least thirty-two characters"]);
    await isPutRight(number, () => reps.as("rosa").edits(number, { title: "Budget: two workshops" }));
    expect((await reps.look(number)).comments.filter(isDecision)).toHaveLength(1);
  } finally {
    withKeys(before);
    await reps.service.store.clear();
  }
});

test("a decision comment that somebody edited changes nothing", async () => {
  const number = await request("ana", "bo");
  const { id, body } = await one(number, isDecision);
  await reps.as("walt").editsComment(id, body.replace("Approved", "Declined"));
  await reps.settle();
  const seen = await reps.look(number);
  expect(seen.state).toBe("approved");
  expect(seen.comments.filter(isDecision)).toHaveLength(1);
});

test("a record that somebody wrote into the database decides nothing, be it their own or one from another issue", async () => {
  const number = await request("ana");
  const { cases } = reps.service.store;
  const rowOf = async (issue: number) => {
    const listed = (await cases.list()).find(({ address }) => address.number === issue);
    const row = listed && (await cases.get(listed.address));
    if (!row) throw new Error("the case is not in the index");
    return row;
  };
  const approvedElsewhere = (await rowOf(await request("ana", "bo"))).record;
  const texts = [
    ({ record }: CaseRow) => record.replaceAll('"in-review"', '"approved"'),
    ({ record: signed, address, seq }: CaseRow) => {
      const { record } = JSON.parse(/\{.*\}/.exec(signed)?.[0] ?? "");
      const approved = { seq: seq + 1, record: { ...record, stage: "approved" } };
      return sign("record", approved, address, ["a key that nobody else knows, or so they say"]);
    },
    () => approvedElsewhere,
  ];
  for (const text of texts) {
    const row = await rowOf(number);
    const record = text(row);
    expect(record).not.toBe(row.record);
    await cases.save({ ...row, stage: "approved", open: false, record }, {});
    await reps.as("cleo").says(number, "/status");
    await reps.settle();
    expect(await reps.look(number)).toMatchObject({ state: "in-review", open: true, decisions: [] });
    expect(await rowOf(number)).toMatchObject({ stage: "in-review", open: true });
  }
  await reps.as("bo").says(number, "/approve");
  await reps.settle();
  expect(await reps.look(number)).toMatchObject({ state: "approved", decisions: [expect.anything()] });
});
