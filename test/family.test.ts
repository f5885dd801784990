// Cases that a kind asks for below its own. The kind here is the request, which asks for a device once it is approved,
// and is done when that case is.

import { rm } from "node:fs/promises";
import { expect, test, vi } from "vitest";
import type { Kind } from "../src/core/case/kind.ts";
import type { View } from "../src/core/case/view.ts";
import { readOnly } from "../src/github/read-only.ts";
import { differences, rebuild } from "../src/rebuild.ts";
import { openStore } from "../src/store/store.ts";
import { later, manners } from "./support/manners.ts";
import { approved } from "./support/requests.ts";
import { freshFolder } from "./support/store.ts";
import { town } from "./support/town.ts";

vi.mock("../src/kinds/index.ts", async (original) => {
  const { kinds } = await original<{ kinds: readonly Kind[] }>();
  const [request] = kinds;
  if (!request) throw new Error("no request");
  const isOver = ({ facts }: View) =>
    facts.children?.some(({ open }) => !open)
      ? ({ met: true, because: { say: "because/complete" } } as const)
      : ({ met: false, because: { say: "because/waiting" } } as const);
  const asking: Kind = {
    ...request,
    stages: (settings) => {
      const { approved, ...stages } = request.stages(settings);
      return { ...stages, approved: { ...approved, exits: [{ to: "completed", when: isOver }] } } as ReturnType<
        Kind["stages"]
      >;
    },
    children: ({ state, facts }) => {
      if (state.kind !== "budget" || state.stage !== "approved" || !facts.author) return [];
      const { id, login } = facts.author;
      return [
        {
          key: "device",
          kind: "hardware",
          title: { say: "effect/assign", with: { login } },
          values: { device: "laptop", why: "For the workshop" },
          behalf: { id, login },
          assignees: ["pia", "nobody-of-this-name"],
        },
      ];
    },
  };
  return { kinds: [asking, ...kinds.slice(1)] };
});

const here = town();
manners(here);

interface Below {
  readonly number: number;
  readonly title: string;
  readonly body: string;
  readonly assignees: readonly { readonly login: string }[];
}

const below = async (number: number) =>
  (await here.as("rosa").rest("GET", `/repos/open-reps/program/issues/${number}/sub_issues`)) as Below[];

async function deviceOf(request: number): Promise<number> {
  const [only, ...others] = await below(request);
  expect(others).toEqual([]);
  return only?.number ?? 0;
}

test("once a request is approved, the case that it needs stands below it, filled in, assigned and waiting", async () => {
  const [device, ...others] = await below(await approved(here));
  expect(others).toEqual([]);
  expect(device).toMatchObject({ title: "assign rosa", assignees: [{ login: "pia" }] });
  expect(device?.body).toContain("### Device\n\nLaptop\n\n### Why?\n\nFor the workshop");
  const look = await later(here, device?.number ?? 0);
  expect(look).toMatchObject({ state: "in-review", open: true });
  expect(look.labels).toContain("kind: hardware");
});

test("who it was opened for is its author: may withdraw it, answer in it, and not decide it", async () => {
  const device = await deviceOf(await approved(here));
  await here.as("rosa").says(device, "Device: Projector");
  await here.as("ana").says(device, "/approve");
  expect((await later(here, device)).status).toContain("Projector");
  await here.as("walt").says(device, "/withdraw");
  expect(await later(here, device)).toMatchObject({ state: "in-review" });
  await here.as("rosa").says(device, "/withdraw");
  expect(await later(here, device)).toMatchObject({ state: "withdrawn", open: false });
});

test("an end of the case below brings the one above on, with nothing said there by anybody", async () => {
  const request = await approved(here);
  const device = await deviceOf(request);
  expect(await here.look(request)).toMatchObject({ state: "approved" });
  await here.as("rosa").says(device, "/withdraw");
  expect(await later(here, request)).toMatchObject({ state: "completed", open: false });
});

test("to open a case below takes three requests, and what happens above afterwards two", async () => {
  const request = await here.as("rosa").asksForBudget();
  await here.as("ana").says(request, "/approve");
  const calls = await here.calls(() => here.as("bo").says(request, "/approve"));
  const device = await deviceOf(request);
  const asked = calls.map(({ operation }) => operation).filter((one) => one !== "Account");
  const [approval, opening] = [
    ["Case", "Apply"],
    ["Case", "Effect", "Apply"],
  ];
  // Then the new case's own two, and a look above, since it is complete and waits for others now.
  expect(asked).toEqual([...approval, ...opening, "Case", "Apply", "Case"]);
  expect(await here.calls(() => here.as("rosa").says(request, "/help"))).toHaveLength(2);
  expect(await here.calls(() => here.as("ana").says(device, "/approve"))).toHaveLength(2);
});

