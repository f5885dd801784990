// Everything that happens to one case. Read this function first: each line is one file.

import type { CaseAddress, CaseKey } from "./core/case/address.ts";
import { heldBy, unconfirmed } from "./core/case/claims.ts";
import { hasBelow, standingOf } from "./core/case/kin.ts";
import { entriesOf } from "./core/case/ledger.ts";
import { heeded } from "./core/case/on-leave.ts";
import type { CaseRecord } from "./core/case/record.ts";
import { type Decision, decide } from "./core/deciding/decide.ts";
import { decidedEntries } from "./core/deciding/decided.ts";
import { canBeHeld, heldEntries } from "./core/deciding/held.ts";
import { rowsOf } from "./core/digest/row.ts";
import { asksAfterHolders, signsSince } from "./core/roles/activity.ts";
import { cardAfter } from "./core/telling/card.ts";
import { farewell } from "./core/telling/farewell.ts";
import { languageOf } from "./core/telling/language.ts";
import { type Change, plan } from "./core/telling/plan.ts";
import { present } from "./core/telling/present.ts";
import { presentStray, type Turning, turning } from "./core/telling/stray.ts";
import type { Instant } from "./core/text/time.ts";
import { askForDigests } from "./digest.ts";
import { apply, numberAfter, signedRecord } from "./github/apply.ts";
import { bringAbout } from "./github/bring.ts";
import { knownAs } from "./github/fingerprint.ts";
import { gather, type SeenCase } from "./github/gather.ts";
import { withLabels } from "./github/labels.ts";
import { asksMore, wantedBy } from "./github/ledger.ts";
import type { SeenStray } from "./github/stray.ts";
import { tickLines } from "./github/tick.ts";
import { noteUnread } from "./github/unread-groups.ts";
import type { World } from "./github/world.ts";
import { type Recorded, record } from "./store/record.ts";
import type { Store } from "./store/store.ts";

export interface Reconciled {
  readonly is: "case";
  readonly seen: SeenCase;
  readonly decision: Decision;
  readonly changes: readonly Change[];
}

/** An issue that should have been a case: its author is shown the forms. */
export interface TurnedBack {
  readonly is: "stray";
  readonly seen: SeenStray;
  readonly turning: Turning;
  readonly changes: readonly Change[];
}

/** Looks at a case again and makes it so. Running it twice changes nothing the second time. */
export async function reconcile(address: CaseAddress, world: World, store: Store): Promise<Reconciled | undefined> {
  const looked = await look(address, world);
  if (!looked) return void (await letGo(address, world.clock.now(), store));
  if (looked.is === "stray") return void (await turnBack(looked, world, store));
  const { seen, decision, changes } = await promised(await carriedOut(looked, world), store);
  const { now } = seen.facts;
  const seq = numberAfter(changes, seen);
  if (changes.length > 0) {
    world.client(seen.address.installation).ready?.();
    await store.cases.intend(seen.address, seq, now);
  }
  if (await tickLines(seen, changes, world)) await store.queue.ask([{ is: "case", address: seen.address }]);
  const { looks, boardRefused } = await apply(await withLabels(seen, changes, world), changes, world);
  if (seen.is === "released") return void (await letGo(seen.address, now, store));
  const text = signedRecord(seq, decision.record, seen, world);
  const open = !seen.instance.stages[decision.record.stage]?.closes;
  const rows = open && !decision.shadow ? rowsOf(seen.instance, decision, seen.facts) : [];
  const ledger = ledgerOf(looked, decision.record);
  const { card } = seen.actual;
  const shown = card === undefined || boardRefused ? card : cardAfter(changes, card);
  const fingerprint = knownAs(seen.looks, changes, looks, shown);
  const hadTurns = seen.facts.record?.turns !== undefined;
  const what = { hadTurns, address: seen.address, decision, open, seq, text, fingerprint, rows, now, ledger };
  const held = decision.shadow ? {} : shares(seen, decision.record);
  if (await record(store, { ...what, ...held, ...relative(seen, decision.record) }))
    await askForDigests(address.repository, store);
  await noteActivity(seen, seen.facts.record?.clock ?? "", store);
  // The board is not as it was when the program was read last.
  if (boardRefused) await askForBoards(seen, store);
  // Until now ordinary comments were let pass at the door; from now on any may be the answer.
  if (decision.record.asked && !seen.facts.record?.asked)
    await store.queue.ask([{ is: "case", address: seen.address }]);
  if (asksMore(seen, decision.record)) await store.queue.ask([{ is: "case", address: seen.address }]);
  if (decision.unknown !== null) {
    await noteUnread(decision.unknown, seen.home, now, world);
    throw new Error(`the group ${decision.unknown} cannot be read`);
  }
  return looked;
}

