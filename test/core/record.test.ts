import fc from "fast-check";
import { expect, test } from "vitest";
import { type CaseRecord, longestRecord, shortened, sign, verified } from "../../src/core/case/record.ts";
import { issue, judge, later, type Story } from "../support/story.ts";

const key = fc.record({ repository: fc.nat(), issue: fc.nat() });
/** Text that would end or forge an HTML comment, if it could. */
const piece = fc.oneof(
  fc.constantFrom(
    "-->",
    "--!>",
    "--",
    "<!--",
    "->",
    "<",
    ">",
    "\\u003e",
    "\n",
    "\u0000",
    "\ud800",
    "quorate:record {",
    "$&",
  ),
  fc.string({ unit: "binary", maxLength: 6 }),
);
const text = fc.array(piece, { maxLength: 8 }).map((pieces) => pieces.join(""));
const value = fc.dictionary(text, fc.oneof(text, fc.integer(), fc.array(text, { maxLength: 3 })), { maxKeys: 5 });
const plain = (json: unknown): unknown => JSON.parse(JSON.stringify(json));

test("what was signed for a case reads back for it, whatever it holds, and ends its HTML comment nowhere", () => {
  fc.assert(
    fc.property(value, key, text, (signed, of, around) => {
      const carried = sign("record", signed, of, ["k1"]);
      expect(carried.indexOf("-->")).toBe(carried.length - 3);
      expect(carried.slice(4, -3)).not.toMatch(/--!?>|<!--|\n|\r/);
      const said = `${around.replaceAll("<!-- quorate:", "")}\n\n${carried}`;
      expect(verified("record", said, of, ["k2", "k1"])).toEqual(plain(signed));
    }),
  );
});

test("it never holds for another issue, another repository, another sort, another key or another text", () => {
  fc.assert(
    fc.property(value, key, key, (signed, of, other) => {
      const carried = sign("record", signed, of, ["k1"]);
      if (of.repository !== other.repository)
        expect(verified("record", carried, { ...of, repository: other.repository }, ["k1"])).toBeNull();
      if (of.issue !== other.issue)
        expect(verified("record", carried, { ...of, issue: other.issue }, ["k1"])).toBeNull();
      expect(verified("decision", carried, of, ["k1"])).toBeNull();
      expect(verified("decision", carried.replace("quorate:record", "quorate:decision"), of, ["k1"])).toBeNull();
      expect(verified("record", carried, of, ["k2"])).toBeNull();
      expect(verified("record", carried.replace("{", '{"more":1,'), of, ["k1"])).toBeNull();
    }),
  );
});

test("ids that only look alike when put together are different cases", () => {
  const carried = sign("record", { seq: 1 }, { repository: 12, issue: 3 }, ["k1"]);
  expect(verified("record", carried, { repository: 1, issue: 23 }, ["k1"])).toBeNull();
});

/** A case on which an outsider writes so many commands, each read as it comes. */
function crowded(count: number): { story: Story; record: CaseRecord } {
  let story = issue("2026-01-01");
  let decision = judge(story.at("2026-01-01"));
  for (let said = 0; said < count; said++) {
    const at = new Date(Date.UTC(2026, 0, 2) + said * 60_000).toISOString().replace(".000", "");
    story = story.says(at, said % 50 === 0 ? "ana" : "zoe", "/approve");
    if (said % 100 === 99 || said === count - 1) decision = later(story, decision, at);
  }
  return { story, record: decision.record };
}

test("a record never outgrows its comment: the oldest answers are forgotten, and yet nothing is answered twice", () => {
  const { story, record } = crowded(1_000);
  expect(sign("record", { seq: 1_000_000, record }, { repository: 1, issue: 1 }, ["k"]).length).toBeLessThan(
    longestRecord,
  );
  expect(record.forgotten).not.toBeNull();
  expect(record.answers.length).toBeGreaterThan(50);
  expect(record.votes).toHaveLength(1);
  const again = judge(story.recorded(record).at("2026-02-01"));
  expect(again.record).toEqual(record);
  const next = judge(story.recorded(record).says("2026-02-02", "bo", "/approve").at("2026-02-02"));
  expect(next.record.stage).toBe("approved");
});

test("what is forgotten never grows younger", () => {
  const { record } = crowded(400);
  const late = { id: 9_999, command: "approve", by: 1, login: "zoe", at: "2026-01-01T09:00:00Z", round: 1 };
  const long = { ...record, forgotten: "2026-01-03T00:00:00Z", answers: [late, ...record.answers, ...record.answers] };
  const short = shortened(long);
  expect(short.answers.length).toBeLessThan(long.answers.length);
  const gone = long.answers.filter((answer) => !short.answers.includes(answer)).map(({ at }) => at);
  expect((short.forgotten ?? "") >= "2026-01-03T00:00:00Z").toBe(true);
  expect(gone.every((at) => at <= (short.forgotten ?? ""))).toBe(true);
});
