// What no webhook told of in one repository: issues that look otherwise than they were known, and cases that are gone.

import type { CaseKey } from "./core/case/address.ts";
import type { Door } from "./core/case/door.ts";
import { dayOf, plusDays } from "./core/text/time.ts";
import { adopted } from "./github/adopted.ts";
import type { FoundProgram, Repository } from "./github/installation.ts";
import { issuePages, type ListedIssue } from "./github/listing.ts";
import type { World } from "./github/world.ts";
import type { CaseWork, ListedCase, Store } from "./store/store.ts";

interface Broom {
  readonly world: World;
  readonly store: Store;
}

/** Queues what changed in a repository since the last sweep, and the cases that left its list of open issues. */
export async function sweep(
  repository: Repository,
  { door, board }: Pick<FoundProgram, "door" | "board">,
  installation: number,
  broom: Broom,
): Promise<void> {
  const { world, store } = broom;
  const client = world.client(installation);
  const since = plusDays(world.clock.now(), -lookBack);
  const seen = new Set<number>();
  // Page by page: what was read of one is let go before the next is asked for.
  for (const which of [{ states: ["OPEN"] }, { states: ["CLOSED"], since }] as const) {
    for await (const page of issuePages(client, repository.node, which, board)) {
      for (const { issue } of page) seen.add(issue);
      await sweepPage(page, { open: !("since" in which), repository, door, installation, broom });
    }
  }
  for await (const rows of openRows(repository.repository, store)) {
    await store.queue.ask(rows.filter(({ address: { issue } }) => !seen.has(issue)).map(again));
  }
}

interface Page extends Pick<Sweeping, "door" | "installation"> {
  readonly open: boolean;
  readonly repository: Repository;
  readonly broom: Broom;
}

async function sweepPage(
  page: readonly ListedIssue[],
  { open, repository, door, installation, broom }: Page,
): Promise<void> {
  const { store } = broom;
  const rows = await store.cases.list({
    repository: repository.repository,
    issues: page.map(({ issue }) => issue),
  });
  const known = new Map(rows.map((row) => [row.address.issue, row]));
  const changed = await store.sweeps.changed(repository.repository, page);
  const stillOpen = new Set(open ? page : []);
  const wanted = await worthALook(page, { known, changed, door, stillOpen, broom, installation });
  await store.queue.ask(wanted.map((issue) => workFor(issue, repository, installation)));
  // Known as they look now only when the look is queued: a crash in between must not hide a change.
  await store.sweeps.keep(
    repository.repository,
    page.filter(({ issue }) => changed.has(issue)),
  );
}

/** The open cases of a repository, so many at a time. */
async function* openRows(repository: number, store: Store): AsyncGenerator<readonly ListedCase[]> {
  const limit = 500;
  let after: CaseKey | undefined;
  do {
    const rows: readonly ListedCase[] = await store.cases.list({
      repository,
      open: true,
      limit,
      ...(after ? { after } : {}),
    });
    yield rows;
    after = rows.length === limit ? rows.at(-1)?.address : undefined;
  } while (after);
}

const again = ({ address }: ListedCase): CaseWork => ({ is: "case", address });

const workFor = ({ issue, node, number }: ListedIssue, of: Repository, installation: number): CaseWork => ({
  is: "case",
  address: { repository: of.repository, issue, node, installation, owner: of.owner, name: of.name, number },
});

/** Of issues of which nothing is known: those that may be cases. */
export async function candidates(
  listed: readonly ListedIssue[],
  door: Door,
  repository: Repository,
  installation: number,
  broom: Pick<Broom, "world">,
): Promise<readonly CaseWork[]> {
  const changed = new Set(listed.map(({ issue }) => issue));
  const sweeping = { known: new Map(), changed, door, stillOpen: new Set<ListedIssue>(), broom, installation };
  return (await worthALook(listed, sweeping)).map((issue) => workFor(issue, repository, installation));
}

interface Sweeping {
  readonly known: ReadonlyMap<number, ListedCase>;
  readonly changed: ReadonlySet<number>;
  readonly door: Door;
  readonly stillOpen: ReadonlySet<ListedIssue>;
  readonly broom: Pick<Broom, "world">;
  readonly installation: number;
}

/** Cases that changed or stand open though they ended, and issues that may be cases of which the index knows nothing. */
async function worthALook(listed: readonly ListedIssue[], sweeping: Sweeping): Promise<ListedIssue[]> {
  const { known, changed, door, stillOpen, broom, installation } = sweeping;
  const { world } = broom;
  const old: ListedIssue[] = [];
  const wanted = listed.filter((one) => {
    const row = known.get(one.issue);
    const differs = changed.has(one.issue);
    if (row) return differs || (!row.open && stillOpen.has(one));
    const labelled = carriesKind(one, door);
    if (dayOf(one.openedAt) >= door.liveFrom) return differs || labelled;
    if (labelled) old.push(one);
    return false;
  });
  // Older issues are cases only by their label, and only if somebody gave it to them.
  const nodes = old.map(({ node }) => node);
  const cases = await adopted(world.client(installation), nodes, door, world.slug);
  return [...wanted, ...old.filter(({ node }) => cases.has(node))];
}

function carriesKind({ labels }: ListedIssue, { kinds }: Door): boolean {
  const names = labels.map((label) => label.toLowerCase());
  return kinds.some(({ label }) => names.includes(label.toLowerCase()));
}

/** Days in which a change of a closed issue is found: GitHub redelivers for three. */
const lookBack = 30;
