import fc from "fast-check";
import { expect, test } from "vitest";
import { shipped } from "../../../src/config/messages.ts";
import type { Facts } from "../../../src/core/case/facts.ts";
import { roundAfter, roundBefore } from "../../../src/core/deciding/rounds.ts";
import { type Digest, nameOf, planDigest, presentDigest } from "../../../src/core/digest/present.ts";
import { type Row, rowsOf } from "../../../src/core/digest/row.ts";
import { words } from "../../../src/core/text/words.ts";
import { budget, issue, judge, later, type Story } from "../../support/story.ts";

const english = words(shipped.en ?? {}, "en");
const spanish = words(shipped.es ?? {}, "es");

const twoGroups = { approve: { approvers: 1, council: 1 }, decline: 1 };
const daily = { period: "day", at: "12:00", weekday: 1, repository: null } as const;
const instance = { ...budget({ remind_days: 7, expire_days: 30, rule: twoGroups }), digest: daily };
const open = { owner: "open-reps", name: "program", private: false };
const lookedAt = (story: Story, now: string, more: Partial<Facts> = {}) =>
  judge({ ...story.at(now), digest: open, ...more }, instance);

const keyOf = (now: string) => lookedAt(issue(), now).listed?.key ?? "";

test("a case in digests ends by silence only after each group that it waits for was called", () => {
  const key = keyOf("2026-01-02");
  const half = { told: { [key]: { approvers: "2026-01-08T12:00:00Z" } } };
  expect(lookedAt(issue(), "2027-06-01").record.stage).toBe("in-review");
  expect(lookedAt(issue(), "2027-06-01", half).record.stage).toBe("in-review");
  const both = { told: { [key]: { approvers: "2026-01-08T12:00:00Z", council: "2026-02-08T12:00:00Z" } } };
  // The notice of the later one counts in full.
  expect(lookedAt(issue(), "2026-03-03T11:59:59Z", both).record.stage).toBe("in-review");
  expect(lookedAt(issue(), "2026-03-03T12:00:01Z", both).record.stage).toBe("expired");
});

test("what a digest delivered stays delivered when the store forgets it, until the stage is another", () => {
  const key = keyOf("2026-01-02");
  const told = { [key]: { approvers: "2026-01-08T12:00:00Z", council: "2026-01-08T12:00:00Z" } };
  const before = lookedAt(issue(), "2026-01-09", { told });
  expect(before.record.told).toEqual(told);
  const after = judge({ ...issue().recorded(before.record).at("2026-02-02"), digest: open }, instance);
  expect(after.record.stage).toBe("expired");
  expect(after.record.told).toBeUndefined();
});

test("the dates from the beginning are those of the round that will call", () => {
  const decision = lookedAt(issue(), "2026-01-01");
  expect(decision.listed).toMatchObject({ at: "2026-01-08T12:00:00Z", groups: ["approvers", "council"], told: false });
  expect(decision.wakeAt).toBe("2026-01-08T12:00:00Z");
  expect(decision.reminders).toEqual([]);
});

test("a private case is listed only where the digest is private, too", () => {
  const secret = { private: true };
  expect(lookedAt(issue(), "2026-01-09", secret)).toMatchObject({ reminders: [{ at: "2026-01-08T09:00:00Z" }] });
  expect(lookedAt(issue(), "2026-01-09", secret).listed).toBeUndefined();
  expect(lookedAt(issue(), "2026-01-09", { ...secret, digest: { ...open, private: true } }).listed).toBeDefined();
});

test("where the digest cannot be written, or somebody holds the decision, the reminder is a comment of its own", () => {
  const { reminders } = judge(issue().at("2026-01-09"), instance);
  expect(reminders).toHaveLength(1);
  const held = issue()
    .says("2026-01-02", "ana", "/approve\n/hold Who orders?")
    .says("2026-01-02T10:00:00Z", "omar", "/approve");
  expect(lookedAt(held, "2026-01-20").listed).toBeUndefined();
});

const rowsFor = (story: Story, now = "2026-01-09") => {
  const facts = { ...story.at(now), digest: open };
  return rowsOf(instance, judge(facts, instance), facts);
};

test("a group whose part is done has no line any more, and those who spoke are not called again", () => {
  const [approvers, council, ...none] = rowsFor(issue());
  expect(none).toEqual([]);
  expect(approvers).toMatchObject({ group: "approvers", people: null, mention: "@open-reps/team" });
  expect(council?.group).toBe("council");
  const abstained = issue().says("2026-01-02", "omar", "/abstain");
  expect(rowsFor(abstained).find(({ group }) => group === "council")?.people).toEqual(["mei", "dia"]);
  const after = issue().says("2026-01-02", "ana", "/approve");
  expect(rowsFor(after).map(({ group }) => group)).toEqual(["council"]);
});

const row = (number: number, more: Partial<Row> = {}): Row => ({
  repository: 10,
  issue: number,
  group: "approvers",
  key: "remind-1",
  at: "2026-01-08T12:00:00Z",
  place: "open-reps/program",
  private: false,
  title: "Budget request",
  name: `#${number}`,
  link: `https://github.com/open-reps/program/issues/${number}`,
  since: { is: "day", day: "2026-01-01" },
  until: { is: "day", day: "2026-01-31" },
  needs: { say: "digest/needs-vote" },
  lost: 0,
  mention: "@open-reps/approvers",
  people: null,
  ...more,
});

