import { beforeEach, describe, expect, test } from "vitest";
import { called, later, manners } from "../support/manners.ts";
import { down } from "../support/outage.ts";
import { inReview } from "../support/requests.ts";
import { town } from "../support/town.ts";

const reps = town();
manners(reps);

interface Standing {
  readonly number: number;
  readonly title: string;
  readonly body: string;
  readonly state: string;
}

/** The digests as people find them, oldest first. */
async function digests(repository = "program", reader = "omar"): Promise<Standing[]> {
  const path = `/repos/open-reps/${repository}/issues?state=all&direction=asc&creator=quorate%5Bbot%5D`;
  return (await reps.as(reader).rest("GET", path)) as Standing[];
}

/** The comments of the app on a digest. */
const calls = async (number: number): Promise<string[]> =>
  (await reps.look(number)).comments.filter(({ by }) => by === "quorate[bot]").map(({ body }) => body);

const rows = ({ body }: Standing): string[] => body.split("\n").filter((line) => line.startsWith("| ["));

const writes = (called: Awaited<ReturnType<typeof reps.calls>>) =>
  called.filter(({ method, operation }) => (method !== "GET" && operation === undefined) || operation === "Apply");

const daily = (text: string) => `${text}digest: { at: "10:00" }\n`;
const asked = [
  "      - { name: receipts, title: The receipts kept, after: { days: 10 }, asks: council, remind_days: 7 }",
  "      - { name: books, title: The books closed, after: { days: 12 }, asks: council, remind_days: 60 }",
];
const everyThursday = (text: string) => `${text}digest: { period: week, weekday: thursday }\n`;

