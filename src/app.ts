// The Probot app: each webhook goes into the inbox, with what it asks for, or is forgotten. No rule lives here.

import type { Probot } from "probot";
import { speaksWith } from "./core/case/door.ts";
import { describeFault } from "./core/text/fault.ts";
import type { Instant } from "./core/text/time.ts";
import type { CardEvent } from "./github/card-event.ts";
import { type CaseEvent, type EventComment, type ProgramEvent, readEvent } from "./github/events.ts";
import { type CaseRow, describeWork, type Store, type Work } from "./store/store.ts";

/** Whether an event can matter to a case, or make one. `door` is the program's JSON, kept by the store. */
export type Concerns = (event: CaseEvent, door: string | undefined, row: CaseRow | undefined) => boolean;

export interface AppOptions {
  readonly store: Pick<Store, "inbox" | "cases" | "seen" | "programs" | "origins" | "moves">;
  readonly clock: { now(): Instant };
  /** The app's name in its own login: `quorate` is `quorate[bot]`. */
  readonly slug: string;
  readonly concerns: Concerns;
  readonly log: { info(about: object, text: string): void };
}

export function app(probot: Pick<Probot, "onAny">, options: AppOptions): void {
  probot.onAny(async ({ id, name, payload }) => {
    try {
      const event = readEvent(name, payload, options);
      if (!event || event.own) return;
      const work = await workFor(event, id, options);
      if (work.length === 0) return;
      const origin = event.is === "case" && event.comment ? { origin: originOf(event.comment) } : {};
      const delivery = { guid: id, event: name, action: event.action, receivedAt: options.clock.now(), ...origin };
      const accepted = await options.store.inbox.accept({ ...delivery, payload: JSON.stringify(payload) }, work);
      const about = { delivery: id, event: name, action: event.action, work: work.map(describeWork), accepted };
      options.log.info(about, "a delivery was taken");
    } catch (fault) {
      throw new NotStored(describeFault(fault));
    }
  });
}

/** Octokit hangs the whole delivery on an error as `event`, and Probot logs the error: this one does not take it. */
class NotStored extends Error {
  set event(_: unknown) {}
}

function workFor(event: CaseEvent | ProgramEvent | CardEvent, id: string, options: AppOptions): Promise<Work[]> {
  if (event.is === "case") return caseWork(event, options);
  return event.is === "card" ? cardWork(event, id, options) : programWork(event, options);
}

/** Who moved a card to which column is kept: GitHub does not say it again. */
async function cardWork(
  { project, issue, field, move }: CardEvent,
  id: string,
  { store }: AppOptions,
): Promise<Work[]> {
  const address = await store.cases.named(issue);
  const { board } = (address && (await store.programs.of(address.repository))) ?? {};
  if (!address || board?.project !== project) return [];
  const { status, ...others } = board.fields;
  if (field === null || field === status?.id) await store.moves.put(address, { id: `card:${id}`, ...move });
  else if (!Object.values(others).some((one) => one.id === field)) return [];
  return [{ is: "case", address }];
}

const originOf = ({ id, viaApp }: EventComment) => ({ comment: id, viaApp });

async function caseWork(event: CaseEvent, { store, concerns }: AppOptions): Promise<Work[]> {
  const { address, comment } = event;
  const { door, row } = await store.seen(address);
  if (concerns(event, door, row)) return [{ is: "case", address }];
  // Nothing is to be done now, but a later look at the case asks who wrote this.
  if (comment && row) await store.origins.put(comment.id, comment.viaApp);
  return [];
}

const wider: ReadonlySet<string> = new Set(["unsuspend", "new_permissions_accepted"]);

/**
 * Labels and settings of a repository that belongs to no program are nothing to us, and neither are labels that its
 * cases never carry; files may make it a home.
 */
async function programWork(event: ProgramEvent, { store }: AppOptions): Promise<Work[]> {
  const { about, installation, repository, by, commit, gone = [] } = event;
  const program = repository === undefined ? undefined : await store.programs.of(repository);
  const strange = repository !== undefined && !program;
  if (strange && (about === "labels" || about === "repository" || about === "people")) return [];
  if (about === "labels" && program && !speaksWith(gone, program.door)) return [];
  // What could not be read before may look the same and be readable now.
  if (event.event === "installation" && wider.has(event.action))
    return [{ is: "program", about: "everything", installation }];
  const place = { ...(repository === undefined ? {} : { repository }), ...(by === undefined ? {} : { by }) };
  const work: Work[] = about === "proposal" ? [] : [{ is: "program", about, installation, ...place }];
  return commit ? [...work, { is: "program", about: "proposal", installation, ...place, commit }] : work;
}
