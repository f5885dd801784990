// Looks for what no webhook told of: the programs of an installation, and every issue of theirs that changed.

import type { Door } from "./core/door.ts";
import { dayOf, plusDays } from "./core/time.ts";
import { type FoundProgram, programs, type Repository, takeOn } from "./github/installation.ts";
import { issues, type ListedIssue } from "./github/listing.ts";
import type { World } from "./github/world.ts";
import type { CaseWork, ProgramWork, Store } from "./store/store.ts";

export interface Broom {
  readonly world: World;
  readonly store: Store;
  readonly log: { info(about: object, text: string): void; warn(about: object, text: string): void };
}

/** Something that a program consists of changed. */
export async function refresh(work: ProgramWork, broom: Broom): Promise<void> {
  const { store } = broom;
  if (work.about === "people") {
    const rows = await store.cases.list({ installation: work.installation, open: true });
    return store.queue.ask(rows.map(({ address }) => ({ is: "case", address })));
  }
  await sweepInstallation(work.installation, broom);
}

/** Reads the programs anew, takes their repositories on and looks at what changed in them. */
export async function sweepInstallation(installation: number, broom: Broom): Promise<void> {
  const { world, store, log } = broom;
  const client = world.client(installation);
  const found = await programs(client, world.index.blobs);
  for (const { home, problems } of found.broken) {
    log.warn({ repository: home.repository, problems: problems.length }, "a configuration does not hold together");
  }
  for (const program of found.programs) {
    const before = await store.programs.of(program.home.repository);
    if (before?.config !== program.config || before.door !== JSON.stringify(program.door))
      await takeOn(program, client);
    await keep(program, installation, store);
    for (const repository of program.repositories) await sweep(repository, program.door, installation, broom);
  }
}

async function keep(
  { home, config, repositories, door }: FoundProgram,
  installation: number,
  store: Store,
): Promise<void> {
  await store.programs.put({ home, config, installation, repositories, door: JSON.stringify(door) });
}

/** Queues what changed in a repository since the last sweep, and the cases that left its list of open issues. */
export async function sweep(repository: Repository, door: Door, installation: number, broom: Broom): Promise<number> {
  const { world, store } = broom;
  const client = world.client(installation);
  const rows = await store.cases.list({ repository: repository.repository });
  const open = await issues(client, repository.node, { states: ["OPEN"] });
  const closed = await issues(client, repository.node, {
    states: ["CLOSED"],
    since: plusDays(world.clock.now(), -lookBack),
  });
  const known = new Set(rows.map(({ address }) => address.issue));
  const listed = [...open, ...closed].filter((one) => known.has(one.issue) || mayBeCase(one, door));
  const changed = await store.sweeps.changed(repository.repository, listed);
  const gone = new Set(listed.map(({ issue }) => issue));
  const work: CaseWork[] = listed
    .filter(({ issue }) => changed.has(issue))
    .map(({ issue, node, number }) => ({
      is: "case",
      address: {
        repository: repository.repository,
        issue,
        node,
        installation,
        owner: repository.owner,
        name: repository.name,
        number,
      },
    }));
  const missing = rows.filter((row) => row.open && !gone.has(row.address.issue));
  await store.queue.ask([...work, ...missing.map(({ address }): CaseWork => ({ is: "case", address }))]);
  return work.length + missing.length;
}

/** Older issues are cases only by their label. */
function mayBeCase({ openedAt, labels }: ListedIssue, { liveFrom, kinds }: Door): boolean {
  const names = labels.map((label) => label.toLowerCase());
  return dayOf(openedAt) >= liveFrom || kinds.some(({ label }) => names.includes(label.toLowerCase()));
}

/** Days in which a change of a closed issue is found: GitHub redelivers for three. */
const lookBack = 30;
