// The digests of a program: what waits for each of its groups, in one issue that is edited and calls once a round.

import { type Clock, roundBefore } from "./core/deciding/rounds.ts";
import { personOf } from "./core/deciding/weekly.ts";
import { nameOf, planDigest, presentDigest, type Told } from "./core/digest/present.ts";
import type { Row } from "./core/digest/row.ts";
import { type Instant, plusDays } from "./core/text/time.ts";
import { applyDigest, type DigestPlace, gatherDigest, knownDigests } from "./github/digest.ts";
import { type DigestProgram, digestProgram } from "./github/digest-program.ts";
import type { World } from "./github/world.ts";
import type { Listing, Store } from "./store/store.ts";

/** Makes every digest of the program with this home so. Running it twice changes nothing the second time. */
export async function digests(home: number, world: World, store: Store): Promise<void> {
  const program = await store.programs.of(home);
  if (!program) return;
  const due = await store.digests.due(home, world.clock.now());
  const its = await digestProgram(program, program.installation, world);
  for (const { place, group } of await places(home, due, world)) {
    const [owner = "", name = ""] = place.split("/");
    const at = { home, installation: program.installation, owner, name, group };
    await reconcileDigest(
      at,
      due.filter(({ row }) => row.place === place && row.group === group),
      its,
      world,
      store,
    );
  }
}

/** Those that something stands in, and those that something stood in. */
async function places(home: number, due: readonly Listing[], world: World) {
  const all = [...due.map(({ row: { place, group } }) => ({ place, group })), ...(await knownDigests(home, world))];
  return new Map(all.map((one) => [`${one.place}:${one.group}`, one])).values();
}

async function reconcileDigest(
  place: DigestPlace,
  due: readonly Listing[],
  { clock, words }: DigestProgram,
  world: World,
  store: Store,
): Promise<void> {
  const now = world.clock.now();
  const rows = due.map(({ row }) => row);
  const seen = await gatherDigest(place, oldest(rows) ?? now, world);
  const found = (seen.issue?.calls ?? []).map(({ told, at }) => ({ told: among(told, due), at }));
  await delivered(place.group, found, store);
  const told = new Set([
    ...due.flatMap((one) => (one.told ? [nameOf(one.row)] : [])),
    ...found.flatMap((one) => one.told.map(nameOf)),
  ]);
  const { group } = place;
  const round = clock ? roundBefore(personOf(group) === undefined ? clock : slow(clock), now) : plusDays(now, -1);
  const digest = { now, round, group, private: seen.private, rows, issue: seen.issue && { ...seen.issue, told } };
  const changes = planDigest(presentDigest(digest, words), digest);
  await delivered(group, await applyDigest(changes, place, seen, world), store);
}

/** Nobody is called by a digest of their own more than once a week. */
const slow = (clock: Clock): Clock => ({ ...clock, digest: { ...clock.digest, period: "week" } });

const oldest = (rows: readonly Row[]): Instant | undefined => rows.map(({ at }) => at).toSorted()[0];

/** What a comment delivered that the store has forgotten. */
const among = (told: readonly Told[], due: readonly Listing[]): readonly Told[] => {
  const missing = new Set(due.flatMap((one) => (one.told ? [] : [nameOf(one.row)])));
  return told.filter((one) => missing.has(nameOf(one)));
};

/** It is written down, and the cases are looked at in the light of it. */
async function delivered(
  group: string,
  calls: readonly { readonly told: readonly Told[]; readonly at: Instant }[],
  store: Store,
): Promise<void> {
  for (const { told, at } of calls) {
    await store.digests.deliver(group, told, at);
    const rows = await Promise.all(told.map((one) => store.cases.get(one)));
    await store.queue.ask(rows.flatMap((row) => (row ? [{ is: "case", address: row.address }] : [])));
  }
}

/** Asks for a look at the digests that a case stands in, or stood in. */
export async function askForDigests(repository: number, store: Store): Promise<void> {
  const program = await store.programs.of(repository);
  if (!program) return;
  const { home, installation } = program;
  await store.queue.ask([{ is: "program", about: "digest", installation, repository: home.repository }]);
}