describe("with a daily digest", () => {
  beforeEach(() => reps.begin({ "program/.github/quorate.yml": daily }));

  test("three requests that wait are told in one issue and one comment, which calls the group once", async () => {
    const requests = [await inReview(reps), await inReview(reps), await inReview(reps)];
    expect((await later(reps, requests[0] ?? 0)).status).toContain("I remind on March 9, 2026");
    expect(await digests()).toEqual([]);
    await reps.advance("P8D");
    const [digest, ...none] = await digests();
    expect(none).toEqual([]);
    expect(digest).toMatchObject({ title: "Waiting for approvers", state: "open" });
    expect(rows(digest as Standing)).toHaveLength(3);
    expect(rows(digest as Standing)[0]).toMatch(
      /^\| \[Budget request #\d+\]\(http\S+\) \| March 2, 2026 \| 0 of 2 approvals so far \| April 1, 2026 \|$/,
    );
    const [call, ...more] = await calls(digest?.number ?? 0);
    expect(more).toEqual([]);
    expect(called(call ?? "")).toEqual(["@open-reps/approvers"]);
    for (const request of requests) {
      expect(call).toContain(`#${request}](`);
      expect((await reps.look(request)).notices).toEqual([]);
    }
  });

  test("what is due from a group stands in its digest until it is done, and calls on the day and once when it is late", async () => {
    await reps.begin({
      "program/.github/quorate.yml": (text) =>
        daily(text.replace("    remind_days: 7\n", `    follow_ups:\n${asked.join("\n")}\n    remind_days: 7\n`)),
    });
    const request = await inReview(reps);
    for (const login of ["ana", "bo"]) await reps.as(login).says(request, "/approve");
    await reps.settle();
    await reps.advance("P9D");
    expect(await digests()).toEqual([]);
    await reps.advance("P2D");
    const [digest] = await digests();
    expect(digest).toMatchObject({ title: "Waiting for council", state: "open" });
    expect(rows(digest as Standing)).toEqual([
      expect.stringMatching(
        /^\| \[Budget request #\d+\]\(http\S+\) \| March 2, 2026 \| The receipts kept; when it is done, write `\/done receipts` there \| March 12, 2026 \|$/,
      ),
    ]);
    expect(called((await calls(digest?.number ?? 0)).join("\n"))).toEqual(["@open-reps/council"]);
    expect((await reps.look(request)).notices).toEqual([]);
    await reps.advance("P30D");
    expect(await calls(digest?.number ?? 0)).toHaveLength(3);
    expect((await reps.look(request)).notices).toEqual([]);
    await reps.as("pia").says(request, "/done receipts");
    await reps.settle();
    expect(rows((await digests())[0] as Standing)[0]).toContain("The books closed");
    await reps.as("pia").says(request, "/done books");
    await reps.settle();
    expect(rows((await digests())[0] as Standing)).toEqual([]);
    expect((await reps.look(request)).state).toBe("completed");
  });

  test("after an outage one line says that nothing is lost and how many dates moved, and the votes of that time count", async () => {
    const requests = [await inReview(reps), await inReview(reps)];
    await reps.advance("P8D");
    await reps.faults({ deliveries: "lose" });
    await reps.as("ana").says(requests[0] ?? 0, "/approve");
    await reps.manage("DELETE", "/faults");
    await down(reps, "2026-03-10T10:00:00Z", "2026-03-12T10:00:00Z");
    await reps.advance("PT2H");
    const [digest] = await digests();
    expect(digest?.body).toContain(
      "I was not running for a while. Nothing is lost, but 2 of these dates are later than planned.",
    );
    expect(rows(digest as Standing).map((line) => line.split("|").slice(3, 5).join("|"))).toEqual([
      " 1 of 2 approvals so far | April 3, 2026 ",
      " 0 of 2 approvals so far | April 3, 2026 ",
    ]);
  });

  test("a decision takes its line away, and the last one leaves the issue standing and quiet", async () => {
    const [one, two] = [await inReview(reps), await inReview(reps)];
    await reps.advance("P8D");
    for (const login of ["ana", "bo"]) await reps.as(login).says(one, "/approve");
    await reps.settle();
    expect((await digests()).flatMap(rows)).toHaveLength(1);
    for (const login of ["ana", "bo"]) await reps.as(login).says(two, "/approve");
    await reps.settle();
    const [digest] = await digests();
    expect(digest).toMatchObject({ state: "open" });
    expect(digest?.body).toMatch(/^Nothing waits for approvers just now\./);
    expect(await calls(digest?.number ?? 0)).toHaveLength(1);
  });

  test("what comes up later calls those whom it waits for, on the next day at ten, in the same issue", async () => {
    await inReview(reps);
    await reps.advance("P2D");
    const second = await inReview(reps);
    await reps.as("ana").says(second, "/approve");
    await reps.advance("P8D");
    const [digest, ...none] = await digests();
    expect(none).toEqual([]);
    const told = await calls(digest?.number ?? 0);
    expect(told).toHaveLength(2);
    expect(called(told[1] ?? "")).toEqual(["@bo", "@cleo", "@dina", "@quin"]);
    expect(told[1]).toContain("1 of 2 approvals so far");
  });

  test("a request closes as it was said from the beginning, after the digest has called, and never without", async () => {
    const request = await inReview(reps);
    expect((await reps.look(request)).status).toContain("this closes on April 1, 2026.");
    await reps.advance("P29D");
    expect((await reps.look(request)).state).toBe("in-review");
    await reps.advance("P2D");
    expect(await later(reps, request)).toMatchObject({ state: "expired", notices: [] });
    expect((await digests()).flatMap(rows)).toEqual([]);
  });

  test("a request whose line never reached anybody does not close, however long it takes", async () => {
    const request = await inReview(reps);
    await reps.faults({
      request: { route: "POST /repos/{owner}/{repo}/issues/{issue_number}/comments" },
      answer: { status: 403 },
    });
    // Time goes on although the work is not done: each call stops where something hangs.
    for (let tries = 0; tries < 60 && reps.clock.now() < "2026-04-03"; tries++)
      await reps.manage("POST", "/clock", { to: "2026-04-03T09:00:00Z", timeout: 0.2 }).catch(() => {});
    expect(reps.clock.now()).toBe("2026-04-03T09:00:00Z");
    expect((await reps.look(request)).state).toBe("in-review");
    await reps.manage("DELETE", "/faults");
    await reps.advance("P2D");
    const { status, state } = await later(reps, request);
    expect(state).toBe("in-review");
    expect(status).toMatch(/this closes on April 2[67], 2026/);
    await reps.advance("P25D");
    expect((await later(reps, request)).state).toBe("expired");
  });

  test("when everything that was stored is lost, the same issue is found again and nobody is called twice", async () => {
    const request = await inReview(reps);
    await reps.advance("P8D");
    const before = await digests();
    const { status } = await reps.look(request);
    await reps.service.store.clear();
    await reps.manage("POST", "/install");
    await reps.settle();
    expect(await digests()).toEqual(before);
    expect(await calls(before[0]?.number ?? 0)).toHaveLength(1);
    expect((await reps.look(request)).status).toBe(status);
    await reps.advance("P30D");
    expect((await later(reps, request)).state).toBe("expired");
  });

  test("a crash after the issue was opened or the comment was posted makes neither of them twice", async () => {
    await inReview(reps);
    for (const route of [
      "POST /repos/{owner}/{repo}/issues",
      "POST /repos/{owner}/{repo}/issues/{issue_number}/comments",
    ])
      await reps.faults({ request: { route }, answer: { status: 502, after: true }, count: 1 });
    await reps.advance("P8D");
    const all = await digests();
    expect(all).toHaveLength(1);
    expect(await calls(all[0]?.number ?? 0)).toHaveLength(1);
  });

  test("where nothing changed nothing is written, and a vote that leaves it waiting edits the line alone", async () => {
    const request = await inReview(reps);
    await reps.advance("P8D");
    const idle = await reps.calls(() => reps.manage("POST", "/install"));
    expect(writes(idle)).toEqual([]);
    await reps.as("ana").says(request, "/approve");
    await reps.settle();
    const [digest] = await digests();
    expect(rows(digest as Standing)[0]).toContain("1 of 2 approvals so far");
    expect(await calls(digest?.number ?? 0)).toHaveLength(1);
  });

  test("a digest that somebody closed stays closed until there is something new to say", async () => {
    await inReview(reps);
    await reps.advance("P8D");
    const [digest] = await digests();
    await reps.as("omar").edits(digest?.number ?? 0, { state: "closed" });
    await reps.advance("P2D");
    expect((await digests()).map(({ state }) => state)).toEqual(["closed"]);
    await inReview(reps);
    await reps.advance("P8D");
    expect((await digests()).map(({ state }) => state)).toEqual(["open"]);
    expect(await calls(digest?.number ?? 0)).toHaveLength(2);
  });

  test("an author is still reminded on the issue itself", async () => {
    const request = await reps.as("rosa").asksForBudget({ amount: "_No response_" });
    await reps.settle();
    await reps.advance("P8D");
    expect((await later(reps, request)).notices).toHaveLength(1);
    expect(await digests()).toEqual([]);
  });
});

test("a weekly digest calls on its day, and the dates say so from the beginning", async () => {
  await reps.begin({ "program/.github/quorate.yml": everyThursday });
  const request = await inReview(reps);
  expect((await reps.look(request)).status).toContain("I remind on March 12, 2026");
  await reps.advance("P9D");
  expect(await digests()).toEqual([]);
  await reps.advance("P2D");
  expect((await digests()).flatMap(rows)).toHaveLength(1);
});

/** A community whose requests only rosa and those who decide can read. */
const closed = (text: string) =>
  text
    .replace("  program:\n    visibility: public", "  program:\n    visibility: private")
    .replace("permissions: { tria: triage,", "permissions: { rosa: read, tria: triage,");
const council = (text: string) =>
  text.replace("  elsewhere:\n    visibility: public", "  elsewhere:\n    visibility: private");
const inElsewhere = (text: string) => `${text}digest: { repository: elsewhere, at: "10:00" }\n`;

test("what is private stands in no digest that others can read, and keeps its own reminder", async () => {
  await reps.begin({ "community.yml": closed, "program/.github/quorate.yml": inElsewhere });
  const request = await inReview(reps);
  await reps.advance("P8D");
  expect(await digests("elsewhere")).toEqual([]);
  expect((await later(reps, request)).notices).toHaveLength(1);
});

test("what is private stands in a digest of a private repository", async () => {
  await reps.begin({
    "community.yml": (text) => council(closed(text)),
    "program/.github/quorate.yml": inElsewhere,
  });
  const request = await inReview(reps);
  await reps.advance("P8D");
  const [digest] = await digests("elsewhere", "walt");
  expect(rows(digest as Standing)[0]).toContain(`[Budget request program#${request}](`);
  expect((await later(reps, request)).notices).toEqual([]);
});

describe("where votes end by themselves", () => {
  const plain = "    decide: { approve: { approvers: 2 } }\n    remind_days: 7\n";
  const ruled = (rule: string, digest: (text: string) => string) =>
    reps.begin({ "program/.github/quorate.yml": (text) => digest(text.replace(plain, `${rule}    remind_days: 7\n`)) });

  test("the end of a vote stands in the digest, and not on its own issue; it comes when the digest has called", async () => {
    await ruled(
      "    decide:\n      approve: { approvers: 2 }\n      deadline: { after: 14 days, outcome: decline }\n",
      daily,
    );
    const request = await inReview(reps);
    expect((await later(reps, request)).status).toContain("If nothing happens, this is declined on March 16, 2026.");
    await reps.advance("P9D");
    expect(rows((await digests())[0] as Standing)[0]).toContain("| 0 of 2 approvals so far | March 16, 2026 |");
    await reps.as("ana").says(request, "/approve");
    await reps.advance("P3D");
    const [digest] = await digests();
    expect(rows(digest as Standing)[0]).toContain(
      "| your vote until March 16, 2026; if it is not approved by then, it is declined |",
    );
    const [first, second, ...more] = await calls(digest?.number ?? 0);
    expect(more).toEqual([]);
    expect(called(first ?? "")).toEqual(["@open-reps/approvers"]);
    expect(called(second ?? "")).toEqual(["@bo", "@cleo", "@dina", "@quin"]);
    expect((await reps.look(request)).notices).toEqual([]);
    await reps.advance("P3D");
    expect((await later(reps, request)).state).toBe("declined");
    expect((await digests()).flatMap(rows)).toEqual([]);
  });

  test("silence is announced in the next round of the digest, and its days count from there", async () => {
    await ruled("    decide: { approve: { lazy: { of: approvers, after: 3 days } } }\n", everyThursday);
    const request = await inReview(reps);
    expect((await later(reps, request)).status).toContain("If nobody objects, this is approved on March 8, 2026.");
    await reps.advance("P4D");
    const [digest] = await digests();
    expect(rows(digest as Standing)[0]).toContain("| approved on March 8, 2026 unless one of you objects |");
    expect((await reps.look(request)).notices).toEqual([]);
    expect((await later(reps, request)).status).toContain("If nobody objects, this is approved on March 8, 2026.");
    await reps.advance("P3D");
    expect((await later(reps, request)).state).toBe("approved");
  });
});