/** Who was there since, for roles that ask after their holders. */
export async function noteActivity({ instance, home, facts }: SeenCase, since: Instant, store: Store): Promise<void> {
  if (asksAfterHolders(instance)) await store.activity.note(home, signsSince(since, facts));
}

const askForBoards = ({ address: { installation, repository } }: SeenCase, store: Store) =>
  store.queue.ask([{ is: "program", about: "board", installation, repository }]);

/** What a kind that shares limits with others holds of them. */
export const shares = ({ home, instance }: SeenCase, record: CaseRecord | null): Pick<Recorded, "shares"> =>
  instance.catalogue || instance.claims
    ? { shares: { program: home, held: record ? heldBy(record, instance) : [] } }
    : {};

/** What the case tells other cases by this record, and what it wants to know of them. */
export function ledgerOf(
  { seen, decision }: Pick<Reconciled, "seen" | "decision">,
  record: CaseRecord,
): Recorded["ledger"] {
  const { home: program, instance, facts } = seen;
  const tells = (instance.entries || canBeHeld(seen)) && !decision.shadow;
  const { view } = decision;
  const ofAll = () => [...heldEntries(view, record), ...decidedEntries(view, record)];
  const entries = tells ? [...entriesOf(instance, view, record), ...ofAll()] : null;
  const isDecided = record.decided?.round === record.round || instance.stages[record.stage]?.closes !== undefined;
  return { program, entries, hidden: facts.private, ...heeded(facts, wantedBy(seen, record), isDecided) };
}

/** How it stands for the cases above and below, where it may have any. */
export function relative({ instance, facts }: SeenCase, record: CaseRecord): Pick<Recorded, "relative"> {
  if (!hasBelow(instance, record) && !record.origin) return {};
  const standing = standingOf(instance, record, facts);
  return { relative: { origin: record.origin ?? null, standing, heeds: instance.heeds === "parent" } };
}

/** What a decision takes of shared limits is reserved first; where another case was quicker, it is thought over. */
async function promised(looked: Reconciled, store: Store, tries = 10): Promise<Reconciled> {
  const { seen, decision } = looked;
  if (decision.shadow) return looked;
  const { address: key, home: program, facts } = seen;
  const claims = unconfirmed(decision.record, facts);
  const { decided } = decision.record;
  if (claims.length === 0 || !decided || !facts.author) return looked;
  const limited = decided.automatic === true;
  if (await store.claims.reserve({ program, key }, claims, decided.at, limited)) return looked;
  if (tries === 0) throw new Error("others are always quicker to take what this case is to have");
  const others = await store.claims.others({ program, key }, facts.author.id);
  return promised(await think({ ...seen, facts: { ...facts, claims: others } }), store, tries - 1);
}

async function letGo(key: CaseKey, now: Instant, store: Store): Promise<void> {
  await store.claims.drop(key);
  await store.ledger.drop(key);
  if (await store.digests.put(key, [], now)) await askForDigests(key.repository, store);
  await store.family.lose(key);
  await store.cases.release(key);
}

async function turnBack({ seen, turning, changes }: TurnedBack, world: World, store: Store): Promise<void> {
  const { address } = seen;
  // The timer stands before the comment that speaks of it.
  if (turning.wakeAt !== null) await store.strays.put(address, turning.wakeAt);
  await apply(seen, changes, world);
  if (turning.wakeAt === null) await store.cases.release(address);
}

/** The first half, which writes nothing: what `quorate plan` prints. */
export async function look(address: CaseAddress, world: World): Promise<Reconciled | TurnedBack | undefined> {
  const seen = await gather(address, world);
  if (seen.is === "none") return undefined;
  if (seen.is === "stray") {
    const next = turning(seen.stray);
    const changes = plan(presentStray(seen.stray, next, seen.words), seen.actual);
    return { is: "stray", seen, turning: next, changes };
  }
  return think(seen);
}

/** What is due is carried out first; then the case is read again, and thought over in the light of what came of it. */
async function carriedOut(looked: Reconciled, world: World): Promise<Reconciled> {
  const brought = await bringAbout(looked, world);
  if (brought.length === 0) return looked;
  // What was opened below leaves the issue itself as it was.
  const isBelow = brought.every(({ effect: { is } }) => is === "child" || is === "under");
  const again = isBelow ? looked.seen : await gather(looked.seen.address, world);
  const seen = again.is === "case" ? again : looked.seen;
  const children = isBelow ? await world.index.family?.below(seen.address) : undefined;
  return think({ ...seen, facts: { ...seen.facts, brought, ...(children ? { children } : {}) } });
}

async function think(seen: SeenCase): Promise<Reconciled> {
  const { is, instance, facts, actual } = seen;
  const decision = decide(instance, facts);
  const words = await seen.words(languageOf(instance, decision, seen.speaks));
  const wanted = (is === "released" ? farewell : present)(instance, decision, facts, words);
  return { is: "case", seen, decision, changes: plan(wanted, actual) };
}