test("one case is opened, though GitHub's answer is lost on the way", async () => {
  await here.faults({ request: { operation: "createIssue" }, answer: { status: 502, after: true }, count: 1 });
  expect(await later(here, await deviceOf(await approved(here)))).toMatchObject({ state: "in-review" });
});

test("deleted or put elsewhere by hand, it is not opened again", async () => {
  const request = await approved(here);
  const [device] = await below(request);
  await here.as("omar").rest("DELETE", `/repos/open-reps/program/issues/${request}/sub_issue`, {
    sub_issue_id: (device as unknown as { id: number }).id,
  });
  await here.as("rosa").says(request, "/status");
  await here.advance("P2D");
  expect(await below(request)).toEqual([]);
  await here.as("rosa").says(device?.number ?? 0, "/withdraw");
  expect(await later(here, request)).toMatchObject({ state: "completed" });
});

test("nobody becomes the author of a case by writing another name into it", async () => {
  const device = await deviceOf(await approved(here));
  const { body } = await here.look(device);
  await here
    .as("walt")
    .edits(device, { body: body.replace('"login":"rosa"', '"login":"walt"').replace("1001", "1011") });
  await here.as("walt").says(device, "/withdraw");
  expect(await later(here, device)).toMatchObject({ open: true });
  const copied = await here.as("zoe").opens("My own", body);
  await here.as("rosa").says(copied, "/withdraw");
  expect(await later(here, copied)).toMatchObject({ open: true });
  await here.as("zoe").says(copied, "/withdraw");
  expect(await later(here, copied)).toMatchObject({ state: "withdrawn" });
});

test("who belongs below whom is known again from GitHub alone, and nothing is opened a second time", async () => {
  const request = await approved(here);
  await deviceOf(request);
  const { world, store: present } = here.service;
  const folder = await freshFolder();
  const store = await openStore({ folder });
  try {
    const [first] = await present.cases.list();
    const reading = { ...world, index: store, client: (one: number) => readOnly(world.client(one)) };
    const built = await rebuild(first?.address.installation ?? 0, { world: reading, store });
    expect(built).toEqual({ cases: 2, unfinished: [] });
    expect(differences(await present.cases.index(), await store.cases.index())).toEqual([]);
    const key = (await present.cases.list()).find(({ address }) => address.number === request)?.address;
    expect(key && (await store.family.below(key))).toEqual(key && (await present.family.below(key)));
  } finally {
    await store.close();
    await rm(folder, { recursive: true });
  }
});

test("killed between GitHub's answer and the note of it, Quorate opens no second one", async () => {
  const { family } = here.service.store;
  const opened = vi.spyOn(family, "opened").mockRejectedValueOnce(new Error("killed"));
  try {
    const device = await deviceOf(await approved(here));
    expect(opened).toHaveBeenCalledTimes(2);
    expect(await later(here, device)).toMatchObject({ state: "in-review" });
  } finally {
    opened.mockRestore();
  }
});

test("the whole index lost right after GitHub's answer, it is found below the issue and not opened again", async () => {
  const { family } = here.service.store;
  const opened = vi.spyOn(family, "opened").mockRejectedValue(new Error("killed"));
  const request = await here.as("rosa").asksForBudget();
  for (const login of ["ana", "bo"]) await here.as(login).says(request, "/approve");
  await vi.waitFor(() => expect(opened).toHaveBeenCalled(), 20_000);
  await here.service.store.clear();
  opened.mockRestore();
  await here.manage("POST", "/install");
  await here.settle();
  const device = await deviceOf(request);
  expect(await later(here, device)).toMatchObject({ state: "in-review", open: true });
  await here.as("rosa").says(device, "/withdraw");
  expect(await later(here, request)).toMatchObject({ state: "completed" });
});

test("below an issue that has no room for more, nothing is opened, and it is said", async () => {
  const request = await here.as("rosa").asksForBudget();
  await here.settle();
  const crowd = Array.from({ length: 100 }, async (_, at) => {
    const { id } = (await here.as("omar").rest("POST", "/repos/open-reps/elsewhere/issues", { title: `n${at}` })) as {
      id: number;
    };
    await here.as("omar").rest("POST", `/repos/open-reps/program/issues/${request}/sub_issues`, { sub_issue_id: id });
  });
  await Promise.all(crowd);
  for (const login of ["ana", "bo"]) await here.as(login).says(request, "/approve");
  expect((await later(here, request)).status).toContain("not done: open a case of `hardware` below this one.");
}, 120_000);