const digestOf = (rows: readonly Row[], more: Partial<Digest> = {}): Digest => ({
  now: "2026-01-08T12:00:05Z",
  round: "2026-01-08T12:00:00Z",
  group: "approvers",
  private: false,
  rows,
  issue: null,
  ...more,
});

test("a digest that has become public shows and calls for no private case", () => {
  const wanted = presentDigest(digestOf([row(1), row(2, { private: true })]), english);
  expect(`${wanted.text}${wanted.call?.text}`).not.toContain("#2");
  expect(wanted.call?.told).toEqual([{ repository: 10, issue: 1, key: "remind-1" }]);
});

test("what was carried out leaves nothing to do", () => {
  const arbitrary = fc.array(
    fc.record({
      number: fc.integer({ min: 1, max: 300 }),
      private: fc.boolean(),
      lost: fc.integer({ min: 0, max: 2 }),
    }),
    { maxLength: 120 },
  );
  fc.assert(
    fc.property(arbitrary, fc.boolean(), (some, isPrivate) => {
      const unique = new Map(some.map((one) => [one.number, row(one.number, one)]));
      const digest = digestOf([...unique.values()], { private: isPrivate });
      const wanted = presentDigest(digest, spanish);
      const changes = planDigest(wanted, digest);
      if (changes.length === 0) {
        expect(wanted.call).toBeNull();
        return;
      }
      const told = new Set((wanted.call?.told ?? []).map(nameOf));
      const { title, text } = wanted;
      const after = { ...digest, issue: { open: true, title, text, called: digest.now, told } };
      expect(planDigest(presentDigest(after, spanish), after)).toEqual([]);
    }),
  );
});

test("people are called once a round, and those who were called are not called again", () => {
  const issueOf = (told: readonly Row[], called: string) => ({
    open: true,
    title: "",
    text: "",
    called,
    told: new Set(told.map(nameOf)),
  });
  const rows = [row(1), row(2)];
  const again = digestOf(rows, { issue: issueOf(rows, "2026-01-07T12:00:00Z") });
  expect(presentDigest(again, english).call).toBeNull();
  const sameRound = digestOf(rows, { issue: issueOf(rows.slice(0, 1), "2026-01-08T12:00:01Z") });
  expect(presentDigest(sameRound, english).call).toBeNull();
  const nextRound = { ...sameRound, round: "2026-01-09T12:00:00Z", now: "2026-01-09T12:00:00Z" };
  expect(presentDigest(nextRound, english).call?.told).toEqual([{ repository: 10, issue: 2, key: "remind-1" }]);
});

test("one line says that nothing is lost after an outage, and how many dates moved", () => {
  expect(presentDigest(digestOf([row(1)]), english).text).not.toContain("Nothing is lost");
  expect(presentDigest(digestOf([row(1, { lost: 2 }), row(2)]), english).text).toContain(
    "Nothing is lost, but one of these dates is later than planned.",
  );
});

test("only those are called whom something waits for, and everybody where one of them waits for all", () => {
  const call = (...rows: Row[]) => presentDigest(digestOf(rows), english).call?.text.split(",")[0];
  expect(call(row(1, { people: ["cem"] }), row(2, { people: ["bo", "cem"] }))).toBe("@bo @cem");
  expect(call(row(1, { people: ["cem"] }), row(2))).toBe("@open-reps/approvers");
  expect(call(row(1, { mention: null }))).toBe("approvers");
});

const ghana = { zone: "Africa/Nairobi", weekend: [6, 7], holidays: new Set(["2026-01-12"]) };

test("rounds are at the program's own time of day, and where working days count they are on those", () => {
  const clock = { digest: { ...daily, at: "09:00" }, calendar: ghana, deadlines: null };
  expect(roundAfter(clock, "2026-01-08T06:00:00Z")).toBe("2026-01-08T06:00:00Z");
  expect(roundAfter(clock, "2026-01-08T06:00:01Z")).toBe("2026-01-09T06:00:00Z");
  const working = { ...clock, deadlines: { count: "working-days", zone: "program" } } as const;
  expect(roundAfter(working, "2026-01-09T06:00:01Z")).toBe("2026-01-13T06:00:00Z");
  const weekly = { ...working, digest: { ...daily, period: "week", at: "09:00" } } as const;
  expect(roundAfter(weekly, "2026-01-06T00:00:00Z")).toBe("2026-01-13T06:00:00Z");
  expect(roundBefore(weekly, "2026-01-13T05:00:00Z")).toBe("2026-01-05T06:00:00Z");
});

test("deciding again with what was delivered changes nothing", () => {
  const told = { [keyOf("2026-01-02")]: { approvers: "2026-01-08T12:00:00Z", council: "2026-01-08T12:00:00Z" } };
  const first = lookedAt(issue(), "2026-01-10", { told });
  const again = later(issue(), first, "2026-01-10", instance);
  expect(again.record).toEqual(first.record);
});
